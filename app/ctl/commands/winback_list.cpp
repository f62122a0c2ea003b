// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/chain_history.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/rhythm_model.h"
#include "core/members/phone.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

json openOfferList(OfficeRoom& room, Date today, const json& arguments)
{
    const std::vector<OfferIssuedFact> open = room.store.openOffers(today);
    Table table;
    table.title = {fmt::format("{} open offers", open.size()), fmt::format("有效优惠 {} 个", open.size())};
    table.columns = {{"member", {"Member", "会员"}}, {"offer", {"Offer", "优惠"}},     {"rule", {"Rule", "规则"}},
                     {"from", {"From", "发放日"}},   {"until", {"Until", "有效期至"}}, {"why", {"Why", "原因"}}};
    for (const OfferIssuedFact& offer : open) {
        const std::optional<MemberRecord> member = room.store.member(offer.member);
        table.rows.push_back({plain(member ? shortNameOf(member->name) : offer.member.text()), offer.title,
                              plain(offer.rule), plain(formatDate(offer.from)), plain(formatDate(offer.until)),
                              offer.why});
    }
    return tableAnswer(table, arguments);
}

/// A member whose rhythm broke, and what is at stake.
struct AtRisk {
    MemberId member;
    CadenceState state;
    double probability = 0; ///< of no purchase within the model's horizon
    double stake = 0;       ///< what they used to spend in such a time, in the smallest unit
    [[nodiscard]] double worth() const { return probability * stake; }
};

std::vector<AtRisk> membersAtRisk(const ChainHistory& history, const SilenceModel& model, Date today)
{
    std::vector<AtRisk> risks;
    history.each(model, [&](const MemberId& member, const CadenceState& state) {
        if (!isAway(state, today, model.rhythm)) {
            return;
        }
        const double ticket = static_cast<double>(state.total.minorUnits()) / state.purchaseDays;
        const double visits = model.horizonDays / RhythmModel(state, model.rhythm).usualGap();
        risks.push_back({member, state, model.probability(state, today), ticket * visits});
    });
    std::stable_sort(risks.begin(), risks.end(),
                     [](const AtRisk& left, const AtRisk& right) { return left.worth() > right.worth(); });
    return risks;
}

json riskList(OfficeRoom& room, const Programme& programme, Date today, const json& arguments)
{
    const ChainHistory history(room, programme.currency, today);
    const SilenceModel model = history.learn();
    const std::vector<AtRisk> risks = membersAtRisk(history, model, today);
    Table table;
    table.title = {fmt::format("{} members stay away longer than is usual for them", risks.size()),
                   fmt::format("{} 位会员超出自己的购买规律未来", risks.size())};
    table.columns = {{"member", {"Member", "会员"}},
                     {"phone", {"Phone", "电话尾号"}},
                     {"at_stake", {"At stake", "可能损失"}, ColumnType::Money},
                     {"why", {"Why", "原因"}}};
    const auto top = arguments.at("atRisk").get<std::size_t>();
    for (const AtRisk& risk : risks) {
        if (table.rows.size() == top) {
            break;
        }
        const std::optional<MemberRecord> member = room.store.member(risk.member);
        if (member && member->consentToOffers) {
            table.rows.push_back({plain(shortNameOf(member->name)), plain(phoneLastFour(member->phone)),
                                  Money::fromMinor(std::llround(risk.worth()), programme.currency),
                                  scoreSentence(risk.state, today, model)});
        }
    }
    table.remarks = {
        model.origin(),
        {fmt::format("At stake: what the member used to spend in {} days, times the chance that they stay away. Only "
                     "members who consented to be offered things.",
                     model.horizonDays),
         fmt::format("“可能损失”为该会员平时 {} 天的消费乘以不来的可能性；仅列出同意接收优惠的会员。",
                     model.horizonDays)}};
    return tableAnswer(table, arguments);
}

} // namespace

CommandResult listWinBack(OfficeRoom& room, const json& arguments)
{
    const Result<Date> today = todayOf(room);
    if (!today) {
        return today.error();
    }
    if (!arguments.contains("atRisk")) {
        return openOfferList(room, today.value(), arguments);
    }
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    return riskList(room, programmeOn(versions.value(), today.value()), today.value(), arguments);
}

} // namespace huitou
