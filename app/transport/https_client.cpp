// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/https_client.h"

#include "app/transport/beast.h"
#include "app/transport/tls.h"

#include <algorithm>
#include <atomic>

namespace huitou
{

namespace
{

using SteadyClock = std::chrono::steady_clock;

/// How far a request came: an error means something else at each step.
enum class Step { Connect, Handshake, Exchange };

Error unreachable(const std::string& place, const std::string& detail)
{
    return Error{
        ErrorCode::OfficeUnreachable,
        {"The office at " + place +
             " does not answer. Selling goes on; what you sell is sent when it answers again. If this lasts, "
             "check the network cable and whether the office's computer is on.",
         "总部 " + place + " 没有应答。可以继续销售，恢复后会自动上传。如果一直如此，请检查网线以及总部电脑是否开机。"},
        detail};
}

Error refusedByUs(const std::string& place, const std::string& detail)
{
    return Error{ErrorCode::OfficeRefused,
                 {"What answers at " + place +
                      " is not our office, so nothing was sent. Selling goes on; ask the manager to check the office's "
                      "address.",
                  place + " 上应答的不是我们的总部，因此没有发送任何数据。可以继续销售，请店长检查总部地址。"},
                 detail};
}

Error refusedByOffice(const std::string& place, const std::string& detail)
{
    return Error{ErrorCode::OfficeRefused,
                 {"The office at " + place +
                      " does not accept this till's certificate. Selling goes on; ask the manager to enrol this till "
                      "again.",
                  "总部 " + place + " 不接受本收银台的证书。可以继续销售，请店长重新登记本收银台。"},
                 detail};
}

Error tooLarge(const std::string& place, std::size_t limit)
{
    return Error{
        ErrorCode::TooLarge,
        {"The office at " + place + " sent an answer of more than " + std::to_string(limit) +
             " bytes; it was not taken in. Selling goes on; tell the manager.",
         "总部 " + place + " 的应答超过 " + std::to_string(limit) + " 字节，未予接收。可以继续销售，请告知店长。"}};
}

/// A kept connection that the office closed while it was idle fails in one of these ways.
bool isHangUp(const error_code& failure)
{
    return failure == asio::error::eof || failure == asio::error::connection_reset ||
           failure == asio::error::broken_pipe || failure == http::error::end_of_stream ||
           failure == asio::ssl::error::stream_truncated;
}

} // namespace

/// All but `isCancelled` and posting to `io` belongs to the thread that sends.
struct HttpsClient::Content {
    struct Outcome {
        error_code failure;
        Step step = Step::Connect;
        HttpResponse response;
    };

    explicit Content(Settings given)
        : settings(std::move(given)), place(settings.host + ":" + std::to_string(settings.port))
    {
    }

    [[nodiscard]] Status prepareTls();
    [[nodiscard]] Outcome run(const HttpRequest& request, SteadyClock::time_point deadline);
    asio::awaitable<void> exchange(const HttpRequest& request, SteadyClock::time_point deadline, Outcome& outcome);
    asio::awaitable<error_code> connect(SteadyClock::time_point deadline, Step& step);
    asio::awaitable<error_code> resolve(std::vector<tcp::endpoint>& endpoints);
    [[nodiscard]] Error errorOf(const Outcome& outcome) const;
    void close();

    Settings settings;
    std::string place;
    std::optional<asio::ssl::context> tls;
    asio::io_context io{1};
    tcp::resolver resolver{io};
    std::unique_ptr<TlsStream> stream; ///< kept between requests
    std::string shownAuthority;
    std::atomic<bool> isCancelled{false};
};

Status HttpsClient::Content::prepareTls()
{
    if (tls) {
        return {};
    }
    Result<asio::ssl::context> made =
        clientTls(settings.authority, settings.authorityFingerprint ? &*settings.authorityFingerprint : nullptr,
                  settings.own ? &*settings.own : nullptr);
    if (!made.ok()) {
        return made.error();
    }
    tls.emplace(std::move(made).value());
    return {};
}

asio::awaitable<error_code> HttpsClient::Content::resolve(std::vector<tcp::endpoint>& endpoints)
{
    error_code failure;
    const asio::ip::address address = asio::ip::make_address(settings.host, failure);
    if (!failure) {
        endpoints.emplace_back(address, settings.port);
        co_return error_code();
    }
    failure = {};
    const auto results = co_await resolver.async_resolve(settings.host, std::to_string(settings.port),
                                                         asio::redirect_error(asio::use_awaitable, failure));
    for (const auto& result : results) {
        endpoints.push_back(result.endpoint());
    }
    co_return failure;
}

asio::awaitable<error_code> HttpsClient::Content::connect(SteadyClock::time_point deadline, Step& step)
{
    error_code failure;
    const SteadyClock::time_point connected = std::min(deadline, SteadyClock::now() + settings.connectTime);
    std::vector<tcp::endpoint> endpoints;
    failure = co_await resolve(endpoints);
    if (failure || isCancelled) {
        co_return failure ? failure : asio::error::operation_aborted;
    }
    stream = std::make_unique<TlsStream>(beast::tcp_stream(io), *tls);
    stream->set_verify_callback(asio::ssl::host_name_verification(settings.host));
    beast::tcp_stream& line = beast::get_lowest_layer(*stream);
    line.expires_at(connected);
    co_await line.async_connect(endpoints, asio::redirect_error(asio::use_awaitable, failure));
    if (failure || isCancelled) {
        co_return failure ? failure : asio::error::operation_aborted;
    }
    line.socket().set_option(tcp::no_delay(true), failure);
    step = Step::Handshake;
    line.expires_at(connected);
    co_await stream->async_handshake(asio::ssl::stream_base::client,
                                     asio::redirect_error(asio::use_awaitable, failure));
    co_return failure;
}

asio::awaitable<void> HttpsClient::Content::exchange(const HttpRequest& request, SteadyClock::time_point deadline,
                                                     Outcome& outcome)
{
    outcome.step = Step::Connect;
    outcome.failure = {};
    if (!stream) {
        outcome.failure = co_await connect(deadline, outcome.step);
    }
    if (!outcome.failure && isCancelled) {
        outcome.failure = asio::error::operation_aborted;
    }
    if (outcome.failure) {
        co_return;
    }
    outcome.step = Step::Exchange;
    beast::tcp_stream& line = beast::get_lowest_layer(*stream);
    line.expires_at(deadline);
    http::request<http::string_body> message{http::string_to_verb(request.method), request.target, 11};
    message.set(http::field::host, place);
    message.set(http::field::content_type, request.contentType);
    message.body() = request.body;
    message.prepare_payload();
    co_await http::async_write(*stream, message, asio::redirect_error(asio::use_awaitable, outcome.failure));
    if (outcome.failure && !isHangUp(outcome.failure)) {
        co_return;
    }
    // After a broken write too: the office may have said why before it hung up.
    outcome.failure = {};
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(settings.answerBytes);
    outcome.failure = co_await readMessage(*stream, buffer, parser);
    if (outcome.failure) {
        co_return;
    }
    shownAuthority = peerAuthority(*stream);
    outcome.response = {.status = parser.get().result_int(),
                        .contentType = std::string(parser.get()[http::field::content_type]),
                        .body = std::move(parser.get().body())};
    if (!parser.get().keep_alive()) {
        stream.reset();
    }
}

HttpsClient::Content::Outcome HttpsClient::Content::run(const HttpRequest& request, SteadyClock::time_point deadline)
{
    Outcome outcome;
    io.restart();
    asio::co_spawn(io, exchange(request, deadline, outcome), asio::detached);
    io.run();
    if (outcome.failure) {
        stream.reset();
    }
    return outcome;
}

Error HttpsClient::Content::errorOf(const Outcome& outcome) const
{
    const error_code& failure = outcome.failure;
    if (failure == http::error::body_limit) {
        return tooLarge(place, settings.answerBytes);
    }
    if (failure.category() == asio::error::get_ssl_category()) {
        // TLS 1.3: the office judges our certificate after our side of the handshake is done.
        return outcome.step == Step::Exchange ? refusedByOffice(place, failure.message())
                                              : refusedByUs(place, failure.message());
    }
    return unreachable(place, failure.message());
}

void HttpsClient::Content::close()
{
    resolver.cancel();
    if (stream) {
        beast::get_lowest_layer(*stream).close();
    }
}

HttpsClient::HttpsClient(Settings settings) : m_content(std::make_unique<Content>(std::move(settings))) {}

HttpsClient::~HttpsClient() = default;

Result<HttpResponse> HttpsClient::send(const HttpRequest& request)
{
    Content& content = *m_content;
    if (content.isCancelled) {
        return unreachable(content.place, "cancelled");
    }
    const Status ready = content.prepareTls();
    if (!ready.ok()) {
        return ready.error();
    }
    const SteadyClock::time_point deadline = SteadyClock::now() + content.settings.requestTime;
    const bool wasKept = content.stream != nullptr;
    Content::Outcome outcome = content.run(request, deadline);
    if (wasKept && isHangUp(outcome.failure) && !content.isCancelled) {
        outcome = content.run(request, deadline);
    }
    if (outcome.failure) {
        return content.errorOf(outcome);
    }
    return std::move(outcome.response);
}

void HttpsClient::useCertificate(const Credentials& own)
{
    m_content->settings.own = own;
    m_content->stream.reset();
    m_content->tls.reset();
}

void HttpsClient::cancel() noexcept
{
    m_content->isCancelled = true;
    asio::post(m_content->io, [content = m_content.get()] { content->close(); });
}

const std::string& HttpsClient::shownAuthority() const noexcept
{
    return m_content->shownAuthority;
}

} // namespace huitou
