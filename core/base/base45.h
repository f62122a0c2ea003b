// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// RFC 9285: bytes in the characters that a QR code packs densest. Two bytes become three, a last single one two.
[[nodiscard]] std::string toBase45(ByteView bytes);

/// Nothing for another character, a stray one at the end, or a group that says more than its bytes can hold.
[[nodiscard]] std::optional<Bytes> fromBase45(std::string_view text);

} // namespace huitou
