// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/door_fixture.h"

#include <stdexcept>

namespace huitou
{

Doors::Doors(HttpsServer::Limits limits) : authority(makeAuthority("Test office", realNow()))
{
    HttpsServer::Settings settings{
        .server = makeServerCertificate(authority, {"127.0.0.1"}, realNow()).value(),
        .authority = authority.certificate,
        .limits = limits,
        .isDenied =
            [this](const TillCertificate& certificate) {
                const std::scoped_lock lock(m_mutex);
                return m_denied == certificate.till;
            },
        .onRefusal =
            [this](HttpsServer::Refusal refusal, const std::string&, const std::string&) {
                const std::scoped_lock lock(m_mutex);
                m_refusals.push_back(refusal);
                m_changed.notify_all();
            },
    };
    const auto handler = [this](const HttpRequest& request) { return answer(request); };
    Result<std::unique_ptr<HttpsServer>> started = HttpsServer::start(std::move(settings), handler, handler);
    HUITOU_CHECK(started.ok());
    server = std::move(started).value();
}

Doors::~Doors()
{
    server->stop(); // it reports to the members below it
}

Credentials Doors::tillCertificate(const TillId& till, Instant now) const
{
    const CertificateRequest request = makeTillRequest();
    return {.privateKey = request.privateKey,
            .certificate = signTillRequest(authority, request.request, till, now).value()};
}

Credentials Doors::tillCertificate(const TillId& till) const
{
    return tillCertificate(till, realNow());
}

HttpsClient::Settings Doors::tillSettings(const Credentials& own) const
{
    return {.host = "127.0.0.1", .port = server->syncPort(), .authority = authority.certificate, .own = own};
}

std::unique_ptr<HttpsClient> Doors::till(const Credentials& own) const
{
    return std::make_unique<HttpsClient>(tillSettings(own));
}

std::vector<HttpRequest> Doors::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

std::optional<HttpsServer::Refusal> Doors::nextRefusal()
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return !m_refusals.empty(); })) {
        return std::nullopt;
    }
    const HttpsServer::Refusal refusal = m_refusals.front();
    m_refusals.pop_front();
    return refusal;
}

void Doors::deny(const TillId& till)
{
    const std::scoped_lock lock(m_mutex);
    m_denied = till;
}

void Doors::releaseWaiting()
{
    const std::scoped_lock lock(m_mutex);
    m_released = true;
    m_changed.notify_all();
}

void Doors::awaitWaiting()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waits; });
}

HttpResponse Doors::answer(const HttpRequest& request)
{
    std::unique_lock lock(m_mutex);
    m_requests.push_back(request);
    if (request.target == "/throw") {
        throw std::runtime_error("a handler gives way");
    }
    if (request.target == "/wait") {
        m_waits = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_released; });
    }
    return {.status = 200, .contentType = "text/plain", .body = "taken: " + std::to_string(request.body.size())};
}

} // namespace huitou
