// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning_reasons.h"

namespace huitou
{

namespace
{

std::string inEnglish(Points points)
{
    return points.display() + (points == Points::whole(1) ? " point" : " points");
}

/// "×1.5".
std::string times(std::int32_t factorHundredths)
{
    return "×" + formatDecimalShort(factorHundredths, 2);
}

Sentence reasonOfRate(const EarnRate& rate, Money base)
{
    const std::string perAmount = rate.perAmount.display();
    return {.en = inEnglish(rate.points) + " for each " + perAmount + " of " + base.display(),
            .zh = base.display() + "，每 " + perAmount + " 得 " + rate.points.display() + " 分"};
}

Sentence withPoints(Sentence reason, Points points)
{
    reason.en += ": " + inEnglish(points);
    reason.zh += ":" + points.display() + " 分";
    return reason;
}

/// What the rule did, after its name.
Sentence actOf(const EarnRule& rule, const EarnedOn& on)
{
    switch (rule.kind) {
    case EarnRuleKind::PerAmount: {
        const Sentence rate = reasonOfRate(rule.rate, on.base);
        return {.en = ", " + rate.en, .zh = "," + rate.zh};
    }
    case EarnRuleKind::PerArticle:
        return {.en = ", " + inEnglish(rule.points) + " each for " + on.quantity.text(),
                .zh = "," + on.quantity.text() + " 份，每份 " + rule.points.display() + " 分"};
    case EarnRuleKind::PerVisit: return {};
    case EarnRuleKind::Multiply:
        return {.en = " " + times(rule.factorHundredths), .zh = " " + times(rule.factorHundredths)};
    }
    return {};
}

} // namespace

Sentence reasonOfBasicRate(const Programme& programme, Money base, Points points)
{
    Sentence reason = reasonOfRate(programme.earn, base);
    if (programme.pointRounding.perLine) {
        reason.en += ", rounded for each article";
        reason.zh += "(每件商品取整)";
    }
    return withPoints(std::move(reason), points);
}

Sentence reasonOfRule(const EarnRule& rule, const EarnedOn& on, Points points)
{
    const Sentence act = actOf(rule, on);
    return withPoints({.en = rule.name.en + act.en, .zh = rule.name.zh + act.zh}, points);
}

Sentence reasonOfStarFactor(const Star& star, Points points)
{
    const std::string factor = " " + times(star.earnFactorHundredths);
    return withPoints({.en = star.name.en + factor, .zh = star.name.zh + factor}, points);
}

Sentence reasonOfNothing()
{
    return {.en = "No points: points, a voucher or a reward were used in this sale.",
            .zh = "本单使用了积分、购物券或兑换，不再积分。"};
}

} // namespace huitou
