// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/number_texts.h"

#include "core/base/decimal.h"

namespace huitou
{

int decimalsOf(NumberKind kind, Currency currency)
{
    switch (kind) {
    case NumberKind::Whole: return 0;
    case NumberKind::Percent:
    case NumberKind::Factor:
    case NumberKind::Points: return 2;
    case NumberKind::Money: return currency.decimals();
    case NumberKind::Quantity: return 3;
    }
    return 0;
}

std::string numberInFile(std::int64_t value, NumberKind kind, Currency currency)
{
    const int decimals = decimalsOf(kind, currency);
    std::string shortest = formatDecimalShort(value, decimals);
    if (shortest.find('.') == std::string::npos) {
        return shortest;
    }
    return "\"" + (kind == NumberKind::Money ? formatDecimal(value, decimals) : shortest) + "\"";
}

} // namespace huitou
