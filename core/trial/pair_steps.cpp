// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/lots.h"
#include "core/trial/ids.h"
#include "core/trial/late_check.h"
#include "core/trial/stage.h"

/// Steps about two members: points that change hands, records that are one.
namespace huitou::trial
{

namespace
{

/// Hears from which lots points would be spent.
class SpentParts final : public FoldObserver
{
public:
    void onPoints(const PointsEvent& event) override
    {
        if (event.move != PointsMove::Spent) {
            return;
        }
        if (!m_parts.empty() && m_parts.back().expires == event.expires) {
            m_parts.back().points += event.points;
        } else {
            m_parts.push_back({event.points, event.expires});
        }
    }
    void onStar(const StarEvent& /*event*/) override {}
    void onCycle(CycleMove /*move*/, const Standing& /*after*/) override {}
    void onVoucher(VoucherMove /*move*/, const Voucher& /*voucher*/) override {}
    void onOfferUsed(const Offer& /*offer*/) override {}
    void onDayBegan(const Programme& /*programme*/, const Standing& /*after*/) override {}
    void onFactApplied(const MemberFact& /*fact*/, const Programme& /*programme*/, const Standing& /*after*/) override
    {
    }

    [[nodiscard]] const std::vector<PointsPart>& parts() const { return m_parts; }

private:
    std::vector<PointsPart> m_parts;
};

std::vector<PointsPart> partsOf(const Programme& programme, Standing standing, const OpId& op, Points points)
{
    SpentParts parts;
    LotBook(programme, standing, &parts).spend(op, points, false);
    return parts.parts();
}

} // namespace

Result<Answer> play(Stage& stage, const Step& step, const Transfer& transfer)
{
    Account& from = memberFor(stage, transfer.from, step);
    Account& to = memberFor(stage, transfer.to, step);
    if (&from == &to) {
        return Error{ErrorCode::NotAllowed,
                     {transfer.from + " and " + transfer.to + " are one member; nothing would change hands.",
                      transfer.from + " 与 " + transfer.to + " 是同一会员，无需转赠。"}};
    }
    if (const Status status = checkBalance(stage, from, step, transfer.points); !status) {
        return status.error();
    }
    const LateCheck late(stage, from, step);
    PointsTransferredFact fact{opOf(step), from.id, to.id, {}};
    fact.parts = partsOf(stage.book.programmeOn(step.day), stage.book.standing(from, {step.at, step.day}), fact.op,
                         transfer.points);
    stage.book.write(from.id, step.at, step.day, fact);
    stage.book.write(to.id, step.at, step.day, fact, 1);
    if (const Status status = late.status(); !status) {
        return status.error();
    }
    Answer answer(stage.language);
    showStanding(stage, "standing", to, step, answer);
    showStanding(stage, "from_standing", from, step, answer);
    return answer;
}

Result<Answer> play(Stage& stage, const Step& step, const Merge& merge)
{
    Account& from = memberFor(stage, merge.from, step);
    Account& into = memberFor(stage, merge.into, step);
    if (&from == &into) {
        return Error{ErrorCode::NotAllowed,
                     {merge.from + " and " + merge.into + " are one record already; nothing is left to merge.",
                      merge.from + " 与 " + merge.into + " 已是同一会员，无需合并。"}};
    }
    stage.book.merge(from, into);
    stage.book.write(into.id, step.at, step.day, MembersMergedFact{opOf(step), from.id, into.id});
    Answer answer(stage.language);
    showStanding(stage, "standing", into, step, answer);
    // Nothing is left on the record that was merged away.
    const Standing empty = emptyStanding(stage.book.versions(), from.id);
    answer.standing("from_standing", {empty, stage.book.programmeOn(step.day), {}}, stage.names);
    return answer;
}

} // namespace huitou::trial
