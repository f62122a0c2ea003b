// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/member_profile.h"

#include "core/base/check.h"
#include "core/cadence/rhythm_model.h"

#include <string>

namespace huitou
{

namespace
{

PriceCounts pricesIn(const PurchaseHistory& history, const SegmentRules& rules)
{
    PriceCounts counts;
    for (const Money price : history.prices) {
        ++counts.all;
        if (rules.highPrice && price >= *rules.highPrice) {
            ++counts.high;
        } else if (rules.lowPrice && price < *rules.lowPrice) {
            ++counts.low;
        }
    }
    return counts;
}

bool isOften(std::uint32_t count, const PriceCounts& counts, const SegmentRules& rules)
{
    const auto percent = static_cast<std::uint64_t>(rules.oftenPercent);
    return count > 0 && std::uint64_t{count} * 100 >= std::uint64_t{counts.all} * percent;
}

bool isSilentForGood(const MemberProfile& profile, const SegmentRules& rules)
{
    return silentDays(profile.cadence, profile.today) >= rules.declineDays;
}

std::string daysText(const MemberProfile& profile)
{
    return std::to_string(profile.cadence.purchaseDays);
}

/// "3 purchase days in the last 365"
Sentence inPeriod(const MemberProfile& profile, const SegmentRules& rules)
{
    const std::string days = std::to_string(profile.daysInPeriod);
    const std::string period = std::to_string(rules.periodDays);
    return {days + " purchase days in the last " + period, "最近 " + period + " 天来过 " + days + " 天"};
}

} // namespace

MemberProfile profileOf(const PurchaseHistory& history, Date today, std::uint32_t introduced,
                        const CadenceParameters& rhythm, const SegmentRules& rules)
{
    HUITOU_CHECK(!history.days.empty());
    MemberProfile profile;
    profile.cadence = cadenceOf(history.days, rhythm);
    profile.today = today;
    profile.isAway = isAway(profile.cadence, today, rhythm);
    profile.spentInPeriod = Money::zero(profile.cadence.total.currency());
    for (const PurchaseDay& day : history.days) {
        if (day.day + std::chrono::days{rules.periodDays} > today) {
            ++profile.daysInPeriod;
            profile.spentInPeriod += day.amount;
        }
    }
    profile.prices = pricesIn(history, rules);
    profile.categories = history.categories;
    profile.introduced = introduced;
    profile.changes = habitChangesIn(history.days, profile.cadence, today, rhythm, rules);
    profile.leaving = history.leaving;
    return profile;
}

LifeStage stageOf(const MemberProfile& profile, const SegmentRules& rules)
{
    const auto days = static_cast<int>(profile.cadence.purchaseDays);
    if (profile.isAway || isSilentForGood(profile, rules)) {
        return LifeStage::Decline;
    }
    if (days < rules.observationBelow) {
        return LifeStage::Observation;
    }
    return days < rules.stableFrom ? LifeStage::Formation : LifeStage::Stable;
}

MemberClass classOf(const MemberProfile& profile, const SegmentRules& rules)
{
    if (profile.daysInPeriod < rules.ordinaryFrom) {
        return MemberClass::Potential;
    }
    const bool isLoyal = profile.daysInPeriod >= rules.loyalFrom && stageOf(profile, rules) != LifeStage::Decline;
    if (!isLoyal) {
        return MemberClass::Ordinary;
    }
    return profile.introduced >= static_cast<std::uint32_t>(rules.advocateFrom) ? MemberClass::Advocate
                                                                                : MemberClass::Loyal;
}

PriceClass priceClassOf(const MemberProfile& profile, const SegmentRules& rules)
{
    if (isOften(profile.prices.high, profile.prices, rules)) {
        return PriceClass::High;
    }
    return isOften(profile.prices.low, profile.prices, rules) ? PriceClass::Low : PriceClass::Middle;
}

Sentence explainStage(const MemberProfile& profile, const SegmentRules& rules)
{
    const Sentence stage = namedIn(lifeStages, stageOf(profile, rules)).name();
    const Sentence rhythm = rhythmSentence(profile.cadence, profile.today);
    const std::string days = daysText(profile);
    return {stage.en + ": " + days + " purchase days; " + rhythm.en,
            stage.zh + "：共来过 " + days + " 天，" + rhythm.zh};
}

Sentence explainClass(const MemberProfile& profile, const SegmentRules& rules)
{
    const MemberClass which = classOf(profile, rules);
    const Sentence name = namedIn(memberClasses, which).name();
    const Sentence why = inPeriod(profile, rules);
    Sentence sentence{name.en + ": " + why.en, name.zh + "：" + why.zh};
    if (which == MemberClass::Advocate) {
        const std::string introduced = std::to_string(profile.introduced);
        sentence.en += ", and brought " + introduced + (profile.introduced == 1 ? " member" : " members");
        sentence.zh += "，并介绍了 " + introduced + " 位会员";
    } else if (which == MemberClass::Ordinary && profile.daysInPeriod >= rules.loyalFrom) {
        sentence.en += ", but stays away";
        sentence.zh += "，但最近不来了";
    }
    return sentence;
}

Sentence explainPrices(const MemberProfile& profile, const SegmentRules& rules)
{
    const PriceClass which = priceClassOf(profile, rules);
    const Sentence name = namedIn(priceClasses, which).name();
    const std::string all = std::to_string(profile.prices.all);
    switch (which) {
    case PriceClass::High: {
        const std::string high = std::to_string(profile.prices.high);
        const std::string price = rules.highPrice ? rules.highPrice->display() : std::string{};
        return {name.en + ": " + high + " of " + all + " articles from " + price + " on",
                name.zh + "：" + all + " 件商品中 " + high + " 件不低于 " + price};
    }
    case PriceClass::Low: {
        const std::string low = std::to_string(profile.prices.low);
        const std::string price = rules.lowPrice ? rules.lowPrice->display() : std::string{};
        return {name.en + ": " + low + " of " + all + " articles below " + price,
                name.zh + "：" + all + " 件商品中 " + low + " 件低于 " + price};
    }
    case PriceClass::Middle: break;
    }
    return {name.en + ": neither dear nor cheap articles prevail among " + all,
            name.zh + "：" + all + " 件商品中高价、低价都不占多数"};
}

} // namespace huitou
