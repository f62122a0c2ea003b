// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"
#include "core/base/decimal.h"
#include "core/base/rounding.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace huitou
{

/// A currency by its ISO 4217 code and the number of its decimals.
class Currency
{
public:
    constexpr Currency(const char (&code)[4], std::uint8_t decimals)
        : m_code{code[0], code[1], code[2]}, m_decimals(decimals)
    {
    }
    /// The currency of that code, when we know its decimals: CNY, EUR, GBP, HKD, JPY, TWD, USD.
    [[nodiscard]] static std::optional<Currency> fromCode(std::string_view code) noexcept;

    [[nodiscard]] constexpr std::string_view code() const noexcept { return {m_code.data(), m_code.size()}; }
    [[nodiscard]] constexpr int decimals() const noexcept { return m_decimals; }
    /// The sign before an amount: "¥", "€", "£", "$".
    [[nodiscard]] std::string_view sign() const noexcept;
    friend constexpr bool operator==(const Currency&, const Currency&) = default;

private:
    std::array<char, 3> m_code;
    std::uint8_t m_decimals;
};

inline constexpr Currency cny{"CNY", 2};

/// An exact amount in the smallest unit of one currency: cents, or whole yen.
///
/// It can't be made from, or turned into, a floating point number. Sums across currencies and sums
/// that overflow are bugs in the caller, so they stop the program instead of giving a wrong total;
/// input from outside is bounded where it is read.
class Money
{
public:
    [[nodiscard]] static constexpr Money fromMinor(std::int64_t minorUnits, Currency currency)
    {
        return Money{minorUnits, currency};
    }
    [[nodiscard]] static constexpr Money zero(Currency currency) { return Money{0, currency}; }
    /// `text` such as "12.50"; nothing when it is not an amount of that currency.
    [[nodiscard]] static std::optional<Money> parse(std::string_view text, Currency currency) noexcept;

    [[nodiscard]] constexpr std::int64_t minorUnits() const noexcept { return m_minorUnits; }
    [[nodiscard]] constexpr Currency currency() const noexcept { return m_currency; }
    [[nodiscard]] constexpr bool isZero() const noexcept { return m_minorUnits == 0; }
    [[nodiscard]] constexpr bool isNegative() const noexcept { return m_minorUnits < 0; }

    /// This amount times numerator / denominator, rounded to the smallest unit as said.
    [[nodiscard]] Money scaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const;

    /// "12.50", all decimals, no sign of the currency.
    [[nodiscard]] std::string text() const { return formatDecimal(m_minorUnits, m_currency.decimals()); }
    /// "¥12.50": for people. A negative amount is "−¥12.50".
    [[nodiscard]] std::string display() const;

    [[nodiscard]] friend constexpr Money operator+(Money left, Money right)
    {
        HUITOU_CHECK(left.m_currency == right.m_currency);
        std::int64_t sum = 0;
        const bool overflows = __builtin_add_overflow(left.m_minorUnits, right.m_minorUnits, &sum);
        HUITOU_CHECK(!overflows);
        return Money{sum, left.m_currency};
    }
    [[nodiscard]] friend constexpr Money operator-(Money left, Money right) { return left + -right; }
    [[nodiscard]] constexpr Money operator-() const
    {
        HUITOU_CHECK(m_minorUnits != INT64_MIN);
        return Money{-m_minorUnits, m_currency};
    }
    constexpr Money& operator+=(Money other) { return *this = *this + other; }
    constexpr Money& operator-=(Money other) { return *this = *this - other; }

    friend constexpr bool operator==(const Money&, const Money&) = default;
    friend constexpr std::strong_ordering operator<=>(Money left, Money right)
    {
        HUITOU_CHECK(left.m_currency == right.m_currency);
        return left.m_minorUnits <=> right.m_minorUnits;
    }
    friend std::ostream& operator<<(std::ostream& out, Money money)
    {
        return out << money.text() << ' ' << money.m_currency.code();
    }

private:
    constexpr Money(std::int64_t minorUnits, Currency currency) : m_minorUnits(minorUnits), m_currency(currency) {}

    std::int64_t m_minorUnits;
    Currency m_currency;
};

} // namespace huitou
