// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/campaign_sentences.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace huitou
{

namespace
{

Sentence plainOf(const std::string& text)
{
    return {.en = text, .zh = text};
}

/// Joined as "a, b or c" would be read: between English ones `en`, between Chinese ones `zh`.
void append(Sentence& all, const Sentence& more, std::string_view en, std::string_view zh)
{
    if (!all.en.empty()) {
        all.en += en;
        all.zh += zh;
    }
    all.en += more.en;
    all.zh += more.zh;
}

void appendPart(Sentence& all, const Sentence& more)
{
    append(all, more, "; ", "；");
}

void appendChoice(Sentence& all, const Sentence& more)
{
    append(all, more, " or ", "、");
}

template <typename Value, std::size_t count>
Sentence choiceOf(const std::vector<Value>& chosen, const std::array<Named<Value>, count>& names)
{
    Sentence all;
    for (const Value value : chosen) {
        appendChoice(all, namedIn(names, value).name());
    }
    return all;
}

Sentence starCalled(const std::string& id, const Programme& programme)
{
    const auto star = std::ranges::find(programme.stars, id, &Star::id);
    return star == programme.stars.end() ? Sentence{.en = "no star", .zh = "无星级"} : star->name;
}

/// "1 day", "45 days"; in Chinese the number alone is needed.
std::string dayCount(int days)
{
    return std::to_string(days) + (days == 1 ? " day" : " days");
}

Sentence triggerOf(const WinBackRule& campaign)
{
    const std::string days = std::to_string(campaign.days);
    const std::string count = dayCount(campaign.days);
    switch (campaign.trigger) {
    case WinBackTrigger::Silence: return {.en = "when nothing was bought for " + count, .zh = days + " 天没来时"};
    case WinBackTrigger::Consumption:
        return {.en = count + " before what was bought is used up", .zh = "所购商品用完前 " + days + " 天"};
    case WinBackTrigger::OwnRhythm: {
        const std::string percent = std::to_string(campaign.probabilityPercent);
        return {.en = "when the member's own rhythm broke and the chance of no purchase in 90 days is " + percent +
                      " % or more",
                .zh = "打破自己的购买规律，且 90 天内不再来的可能性达到 " + percent + " % 时"};
    }
    case WinBackTrigger::Dates: return {.en = "on its days", .zh = "在活动日期内"};
    case WinBackTrigger::Birthday: return {.en = count + " before the birthday", .zh = "生日前 " + days + " 天"};
    case WinBackTrigger::Complaint:
        return {.en = "for " + count + " after a complaint was settled", .zh = "投诉达成一致后 " + days + " 天内"};
    }
    HUITOU_CHECK(false);
    return {};
}

Sentence voucherCalled(const std::string& id, const Programme& programme)
{
    const auto voucher = std::ranges::find(programme.vouchers, id, &VoucherTerms::id);
    return voucher == programme.vouchers.end() ? plainOf(id) : voucher->name;
}

/// "spends 100.00 or more", "less than 20.00".
void appendSpending(Sentence& all, const std::optional<Money>& from, const std::optional<Money>& below,
                    const Sentence& what)
{
    if (from) {
        appendPart(all, {.en = what.en + " " + from->text() + " or more", .zh = what.zh + "至少 " + from->text()});
    }
    if (below) {
        appendPart(all, {.en = what.en + " less than " + below->text(), .zh = what.zh + "低于 " + below->text()});
    }
}

} // namespace

Sentence occasionOf(const WinBackRule& campaign, const Programme& programme)
{
    Sentence all = triggerOf(campaign);
    if (campaign.from) {
        const std::string day = formatDate(*campaign.from);
        append(all, {.en = "from " + day, .zh = day + " 起"}, ", ", "，");
    }
    if (campaign.until) {
        const std::string day = formatDate(*campaign.until);
        append(all, {.en = "until " + day, .zh = "至 " + day}, ", ", "，");
    }
    for (const PromotionWave& wave : campaign.waves) {
        const Sentence star = starCalled(wave.star, programme);
        const std::string from = formatDate(wave.from);
        const std::string until = formatDate(wave.until);
        appendPart(all,
                   {.en = star.en + " from " + from + " to " + until, .zh = star.zh + " " + from + " 至 " + until});
    }
    return all;
}

Sentence giftOf(const WinBackRule& campaign, const Programme& programme)
{
    switch (campaign.gives) {
    case WinBackGift::Amount: {
        const std::string off = campaign.amountOff.text();
        if (campaign.minimumSpend.isZero()) {
            return {.en = off + " off", .zh = "减 " + off};
        }
        const std::string from = campaign.minimumSpend.text();
        return {.en = off + " off from " + from, .zh = "满 " + from + " 减 " + off};
    }
    case WinBackGift::Points: return {.en = campaign.points.text() + " points", .zh = campaign.points.text() + " 分"};
    case WinBackGift::Voucher: return voucherCalled(campaign.voucher, programme);
    case WinBackGift::Invitation: return {.en = "an invitation", .zh = "邀请"};
    }
    HUITOU_CHECK(false);
    return {};
}

Sentence audienceOf(const WinBackRule& campaign, const Programme& programme)
{
    const WinBackAudience& audience = campaign.audience;
    Sentence all;
    Sentence stars;
    for (const std::string& star : audience.stars) {
        appendChoice(stars, starCalled(star, programme));
    }
    for (const Sentence& choice :
         {stars, choiceOf(audience.stages, lifeStages), choiceOf(audience.classes, memberClasses),
          choiceOf(audience.prices, priceClasses), choiceOf(audience.values, valueClasses),
          choiceOf(audience.changes, habitChanges), choiceOf(audience.reasons, leavingReasons)}) {
        if (!choice.en.empty()) {
            appendPart(all, choice);
        }
    }
    if (audience.purchasesFrom > 1) {
        const std::string days = std::to_string(audience.purchasesFrom);
        appendPart(all, {.en = days + " purchase days or more", .zh = "至少来过 " + days + " 天"});
    }
    appendSpending(all, audience.averageFrom, audience.averageBelow, {.en = "spends on average", .zh = "平均每次"});
    appendSpending(all, audience.spentFrom, audience.spentBelow, {.en = "spent in the period", .zh = "期间消费"});
    return all.en.empty() ? Sentence{.en = "everybody who agreed to offers", .zh = "所有同意接收优惠的会员"} : all;
}

Sentence limitsOf(const WinBackRule& campaign)
{
    const std::string valid = std::to_string(campaign.validDays);
    const std::string rest = std::to_string(campaign.restDays);
    Sentence all{.en = "good for " + dayCount(campaign.validDays) + "; again after " + dayCount(campaign.restDays),
                 .zh = valid + " 天内有效；" + rest + " 天后可再次收到"};
    if (campaign.timesPerMember > 0) {
        const std::string times = std::to_string(campaign.timesPerMember);
        appendPart(all, {.en = "at most " + times + " for a member", .zh = "每人最多 " + times + " 次"});
    }
    if (campaign.mostOffers > 0) {
        const std::string most = std::to_string(campaign.mostOffers);
        appendPart(all, {.en = "at most " + most + " in all", .zh = "共最多 " + most + " 个"});
    }
    if (campaign.budget) {
        appendPart(all, {.en = "budget " + campaign.budget->text(), .zh = "预算 " + campaign.budget->text()});
    }
    if (campaign.holdOutPercent == 0) {
        appendPart(all,
                   {.en = "nobody is held out, so nobody can tell what it brings", .zh = "没有对照组，无法得知效果"});
        return all;
    }
    const std::string heldOut = std::to_string(campaign.holdOutPercent);
    appendPart(all, {.en = heldOut + " % get nothing, for comparison", .zh = heldOut + " % 不发，用于比较"});
    return all;
}

Sentence suggestedTitle(const WinBackRule& campaign, const Programme& programme)
{
    const Sentence gift = giftOf(campaign, programme);
    const auto greeted = [&gift](std::string_view en, std::string_view zh) {
        return Sentence{.en = std::string(en) + ": " + gift.en, .zh = std::string(zh) + "：" + gift.zh};
    };
    if (campaign.gives == WinBackGift::Invitation) {
        return {.en = "We would be glad to see you", .zh = "期待您的光临"};
    }
    switch (campaign.trigger) {
    case WinBackTrigger::Silence:
    case WinBackTrigger::OwnRhythm: return greeted("Welcome back", "欢迎回来");
    case WinBackTrigger::Consumption: return greeted("Time for more", "该补货了");
    case WinBackTrigger::Dates: return greeted("For you", "专属优惠");
    case WinBackTrigger::Birthday: return greeted("Happy birthday", "生日快乐");
    case WinBackTrigger::Complaint: return greeted("With our apology", "谨表歉意");
    }
    HUITOU_CHECK(false);
    return {};
}

} // namespace huitou
