// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/explain_member.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::milliseconds justBefore{1};

ExplainedStep officesWord(const Shop& shop, const MemberRow& row)
{
    const std::string points = row.standing.balance.display();
    return {.at = row.asOf,
            .change = row.standing.balance,
            .balanceAfter = row.standing.balance,
            .sentence = {"The office's last word: " + points + " points from everything before.",
                         "总部最近一次的结算：此前累计可用 " + points + " 分。"},
            .day = shop.calendar.businessDate(row.asOf)};
}

/// What the office knows, as one fact to go on from: the sales after it spend from it.
PointsAdjustedFact opening(const Standing& standing)
{
    PointsAdjustedFact fact;
    fact.member = standing.member;
    fact.takes = !standing.debt.isZero();
    fact.points = fact.takes ? standing.debt : standing.balance;
    return fact;
}

} // namespace

MemberExplanation explanationOf(const Shop& shop, MemberAtTill member, const std::vector<SaleFact>& sales)
{
    MemberExplanation explanation{.member = std::move(member), .steps = {}};
    const MemberRow& row = explanation.member.row;
    explanation.steps.push_back(officesWord(shop, row));
    if (sales.empty()) {
        return explanation;
    }
    // The row was made before the office knew of these sales, whatever the clocks say.
    const Instant before = std::min(row.asOf, sales.front().at - justBefore);
    std::vector<MemberFact> facts{
        {.ref = {}, .at = before, .businessDate = shop.calendar.businessDate(before), .fact = opening(row.standing)}};
    Date last = facts.front().businessDate;
    for (const SaleFact& sale : sales) {
        const Date day = shop.calendar.businessDate(sale.at);
        facts.push_back(
            {.ref = {shop.identity.till, 1, facts.size(), 0}, .at = sale.at, .businessDate = day, .fact = sale});
        last = std::max(last, day);
    }
    for (ExplainedStep& step :
         explainStanding(shop.programmes, row.standing.member, facts, AsOf{Instant::max(), last})) {
        // What a fold that begins here makes of stars is not the office's, which tells them itself.
        if (step.at > before && (!step.change.isZero() || !step.pendingChange.isZero())) {
            step.balanceAfter = explanation.steps.back().balanceAfter + step.change;
            explanation.steps.push_back(std::move(step));
        }
    }
    return explanation;
}

void ExplainMember::operator()(const ShopPtr& shop, const MemberId& member, Then then)
{
    m_store.ask(
        [shop, member](TillStore& store) -> Result<MemberExplanation> {
            std::optional<MemberAtTill> known = store.member(member);
            if (!known) {
                return Error{ErrorCode::UnknownMember,
                             {"This till does not know the member any more. Scan the card again.",
                              "本机已没有该会员的资料，请重新扫码。"}};
            }
            const std::vector<SaleFact> sales = store.ownSales(*known);
            return explanationOf(*shop, std::move(*known), sales);
        },
        std::move(then));
}

} // namespace huitou
