// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <string_view>
#include <vector>

/// The office's own authority and what it issues: P-256 keys, X.509 v3, everything as PEM text. Any thread.
namespace huitou
{

/// A certificate with the private key that belongs to it.
struct Credentials {
    std::string privateKey;
    std::string certificate;
};

/// A till's private key with the request for its certificate.
struct CertificateRequest {
    std::string privateKey;
    std::string request;
};

inline constexpr std::chrono::days tillCertificateLife{90};

/// Makes the office's authority: it signs the certificates of its server and of its tills, and nothing below them.
[[nodiscard]] Credentials makeAuthority(const std::string& name, Instant now);

/// Makes the server's certificate for `hosts`: names and addresses by which tills reach the office, at least one.
/// Refuses with Malformed when `authority` is no authority, or a host is neither a name nor an address.
[[nodiscard]] Result<Credentials> makeServerCertificate(const Credentials& authority,
                                                        const std::vector<std::string>& hosts, Instant now);

/// Makes a till's key and asks for a certificate. The request names nobody: the office chooses the id.
[[nodiscard]] CertificateRequest makeTillRequest();

/// Makes the certificate of `till` for the key in `request`, valid from an hour before `now` for `life`. Whatever else
/// the request says is ignored. Refuses with Malformed when it is none, or is not signed by its own key.
[[nodiscard]] Result<std::string> signTillRequest(const Credentials& authority, std::string_view request,
                                                  const TillId& till, Instant now,
                                                  std::chrono::days life = tillCertificateLife);

/// SHA-256 of the certificate's DER form: what an enrolment link pins. Refuses with Malformed.
[[nodiscard]] Result<Digest> certificateFingerprint(std::string_view certificate);

/// Whether the private key and the certificate belong together.
[[nodiscard]] bool fitTogether(const Credentials& credentials);

/// What a till's certificate says.
struct TillCertificate {
    TillId till;
    Instant begins{};
    Instant ends{};
};

/// What `certificate` says. Refuses with Malformed when it is no certificate of a till. Says nothing about who signed
/// it: that is TLS's matter.
[[nodiscard]] Result<TillCertificate> readTillCertificate(std::string_view certificate);

/// True when the certificate of a server names each of `hosts`.
[[nodiscard]] bool certificateNamesAll(std::string_view certificate, const std::vector<std::string>& hosts);

} // namespace huitou
