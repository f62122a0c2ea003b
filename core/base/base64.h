// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

/// RFC 4648. Any thread.
namespace huitou
{

/// With padding, for mail.
[[nodiscard]] std::string toBase64(ByteView bytes);
/// The alphabet of addresses, without padding, for links.
[[nodiscard]] std::string toBase64Url(ByteView bytes);
/// Nothing for any other text.
[[nodiscard]] std::optional<Bytes> fromBase64Url(std::string_view text);

} // namespace huitou
