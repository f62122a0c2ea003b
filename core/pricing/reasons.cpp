// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/reasons.h"

namespace huitou::reasons
{

namespace
{

std::string minus(Money amount)
{
    return "−" + amount.text();
}

} // namespace

std::string brief(Money amount)
{
    return std::string(amount.currency().sign()) +
           formatDecimalShort(amount.minorUnits(), amount.currency().decimals());
}

Sentence starPays(const Star& star)
{
    // 85 % to pay is "8.5 折".
    return {.en = star.name.en + " pays " + std::to_string(star.payPercent) + " %",
            .zh = star.name.zh + " " + formatDecimalShort(star.payPercent, 1) + " 折"};
}

Sentence ofTotal(const Sentence& name, Money amount)
{
    return {.en = name.en + ": " + minus(amount), .zh = name.zh + " " + minus(amount)};
}

Sentence ofLine(const Sentence& kind, Money amount)
{
    return {.en = kind.en + " " + minus(amount), .zh = kind.zh + " " + minus(amount)};
}

} // namespace huitou::reasons
