// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/campaign_outcomes.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/programme_change.h"
#include "app/ctl/commands/room.h"
#include "core/programme/campaign_sentences.h"
#include "core/programme/campaigns.h"
#include "core/programme/writer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

struct PlacedCampaign {
    const WinBackRule& rule;
    const Programme& programme; ///< the latest version
    CampaignResults results;
};

enum class CampaignState { Running, Stopped, Over };

constexpr std::array campaignStates{
    Named{CampaignState::Running, "running", "running", "进行中"},
    Named{CampaignState::Stopped, "stopped", "stopped", "已停"},
    Named{CampaignState::Over, "over", "over", "已结束"},
};

CampaignState stateOn(Date today, const WinBackRule& rule)
{
    if (rule.isStopped) {
        return CampaignState::Stopped;
    }
    return rule.until && *rule.until < today ? CampaignState::Over : CampaignState::Running;
}

/// "120 offers, worth at most 1800.00 of 5000.00"
Sentence spentOf(const PlacedCampaign& campaign)
{
    Sentence text = costOf(campaign.results.issued, campaign.programme.currency);
    if (campaign.rule.budget) {
        text.en += " of " + campaign.rule.budget->text();
        text.zh += "（预算 " + campaign.rule.budget->text() + "）";
    }
    return text;
}

/// "came back 12.5 % with it, 9.0 % without"
Sentence returnsOf(const CampaignResults& results)
{
    if (results.offered.members + results.heldOut.members == 0) {
        return {fmt::format("nobody's offer is over yet; {} still running", results.running),
                fmt::format("尚无优惠期满；{} 人进行中", results.running)};
    }
    const std::string with = percentOf(results.offered);
    const std::string without = percentOf(results.heldOut);
    return {fmt::format("{} of {} came back with it, {} of {} without; {} still running", with, results.offered.members,
                        without, results.heldOut.members, results.running),
            fmt::format("有优惠的 {} 人中 {} 回来，对照组 {} 人中 {}；{} 人进行中", results.offered.members, with,
                        results.heldOut.members, without, results.running)};
}

json jsonOf(const PlacedCampaign& campaign, Date today, Language language)
{
    const CampaignResults& results = campaign.results;
    const CampaignYield yield = yieldOf(results.offered, results.heldOut);
    const Currency currency = campaign.programme.currency;
    const Named<CampaignState>& state = namedIn(campaignStates, stateOn(today, campaign.rule));
    WinBackRule switched = campaign.rule;
    switched.isStopped = !switched.isStopped;
    json answer{{"id", campaign.rule.id},
                {"toml", writeCampaign(campaign.rule, currency)},
                {"switched", writeCampaign(switched, currency)},
                {"state", std::string(state.id)},
                {"state_word", state.name().in(language)},
                {"title", campaign.rule.title.in(language)},
                {"occasion", occasionOf(campaign.rule, campaign.programme).in(language)},
                {"gift", giftOf(campaign.rule, campaign.programme).in(language)},
                {"audience", audienceOf(campaign.rule, campaign.programme).in(language)},
                {"limits", limitsOf(campaign.rule).in(language)},
                {"cost", spentOf(campaign).in(language)},
                {"returns", returnsOf(results).in(language)},
                {"verdict", verdictOf(yield.verdict).in(language)}};
    if (yield.hasFigures()) {
        const Brought members = broughtBy(yield.cameBack, results.offered.members);
        answer["members"] = {{"text", amountText(members).in(language)},
                             {"estimate", members.estimate},
                             {"low", members.low},
                             {"high", members.high}};
        answer["paid"] = moneyText(broughtBy(yield.paid, results.offered.members), currency).in(language);
    }
    return answer;
}

} // namespace

CommandResult listCampaigns(OfficeRoom& room, const json& arguments)
{
    const Result<RulesToday> rules = rulesToday(room);
    if (!rules) {
        return rules.error();
    }
    const auto& [today, latest] = rules.value();
    const CampaignOutcomes outcomes = campaignOutcomesUntil(room, latest.currency, today);
    json answer{{"campaigns", json::array()}};
    for (const WinBackRule& rule : latest.winBack) {
        const auto found = outcomes.find(rule.id);
        const PlacedCampaign campaign{rule, latest, found == outcomes.end() ? CampaignResults{} : found->second};
        answer["campaigns"].push_back(jsonOf(campaign, today, languageIn(arguments)));
    }
    return answer;
}

CommandResult putCampaign(OfficeRoom& room, const json& arguments)
{
    const Result<RulesToday> rules = rulesToday(room);
    if (!rules) {
        return rules.error();
    }
    const auto& [today, latest] = rules.value();
    const Result<WinBackRule> campaign = readCampaign(arguments.at("campaign").get<std::string>(), latest.currency);
    if (!campaign) {
        return campaign.error();
    }
    const bool isThere =
        std::ranges::find(latest.winBack, campaign.value().id, &WinBackRule::id) != latest.winBack.end();
    if (isThere == arguments.value("isNew", false)) {
        const std::string& id = campaign.value().id;
        return isThere ? Error{ErrorCode::AlreadyUsed,
                               {"There is a campaign \"" + id + "\" already; give the new one another name.",
                                "已有活动“" + id + "”；请给新活动另取标识。"}}
                       : Error{ErrorCode::NotFound,
                               {"There is no campaign \"" + id + "\" any more; look at the list again.",
                                "活动“" + id + "”已不存在；请重新查看列表。"}};
    }
    const Result<Programme> next = withCampaign(latest, campaign.value(), today);
    if (!next) {
        return next.error();
    }
    return putInForce(room, arguments, latest, next.value(), writeProgramme(next.value()));
}

} // namespace huitou
