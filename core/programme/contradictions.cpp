// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/contradictions.h"

#include "core/programme/field_forms.h"
#include "core/programme/offer_worth.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace huitou
{

namespace
{

__extension__ using Wide = __int128;

template <typename Items>
void checkIdsDiffer(const Items& items, const std::string& list, Remarks& remarks)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string& id = items[i].id;
        if (!id.empty() && !seen.insert(id).second) {
            remarks.add(elementPath(list, i) + ".id", {.en = "The id \"" + id + "\" is used twice; each needs its own.",
                                                       .zh = "标识 \"" + id + "\" 用了两次，每项必须不同。"});
        }
    }
}

void checkNotReserved(const std::string& id, const std::string& path, std::initializer_list<std::string_view> reserved,
                      Remarks& remarks)
{
    if (std::find(reserved.begin(), reserved.end(), id) != reserved.end()) {
        remarks.add(path + ".id", {.en = "The id \"" + id + "\" has a meaning of its own here; choose another.",
                                   .zh = "标识 \"" + id + "\" 在此另有含义，请换一个。"});
    }
}

template <typename Items>
bool hasId(const Items& items, const std::string& id)
{
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
}

void checkStarIsKnown(const Programme& programme, const std::string& star, const std::string& path, Remarks& remarks)
{
    if (!star.empty() && star != "none" && !hasId(programme.stars, star)) {
        remarks.add(path, {.en = "No [[star]] has the id \"" + star + "\"; \"none\" is the star of nobody.",
                           .zh = "没有标识为 \"" + star + "\" 的 [[star]]；无星写 \"none\"。"});
    }
}

void checkStarsAreKnown(const Programme& programme, const std::vector<std::string>& stars, const std::string& path,
                        Remarks& remarks)
{
    for (std::size_t i = 0; i < stars.size(); ++i) {
        checkStarIsKnown(programme, stars[i], elementPath(path + ".stars", i), remarks);
    }
}

void checkVoucherIsKnown(const Programme& programme, const std::string& voucher, const std::string& path,
                         Remarks& remarks)
{
    if (!voucher.empty() && !hasId(programme.vouchers, voucher)) {
        remarks.add(path + ".voucher_id",
                    {.en = "No [[voucher]] has the id \"" + voucher + "\"; add it, or correct the id.",
                     .zh = "没有标识为 \"" + voucher + "\" 的 [[voucher]]；请添加或改正标识。"});
    }
}

void checkTerm(const std::optional<Date>& from, const std::optional<Date>& until, const std::string& path,
               Remarks& remarks)
{
    if (from && until && *until < *from) {
        remarks.add(path + ".until",
                    {.en = "It ends on " + formatDate(*until) + ", before it begins on " + formatDate(*from) + ".",
                     .zh = "结束日 " + formatDate(*until) + " 早于开始日 " + formatDate(*from) + "。"});
    }
}

void checkRate(const EarnRate& rate, const std::string& path, Remarks& remarks)
{
    if (Wide{rate.points.hundredths()} >
        Wide{rate.perAmount.minorUnits()} * programme_limits::pointsPerSmallestUnit * 100) {
        const Money smallest = Money::fromMinor(1, rate.perAmount.currency());
        const std::string most = std::to_string(programme_limits::pointsPerSmallestUnit);
        remarks.add(path + ".points",
                    {.en = "More than " + most + " points for each " + smallest.text() +
                           " cannot be added up; lower the points.",
                     .zh = "每 " + smallest.text() + " 超过 " + most + " 分将无法计算，请减少积分。"});
    }
}

void checkAscends(LadderMeasure measure, const Star& before, const Star& star, const std::string& path,
                  Remarks& remarks)
{
    const bool bySpend = measure == LadderMeasure::Spend;
    if (bySpend ? star.spendThreshold > before.spendThreshold : star.threshold > before.threshold) {
        return;
    }
    const std::string threshold = bySpend ? star.spendThreshold.text() : star.threshold.text();
    const std::string below = bySpend ? before.spendThreshold.text() : before.threshold.text();
    remarks.add(path + ".threshold", {.en = "The threshold " + threshold + " is not above the " + below +
                                            " of the star before; list the stars in ascending order.",
                                      .zh = "门槛 " + threshold + " 不高于前一星的 " + below + "；请按从低到高排列。"});
}

void checkStars(const Programme& programme, Remarks& remarks)
{
    checkIdsDiffer(programme.stars, "star", remarks);
    for (std::size_t i = 0; i < programme.stars.size(); ++i) {
        const Star& star = programme.stars[i];
        const std::string path = elementPath("star", i);
        checkNotReserved(star.id, path, {"none"}, remarks);
        if (star.voucher) {
            checkVoucherIsKnown(programme, star.voucher->voucher, path, remarks);
        }
        if (i == 0) {
            continue;
        }
        checkAscends(programme.ladder.measure, programme.stars[i - 1], star, path, remarks);
    }
}

void checkEarning(const Programme& programme, Remarks& remarks)
{
    checkRate(programme.earn, "earn", remarks);
    checkIdsDiffer(programme.earnRules, "earn_rule", remarks);
    Wide together = 100; // hundredths of what all multipliers make of one point
    constexpr Wide most = Wide{programme_limits::multipliersTogether} * 100;
    std::optional<std::string> tooMuch;
    const auto multiply = [&](std::int32_t factor, const std::string& path) {
        together = std::min(together * std::max(factor, 100) / 100, most + 1);
        if (together > most && !tooMuch) {
            tooMuch = path;
        }
    };
    std::int32_t highest = 100;
    for (const Star& star : programme.stars) {
        highest = std::max(highest, star.earnFactorHundredths);
    }
    multiply(highest, "earn");
    for (std::size_t i = 0; i < programme.earnRules.size(); ++i) {
        const EarnRule& rule = programme.earnRules[i];
        const std::string path = elementPath("earn_rule", i);
        checkNotReserved(rule.id, path, {"earn", "star"}, remarks);
        checkRate(rule.rate, path, remarks);
        checkStarsAreKnown(programme, rule.stars, path, remarks);
        checkTerm(rule.from, rule.until, path, remarks);
        if (rule.kind == EarnRuleKind::Multiply) {
            multiply(rule.factorHundredths, path + ".factor");
        }
    }
    if (tooMuch) {
        const std::string times = std::to_string(programme_limits::multipliersTogether);
        remarks.add(*tooMuch, {.en = "With this factor all multipliers and the highest star together make more than " +
                                     times + " times the points; lower it.",
                               .zh = "加上此倍数，所有倍数与最高星级合计超过 " + times + " 倍，请降低。"});
    }
}

void checkRights(const Programme& programme, Remarks& remarks)
{
    checkIdsDiffer(programme.rewards, "reward", remarks);
    for (std::size_t i = 0; i < programme.rewards.size(); ++i) {
        const Reward& reward = programme.rewards[i];
        checkStarsAreKnown(programme, reward.stars, elementPath("reward", i), remarks);
        checkTerm(reward.from, reward.until, elementPath("reward", i), remarks);
    }
    checkIdsDiffer(programme.vouchers, "voucher", remarks);
    checkIdsDiffer(programme.gifts, "gift", remarks);
    for (std::size_t i = 0; i < programme.gifts.size(); ++i) {
        const Gift& gift = programme.gifts[i];
        const std::string path = elementPath("gift", i);
        checkStarsAreKnown(programme, gift.stars, path, remarks);
        checkVoucherIsKnown(programme, gift.voucher, path, remarks);
        if (gift.points.isZero() && gift.voucher.empty()) {
            remarks.add(path + ".points", {.en = "This gift gives nothing; add points or a voucher_id.",
                                           .zh = "此赠送没有内容，请写 points 或 voucher_id。"});
        }
    }
    if (programme.referral) {
        checkRate(programme.referral->rate, "referral", remarks);
    }
}

void checkPromotions(const Programme& programme, Remarks& remarks)
{
    checkIdsDiffer(programme.promotions, "promotion", remarks);
    for (std::size_t i = 0; i < programme.promotions.size(); ++i) {
        const Promotion& promotion = programme.promotions[i];
        const std::string path = elementPath("promotion", i);
        checkStarsAreKnown(programme, promotion.stars, path, remarks);
        checkTerm(promotion.from, promotion.until, path, remarks);
        for (std::size_t w = 0; w < promotion.waves.size(); ++w) {
            const PromotionWave& wave = promotion.waves[w];
            const std::string wavePath = elementPath(path + ".wave", w);
            checkStarIsKnown(programme, wave.star, wavePath + ".star", remarks);
            checkTerm(wave.from, wave.until, wavePath, remarks);
        }
        if (promotion.afterNode && programme.nodeMembers == 0) {
            remarks.add(path + ".after_node",
                        {.en = "This promotion waits for the node, but there is no [node] with a number of members.",
                         .zh = "此促销要等节点达到，但没有写会员数的 [node]。"});
        }
    }
}

/// From an amount on, and below another one.
void checkRange(const std::optional<Money>& from, const std::optional<Money>& below, const std::string& belowPath,
                const std::string& what, const std::string& whatZh, Remarks& remarks)
{
    if (from && below && *below <= *from) {
        remarks.add(
            belowPath,
            {.en = "Nobody spends " + from->text() + " or more " + what + " and less than " + below->text() + ".",
             .zh = "没有人" + whatZh + "既达到 " + from->text() + " 又低于 " + below->text() + "。"});
    }
}

void checkCampaign(const Programme& programme, const WinBackRule& rule, const std::string& path, Remarks& remarks)
{
    const WinBackAudience& audience = rule.audience;
    checkStarsAreKnown(programme, audience.stars, path, remarks);
    checkRange(audience.averageFrom, audience.averageBelow, path + ".average_below", "on average", "平均消费", remarks);
    checkRange(audience.spentFrom, audience.spentBelow, path + ".spent_below", "in the period", "期间消费", remarks);
    checkVoucherIsKnown(programme, rule.voucher, path, remarks);
    checkTerm(rule.from, rule.until, path, remarks);
    for (std::size_t w = 0; w < rule.waves.size(); ++w) {
        const PromotionWave& wave = rule.waves[w];
        const std::string wavePath = elementPath(path + ".wave", w);
        checkStarIsKnown(programme, wave.star, wavePath + ".star", remarks);
        checkTerm(wave.from, wave.until, wavePath, remarks);
    }
    if (rule.budget && !worthOfOffer(rule, programme)) {
        remarks.add(path + ".budget",
                    {.en = "What this gives has no amount that a budget could count; use most_offers, "
                           "or a voucher with a cap.",
                     .zh = "所送内容没有可计入预算的金额；请用 most_offers，或给券设 cap。"});
    }
}

void checkWinBack(const Programme& programme, Remarks& remarks)
{
    checkIdsDiffer(programme.winBack, "win_back", remarks);
    for (std::size_t i = 0; i < programme.winBack.size(); ++i) {
        checkCampaign(programme, programme.winBack[i], elementPath("win_back", i), remarks);
    }
}

void checkSegments(const SegmentRules& rules, Remarks& remarks)
{
    const auto mustExceed = [&remarks](int value, int other, const char* key, const char* otherKey) {
        if (value <= other) {
            const std::string names = std::string(key) + " must be above " + otherKey + ": ";
            const std::string figures = std::to_string(value) + " / " + std::to_string(other);
            remarks.add("segments." + std::string(key),
                        {.en = names + figures + ".",
                         .zh = std::string(key) + " 必须大于 " + otherKey + "：" + figures + "。"});
        }
    };
    mustExceed(rules.stableFrom, rules.observationBelow, "stable_from", "observation_below");
    mustExceed(rules.loyalFrom, rules.ordinaryFrom, "loyal_from", "ordinary_from");
    mustExceed(rules.abcBPercent, rules.abcAPercent, "abc_b_percent", "abc_a_percent");
    if (rules.highPrice && rules.lowPrice && *rules.lowPrice > *rules.highPrice) {
        remarks.add("segments.low_price",
                    {.en = "An article below " + rules.lowPrice->text() + " would be cheap and from " +
                           rules.highPrice->text() + " on dear at once.",
                     .zh = "低于 " + rules.lowPrice->text() + " 算低价，又从 " + rules.highPrice->text() +
                           " 起算高价，互相矛盾。"});
    }
    if (rules.oldPercent + rules.developingPercent > 99) {
        remarks.add("segments.developing_percent",
                    {.en = "old_percent and developing_percent leave nobody potential.",
                     .zh = "old_percent 与 developing_percent 之和没有给潜在会员留比例。"});
    }
}

} // namespace

std::vector<Remark> contradictionsIn(const Programme& programme)
{
    Remarks remarks(Finding::Severity::Error);
    checkEarning(programme, remarks);
    checkStars(programme, remarks);
    checkRights(programme, remarks);
    checkPromotions(programme, remarks);
    checkSegments(programme.segments, remarks);
    checkWinBack(programme, remarks);
    return remarks.take();
}

} // namespace huitou
