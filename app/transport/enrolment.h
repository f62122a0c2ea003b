// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"
#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// How a till becomes one of the office's: by a link that the office shows as a QR code.
namespace huitou
{

class HttpsClient; // https_client.h

/// What the link says: where the office is, how to know it, and a code that works once within ten minutes.
struct EnrolmentLink {
    std::string host;
    std::uint16_t syncPort = 0;
    std::uint16_t enrolPort = 0;
    Digest authority{}; ///< fingerprint of the office's authority
    std::string code;
    friend bool operator==(const EnrolmentLink&, const EnrolmentLink&) = default;
};

/// "huitou-enrol://HOST?s=8443&e=8444&f=<fingerprint>&c=CODE". An IPv6 address stands in brackets.
[[nodiscard]] std::string writeEnrolmentLink(const EnrolmentLink& link);
/// Refuses with Malformed, saying what to do.
[[nodiscard]] Result<EnrolmentLink> readEnrolmentLink(std::string_view text);

/// What a till asks for: the body of POST /v1/enrol, JSON.
struct EnrolmentRequest {
    std::string code;
    std::string certificateRequest; ///< PEM
    PublicKey signingKey{};         ///< will sign the till's envelopes
};
/// What the office grants.
struct EnrolmentGrant {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint32_t number = 1; ///< "till 1" of its outlet
    OutletId outlet{1};
    std::string certificate; ///< PEM
    PublicKey officeKey{};   ///< verifies member codes, documents and answers
    std::uint64_t serverGeneration = 0;
};
[[nodiscard]] std::string writeEnrolmentRequest(const EnrolmentRequest& request);
[[nodiscard]] Result<EnrolmentRequest> readEnrolmentRequest(std::string_view json);
[[nodiscard]] std::string writeEnrolmentGrant(const EnrolmentGrant& grant);
[[nodiscard]] Result<EnrolmentGrant> readEnrolmentGrant(std::string_view json);

/// All that an enrolled till needs to speak to its office.
struct EnrolledTill {
    EnrolmentGrant grant;
    std::string host;
    std::uint16_t syncPort = 0;
    std::string authority;  ///< PEM, pinned
    std::string privateKey; ///< PEM, of the certificate
    SigningKey signingKey;  ///< signs envelopes

    /// "https://HOST:PORT", for the till's store and status page.
    [[nodiscard]] std::string officeUrl() const;
};

/// Enrols this till and keeps what it was given in `folder` (private keys with mode 0600). The office must show the
/// link's authority before the code is sent. Refuses with Malformed (link), NotAllowed (`folder` holds an enrolled
/// till already), OfficeUnreachable, OfficeRefused (another office), Io, or as the office does: UnknownCode,
/// AlreadyUsed, NotAllowed (code too old, or guessed at too often).
[[nodiscard]] Result<EnrolledTill> enrol(std::string_view linkText, const std::filesystem::path& folder,
                                         std::chrono::milliseconds timeout = std::chrono::seconds(15));

/// What enrol() kept in `folder`. Refuses with NotFound when the till is not enrolled yet, Malformed or Io.
[[nodiscard]] Result<EnrolledTill> readEnrolledTill(const std::filesystem::path& folder);

/// Asks the office over `office`, the till's own line, for its next certificate, which the office gives from half of
/// the present one's life on; keeps it in `folder` with a new private key, and from then on `till` and `office` go by
/// it. False when it is too early. Refuses as HttpsClient::send() and the office do, with OfficeRefused when what it
/// gives is not for this till, or with Io; then the present one stays.
[[nodiscard]] Result<bool> renewCertificate(EnrolledTill& till, const std::filesystem::path& folder,
                                            HttpsClient& office);

} // namespace huitou
