// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of `text` as they are.
[[nodiscard]] inline ByteView bytesOf(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view textOf(ByteView bytes) noexcept
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);
/// Fills `out` from exactly twice as many hexadecimal digits; false, with `out` unspecified, for any other text.
[[nodiscard]] bool fromHex(std::string_view text, std::span<std::uint8_t> out) noexcept;

/// Little-endian integers, for headers and hashes with a fixed layout.
void appendLittleEndian(Bytes& out, std::uint64_t value, int byteCount);
[[nodiscard]] std::uint64_t readLittleEndian(ByteView bytes) noexcept;

} // namespace huitou
