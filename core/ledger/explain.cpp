// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fact_order.h"
#include "core/ledger/fold.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Tells the steps of one fact: the fact's own first, then what the standing made of it.
class Narrator
{
public:
    Narrator(const MemberFact& fact, std::vector<ExplainedStep>& steps)
        : m_at(fact.at), m_day(formatDate(fact.businessDate)), m_steps(steps),
          m_balance(steps.empty() ? Points{} : steps.back().balanceAfter)
    {
    }

    void operator()(const SaleFact& sale)
    {
        if (!sale.redeemed.isZero()) {
            const std::string points = sale.redeemed.display();
            tell(-sale.redeemed,
                 {"Spent " + points + " points on " + m_day + ".", m_day + " 使用 " + points + " 分。"});
        }
        const std::string paid = sale.paid.display();
        tell(sale.earned, {"Bought for " + paid + " on " + m_day + ": " + earnedEn(sale.earned),
                           m_day + " 消费 " + paid + earnedZh(sale.earned)});
    }
    void operator()(const RightsReturnedFact&) {} // moves no entitlement
    void operator()(const HistoricPurchaseFact& historic)
    {
        const std::string paid = historic.amount.display();
        tell(historic.earned, {"Bought for " + paid + " on " + m_day +
                                   ", taken over from the earlier system: " + earnedEn(historic.earned),
                               m_day + " 消费 " + paid + "（由原系统转入）" + earnedZh(historic.earned)});
    }
    void operator()(const ReferralEarnedFact& referral)
    {
        tell(referral.earned,
             {"A friend whom the member introduced bought on " + m_day + ": " + earnedEn(referral.earned),
              m_day + " 由该会员介绍的顾客消费" + earnedZh(referral.earned)});
    }
    void operator()(const OfferIssuedFact& offer)
    {
        const std::string until = formatDate(offer.until);
        tell({}, {"Offered on " + m_day + ", valid until " + until + ": \"" + offer.title.en + "\".",
                  m_day + " 发放优惠“" + offer.title.zh + "”，有效期至 " + until + "。"});
    }
    void operator()(const auto&) {}

    void tellOutcome(const Programme& programme, const Standing& before, const Standing& after)
    {
        for (const Offer& offer : after.offers) {
            const auto same = [&offer](const Offer& other) { return other.terms.offer == offer.terms.offer; };
            const auto earlier = std::ranges::find_if(before.offers, same);
            if (offer.used && (earlier == before.offers.end() || !earlier->used)) {
                tell({},
                     {"Used the offer \"" + offer.terms.title.en + "\".", "使用优惠“" + offer.terms.title.zh + "”。"});
            }
        }
        for (const Voucher& voucher : after.vouchers) {
            const auto earlier = std::ranges::find(before.vouchers, voucher.id, &Voucher::id);
            const bool known = earlier != before.vouchers.end();
            if (voucher.star != 0 && (!known || earlier->star == 0)) {
                tellReached(programme.stars[voucher.star - 1], voucher);
            }
            if (voucher.used && (!known || !earlier->used)) {
                const std::string value = voucher.value.display();
                tell({}, {"Used a voucher of " + value + ".", "使用 " + value + " 礼券。"});
            }
        }
        if (after.star > before.star) {
            const Star& star = programme.stars[after.star - 1];
            tell({}, {"The star is now " + star.name.en + ".", "星级升为" + star.name.zh + "。"});
        }
        if (after.cycleNumber > before.cycleNumber) {
            const std::string number = std::to_string(after.cycleNumber);
            const std::string points = after.cycle.display();
            tell({}, {"Cycle " + number + " begins with " + points + " points; the star stays.",
                      "第 " + number + " 轮积分从 " + points + " 分开始，星级保留。"});
        }
    }

private:
    static std::string earnedEn(Points points)
    {
        return points.isZero() ? "no points." : "+" + points.display() + " points.";
    }
    static std::string earnedZh(Points points)
    {
        return points.isZero() ? "，不积分。" : "，积 " + points.display() + " 分。";
    }

    void tellReached(const Star& star, const Voucher& voucher)
    {
        const std::string value = voucher.value.display();
        const std::string threshold = star.threshold.display();
        Sentence sentence{"Reached the " + threshold + " points of " + star.name.en + ": a voucher of " + value,
                          "达到" + star.name.zh + "所需的 " + threshold + " 分，赠 " + value + " 礼券"};
        if (voucher.until) {
            sentence.en += ", valid until " + formatDate(*voucher.until);
            sentence.zh += "，有效期至 " + formatDate(*voucher.until);
        }
        tell({}, {sentence.en + ".", sentence.zh + "。"});
    }

    void tell(Points change, Sentence sentence)
    {
        m_balance += change;
        m_steps.push_back({m_at, change, m_balance, std::move(sentence)});
    }

    Instant m_at;
    std::string m_day;
    std::vector<ExplainedStep>& m_steps;
    Points m_balance;
};

} // namespace

std::vector<ExplainedStep> explainStanding(std::span<const Programme> versions, const MemberId& member,
                                           std::span<const MemberFact> facts, AsOf asOf)
{
    std::vector<ExplainedStep> steps;
    Standing after = emptyStanding(versions, member);
    for (const MemberFact* fact : factsInOrder(facts, asOf.at)) {
        const Standing before = after;
        applyFact(versions, *fact, after);
        Narrator narrator{*fact, steps};
        std::visit(narrator, fact->fact);
        narrator.tellOutcome(programmeOn(versions, fact->businessDate), before, after);
    }
    return steps;
}

} // namespace huitou
