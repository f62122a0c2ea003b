// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/https_server.h"

#include "app/transport/beast.h"
#include "app/transport/tls.h"

#include <atomic>
#include <list>
#include <map>
#include <thread>

namespace huitou
{

namespace
{

using Refusal = HttpsServer::Refusal;

/// Counts what is open under one name, and gives the place back when it goes. One thread.
template <typename Name>
class Place
{
public:
    /// Empty when `limit` places are taken.
    [[nodiscard]] static std::optional<Place> take(std::map<Name, std::size_t>& taken, const Name& name,
                                                   std::size_t limit)
    {
        std::size_t& count = taken[name];
        if (count >= limit) {
            return std::nullopt;
        }
        ++count;
        return Place(taken, name);
    }
    Place(Place&& other) noexcept : m_taken(std::exchange(other.m_taken, nullptr)), m_name(std::move(other.m_name)) {}
    Place& operator=(Place&&) = delete;
    ~Place()
    {
        if (m_taken != nullptr && --m_taken->at(m_name) == 0) {
            m_taken->erase(m_name);
        }
    }

private:
    Place(std::map<Name, std::size_t>& taken, Name name) : m_taken(&taken), m_name(std::move(name)) {}

    std::map<Name, std::size_t>* m_taken;
    Name m_name;
};

/// One door: where it listens, what it demands, who answers behind it.
struct Door {
    Door(asio::io_context& io, asio::ssl::context context, PeerProof demanded, HttpsServer::Handler answer)
        : tls(std::move(context)), proof(demanded), handler(std::move(answer)), acceptor(io)
    {
    }

    asio::ssl::context tls;
    PeerProof proof;
    HttpsServer::Handler handler;
    tcp::acceptor acceptor;
    std::size_t open = 0;
};

/// One connection; on the list of all for as long as it lives.
struct Session {
    Session(std::list<Session*>& everyone, Door& at, tcp::socket socket, std::string peer)
        : all(everyone), entry(all.insert(all.end(), this)), door(at), stream(std::move(socket), at.tls),
          source(std::move(peer))
    {
        ++door.open;
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session()
    {
        --door.open;
        all.erase(entry);
    }

    std::list<Session*>& all;
    std::list<Session*>::iterator entry;
    Door& door;
    TlsStream stream;
    std::string source;
    std::optional<TillId> till;
    beast::flat_buffer buffer;
    bool answers = false; ///< its handler runs, or its answer is on the way
};

using RequestParser = http::request_parser<http::string_body>;

/// Why a request that could not be taken in was not, and what its sender is told.
struct Rejection {
    Refusal refusal;
    std::optional<http::status> answer;
};

/// Nothing when the peer just hung up.
std::optional<Rejection> rejectionOf(const error_code& failure)
{
    if (failure == http::error::body_limit) {
        return Rejection{Refusal::TooLarge, http::status::payload_too_large};
    }
    if (failure == http::error::header_limit) {
        return Rejection{Refusal::TooLarge, http::status::request_header_fields_too_large};
    }
    if (failure == beast::error::timeout) {
        return Rejection{Refusal::TooSlow, std::nullopt};
    }
    const bool isHttp = failure.category() == http::make_error_code(http::error::end_of_stream).category();
    if (isHttp && failure != http::error::end_of_stream && failure != http::error::partial_message) {
        return Rejection{Refusal::Malformed, http::status::bad_request};
    }
    return std::nullopt;
}

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

Status listenAt(tcp::acceptor& acceptor, const HttpsServer::Address& address)
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

http::response<http::string_body> plainAnswer(http::status status)
{
    http::response<http::string_body> answer{status, 11};
    answer.set(http::field::content_type, "text/plain");
    answer.body() = std::string(http::obsolete_reason(status));
    answer.keep_alive(false);
    answer.prepare_payload();
    return answer;
}

/// Runs on the handlers' pool.
asio::awaitable<HttpResponse> runHandler(const HttpsServer::Handler& handler, const HttpRequest& request)
{
    try {
        co_return handler(request);
    } catch (const std::exception&) {
        co_return HttpResponse{.status = 500, .contentType = "text/plain", .body = "Internal Server Error"};
    }
}

} // namespace

/// Sockets and sessions belong to the one thread that runs `io`.
struct HttpsServer::Content {
    explicit Content(Settings given) : settings(std::move(given)), handlers(settings.limits.handlerThreads) {}

    asio::awaitable<void> accept(Door& door);
    asio::awaitable<void> serve(std::unique_ptr<Session> owned);
    asio::awaitable<bool> greet(Session& session);
    asio::awaitable<bool> serveOne(Session& session, bool isFirst);
    asio::awaitable<error_code> takeRequest(Session& session, RequestParser& parser, bool isFirst);
    asio::awaitable<void> turnAway(Session& session, http::status status);
    asio::awaitable<void> drain(Session& session);
    void refuse(Refusal refusal, const std::string& source, const std::string& detail) const;
    void close();

    Settings settings;
    asio::io_context io{1};
    asio::thread_pool handlers;
    std::unique_ptr<Door> sync;
    std::unique_ptr<Door> enrol;
    std::uint16_t syncPort = 0;
    std::uint16_t enrolPort = 0;
    std::list<Session*> sessions;
    std::map<std::string, std::size_t> perSource;
    std::map<TillId, std::size_t> perTill;
    bool isStopping = false;
    std::thread thread;
};

void HttpsServer::Content::refuse(Refusal refusal, const std::string& source, const std::string& detail) const
{
    if (settings.onRefusal) {
        settings.onRefusal(refusal, source, detail);
    }
}

asio::awaitable<void> HttpsServer::Content::accept(Door& door)
{
    while (!isStopping) {
        error_code failure;
        tcp::socket socket(io);
        co_await door.acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failure));
        if (isStopping) {
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
        if (door.open >= settings.limits.connections) {
            refuse(Refusal::TooMany, source, "connections");
            continue;
        }
        asio::co_spawn(io, serve(std::make_unique<Session>(sessions, door, std::move(socket), source)), asio::detached);
    }
}

asio::awaitable<void> HttpsServer::Content::serve(std::unique_ptr<Session> owned)
{
    Session& session = *owned;
    const auto sourcePlace = Place<std::string>::take(perSource, session.source, settings.limits.connectionsPerSource);
    if (!sourcePlace) {
        refuse(Refusal::TooMany, session.source, "connections of this address");
        co_return;
    }
    bool goesOn = co_await greet(session);
    std::optional<Place<TillId>> tillPlace;
    if (goesOn && session.till) {
        auto place = Place<TillId>::take(perTill, *session.till, settings.limits.connectionsPerTill);
        if (!place) {
            refuse(Refusal::TooMany, session.source, "connections of till " + session.till->text());
            co_await turnAway(session, http::status::too_many_requests);
            co_return;
        }
        tillPlace.emplace(std::move(*place));
    }
    for (bool isFirst = true; goesOn && !isStopping; isFirst = false) {
        goesOn = co_await serveOne(session, isFirst);
    }
}

/// The handshake. False when the peer is not let in.
asio::awaitable<bool> HttpsServer::Content::greet(Session& session)
{
    error_code failure;
    beast::get_lowest_layer(session.stream).expires_after(settings.limits.requestTime);
    co_await session.stream.async_handshake(asio::ssl::stream_base::server,
                                            asio::redirect_error(asio::use_awaitable, failure));
    if (failure) {
        const bool isSlow = failure == beast::error::timeout;
        refuse(isSlow ? Refusal::TooSlow : Refusal::Handshake, session.source, failure.message());
        if (!isSlow) {
            co_await drain(session); // so that the peer gets to read why
        }
        co_return false;
    }
    if (session.door.proof == PeerProof::Demanded) {
        const Result<TillId> till = tillOfCertificate(peerCertificate(session.stream));
        if (!till.ok()) {
            refuse(Refusal::Denied, session.source, "a certificate of ours that names no till");
            co_return false;
        }
        session.till = till.value();
    }
    co_return true;
}

asio::awaitable<error_code> HttpsServer::Content::takeRequest(Session& session, RequestParser& parser, bool isFirst)
{
    error_code failure;
    beast::tcp_stream& line = beast::get_lowest_layer(session.stream);
    if (session.buffer.size() == 0) {
        line.expires_after(isFirst ? settings.limits.requestTime : settings.limits.idleTime);
        const std::size_t count = co_await session.stream.async_read_some(
            session.buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, failure));
        session.buffer.commit(count);
        if (failure == beast::error::timeout && !isFirst) {
            co_return asio::error::eof; // idle, not slow
        }
    }
    if (!failure) {
        // One deadline for all that is left of this request: a peer that drips bytes does not move it.
        line.expires_after(settings.limits.requestTime);
        failure = co_await readMessage(session.stream, session.buffer, parser);
    }
    co_return failure;
}

/// Takes one request and answers it. False when the connection ends with it.
asio::awaitable<bool> HttpsServer::Content::serveOne(Session& session, bool isFirst)
{
    RequestParser parser;
    parser.header_limit(settings.limits.headerBytes);
    parser.body_limit(settings.limits.bodyBytes);
    error_code failure = co_await takeRequest(session, parser, isFirst);
    if (failure) {
        const std::optional<Rejection> rejection = rejectionOf(failure);
        if (rejection) {
            refuse(rejection->refusal, session.source, failure.message());
        }
        if (rejection && rejection->answer) {
            co_await turnAway(session, *rejection->answer);
        }
        co_return false;
    }
    const http::verb method = parser.get().method();
    if (method != http::verb::get && method != http::verb::post) {
        refuse(Refusal::Malformed, session.source, "method");
        co_await turnAway(session, http::status::method_not_allowed);
        co_return false;
    }
    if (session.till && settings.isDenied && settings.isDenied(*session.till)) {
        refuse(Refusal::Denied, session.source, "till " + session.till->text());
        co_await turnAway(session, http::status::forbidden);
        co_return false;
    }

    const HttpRequest request{.method = std::string(parser.get().method_string()),
                              .target = std::string(parser.get().target()),
                              .contentType = std::string(parser.get()[http::field::content_type]),
                              .body = std::move(parser.get().body()),
                              .till = session.till,
                              .source = session.source};
    beast::tcp_stream& line = beast::get_lowest_layer(session.stream);
    line.expires_never(); // the handler's time is not the peer's fault
    session.answers = true;
    HttpResponse response =
        co_await asio::co_spawn(handlers, runHandler(session.door.handler, request), asio::use_awaitable);

    http::response<http::string_body> answer{http::int_to_status(response.status), 11};
    answer.set(http::field::content_type, response.contentType);
    answer.body() = std::move(response.body);
    answer.keep_alive(parser.get().keep_alive() && !isStopping);
    answer.prepare_payload();
    line.expires_after(settings.limits.requestTime);
    co_await http::async_write(session.stream, answer, asio::redirect_error(asio::use_awaitable, failure));
    session.answers = false;
    if (failure == beast::error::timeout) {
        refuse(Refusal::TooSlow, session.source, "took no answer");
    }
    co_return !failure && answer.keep_alive();
}

asio::awaitable<void> HttpsServer::Content::turnAway(Session& session, http::status status)
{
    error_code failure;
    beast::get_lowest_layer(session.stream).expires_after(settings.limits.requestTime);
    const http::response<http::string_body> answer = plainAnswer(status);
    co_await http::async_write(session.stream, answer, asio::redirect_error(asio::use_awaitable, failure));
    if (!failure) {
        co_await drain(session);
    }
}

/// Reads and drops what the peer still sends, until it hangs up or its time is over: a close with bytes unread would
/// reset the connection before the peer has seen our last words.
asio::awaitable<void> HttpsServer::Content::drain(Session& session)
{
    beast::tcp_stream& line = beast::get_lowest_layer(session.stream);
    line.expires_after(settings.limits.requestTime);
    error_code failure;
    line.socket().shutdown(tcp::socket::shutdown_send, failure);
    std::array<char, 4096> dropped{};
    while (!failure) {
        co_await line.async_read_some(asio::buffer(dropped), asio::redirect_error(asio::use_awaitable, failure));
    }
}

void HttpsServer::Content::close()
{
    isStopping = true;
    error_code ignored;
    sync->acceptor.close(ignored);
    enrol->acceptor.close(ignored);
    for (Session* session : sessions) {
        if (!session->answers) {
            beast::get_lowest_layer(session->stream).close();
        }
    }
}

Result<std::unique_ptr<HttpsServer>> HttpsServer::start(Settings settings, Handler sync, Handler enrol)
{
    auto content = std::make_unique<Content>(std::move(settings));
    const Settings& used = content->settings;
    Result<asio::ssl::context> syncTls = serverTls(used.server, used.authority, PeerProof::Demanded);
    Result<asio::ssl::context> enrolTls = serverTls(used.server, used.authority, PeerProof::NotAsked);
    if (!syncTls.ok() || !enrolTls.ok()) {
        return syncTls.ok() ? enrolTls.error() : syncTls.error();
    }
    content->sync =
        std::make_unique<Door>(content->io, std::move(syncTls).value(), PeerProof::Demanded, std::move(sync));
    content->enrol =
        std::make_unique<Door>(content->io, std::move(enrolTls).value(), PeerProof::NotAsked, std::move(enrol));
    Status listens = listenAt(content->sync->acceptor, used.sync);
    if (listens.ok()) {
        listens = listenAt(content->enrol->acceptor, used.enrol);
    }
    if (!listens.ok()) {
        return listens.error();
    }
    content->syncPort = content->sync->acceptor.local_endpoint().port();
    content->enrolPort = content->enrol->acceptor.local_endpoint().port();
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

void HttpsServer::stop()
{
    if (!m_content->thread.joinable()) {
        return;
    }
    asio::post(m_content->io, [content = m_content.get()] { content->close(); });
    // The thread ends when the last session has; each is bounded by its deadlines.
    m_content->thread.join();
    m_content->handlers.join();
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
