// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace huitou
{

/// 128 bits that name one thing of the kind `Tag`. Ids of different kinds do not mix. All zero names nothing.
template <typename Tag>
class Id
{
public:
    static constexpr std::size_t byteCount = 16;

    constexpr Id() = default;
    constexpr explicit Id(const std::array<std::uint8_t, byteCount>& bytes) : m_bytes(bytes) {}

    [[nodiscard]] static std::optional<Id> fromBytes(ByteView bytes) noexcept
    {
        if (bytes.size() != byteCount) {
            return std::nullopt;
        }
        Id id;
        std::memcpy(id.m_bytes.data(), bytes.data(), byteCount);
        return id;
    }
    /// 32 hexadecimal digits.
    [[nodiscard]] static std::optional<Id> parse(std::string_view hex) noexcept
    {
        Id id;
        return fromHex(hex, id.m_bytes) ? std::optional(id) : std::nullopt;
    }

    [[nodiscard]] ByteView bytes() const noexcept { return m_bytes; }
    [[nodiscard]] const std::array<std::uint8_t, byteCount>& array() const noexcept { return m_bytes; }
    [[nodiscard]] std::string text() const { return toHex(m_bytes); }
    [[nodiscard]] bool isNull() const noexcept { return *this == Id{}; }

    friend constexpr auto operator<=>(const Id&, const Id&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Id& id) { return out << id.text(); }

private:
    std::array<std::uint8_t, byteCount> m_bytes{};
};

/// A member, by a random surrogate that says nothing about the person.
using MemberId = Id<struct MemberTag>;
/// One operation, drawn before it has any effect, so that a repeat can be told from a second one.
using OpId = Id<struct OpTag>;
/// A till, from its certificate.
using TillId = Id<struct TillTag>;
/// A voucher, an offer made to one member.
using VoucherId = Id<struct VoucherTag>;
using OfferId = Id<struct OfferTag>;

/// A shop by its number in the chain, from 1.
enum class OutletId : std::uint32_t {};
/// A member of staff by number, from 1.
enum class StaffId : std::uint32_t {};

} // namespace huitou

template <typename Tag>
struct std::hash<huitou::Id<Tag>> {
    std::size_t operator()(const huitou::Id<Tag>& id) const noexcept
    {
        // The ids are random bits already.
        std::size_t value = 0;
        std::memcpy(&value, id.array().data(), sizeof(value));
        return value;
    }
};
