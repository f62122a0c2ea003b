// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

namespace huitou
{

std::optional<Currency> Currency::fromCode(std::string_view code) noexcept
{
    constexpr std::array known{Currency{"CNY", 2}, Currency{"EUR", 2}, Currency{"GBP", 2}, Currency{"HKD", 2},
                               Currency{"JPY", 0}, Currency{"TWD", 2}, Currency{"USD", 2}};
    for (const Currency currency : known) {
        if (currency.code() == code) {
            return currency;
        }
    }
    return std::nullopt;
}

std::string_view Currency::sign() const noexcept
{
    if (code() == "CNY" || code() == "JPY") {
        return "¥";
    }
    if (code() == "EUR") {
        return "€";
    }
    if (code() == "GBP") {
        return "£";
    }
    return "$";
}

std::optional<Money> Money::parse(std::string_view text, Currency currency) noexcept
{
    const std::optional<std::int64_t> minorUnits = parseDecimal(text, currency.decimals());
    if (!minorUnits) {
        return std::nullopt;
    }
    return Money{*minorUnits, currency};
}

Money Money::scaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const
{
    const std::optional<std::int64_t> result = mulDiv(m_minorUnits, numerator, denominator, rounding);
    HUITOU_CHECK(result.has_value());
    return Money{*result, m_currency};
}

std::string Money::display() const
{
    std::string amount = text();
    const bool negative = amount.front() == '-';
    if (negative) {
        amount.erase(0, 1);
    }
    return (negative ? "−" : "") + std::string(m_currency.sign()) + amount;
}

} // namespace huitou
