// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"

#include <string>

namespace huitou
{

/// In what a certificate differs from those that the office makes for tills.
struct Oddity {
    std::string name;              ///< whom it names
    std::string curve = "P-256";   ///< of its key
    std::string digest = "SHA256"; ///< of its signature
    std::string usage = "clientAuth";
    bool signsItself = false; ///< not signed by `issuer`
};

/// A certificate that `issuer` signed, whatever `issuer` may sign, good for an hour before `now` and after it.
[[nodiscard]] Credentials oddCertificate(const Credentials& issuer, const Oddity& oddity, Instant now);

/// The first message of an ordinary TLS client.
[[nodiscard]] std::string clientHello();

} // namespace huitou
