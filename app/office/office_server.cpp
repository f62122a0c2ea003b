// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_server.h"

#include "app/delivery/smtp_sender.h"
#include "app/delivery/webhook_sender.h"
#include "app/office/apply_worker.h"
#include "app/office/courier.h"
#include "app/office/listen_address.h"
#include "app/office/member_door.h"
#include "app/office/night_work.h"
#include "app/office/office_endpoints.h"
#include "app/office/paced_worker.h"
#include "app/office/watch_door.h"
#include "app/transport/enrolment.h"
#include "app/transport/local_socket.h"
#include "app/transport/private_file.h"
#include "core/base/storage_error.h"
#include "core/shop/outlet.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t eventsAtOnce = 500;
/// What another process stored and did not come to apply.
constexpr std::chrono::seconds lookAfterOthers{5};

bool isWildcard(const std::string& host)
{
    return host == "0.0.0.0" || host == "::";
}

/// Every name that a till may dial, the one to show first.
std::vector<std::string> hostsOf(const OfficeServer::Settings& settings, const OfficeKeys& keys)
{
    std::vector<std::string> hosts = keys.hosts;
    const auto add = [&hosts](const std::string& host) {
        if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) {
            hosts.push_back(host);
        }
    };
    if (!isWildcard(settings.enrol.host)) {
        add(settings.enrol.host);
    }
    if (!isWildcard(settings.sync.host)) {
        add(settings.sync.host);
    }
    for (const auto& door : {settings.members, settings.watch}) {
        if (door && !isWildcard(door->host)) {
            add(door->host);
        }
    }
    for (const std::string& host : hostsOfThisMachine()) {
        add(host);
    }
    return hosts;
}

/// What the members' door shows, where the settings name it.
Result<std::optional<Credentials>> pageCredentials(const ChannelSettings& channels)
{
    if (channels.pageCertificate.empty()) {
        return std::optional<Credentials>();
    }
    Result<std::string> certificate = readSmallFile(channels.pageCertificate);
    Result<std::string> key = readSmallFile(channels.pageKey);
    if (!certificate.ok() || !key.ok()) {
        return certificate.ok() ? key.error() : certificate.error();
    }
    return std::optional(
        Credentials{.privateKey = std::move(key).value(), .certificate = std::move(certificate).value()});
}

/// Who writes, where the settings name nobody.
Sentence nameOfShop(OfficeStore& store)
{
    const std::optional<Document> document = store.document(DocumentKind::Outlet, OutletId{1});
    const Result<Outlet> outlet = document ? readOutlet(textOf(document->content)) : Result<Outlet>(Outlet{});
    return outlet ? outlet.value().name : Sentence{};
}

/// The next free number among the tills of `outlet`.
std::uint32_t nextNumber(OfficeStore& store, OutletId outlet)
{
    std::uint32_t number = 1;
    store.transact([&](OfficeTransaction& transaction) {
        number = 1;
        for (const TillRegistration& till : transaction.tills()) {
            if (till.outlet == outlet) {
                number = std::max(number, till.number + 1);
            }
        }
    });
    return number;
}

} // namespace

struct OfficeServer::Content {
    Content(const Settings& given, std::unique_ptr<OpenOffice> opened, CommandTable table, ChannelSettings reach)
        : settings(given), channels(std::move(reach)), office(std::move(opened)), commands(std::move(table)),
          hosts(hostsOf(settings, office->keys())), since(office->room().clock.now()),
          endpoints(*office, commands, [this] { worker->wake(); }), memberDoor(office->room(), channels.isBehindProxy),
          watchDoor(office->store(), metrics)
    {
    }

    [[nodiscard]] Status openDoors();
    [[nodiscard]] HttpsServer::Handler measured(OfficeMetrics::Door door, HttpsServer::Handler handler);
    [[nodiscard]] bool applySome();
    void sendOutCourier();
    void workAtNight();
    [[nodiscard]] Result<json> enrolCode(OfficeRoom& room, const json& arguments) const;
    [[nodiscard]] Result<json> status() const;

    Settings settings;
    ChannelSettings channels;
    std::unique_ptr<OpenOffice> office;
    CommandTable commands;
    std::vector<std::string> hosts;
    Instant since;
    OfficeEndpoints endpoints;
    MemberDoor memberDoor;
    OfficeMetrics metrics;
    WatchDoor watchDoor;
    std::unique_ptr<ApplyWorker> worker;
    std::unique_ptr<Courier> courier;
    std::unique_ptr<PacedWorker> deliveries;
    std::unique_ptr<NightWork> nightWork;
    std::unique_ptr<PacedWorker> nights;
    std::unique_ptr<HttpsServer> doors;
    std::unique_ptr<LocalServer> socket;
};

Status OfficeServer::Content::openDoors()
{
    const Credentials& authority = office->keys().authority;
    Result<Credentials> server = makeServerCertificate(authority, hosts, office->room().clock.now());
    if (!server.ok()) {
        return server.error();
    }
    Result<std::optional<Credentials>> page = pageCredentials(channels);
    if (!page.ok()) {
        return page.error();
    }
    Result<std::unique_ptr<HttpsServer>> opened = HttpsServer::start(
        {.sync = settings.sync,
         .enrol = settings.enrol,
         .members = settings.members,
         .membersServer = std::move(page).value(),
         .watch = settings.watch,
         .server = std::move(server).value(),
         .authority = authority.certificate,
         .limits = settings.limits,
         .isDenied =
             [&admission = office->room().admission](const TillCertificate& certificate) {
                 const bool isDenied = admission.isDenied(certificate);
                 if (isDenied) {
                     spdlog::warn("event=till_denied till={}", certificate.till.text());
                 }
                 return isDenied;
             },
         .onRefusal =
             [this](HttpsServer::Refusal refusal, const std::string& source, const std::string& detail) {
                 metrics.refused(refusal);
                 spdlog::warn("event=connection_refused reason={} source={} detail=\"{}\"", refusalName(refusal),
                              source, detail);
             }},
        measured(OfficeMetrics::Door::Sync, [this](const HttpRequest& request) { return endpoints.sync(request); }),
        measured(OfficeMetrics::Door::Enrol, [this](const HttpRequest& request) { return endpoints.enrol(request); }),
        measured(OfficeMetrics::Door::Members,
                 [this](const HttpRequest& request) { return memberDoor.answer(request); }),
        [this](const HttpRequest& request) { return watchDoor.answer(request); });
    if (!opened.ok()) {
        return opened.error();
    }
    doors = std::move(opened).value();
    return {};
}

HttpsServer::Handler OfficeServer::Content::measured(OfficeMetrics::Door door, HttpsServer::Handler handler)
{
    return [this, door, answer = std::move(handler)](const HttpRequest& request) {
        const auto started = std::chrono::steady_clock::now();
        HttpResponse response = answer(request);
        metrics.answered(door, request, response, std::chrono::steady_clock::now() - started);
        return response;
    };
}

/// Whether there may be more.
bool OfficeServer::Content::applySome()
{
    try {
        const std::size_t events = office->side().applyPending(eventsAtOnce);
        metrics.applied(events);
        return events == eventsAtOnce;
    } catch (const StorageError&) {
        metrics.applyFailed();
        throw;
    }
}

/// No message without a door at which its reader can say no.
void OfficeServer::Content::sendOutCourier()
{
    if (!settings.members) {
        return;
    }
    std::string& url = office->room().publicUrl;
    const std::string& host = isWildcard(settings.members->host) ? hosts.front() : settings.members->host;
    url = channels.publicUrl.empty() ? "https://" + writeAddress({.host = host, .port = doors->membersPort()})
                                     : channels.publicUrl;
    Courier::Senders senders;
    if (channels.mail) {
        senders.mail = std::make_unique<SmtpSender>(*channels.mail, nameOfShop(office->store()), office->room().clock);
    }
    if (channels.webhook) {
        senders.messenger = std::make_unique<WebhookSender>(*channels.webhook, office->room().clock);
    }
    if (senders.mail || senders.messenger) {
        courier = std::make_unique<Courier>(office->room(), channels, url, std::move(senders));
        deliveries = std::make_unique<PacedWorker>(
            [this](const std::atomic<bool>& isStopping) { return courier->round(isStopping); });
    }
}

/// After everything else: it answers nobody.
void OfficeServer::Content::workAtNight()
{
    if (settings.nightly) {
        nightWork = std::make_unique<NightWork>(office->room(), commands, *settings.nightly);
        nights = std::make_unique<PacedWorker>(
            [this](const std::atomic<bool>& isStopping) { return nightWork->round(isStopping); });
    }
}

Result<json> OfficeServer::Content::enrolCode(OfficeRoom& room, const json& arguments) const
{
    const OutletId outlet{arguments.at("outlet").get<std::uint32_t>()};
    if (!room.calendars.of(outlet)) {
        const std::string number = std::to_string(static_cast<std::uint32_t>(outlet));
        return Error{ErrorCode::NotFound,
                     {"There is no outlet " + number + ". Add it with: huitou office outlet add.",
                      "没有门店 " + number + "。请先运行：huitou office outlet add。"}};
    }
    const std::string host = arguments.value("host", hosts.front());
    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) {
        return Error{ErrorCode::NotAllowed,
                     {"The office's certificate does not name " + host +
                          ". Name it when the office is made (huitou "
                          "office init --host " +
                          host + "), or use " + hosts.front() + ".",
                      "总部证书不包含 " + host + "。请在新建总部时指定（huitou office init --host " + host +
                          "），或使用 " + hosts.front() + "。"}};
    }
    const std::uint32_t number =
        arguments.contains("number") ? arguments["number"].get<std::uint32_t>() : nextNumber(room.store, outlet);
    const EnrolmentLink link{.host = host,
                             .syncPort = doors->syncPort(),
                             .enrolPort = doors->enrolPort(),
                             .authority = certificateFingerprint(office->keys().authority.certificate).value(),
                             .code = room.store.addEnrolmentCode(outlet, number, room.clock.now())};
    return json{{"link", writeEnrolmentLink(link)}, {"number", number}, {"minutes", 10}};
}

Result<json> OfficeServer::Content::status() const
{
    return json{{"running", true},
                {"since", formatInstant(since)},
                {"members", office->room().publicUrl},
                {"sync", writeAddress({.host = settings.sync.host, .port = doors->syncPort()})},
                {"enrol", writeAddress({.host = settings.enrol.host, .port = doors->enrolPort()})},
                {"hosts", hosts}};
}

Result<std::unique_ptr<OfficeServer>> OfficeServer::start(const Settings& settings, CommandTable commands,
                                                          const Clock& clock)
{
    Result<std::unique_ptr<OpenOffice>> office = OpenOffice::open(settings.folder, clock, settings.database);
    if (!office.ok()) {
        return office.error();
    }
    Result<ChannelSettings> channels = readChannelSettings(settings.folder.channels());
    if (!channels.ok()) {
        return channels.error();
    }
    auto content = std::make_unique<Content>(settings, std::move(office).value(), std::move(commands),
                                             std::move(channels).value());
    Content* const self = content.get();
    self->commands.add("office.status", [self](OfficeRoom&, const json&) { return self->status(); });
    self->commands.add("till.enrolCode",
                       [self](OfficeRoom& room, const json& arguments) { return self->enrolCode(room, arguments); });
    self->worker = std::make_unique<ApplyWorker>(
        [self] { return self->applySome(); }, ApplyWorker::defaultRetry,
        self->office->store().isShared() ? std::optional<std::chrono::milliseconds>(lookAfterOthers) : std::nullopt);
    const Status opened = self->openDoors();
    if (!opened.ok()) {
        return opened.error();
    }
    self->sendOutCourier();
    Result<std::unique_ptr<LocalServer>> socket =
        LocalServer::start(settings.folder.socket(), [self](const std::string& request) {
            return self->commands.answer(self->office->room(), request);
        });
    if (!socket.ok()) {
        return socket.error();
    }
    self->socket = std::move(socket).value();
    self->workAtNight();
    return std::unique_ptr<OfficeServer>(new OfficeServer(std::move(content)));
}

OfficeServer::OfficeServer(std::unique_ptr<Content> content) : m_content(std::move(content)) {}

OfficeServer::~OfficeServer()
{
    stop();
}

HttpsServer::Address OfficeServer::syncAddress() const
{
    return {.host = m_content->settings.sync.host, .port = m_content->doors->syncPort()};
}

HttpsServer::Address OfficeServer::enrolAddress() const
{
    return {.host = m_content->settings.enrol.host, .port = m_content->doors->enrolPort()};
}

std::optional<HttpsServer::Address> OfficeServer::membersAddress() const
{
    if (!m_content->settings.members) {
        return std::nullopt;
    }
    return HttpsServer::Address{.host = m_content->settings.members->host, .port = m_content->doors->membersPort()};
}

std::optional<HttpsServer::Address> OfficeServer::watchAddress() const
{
    if (!m_content->settings.watch) {
        return std::nullopt;
    }
    return HttpsServer::Address{.host = m_content->settings.watch->host, .port = m_content->doors->watchPort()};
}

void OfficeServer::stop()
{
    m_content->watchDoor.close();
    m_content->socket->stop();
    m_content->doors->stop();
    if (m_content->nights) {
        m_content->nights->stop();
    }
    if (m_content->deliveries) {
        m_content->deliveries->stop();
    }
    m_content->worker->stop();
}

} // namespace huitou
