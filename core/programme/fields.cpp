// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/fields.h"

namespace huitou
{

namespace
{

std::int64_t smallest(Least least)
{
    return least == Least::Zero ? 0 : 1;
}

NumberForm pointsForm(Least least)
{
    return {NumberKind::Points, {smallest(least), Points::whole(programme_limits::wholeUnits).hundredths()}};
}

NumberForm moneyForm(Least least, Money unit)
{
    return {NumberKind::Money, {smallest(least), unit.minorUnits() * programme_limits::wholeUnits}};
}

NumberForm orNothing(NumberForm form)
{
    form.absence = Absence::Nothing;
    return form;
}

} // namespace

std::size_t maximumBytes(TextKind kind)
{
    switch (kind) {
    case TextKind::Identifier: return programme_limits::identifierBytes;
    case TextKind::Code: return programme_limits::codeBytes;
    case TextKind::Article: // as an article's number and category may be, core/pricing/article_limits.h
    case TextKind::Category: return 64;
    case TextKind::Label: return 200; // likewise
    }
    return 0;
}

std::int64_t Fields::numberOf(std::string_view key, std::int64_t value, NumberForm form,
                              std::optional<std::int64_t> fallback)
{
    form.absence = fallback ? Absence::Filled : Absence::Refused;
    form.fallback = fallback.value_or(0);
    std::optional<std::int64_t> number = value;
    onNumber(key, number, form);
    return number.value_or(form.bounds.least);
}

void Fields::integer(std::string_view key, std::optional<int>& value, Bounds bounds)
{
    std::optional<std::int64_t> number = value;
    onNumber(key, number, orNothing({NumberKind::Whole, bounds}));
    value = number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

void Fields::percent(std::string_view key, std::int32_t& hundredths, Bounds bounds,
                     std::optional<std::int64_t> fallback)
{
    hundredths = static_cast<std::int32_t>(numberOf(key, hundredths, {NumberKind::Percent, bounds}, fallback));
}

void Fields::factor(std::string_view key, std::int32_t& hundredths, Bounds bounds, std::optional<std::int64_t> fallback)
{
    hundredths = static_cast<std::int32_t>(numberOf(key, hundredths, {NumberKind::Factor, bounds}, fallback));
}

void Fields::points(std::string_view key, Points& value, Least least, std::optional<Points> fallback)
{
    value = Points::fromHundredths(numberOf(key, value.hundredths(), pointsForm(least),
                                            fallback ? std::optional(fallback->hundredths()) : std::nullopt));
}

void Fields::points(std::string_view key, std::optional<Points>& value)
{
    std::optional<std::int64_t> number = value ? std::optional(value->hundredths()) : std::nullopt;
    onNumber(key, number, orNothing(pointsForm(Least::AboveZero)));
    value = number ? std::optional(Points::fromHundredths(*number)) : std::nullopt;
}

void Fields::money(std::string_view key, Money& value, Least least, std::optional<Money> fallback)
{
    value = Money::fromMinor(numberOf(key, value.minorUnits(), moneyForm(least, unit()),
                                      fallback ? std::optional(fallback->minorUnits()) : std::nullopt),
                             m_currency);
}

void Fields::money(std::string_view key, std::optional<Money>& value)
{
    std::optional<std::int64_t> number = value ? std::optional(value->minorUnits()) : std::nullopt;
    onNumber(key, number, orNothing(moneyForm(Least::AboveZero, unit())));
    value = number ? std::optional(Money::fromMinor(*number, m_currency)) : std::nullopt;
}

void Fields::quantity(std::string_view key, Quantity& value, Quantity fallback)
{
    value = Quantity::fromThousandths(
        numberOf(key, value.thousandths(), {NumberKind::Quantity, {0, 1'000'000'000}}, fallback.thousandths()));
}

void Fields::date(std::string_view key, Date& value)
{
    std::optional<Date> day = value;
    onDate(key, day, Absence::Refused);
    value = day.value_or(Date{});
}

void Fields::currency(std::string_view key, Currency& value, Currency fallback)
{
    onCurrency(key, value, fallback);
    m_currency = value;
}

} // namespace huitou
