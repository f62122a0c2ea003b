// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"
#include "core/base/decimal.h"
#include "core/base/rounding.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace huitou
{

/// A number of points, exact to a hundredth. Neither money nor a bare number; sums that overflow stop the program.
class Points
{
public:
    constexpr Points() = default;
    [[nodiscard]] static constexpr Points fromHundredths(std::int64_t hundredths) { return Points{hundredths}; }
    [[nodiscard]] static constexpr Points whole(std::int64_t points)
    {
        std::int64_t hundredths = 0;
        const bool overflows = __builtin_mul_overflow(points, 100, &hundredths);
        HUITOU_CHECK(!overflows);
        return Points{hundredths};
    }
    /// `text` such as "12.5"; nothing when it is not a number with at most two decimals.
    [[nodiscard]] static std::optional<Points> parse(std::string_view text) noexcept
    {
        const std::optional<std::int64_t> hundredths = parseDecimal(text, 2);
        return hundredths ? std::optional(Points{*hundredths}) : std::nullopt;
    }

    [[nodiscard]] constexpr std::int64_t hundredths() const noexcept { return m_hundredths; }
    [[nodiscard]] constexpr bool isZero() const noexcept { return m_hundredths == 0; }
    [[nodiscard]] constexpr bool isNegative() const noexcept { return m_hundredths < 0; }

    [[nodiscard]] Points scaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const
    {
        const std::optional<std::int64_t> result = mulDiv(m_hundredths, numerator, denominator, rounding);
        HUITOU_CHECK(result.has_value());
        return Points{*result};
    }

    /// "12.5": for files and interfaces.
    [[nodiscard]] std::string text() const { return formatDecimalShort(m_hundredths, 2); }
    /// "7,240": for people.
    [[nodiscard]] std::string display() const { return formatDecimalGrouped(m_hundredths, 2); }

    [[nodiscard]] friend constexpr Points operator+(Points left, Points right)
    {
        std::int64_t sum = 0;
        const bool overflows = __builtin_add_overflow(left.m_hundredths, right.m_hundredths, &sum);
        HUITOU_CHECK(!overflows);
        return Points{sum};
    }
    [[nodiscard]] friend constexpr Points operator-(Points left, Points right) { return left + -right; }
    [[nodiscard]] constexpr Points operator-() const
    {
        HUITOU_CHECK(m_hundredths != INT64_MIN);
        return Points{-m_hundredths};
    }
    constexpr Points& operator+=(Points other) { return *this = *this + other; }
    constexpr Points& operator-=(Points other) { return *this = *this - other; }
    friend constexpr auto operator<=>(const Points&, const Points&) = default;
    friend std::ostream& operator<<(std::ostream& out, Points points) { return out << points.text() << " points"; }

private:
    constexpr explicit Points(std::int64_t hundredths) : m_hundredths(hundredths) {}

    std::int64_t m_hundredths = 0;
};

} // namespace huitou
