// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"

#include <optional>

namespace huitou
{

/// Seals `secret` so that only who holds the signing key of `recipient` opens it: X25519 and XSalsa20-Poly1305 by
/// libsodium's sealed box, with the Ed25519 key turned into its X25519 form. Nothing for a key that is no point.
[[nodiscard]] std::optional<Bytes> sealFor(const PublicKey& recipient, ByteView secret);

/// What was sealed for `recipient`; nothing when it was sealed for another, or was changed. The caller wipes it.
[[nodiscard]] std::optional<Bytes> openSealed(const SigningKey& recipient, ByteView sealed);

} // namespace huitou
