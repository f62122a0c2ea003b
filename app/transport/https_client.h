// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"
#include "app/transport/http.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace huitou
{

/// A till's line to the office: TLS 1.3, the office's own authority pinned, one connection kept between requests.
///
/// Blocking, for one worker thread; only cancel() may come from another. The times in certificates of the office are
/// not judged, because a till's clock may be wrong by years; the office judges those of tills by its own.
class HttpsClient
{
public:
    struct Settings {
        std::string host{};
        std::uint16_t port = 0;
        /// The authority that the office's certificate must come from, one of the two: the certificate itself, or
        /// its fingerprint before it is known (enrolment).
        std::string authority{};
        std::optional<Digest> authorityFingerprint{};
        std::optional<Credentials> own{}; ///< the till's; the sync door demands it
        std::chrono::milliseconds connectTime{5'000};
        std::chrono::milliseconds requestTime{30'000}; ///< for one request in all, connecting included
        std::size_t answerBytes = 16 * 1024 * 1024;
    };

    explicit HttpsClient(Settings settings);
    HttpsClient(const HttpsClient&) = delete;
    HttpsClient& operator=(const HttpsClient&) = delete;
    ~HttpsClient();

    /// Sends and waits. An answer of any status is a value. Refuses with OfficeUnreachable when nobody answers in
    /// time (also after cancel()), OfficeRefused when either side rejects the other's certificate, TooLarge when the
    /// answer is. A request that fails may have reached the office: what is sent must bear being sent twice.
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request);

    /// From the next request on the till shows this, over a connection of its own. The thread that sends.
    void useCertificate(const Credentials& own);

    /// Ends the request that runs and refuses all later ones. Any thread; for shutting down.
    void cancel() noexcept;

    /// The authority that the office showed, as PEM, once a request has been answered.
    [[nodiscard]] const std::string& shownAuthority() const noexcept;

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace huitou
