// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/explain_member.h"

#include "app/till/find_member.h"

#include <algorithm>
#include <iterator>
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

ExplainedStep earlierSteps(const OfficeExplanation& answer)
{
    const ExplainedStep& next = answer.steps.front();
    const Points before = next.balanceAfter - next.change;
    const std::string count = std::to_string(answer.earlier);
    const std::string points = before.display();
    return {.at = next.at,
            .change = before,
            .balanceAfter = before,
            .sentence = {count + " earlier steps brought the balance to " + points + " points.",
                         "更早的 " + count + " 步之后余额为 " + points + " 分。"},
            .day = next.day,
            .dayBegan = true};
}

/// Goes on from the last step with the till's own sales that the member's row does not include.
void addOwnSales(const Shop& shop, const std::vector<SaleFact>& sales, MemberExplanation& explanation)
{
    if (sales.empty()) {
        return;
    }
    const MemberRow& row = explanation.member.row;
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
            const std::vector<ExplainedStep>& sofar = explanation.steps;
            step.balanceAfter = (sofar.empty() ? Points{} : sofar.back().balanceAfter) + step.change;
            explanation.steps.push_back(std::move(step));
        }
    }
}

} // namespace

MemberExplanation explanationOf(const Shop& shop, MemberAtTill member, const std::vector<SaleFact>& sales)
{
    MemberExplanation explanation{.member = std::move(member), .steps = {}};
    explanation.steps.push_back(officesWord(shop, explanation.member.row));
    addOwnSales(shop, sales, explanation);
    return explanation;
}

MemberAtTill withAnswer(MemberAtTill member, const OfficeExplanation& answer)
{
    MemberRow& row = member.row;
    row.asOf = answer.asOf;
    row.includesEpoch = answer.includesEpoch;
    row.includesSeq = answer.includesSeq;
    row.standing.balance = answer.balance;
    row.standing.pending = answer.pending;
    row.standing.debt = answer.debt;
    return member;
}

MemberExplanation explanationOf(const Shop& shop, MemberAtTill member, OfficeExplanation answer,
                                const std::vector<SaleFact>& sales)
{
    MemberExplanation explanation{.member = std::move(member), .steps = {}, .by = ExplanationBy::Office};
    if (answer.earlier > 0 && !answer.steps.empty()) {
        explanation.steps.push_back(earlierSteps(answer));
    }
    std::ranges::move(answer.steps, std::back_inserter(explanation.steps));
    addOwnSales(shop, sales, explanation);
    return explanation;
}

void ExplainMember::operator()(const ShopPtr& shop, const MemberId& member, Then then)
{
    m_store.ask(
        [shop, member](TillStore& store) -> Result<MemberExplanation> {
            Result<MemberAtTill> known = knownMember(store, member);
            if (!known) {
                return known.error();
            }
            const std::vector<SaleFact> sales = store.ownSales(known.value());
            return explanationOf(*shop, std::move(known).value(), sales);
        },
        [this, shop, then = std::move(then)](Result<MemberExplanation> explanation) {
            if (explanation && m_office) {
                explanation.value().by = ExplanationBy::TillSoFar;
            }
            then(explanation);
            if (explanation && m_office) {
                askOffice(shop, explanation.value(), then);
            }
        });
}

void ExplainMember::askOffice(const ShopPtr& shop, const MemberExplanation& sofar, const Then& then)
{
    m_office(sofar.member.row.entry.id, [this, shop, sofar, then](Result<OfficeExplanation> answer) {
        if (!answer) {
            MemberExplanation alone = sofar;
            alone.by = ExplanationBy::Till;
            then(std::move(alone));
            return;
        }
        m_store.ask(
            [shop, member = withAnswer(sofar.member, answer.value()),
             office = std::move(answer).value()](TillStore& store) -> Result<MemberExplanation> {
                return explanationOf(*shop, member, office, store.ownSales(member));
            },
            then);
    });
}

} // namespace huitou
