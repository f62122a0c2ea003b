// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sync_worker.h"

#include "app/till/office_line.h"

#include <algorithm>
#include <optional>
#include <spdlog/spdlog.h>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::milliseconds shortestBackOff{1'000};
constexpr std::chrono::milliseconds longestBackOff{5 * 60 * 1'000};
/// How often the office is asked for news when there is nothing to send.
constexpr std::chrono::seconds restBetweenRounds{30};
/// How often the office is asked whether it is time: it decides by its own clock.
constexpr std::chrono::hours betweenRenewals{24};
constexpr std::chrono::hours afterFailedRenewal{1};
/// A few milliseconds of the store's thread; a sale goes before the next ones.
constexpr std::size_t membersAtOnce = 50;

} // namespace

Result<Bytes> exchange(HttpsClient& office, const Bytes& upload)
{
    HttpRequest request;
    request.target = "/v1/sync";
    request.body = std::string(textOf(upload));
    Result<HttpResponse> response = office.send(request);
    if (!response.ok()) {
        return response.error();
    }
    if (response.value().status != 200) {
        const std::string status = std::to_string(response.value().status);
        return Error{ErrorCode::OfficeRefused,
                     {"The office answered with error " + status + ". Selling goes on; the till tries again by itself.",
                      "总部返回错误 " + status + "。可继续收银，收银台会自动重试。"}};
    }
    const ByteView answer = bytesOf(response.value().body);
    return Bytes(answer.begin(), answer.end());
}

SyncWorker::SyncWorker(StoreThread& store, EnrolledTill till, std::filesystem::path folder, const Clock& clock,
                       Listener listener)
    : m_store(store), m_till(std::move(till)), m_folder(std::move(folder)), m_clock(clock),
      m_listener(std::move(listener)), m_office(officeLineOf(m_till)), m_random(std::random_device{}()),
      m_thread([this] { run(); })
{
}

SyncWorker::~SyncWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_office.cancel();
    m_thread.join();
}

void SyncWorker::kick()
{
    {
        const std::lock_guard lock(m_mutex);
        m_kicked = true;
    }
    m_wake.notify_one();
}

std::optional<Error> SyncWorker::lastRefusal()
{
    const std::lock_guard lock(m_mutex);
    return m_lastRefusal;
}

void SyncWorker::run()
{
    unsigned failures = 0;
    for (;;) {
        const Result<NextStep> step = round();
        std::chrono::milliseconds rest = restBetweenRounds;
        if (step.ok()) {
            renewWhenDue();
            failures = 0;
            switch (step.value()) {
            case NextStep::Rest: break;
            case NextStep::Send:
            case NextStep::Resend: rest = std::chrono::milliseconds(0); break;
            case NextStep::Fenced: break; // asks again whether somebody has allowed its recovery
            }
        } else {
            rest = backOff(++failures);
        }
        tellOffice(step.ok(), step.ok() && step.value() == NextStep::Fenced);
        std::unique_lock lock(m_mutex);
        m_lastRefusal = step.ok() ? std::nullopt : std::optional(step.error());
        m_wake.wait_for(lock, rest, [this] { return m_ending || m_kicked; });
        if (m_ending) {
            return;
        }
        m_kicked = false;
    }
}

Result<NextStep> SyncWorker::round()
{
    const Result<Bytes> upload = m_store.call([this](TillStore& store) -> Result<Bytes> {
        if (m_side == nullptr || m_sideOf != store.opening()) {
            m_sideOf = store.opening();
            m_side = std::make_unique<TillSide>(store, m_till.signingKey, m_till.grant.officeKey, m_clock);
        }
        return m_side->nextUpload();
    });
    if (!upload.ok()) {
        return upload.error();
    }
    const Result<TillStore::Testimony> testimony =
        m_store.call([](TillStore& store) -> Result<TillStore::Testimony> { return store.testimony(); });
    if (!testimony.ok()) {
        return testimony.error();
    }
    if (const Status sworn = testimony.value().write(); !sworn.ok()) {
        return sworn.error();
    }
    const Result<Bytes> answer = exchange(m_office, upload.value());
    if (!answer.ok()) {
        return answer.error();
    }
    bool newDocuments = false;
    bool isBegun = false;
    Result<std::optional<NextStep>> step = std::optional<NextStep>();
    while (step.ok() && !step.value()) {
        step = m_store.call(
            [&](TillStore& store) -> Result<std::optional<NextStep>> {
                if (m_sideOf != store.opening()) {
                    return std::optional(NextStep::Send); // the store was opened anew: what was asked is asked again
                }
                const std::vector<DocumentVersion> before = store.progress().documents;
                auto taken = isBegun ? m_side->continueAnswer(membersAtOnce) : m_side->beginAnswer(answer.value());
                newDocuments = newDocuments || store.progress().documents != before;
                return taken;
            },
            Haste::Slice);
        isBegun = true;
    }
    if (newDocuments) {
        m_store.toGui(m_listener.onDocuments);
    }
    return step.ok() ? Result<NextStep>(*step.value()) : Result<NextStep>(step.error());
}

std::chrono::milliseconds SyncWorker::backOff(unsigned failures)
{
    const unsigned doublings = std::min(failures, 9U);
    const auto ceiling = std::min(longestBackOff, shortestBackOff * (1 << doublings));
    std::uniform_int_distribution<std::chrono::milliseconds::rep> anywhere(shortestBackOff.count(), ceiling.count());
    return std::chrono::milliseconds(anywhere(m_random));
}

void SyncWorker::renewWhenDue()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextRenewal) {
        return;
    }
    const Result<bool> renewed = renewCertificate(m_till, m_folder, m_office);
    m_nextRenewal = now + (renewed.ok() ? betweenRenewals : afterFailedRenewal);
    if (!renewed.ok()) {
        spdlog::warn("the certificate was not renewed: {} {}", renewed.error().message.en, renewed.error().detail);
    } else if (renewed.value()) {
        const Credentials own{.privateKey = m_till.privateKey, .certificate = m_till.grant.certificate};
        m_store.toGui([onCertificate = m_listener.onCertificate, own] { onCertificate(own); });
    }
}

void SyncWorker::tellOffice(bool reached, bool fenced)
{
    const auto unsent = m_store.call([](TillStore& store) -> Result<TillStore::Unsent> { return store.unsent(); });
    OfficeState state{.reached = reached, .tried = true, .fenced = fenced, .unsent = 0, .unsentSince = std::nullopt};
    if (unsent.ok()) {
        state.unsent = unsent.value().count;
        state.unsentSince = unsent.value().since;
    }
    m_store.toGui([onOffice = m_listener.onOffice, state] { onOffice(state); });
}

} // namespace huitou
