// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/https_session.h"

#include <array>

namespace huitou
{

namespace
{

using Refusal = HttpsServer::Refusal;
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

http::response<http::string_body> plainAnswer(http::status status, std::chrono::seconds retryAfter)
{
    http::response<http::string_body> answer{status, 11};
    answer.set(http::field::content_type, "text/plain");
    answer.body() = std::string(http::obsolete_reason(status));
    if (status == http::status::too_many_requests) {
        answer.set(http::field::retry_after, std::to_string(retryAfter.count()));
    }
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

void HttpsHouse::refuse(Refusal refusal, const std::string& source, const std::string& detail) const
{
    if (settings.onRefusal) {
        settings.onRefusal(refusal, source, detail);
    }
}

HttpsSession::HttpsSession(HttpsHouse& house, HttpsDoor& door, tcp::socket socket, std::string source)
    : m_house(house), m_door(door), m_entry(house.sessions.insert(house.sessions.end(), this)),
      m_stream(std::move(socket), door.tls), m_source(std::move(source))
{
    ++m_door.open;
}

HttpsSession::~HttpsSession()
{
    --m_door.open;
    m_house.sessions.erase(m_entry);
}

void HttpsSession::closeWhenIdle()
{
    if (!m_answers) {
        beast::get_lowest_layer(m_stream).close();
    }
}

asio::awaitable<void> HttpsSession::serve(std::unique_ptr<HttpsSession> session)
{
    co_await session->serveAll();
}

asio::awaitable<void> HttpsSession::serveAll()
{
    const HttpsServer::Limits& limits = m_house.settings.limits;
    const auto sourcePlace = Place<std::string>::take(m_house.perSource, m_source, limits.connectionsPerSource);
    if (!sourcePlace) {
        m_house.refuse(Refusal::TooMany, m_source, "connections of this address");
        co_return;
    }
    bool goesOn = co_await greet();
    std::optional<Place<TillId>> tillPlace;
    if (goesOn && m_till) {
        auto place = Place<TillId>::take(m_house.perTill, m_till->till, limits.connectionsPerTill);
        if (!place) {
            m_house.refuse(Refusal::TooMany, m_source, "connections of till " + m_till->till.text());
            co_await turnAway(http::status::too_many_requests);
            co_return;
        }
        tillPlace.emplace(std::move(*place));
    }
    for (bool isFirst = true; goesOn && !m_house.isStopping; isFirst = false) {
        goesOn = co_await serveOne(isFirst);
    }
}

/// The handshake. False when the peer is not let in.
asio::awaitable<bool> HttpsSession::greet()
{
    error_code failure;
    expireAfter(m_house.settings.limits.requestTime);
    co_await m_stream.async_handshake(asio::ssl::stream_base::server,
                                      asio::redirect_error(asio::use_awaitable, failure));
    if (failure) {
        const bool isSlow = failure == beast::error::timeout;
        m_house.refuse(isSlow                 ? Refusal::TooSlow
                       : wasRevoked(m_stream) ? Refusal::Denied
                                              : Refusal::Handshake,
                       m_source, failure.message());
        if (!isSlow) {
            co_await drain(); // so that the peer gets to read why
        }
        co_return false;
    }
    if (m_door.proof == PeerProof::Demanded) {
        const Result<TillCertificate> till = readTillCertificate(peerCertificate(m_stream));
        if (!till.ok()) {
            m_house.refuse(Refusal::Denied, m_source, "a certificate of ours that names no till");
            co_return false;
        }
        m_till = till.value();
    }
    co_return true;
}

asio::awaitable<error_code> HttpsSession::takeRequest(RequestParser& parser, bool isFirst)
{
    const HttpsServer::Limits& limits = m_house.settings.limits;
    error_code failure;
    if (m_buffer.size() == 0) {
        expireAfter(isFirst ? limits.requestTime : limits.idleTime);
        const std::size_t count = co_await m_stream.async_read_some(m_buffer.prepare(4096),
                                                                    asio::redirect_error(asio::use_awaitable, failure));
        m_buffer.commit(count);
        if (failure == beast::error::timeout && !isFirst) {
            co_return asio::error::eof; // idle, not slow
        }
    }
    if (!failure) {
        // One deadline for all that is left of this request: a peer that drips bytes does not move it.
        expireAfter(limits.requestTime);
        failure = co_await readMessage(m_stream, m_buffer, parser);
    }
    co_return failure;
}

/// Takes one request and answers it. False when the connection ends with it.
asio::awaitable<bool> HttpsSession::serveOne(bool isFirst)
{
    RequestParser parser;
    parser.header_limit(m_house.settings.limits.headerBytes);
    parser.body_limit(m_house.settings.limits.bodyBytes);
    const error_code failure = co_await takeRequest(parser, isFirst);
    std::optional<Rejection> rejection;
    if (failure) {
        rejection = rejectionOf(failure);
        if (!rejection) {
            co_return false; // the peer hung up
        }
    } else if (parser.get().method() != http::verb::get && parser.get().method() != http::verb::post) {
        rejection = Rejection{Refusal::Malformed, http::status::method_not_allowed};
    } else if (m_till && m_house.isDenied(*m_till)) {
        rejection = Rejection{Refusal::Denied, http::status::forbidden};
    } else if (m_house.answering >= m_house.settings.limits.requestsAtOnce) {
        rejection = Rejection{Refusal::TooMany, http::status::too_many_requests};
    }
    if (!rejection) {
        co_return co_await answer(parser.get());
    }
    m_house.refuse(rejection->refusal, m_source,
                   failure  ? failure.message()
                   : m_till ? m_till->till.text()
                            : "request");
    if (rejection->answer) {
        co_await turnAway(*rejection->answer);
    }
    co_return false;
}

/// Lets the handler answer. False when the connection ends with it.
asio::awaitable<bool> HttpsSession::answer(http::request<http::string_body>& message)
{
    const HttpRequest request{.method = std::string(message.method_string()),
                              .target = std::string(message.target()),
                              .contentType = std::string(message[http::field::content_type]),
                              .body = std::move(message.body()),
                              .till = m_till ? std::optional(m_till->till) : std::nullopt,
                              .certifiedUntil = m_till ? std::optional(m_till->ends) : std::nullopt,
                              .source = m_source,
                              .forwardedFor = std::string(message["X-Forwarded-For"])};
    beast::get_lowest_layer(m_stream).expires_never(); // the handler's time is not the peer's fault
    m_answers = true;
    ++m_house.answering;
    HttpResponse response =
        co_await asio::co_spawn(m_house.handlers, runHandler(m_door.handler, request), asio::use_awaitable);
    --m_house.answering;

    http::response<http::string_body> reply{http::int_to_status(response.status), 11};
    reply.set(http::field::content_type, response.contentType);
    for (const auto& [name, value] : response.headers) {
        reply.set(name, value);
    }
    reply.body() = std::move(response.body);
    reply.keep_alive(message.keep_alive() && !m_house.isStopping);
    reply.prepare_payload();
    error_code failure;
    expireAfter(m_house.settings.limits.requestTime);
    co_await http::async_write(m_stream, reply, asio::redirect_error(asio::use_awaitable, failure));
    m_answers = false;
    if (failure == beast::error::timeout) {
        m_house.refuse(Refusal::TooSlow, m_source, "took no answer");
    }
    co_return !failure && reply.keep_alive();
}

asio::awaitable<void> HttpsSession::turnAway(http::status status)
{
    error_code failure;
    expireAfter(m_house.settings.limits.requestTime);
    const http::response<http::string_body> reply = plainAnswer(status, m_house.settings.limits.retryAfter);
    co_await http::async_write(m_stream, reply, asio::redirect_error(asio::use_awaitable, failure));
    if (!failure) {
        co_await drain();
    }
}

/// Reads and drops what the peer still sends, until it hangs up or its time is over: a close with bytes unread would
/// reset the connection before the peer has seen our last words.
asio::awaitable<void> HttpsSession::drain()
{
    beast::tcp_stream& line = beast::get_lowest_layer(m_stream);
    expireAfter(m_house.settings.limits.requestTime);
    error_code failure;
    line.socket().shutdown(tcp::socket::shutdown_send, failure);
    std::array<char, 4096> dropped{};
    while (!failure) {
        co_await line.async_read_some(asio::buffer(dropped), asio::redirect_error(asio::use_awaitable, failure));
    }
}

} // namespace huitou
