// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/explain_sentences.h"
#include "core/ledger/fold.h"

#include <functional>
#include <map>

namespace huitou
{

/// What a group of points events did to the three sums.
struct Change {
    Points balance;
    Points pending;
    Points debt;
};

/// Writes the steps of a fold down, as sentences, while the fold takes them.
class Narrator final : public FoldObserver
{
public:
    explicit Narrator(std::span<const Programme> versions) : m_versions(versions), m_before(&versions.front()) {}

    void onPoints(const PointsEvent& event) override { m_points.push_back(event); }
    void onStar(const StarEvent& event) override
    {
        m_outcomes.emplace_back([event](const Programme& before, const Programme& now) {
            return sentences::starChanged(event, before, now);
        });
    }
    void onCycle(CycleMove move, const Standing& after) override
    {
        m_outcomes.emplace_back([move, number = after.cycleNumber, points = after.cycle,
                                 units = after.cycleSpentUnits](const Programme&, const Programme& now) {
            return sentences::cycleChanged(move, number, {points, units}, now);
        });
    }
    void onVoucher(VoucherMove move, const Voucher& voucher) override
    {
        m_outcomes.emplace_back([move, voucher](const Programme&, const Programme& now) {
            return sentences::voucherMoved(move, voucher, now);
        });
    }
    void onOfferUsed(const Offer& offer) override
    {
        const Sentence title = offer.terms.title;
        m_outcomes.emplace_back([title](const Programme&, const Programme&) {
            return Sentence{"Used the offer \"" + title.en + "\".", "使用优惠“" + title.zh + "”。"};
        });
    }

    void onDayBegan(const Programme& programme, const Standing& after) override
    {
        m_at = Instant{after.day};
        m_day = after.day;
        m_dayBegan = true;
        finish(programme);
    }
    void onFactApplied(const MemberFact& fact, const Programme& rules, const Standing& after) override
    {
        m_at = fact.at;
        m_day = fact.businessDate;
        m_dayBegan = false;
        m_rules = &rules;
        m_after = &after;
        m_leg = fact.ref.leg;
        std::visit(*this, fact.fact);
        finish(programmeOn(m_versions, after.day));
    }

    void operator()(const SaleFact& sale);
    template <typename AnyFact>
    requires isOfCustody<AnyFact>
    void operator()(const AnyFact&) {} // moves no entitlement
    void operator()(const HistoricPurchaseFact& historic);
    void operator()(const ReferralEarnedFact& referral);
    void operator()(const OfferIssuedFact& offer);
    void operator()(const OfferWithdrawnFact& withdrawn);
    void operator()(const ReturnFact& returned);
    void operator()(const ReferralReturnedFact& referral);
    void operator()(const PointsAdjustedFact& adjusted);
    void operator()(const PointsTransferredFact& transferred);
    void operator()(const MembersMergedFact& merged);
    void operator()(const StarSetFact& set);
    void operator()(const GiftGivenFact& gift);
    void operator()(const GiftReturnedFact& returned);
    void operator()(const GiftCardSoldFact& sold);
    void operator()(const GiftCardVoidedFact& voided);
    void operator()(const MemberErasedFact& erased)
    {
        const std::string points = erased.forfeited.display();
        tellTaken({"Who this was is forgotten since " + day() + ", at their wish: −" + points + " points",
                   "应本人要求，个人资料已于 " + day() + " 删除，作废 " + points + " 分"});
    }

    // Neither moves points or rights.
    void operator()(const ComplaintFact&) {}
    void operator()(const LeavingReasonFact&) {}
    template <typename AnyFact>
    requires isOfDrawer<AnyFact>
    void operator()(const AnyFact&) {}

    [[nodiscard]] std::vector<ExplainedStep> take() { return std::move(m_steps); }

private:
    [[nodiscard]] std::string day() const { return formatDate(m_day); }

    /// Takes the events of those moves out of what has not been told yet.
    [[nodiscard]] std::vector<PointsEvent> take(std::initializer_list<PointsMove> moves)
    {
        const auto isOther = [&](const PointsEvent& event) {
            return std::find(moves.begin(), moves.end(), event.move) == moves.end();
        };
        const auto middle = std::stable_partition(m_points.begin(), m_points.end(), isOther);
        std::vector<PointsEvent> taken(middle, m_points.end());
        m_points.erase(middle, m_points.end());
        return taken;
    }

    [[nodiscard]] static Change changeOf(const std::vector<PointsEvent>& events);
    static void addLots(sentences::Telling& telling, const std::vector<PointsEvent>& events);
    void tellSpent();
    void tellCredited(sentences::Telling telling);
    void tellTaken(sentences::Telling telling);
    void tell(const Change& change, Sentence sentence);
    void finish(const Programme& programme);
    [[nodiscard]] Sentence saleText(const OpId& sale) const;

    std::span<const Programme> m_versions;
    const Programme* m_before; ///< of the step before
    const Programme* m_rules = nullptr;
    const Standing* m_after = nullptr;
    std::uint8_t m_leg = 0;
    Instant m_at;
    Date m_day;
    bool m_dayBegan = false;
    std::map<OpId, std::pair<Date, Money>> m_sales;
    std::vector<PointsEvent> m_points;
    /// What the fact or the day led to; told when the programme is known under which it did.
    std::vector<std::function<Sentence(const Programme& before, const Programme& now)>> m_outcomes;
    std::vector<ExplainedStep> m_steps;
    Change m_sum;
};

} // namespace huitou
