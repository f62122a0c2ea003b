// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/decimal.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace huitou
{

/// How much of an article: pieces or kilograms, exact to a thousandth.
class Quantity
{
public:
    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity fromThousandths(std::int64_t thousandths) { return Quantity{thousandths}; }
    [[nodiscard]] static constexpr Quantity pieces(std::int32_t count) { return Quantity{count * std::int64_t{1000}}; }
    [[nodiscard]] static std::optional<Quantity> parse(std::string_view text) noexcept
    {
        const std::optional<std::int64_t> thousandths = parseDecimal(text, 3);
        return thousandths ? std::optional(Quantity{*thousandths}) : std::nullopt;
    }

    [[nodiscard]] constexpr std::int64_t thousandths() const noexcept { return m_thousandths; }
    /// "2" or "1.236".
    [[nodiscard]] std::string text() const { return formatDecimalShort(m_thousandths, 3); }

    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
    friend std::ostream& operator<<(std::ostream& out, Quantity quantity) { return out << quantity.text(); }

private:
    constexpr explicit Quantity(std::int64_t thousandths) : m_thousandths(thousandths) {}

    std::int64_t m_thousandths = 0;
};

} // namespace huitou
