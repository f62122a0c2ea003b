// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/beast.h"
#include "app/transport/certificates.h"

#include <optional>
#include <string>

/// TLS as Huitou speaks it: 1.3 alone, no resumption (each connection is judged by its certificate anew). Only sources
/// of this folder include this header.
namespace huitou
{

enum class PeerProof { Demanded, NotAsked };

/// For a door of the office. With PeerProof::Demanded only certificates of `authority` for clients pass the handshake.
/// Refuses with Malformed when key and certificate do not fit.
[[nodiscard]] Result<asio::ssl::context> serverTls(const Credentials& server, const std::string& authority,
                                                   PeerProof proof);

/// For a till. The peer's chain must end at `authority`, or at the certificate with `fingerprint`, which must be an
/// authority and be sent along. Refuses with Malformed when key and certificate do not fit. The context must not
/// outlive `fingerprint`.
[[nodiscard]] Result<asio::ssl::context> clientTls(const std::string& authority, const Digest* fingerprint,
                                                   const Credentials* own);

/// The peer's own certificate, and the last of its chain, as PEM; empty when there is none.
[[nodiscard]] std::string peerCertificate(TlsStream& stream);
[[nodiscard]] std::string peerAuthority(TlsStream& stream);

} // namespace huitou
