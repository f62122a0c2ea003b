// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/campaign_settings.h"

#include "core/programme/field_forms.h"

#include <algorithm>
#include <array>
#include <utility>

namespace huitou
{

namespace
{

struct OccasionChoice {
    WinBackTrigger trigger;
    const char* id;
    Sentence text;
    int days;
};

const std::array<OccasionChoice, 6>& occasions()
{
    static const std::array<OccasionChoice, 6> all{
        OccasionChoice{WinBackTrigger::OwnRhythm, "rhythm", {"Their own rhythm broke", "打破自己的规律"}, 0},
        OccasionChoice{WinBackTrigger::Silence, "silence", {"Nothing bought for long", "很久没来"}, 90},
        OccasionChoice{WinBackTrigger::Consumption, "used-up", {"Goods run out", "商品快用完"}, 1},
        OccasionChoice{WinBackTrigger::Birthday, "birthday", {"Birthday", "生日"}, 7},
        OccasionChoice{WinBackTrigger::Dates, "days", {"On certain days", "指定日期"}, 0},
        OccasionChoice{WinBackTrigger::Complaint, "complaint", {"After a complaint", "投诉之后"}, 14}};
    return all;
}

Sentence daysText(int days)
{
    const std::string number = std::to_string(days);
    return {number + (days == 1 ? " day" : " days"), number + " 天"};
}

CampaignSetting numberSetting(const char* id, Sentence label, int& value, Bounds bounds, int stride, Sentence text)
{
    CampaignSetting setting{.id = id, .label = std::move(label), .value = std::move(text), .step = {}, .choose = {}};
    setting.step = [&value, bounds, stride](int steps) {
        const std::int64_t wanted = std::int64_t{value} + std::int64_t{steps} * stride;
        value = static_cast<int>(std::clamp(wanted, bounds.least, bounds.most));
    };
    return setting;
}

CampaignSetting daysSetting(const char* id, Sentence label, int& value, Bounds bounds, int stride)
{
    return numberSetting(id, std::move(label), value, bounds, stride, daysText(value));
}

/// A number that is no limit at 0.
CampaignSetting limitSetting(const char* id, Sentence label, int& value, Bounds bounds, int stride)
{
    const std::string number = std::to_string(value);
    return numberSetting(id, std::move(label), value, bounds, stride,
                         value == 0 ? Sentence{"no limit", "不限"} : Sentence{number, number});
}

/// `least` whole units of money at least.
CampaignSetting moneySetting(const char* id, Sentence label, Money& value, std::int64_t least, std::int64_t stride)
{
    const Currency currency = value.currency();
    const std::int64_t unit = Money::parse("1", currency)->minorUnits();
    CampaignSetting setting{
        .id = id, .label = std::move(label), .value = {value.text(), value.text()}, .step = {}, .choose = {}};
    setting.step = [&value, currency, unit, least, stride](int steps) {
        const std::int64_t wanted = value.minorUnits() + steps * stride * unit;
        value = Money::fromMinor(std::clamp(wanted, least * unit, programme_limits::wholeUnits * unit), currency);
    };
    return setting;
}

/// An amount that may be missing.
CampaignSetting budgetSetting(WinBackRule& campaign, Currency currency)
{
    constexpr std::int64_t stride = 500;
    const std::int64_t unit = Money::parse("1", currency)->minorUnits();
    const std::string text = campaign.budget ? campaign.budget->text() : std::string();
    CampaignSetting setting{.id = "budget",
                            .label = {"Budget in all", "总预算"},
                            .value = campaign.budget ? Sentence{text, text} : Sentence{"no limit", "不限"},
                            .step = {},
                            .choose = {}};
    setting.step = [&campaign, currency, unit](int steps) {
        const std::int64_t present = campaign.budget ? campaign.budget->minorUnits() : 0;
        const std::int64_t wanted =
            std::clamp(present + steps * stride * unit, std::int64_t{0}, programme_limits::wholeUnits * unit);
        campaign.budget = wanted > 0 ? std::optional(Money::fromMinor(wanted, currency)) : std::nullopt;
    };
    return setting;
}

CampaignSetting pointsSetting(Points& points)
{
    constexpr std::int64_t stride = 50;
    CampaignSetting setting{
        .id = "points", .label = {"Points", "积分"}, .value = {points.text(), points.text()}, .step = {}, .choose = {}};
    setting.step = [&points](int steps) {
        constexpr std::int64_t hundredths = 100;
        const std::int64_t wanted = points.hundredths() + steps * stride * hundredths;
        points =
            Points::fromHundredths(std::clamp(wanted, stride * hundredths, programme_limits::wholeUnits * hundredths));
    };
    return setting;
}

/// A day that may be missing; the first step sets it to `start`, a step below `start` takes it away.
CampaignSetting daySetting(const char* id, Sentence label, std::optional<Date>& value, Date start, Sentence without)
{
    const std::string text = value ? formatDate(*value) : std::string();
    CampaignSetting setting{.id = id,
                            .label = std::move(label),
                            .value = value ? Sentence{text, text} : std::move(without),
                            .step = {},
                            .choose = {}};
    setting.step = [&value, start](int steps) {
        if (!value) {
            value = steps > 0 ? std::optional(start) : std::nullopt;
            return;
        }
        const Date wanted = *value + std::chrono::days{steps};
        value = wanted < start ? std::nullopt : std::optional(wanted);
    };
    return setting;
}

/// Any number of a list of names; none of them means everybody.
template <typename Value>
void flip(std::vector<Value>& chosen, const Value& value)
{
    if (std::erase(chosen, value) == 0) {
        chosen.push_back(value);
    }
}

template <typename Value, std::size_t count>
CampaignSetting classSetting(const char* id, Sentence label, std::vector<Value>& chosen,
                             const std::array<Named<Value>, count>& names)
{
    CampaignSetting setting{.id = id, .label = std::move(label), .value = {}, .step = {}, .choose = {}};
    for (const Named<Value>& one : names) {
        setting.options.push_back({one.name(), std::ranges::find(chosen, one.value) != chosen.end()});
    }
    setting.choose = [&chosen, &names](std::size_t option) { flip(chosen, names[option].value); };
    return setting;
}

CampaignSetting starSetting(std::vector<std::string>& chosen, const Programme& programme)
{
    CampaignSetting setting{.id = "stars", .label = {"Stars", "星级"}, .value = {}, .step = {}, .choose = {}};
    std::vector<std::string> ids{"none"};
    std::vector<Sentence> texts{{"no star", "无星级"}};
    for (const Star& star : programme.stars) {
        ids.push_back(star.id);
        texts.push_back(star.name);
    }
    for (std::size_t at = 0; at < ids.size(); ++at) {
        setting.options.push_back({texts[at], std::ranges::find(chosen, ids[at]) != chosen.end()});
    }
    setting.choose = [&chosen, ids](std::size_t option) { flip(chosen, ids[option]); };
    return setting;
}

CampaignSetting occasionSetting(WinBackRule& campaign)
{
    CampaignSetting setting{.id = "occasion", .label = {"When", "时机"}, .value = {}, .step = {}, .choose = {}};
    for (const OccasionChoice& occasion : occasions()) {
        setting.options.push_back({occasion.text, occasion.trigger == campaign.trigger});
    }
    setting.choose = [&campaign](std::size_t option) {
        campaign.trigger = occasions()[option].trigger;
        campaign.days = occasions()[option].days;
        campaign.probabilityPercent = campaign.trigger == WinBackTrigger::OwnRhythm ? 60 : 0;
    };
    return setting;
}

CampaignSetting giftSetting(WinBackRule& campaign, const Programme& programme)
{
    struct Gift {
        WinBackGift kind;
        Sentence text;
    };
    std::vector<Gift> gifts{{WinBackGift::Amount, {"Money off", "减金额"}},
                            {WinBackGift::Points, {"Points", "送积分"}},
                            {WinBackGift::Invitation, {"An invitation", "邀请"}}};
    if (!programme.vouchers.empty()) {
        gifts.insert(gifts.begin() + 2, {WinBackGift::Voucher, {"A voucher", "送券"}});
    }
    CampaignSetting setting{.id = "gift", .label = {"They get", "送什么"}, .value = {}, .step = {}, .choose = {}};
    std::vector<WinBackGift> kinds;
    for (const Gift& gift : gifts) {
        setting.options.push_back({gift.text, gift.kind == campaign.gives});
        kinds.push_back(gift.kind);
    }
    const std::string voucher = programme.vouchers.empty() ? std::string() : programme.vouchers.front().id;
    const std::int64_t unit = Money::parse("1", programme.currency)->minorUnits();
    setting.choose = [&campaign, kinds, voucher, unit, currency = programme.currency](std::size_t option) {
        constexpr std::int64_t usualAmount = 10;
        constexpr std::int64_t usualPoints = 10'000;
        campaign.gives = kinds[option];
        const bool isAmount = campaign.gives == WinBackGift::Amount;
        campaign.amountOff = Money::fromMinor(isAmount ? usualAmount * unit : 0, currency);
        campaign.minimumSpend = Money::fromMinor(isAmount ? 5 * usualAmount * unit : 0, currency);
        campaign.points = campaign.gives == WinBackGift::Points ? Points::fromHundredths(usualPoints) : Points{};
        campaign.voucher = campaign.gives == WinBackGift::Voucher ? voucher : std::string();
    };
    return setting;
}

CampaignSetting voucherSetting(WinBackRule& campaign, const Programme& programme)
{
    CampaignSetting setting{
        .id = "voucher", .label = {"Which voucher", "哪种券"}, .value = {}, .step = {}, .choose = {}};
    std::vector<std::string> ids;
    for (const VoucherTerms& voucher : programme.vouchers) {
        setting.options.push_back({voucher.name, voucher.id == campaign.voucher});
        ids.push_back(voucher.id);
    }
    setting.choose = [&campaign, ids](std::size_t option) { campaign.voucher = ids[option]; };
    return setting;
}

void addTrigger(std::vector<CampaignSetting>& all, WinBackRule& campaign)
{
    switch (campaign.trigger) {
    case WinBackTrigger::Silence:
        all.push_back(
            daysSetting("days", {"Nothing bought for", "没来天数"}, campaign.days, {7, programme_limits::days}, 5));
        break;
    case WinBackTrigger::Consumption:
        all.push_back(daysSetting("days", {"Before the goods run out", "用完前"}, campaign.days, {0, 60}, 1));
        break;
    case WinBackTrigger::OwnRhythm: {
        const std::string percent = std::to_string(campaign.probabilityPercent) + " %";
        all.push_back(numberSetting("chance", {"Chance that they stay away", "不再来的可能性"},
                                    campaign.probabilityPercent, {5, 95}, 5, {percent, percent}));
        break;
    }
    case WinBackTrigger::Birthday:
        all.push_back(daysSetting("days", {"Before the birthday", "生日前"}, campaign.days, {0, 60}, 1));
        break;
    case WinBackTrigger::Complaint:
        all.push_back(daysSetting("days", {"After the complaint", "投诉后"}, campaign.days, {1, 365}, 1));
        break;
    case WinBackTrigger::Dates: break;
    }
}

void addGift(std::vector<CampaignSetting>& all, WinBackRule& campaign, const Programme& programme)
{
    all.push_back(giftSetting(campaign, programme));
    switch (campaign.gives) {
    case WinBackGift::Amount:
        all.push_back(moneySetting("amount", {"Money off", "减金额"}, campaign.amountOff, 1, 1));
        all.push_back(moneySetting("minimum", {"From a sale of", "最低消费"}, campaign.minimumSpend, 0, 10));
        break;
    case WinBackGift::Points: all.push_back(pointsSetting(campaign.points)); break;
    case WinBackGift::Voucher: all.push_back(voucherSetting(campaign, programme)); break;
    case WinBackGift::Invitation: break;
    }
}

void addAudience(std::vector<CampaignSetting>& all, WinBackAudience& audience, const Programme& programme)
{
    all.push_back(starSetting(audience.stars, programme));
    all.push_back(classSetting("classes", {"Class", "类别"}, audience.classes, memberClasses));
    all.push_back(classSetting("stages", {"Stage", "阶段"}, audience.stages, lifeStages));
    all.push_back(classSetting("prices", {"Price class", "价位"}, audience.prices, priceClasses));
    all.push_back(classSetting("values", {"ABC", "ABC"}, audience.values, valueClasses));
    all.push_back(classSetting("changes", {"What changed", "有何变化"}, audience.changes, habitChanges));
    all.push_back(classSetting("reasons", {"Why they left", "离开原因"}, audience.reasons, leavingReasons));
}

void addLimits(std::vector<CampaignSetting>& all, WinBackRule& campaign, Currency currency)
{
    all.push_back(daysSetting("valid", {"Good for", "有效天数"}, campaign.validDays, {1, programme_limits::days}, 5));
    all.push_back(daysSetting("rest", {"Again after", "再次间隔"}, campaign.restDays, {0, programme_limits::days}, 5));
    all.push_back(limitSetting("times", {"Times for a member", "每人次数"}, campaign.timesPerMember, {0, 1000}, 1));
    all.push_back(
        limitSetting("most", {"Offers in all", "总个数"}, campaign.mostOffers, {0, programme_limits::wholeUnits}, 50));
    all.push_back(budgetSetting(campaign, currency));
    const std::string percent = std::to_string(campaign.holdOutPercent) + " %";
    all.push_back(numberSetting("holdOut", {"Get nothing, for comparison", "对照组（不发）"}, campaign.holdOutPercent,
                                {0, 50}, 5, {percent, percent}));
}

} // namespace

std::vector<CampaignSetting> settingsOf(WinBackRule& campaign, const Programme& programme, Date today, bool isNew)
{
    std::vector<CampaignSetting> all;
    if (isNew) {
        all.push_back(occasionSetting(campaign));
    }
    addTrigger(all, campaign);
    addGift(all, campaign, programme);
    addAudience(all, campaign.audience, programme);
    all.push_back(daySetting("from", {"First day", "开始日"}, campaign.from, today, {"at once", "立即"}));
    all.push_back(daySetting("until", {"Last day", "结束日"}, campaign.until,
                             std::max(today, campaign.from.value_or(today)), {"no end", "不限"}));
    addLimits(all, campaign, programme.currency);
    return all;
}

std::string freeCampaignId(const WinBackRule& campaign, const std::vector<std::string>& taken)
{
    const auto occasion = std::ranges::find(occasions(), campaign.trigger, &OccasionChoice::trigger);
    HUITOU_CHECK(occasion != occasions().end());
    std::string id = occasion->id;
    for (int number = 2; std::ranges::find(taken, id) != taken.end(); ++number) {
        id = std::string(occasion->id) + "-" + std::to_string(number);
    }
    return id;
}

WinBackRule newCampaign(const std::vector<std::string>& taken, const Programme& programme)
{
    WinBackRule campaign;
    occasionSetting(campaign).choose(0);
    giftSetting(campaign, programme).choose(0);
    campaign.id = freeCampaignId(campaign, taken);
    return campaign;
}

} // namespace huitou
