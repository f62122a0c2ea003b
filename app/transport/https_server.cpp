// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/https_server.h"

#include "app/transport/https_session.h"

#include <thread>

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

    asio::awaitable<void> accept(HttpsDoor& door);
    void close();

    HttpsHouse house;
    asio::io_context io{1};
    std::unique_ptr<HttpsDoor> sync;
    std::unique_ptr<HttpsDoor> enrol;
    std::unique_ptr<HttpsDoor> members; ///< null: there is none
    std::uint16_t syncPort = 0;
    std::uint16_t enrolPort = 0;
    std::uint16_t membersPort = 0;
    std::thread thread;
};

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
    sync->acceptor.close(ignored);
    enrol->acceptor.close(ignored);
    if (members) {
        members->acceptor.close(ignored);
    }
    for (HttpsSession* session : house.sessions) {
        session->closeWhenIdle();
    }
}

Result<std::unique_ptr<HttpsServer>> HttpsServer::start(Settings settings, Handler sync, Handler enrol, Handler members)
{
    auto content = std::make_unique<Content>(std::move(settings));
    const Settings& used = content->house.settings;
    Result<asio::ssl::context> syncTls = serverTls(used.server, used.authority, PeerProof::Demanded);
    Result<asio::ssl::context> enrolTls = serverTls(used.server, used.authority, PeerProof::NotAsked);
    if (!syncTls.ok() || !enrolTls.ok()) {
        return syncTls.ok() ? enrolTls.error() : syncTls.error();
    }
    content->sync =
        std::make_unique<HttpsDoor>(content->io, std::move(syncTls).value(), PeerProof::Demanded, std::move(sync));
    content->enrol =
        std::make_unique<HttpsDoor>(content->io, std::move(enrolTls).value(), PeerProof::NotAsked, std::move(enrol));
    if (used.members) {
        const Credentials& shown = used.membersServer ? *used.membersServer : used.server;
        Result<asio::ssl::context> membersTls =
            serverTls(shown, used.membersServer ? std::string() : used.authority, PeerProof::NotAsked);
        if (!membersTls.ok()) {
            return membersTls.error();
        }
        content->members = std::make_unique<HttpsDoor>(content->io, std::move(membersTls).value(), PeerProof::NotAsked,
                                                       std::move(members));
    }
    Status listens = content->sync->listenAt(used.sync);
    if (listens.ok()) {
        listens = content->enrol->listenAt(used.enrol);
    }
    if (listens.ok() && content->members) {
        listens = content->members->listenAt(*used.members);
    }
    if (!listens.ok()) {
        return listens.error();
    }
    content->syncPort = content->sync->acceptor.local_endpoint().port();
    content->enrolPort = content->enrol->acceptor.local_endpoint().port();
    if (content->members) {
        content->membersPort = content->members->acceptor.local_endpoint().port();
        asio::co_spawn(content->io, content->accept(*content->members), asio::detached);
    }
    asio::co_spawn(content->io, content->accept(*content->sync), asio::detached);
    asio::co_spawn(content->io, content->accept(*content->enrol), asio::detached);
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
    return m_content->syncPort;
}

std::uint16_t HttpsServer::enrolPort() const noexcept
{
    return m_content->enrolPort;
}

std::uint16_t HttpsServer::membersPort() const noexcept
{
    return m_content->membersPort;
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
