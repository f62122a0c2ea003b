// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/beast.h"
#include "app/transport/certificates.h"

#include <functional>
#include <string>

/// TLS as Huitou speaks it: 1.3 alone, no resumption (each connection is judged by its certificate anew). Only sources
/// of this folder include this header.
namespace huitou
{

enum class PeerProof { Demanded, NotAsked };

/// Asked within the handshake of each certificate, as PEM, that is good by all other rules.
using PeerJudge = std::function<bool(const std::string& certificate)>;

/// For a door of the office. With PeerProof::Demanded only certificates of `authority` for clients that `isWelcome`
/// agrees to pass the handshake, none with keys or signatures weaker than P-256 and SHA-256; the others are told that
/// they are revoked (wasRevoked()). Refuses with Malformed when key and certificate do not fit.
[[nodiscard]] Result<asio::ssl::context> serverTls(const Credentials& server, const std::string& authority,
                                                   PeerProof proof, PeerJudge isWelcome = {});
/// Whether a handshake failed because the judge did not agree.
[[nodiscard]] bool wasRevoked(TlsStream& stream);

/// For a till. The peer's chain must end at `authority`, or at the certificate with `fingerprint`, which must be an
/// authority and be sent along. Refuses with Malformed when key and certificate do not fit. The context must not
/// outlive `fingerprint`.
[[nodiscard]] Result<asio::ssl::context> clientTls(const std::string& authority, const Digest* fingerprint,
                                                   const Credentials* own);

/// The peer's own certificate, and the last of its chain, as PEM; empty when there is none.
[[nodiscard]] std::string peerCertificate(TlsStream& stream);
[[nodiscard]] std::string peerAuthority(TlsStream& stream);

} // namespace huitou
