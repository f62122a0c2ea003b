// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/https_server.h"

#include "app/transport/https_session.h"

#include <thread>
#include <vector>

namespace huitou
{

namespace
{

using Refusal = HttpsServer::Refusal;

Error cannotListen(const HttpsServer::Address& address, const error_code& reason)
{
    const std::string place = address.host + ":" + std::to_string(address.port);
    if (reason == asio::error::address_in_use) {
        return Error{ErrorCode::Io,
                     {place + " is taken by another program. Stop that program, or let the office listen on another "
                              "port.",
                      place + " 已被其他程序占用。请停止该程序，或让总部使用其他端口。"},
                     reason.message()};
    }
    return Error{ErrorCode::Io,
                 {"Cannot listen on " + place + ". Use an address of this machine and a port above 1023.",
                  "无法在 " + place + " 上监听。请使用本机地址和 1023 以上的端口。"},
                 reason.message()};
}

} // namespace

bool HttpsHouse::isDenied(const TillCertificate& till) const
{
    return settings.isDenied && settings.isDenied(till);
}

Status HttpsDoor::listenAt(const HttpsServer::Address& address)
{
    error_code failure;
    const asio::ip::address host = asio::ip::make_address(address.host, failure);
    const tcp::endpoint endpoint(host, address.port);
    if (!failure) {
        acceptor.open(endpoint.protocol(), failure);
    }
    if (!failure) {
        acceptor.set_option(asio::socket_base::reuse_address(true), failure);
    }
    if (!failure) {
        acceptor.bind(endpoint, failure);
    }
    if (!failure) {
        acceptor.listen(asio::socket_base::max_listen_connections, failure);
    }
    return failure ? Status(cannotListen(address, failure)) : Status();
}

/// Sockets and sessions belong to the one thread that runs `io`.
struct HttpsServer::Content {
    explicit Content(Settings settings) : house(std::move(settings)) {}

    /// What a door shows of itself.
    struct Shown {
        const Credentials& server;
        std::string authority;
    };

    /// Refuses as HttpsServer::start does.
    [[nodiscard]] Status open(std::unique_ptr<HttpsDoor>& door, const Address& address, const Shown& shown,
                              PeerProof proof, Handler handler);
    [[nodiscard]] Status openAll(Handler forSync, Handler forEnrol, Handler forMembers, Handler forWatch);
    [[nodiscard]] std::vector<HttpsDoor*> doors() const;
    asio::awaitable<void> accept(HttpsDoor& door);
    void close();

    HttpsHouse house;
    asio::io_context io{1};
    std::unique_ptr<HttpsDoor> sync;
    std::unique_ptr<HttpsDoor> enrol;
    std::unique_ptr<HttpsDoor> members; ///< null: there is none
    std::unique_ptr<HttpsDoor> watch;   ///< likewise
    std::thread thread;
};

std::vector<HttpsDoor*> HttpsServer::Content::doors() const
{
    std::vector<HttpsDoor*> all{sync.get(), enrol.get(), members.get(), watch.get()};
    std::erase(all, nullptr);
    return all;
}

asio::awaitable<void> HttpsServer::Content::accept(HttpsDoor& door)
{
    while (!house.isStopping) {
        error_code failure;
        tcp::socket socket(io);
        co_await door.acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failure));
        if (house.isStopping) {
            co_return;
        }
        if (failure) {
            // Out of descriptors, most likely: give connections time to end.
            asio::steady_timer pause(io, std::chrono::milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failure));
            continue;
        }
        const tcp::endpoint peer = socket.remote_endpoint(failure);
        const std::string source = failure ? "?" : peer.address().to_string();
        if (door.open >= house.settings.limits.connections) {
            house.refuse(Refusal::TooMany, source, "connections");
            continue;
        }
        asio::co_spawn(io, HttpsSession::serve(std::make_unique<HttpsSession>(house, door, std::move(socket), source)),
                       asio::detached);
    }
}

void HttpsServer::Content::close()
{
    house.isStopping = true;
    error_code ignored;
    for (HttpsDoor* door : doors()) {
        door->acceptor.close(ignored);
    }
    for (HttpsSession* session : house.sessions) {
        session->closeWhenIdle();
    }
}

Status HttpsServer::Content::open(std::unique_ptr<HttpsDoor>& door, const Address& address, const Shown& shown,
                                  PeerProof proof, Handler handler)
{
    Result<asio::ssl::context> tls =
        serverTls(shown.server, shown.authority, proof, [this](const std::string& shownBy) {
            const Result<TillCertificate> till = readTillCertificate(shownBy);
            return till.ok() && !house.isDenied(till.value());
        });
    if (!tls.ok()) {
        return tls.error();
    }
    auto opened = std::make_unique<HttpsDoor>(io, std::move(tls).value(), proof, std::move(handler));
    if (Status listens = opened->listenAt(address); !listens.ok()) {
        return listens;
    }
    door = std::move(opened);
    return {};
}

Status HttpsServer::Content::openAll(Handler forSync, Handler forEnrol, Handler forMembers, Handler forWatch)
{
    const Settings& used = house.settings;
    const Shown own{.server = used.server, .authority = used.authority};
    Status isOpen = open(sync, used.sync, own, PeerProof::Demanded, std::move(forSync));
    if (isOpen.ok()) {
        isOpen = open(enrol, used.enrol, own, PeerProof::NotAsked, std::move(forEnrol));
    }
    if (isOpen.ok() && used.members) {
        const Shown known = used.membersServer ? Shown{.server = *used.membersServer, .authority = {}} : own;
        isOpen = open(members, *used.members, known, PeerProof::NotAsked, std::move(forMembers));
    }
    if (isOpen.ok() && used.watch) {
        isOpen = open(watch, *used.watch, own, PeerProof::NotAsked, std::move(forWatch));
    }
    return isOpen;
}

Result<std::unique_ptr<HttpsServer>> HttpsServer::start(Settings settings, Handler sync, Handler enrol, Handler members,
                                                        Handler watch)
{
    auto content = std::make_unique<Content>(std::move(settings));
    const Status isOpen = content->openAll(std::move(sync), std::move(enrol), std::move(members), std::move(watch));
    if (!isOpen.ok()) {
        return isOpen.error();
    }
    for (HttpsDoor* door : content->doors()) {
        door->port = door->acceptor.local_endpoint().port();
        asio::co_spawn(content->io, content->accept(*door), asio::detached);
    }
    content->thread = std::thread([&io = content->io] { io.run(); });
    return std::unique_ptr<HttpsServer>(new HttpsServer(std::move(content)));
}

HttpsServer::HttpsServer(std::unique_ptr<Content> content) : m_content(std::move(content)) {}

HttpsServer::~HttpsServer()
{
    stop();
}

std::uint16_t HttpsServer::syncPort() const noexcept
{
    return m_content->sync->port;
}

std::uint16_t HttpsServer::enrolPort() const noexcept
{
    return m_content->enrol->port;
}

std::uint16_t HttpsServer::membersPort() const noexcept
{
    return m_content->members ? m_content->members->port : 0;
}

std::uint16_t HttpsServer::watchPort() const noexcept
{
    return m_content->watch ? m_content->watch->port : 0;
}

void HttpsServer::stop()
{
    if (!m_content->thread.joinable()) {
        return;
    }
    asio::post(m_content->io, [content = m_content.get()] { content->close(); });
    // The thread ends when the last session has; each is bounded by its deadlines.
    m_content->thread.join();
    m_content->house.handlers.join();
}

std::string_view refusalName(HttpsServer::Refusal refusal) noexcept
{
    switch (refusal) {
    case Refusal::Handshake: return "Handshake";
    case Refusal::Denied: return "Denied";
    case Refusal::TooMany: return "TooMany";
    case Refusal::TooLarge: return "TooLarge";
    case Refusal::TooSlow: return "TooSlow";
    case Refusal::Malformed: return "Malformed";
    }
    return "Unknown";
}

} // namespace huitou
