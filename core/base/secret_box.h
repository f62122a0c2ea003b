// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>

namespace huitou
{

using SecretKey = std::array<std::uint8_t, 32>;

/// Encrypts `content` under `key` and a fresh nonce (XChaCha20-Poly1305 by libsodium). `context` is not in the result;
/// it must be the same when it is opened, so that one box can't stand in the place of another.
[[nodiscard]] Bytes sealBox(const SecretKey& key, ByteView content, ByteView context);

/// What was sealed; nothing for another key or context, or when a bit was changed.
[[nodiscard]] std::optional<Bytes> openBox(const SecretKey& key, ByteView box, ByteView context);

} // namespace huitou
