// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/star_discount.h"

#include "core/pricing/split.h"

namespace huitou
{

namespace
{

std::int64_t discountOf(const Star& star, const MoneyRounding& rounding, Money net)
{
    if (rounding.ofPrice) {
        return (net - net.scaled(star.payPercent, 100, rounding.rounding)).minorUnits();
    }
    return net.scaled(100 - star.payPercent, 100, rounding.rounding).minorUnits();
}

} // namespace

bool takesStarDiscount(const RunningPrice& price, std::size_t line)
{
    return price.basket().lines[line].article.starDiscount && price.isOn(price.programme().ladder.starDiscountOn, line);
}

BenefitEffect effectOfStar(const Star& star, const RunningPrice& price)
{
    const MoneyRounding& rounding = price.programme().discountRounding;
    LineUnits nets(price.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < price.size(); ++i) {
        nets[i] = takesStarDiscount(price, i) ? price.left(i) : 0;
        sum += nets[i];
    }
    BenefitEffect effect;
    effect.parts.resize(price.size());
    if (rounding.perSale) {
        effect.total = discountOf(star, rounding, price.money(sum));
        if (effect.total > 0) {
            splitInto(effect.parts, effect.total, nets);
        }
        return effect;
    }
    for (std::size_t i = 0; i < price.size(); ++i) {
        effect.parts[i] = discountOf(star, rounding, price.money(nets[i]));
        effect.total += effect.parts[i];
    }
    return effect;
}

void remarkWithoutStar(RunningPrice& price)
{
    for (std::size_t i = 0; i < price.size(); ++i) {
        if (!takesStarDiscount(price, i)) {
            price.priced().lines[i].remark = Sentence{.en = "no star discount", .zh = "不参加折扣"};
        }
    }
}

} // namespace huitou
