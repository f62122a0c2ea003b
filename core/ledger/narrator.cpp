// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/narrator.h"

#include "core/ledger/gifts.h"

#include <algorithm>

namespace huitou
{

using sentences::Telling;

Change Narrator::changeOf(const std::vector<PointsEvent>& events)
{
    Change change;
    for (const PointsEvent& event : events) {
        Points& side = event.usable ? change.balance : change.pending;
        switch (event.move) {
        case PointsMove::Credited:
        case PointsMove::Restored: side += event.points; break;
        case PointsMove::PaidDebt: change.debt -= event.points; break;
        case PointsMove::Matured:
            change.balance += event.points;
            change.pending -= event.points;
            break;
        case PointsMove::Expired:
        case PointsMove::Spent:
        case PointsMove::Taken: side -= event.points; break;
        case PointsMove::TakenExpired:
        case PointsMove::RestoredNot: break;
        case PointsMove::Owed: change.debt += event.points; break;
        }
    }
    return change;
}

void Narrator::addLots(Telling& telling, const std::vector<PointsEvent>& events)
{
    for (const PointsEvent& event : events) {
        const std::string points = event.points.display();
        const std::string earned = formatDate(event.earned);
        switch (event.move) {
        case PointsMove::Spent:
        case PointsMove::Taken:
        case PointsMove::Restored: telling.item(points + " of " + earned, earned + " 的 " + points + " 分"); break;
        case PointsMove::Owed:
            telling.item(points + " were lacking and are owed", "不足的 " + points + " 分记为欠分");
            break;
        case PointsMove::PaidDebt: telling.item(points + " pay what was owed", "其中 " + points + " 分抵欠分"); break;
        case PointsMove::TakenExpired:
            telling.item(points + " of " + earned + " had ended already", earned + " 的 " + points + " 分早已到期");
            break;
        case PointsMove::RestoredNot:
            telling.item(points + " of " + earned + " had ended and stay lost",
                         earned + " 的 " + points + " 分已到期，不再恢复");
            break;
        case PointsMove::Credited:
            if (!event.usable) {
                telling.item("can be used from " + formatDate(event.usableFrom),
                             formatDate(event.usableFrom) + " 起可用");
            }
            if (event.expires) {
                telling.item("last day " + formatDate(*event.expires), "有效期至 " + formatDate(*event.expires));
            }
            break;
        case PointsMove::Matured:
        case PointsMove::Expired: break;
        }
    }
}

void Narrator::tell(const Change& change, Sentence sentence)
{
    m_sum.balance += change.balance;
    m_sum.pending += change.pending;
    m_sum.debt += change.debt;
    ExplainedStep step{m_at, change.balance, m_sum.balance, std::move(sentence), m_day, m_dayBegan};
    step.pendingChange = change.pending;
    step.debtChange = change.debt;
    m_steps.push_back(std::move(step));
}

void Narrator::tellSpent()
{
    const std::vector<PointsEvent> events = take({PointsMove::Spent, PointsMove::Owed});
    if (events.empty()) {
        return;
    }
    Points spent;
    for (const PointsEvent& event : events) {
        spent += event.points;
    }
    Telling telling("Spent " + spent.display() + " points on " + day(), day() + " 使用 " + spent.display() + " 分");
    addLots(telling, events);
    tell(changeOf(events), std::move(telling).end());
}

void Narrator::tellCredited(Telling telling)
{
    const std::vector<PointsEvent> events = take({PointsMove::Credited, PointsMove::PaidDebt});
    addLots(telling, events);
    tell(changeOf(events), std::move(telling).end());
}

void Narrator::tellTaken(Telling telling)
{
    const std::vector<PointsEvent> events = take({PointsMove::Taken, PointsMove::TakenExpired, PointsMove::Owed});
    addLots(telling, events);
    tell(changeOf(events), std::move(telling).end());
}

Sentence Narrator::saleText(const OpId& sale) const
{
    const auto known = m_sales.find(sale);
    if (known == m_sales.end()) {
        return {"a sale that is not known here", "一笔此处未知的销售"};
    }
    const std::string date = formatDate(known->second.first);
    const std::string paid = known->second.second.display();
    return {"the sale of " + date + " for " + paid, date + " 的 " + paid + " 消费"};
}

void Narrator::operator()(const SaleFact& sale)
{
    m_sales.insert_or_assign(sale.op, std::pair(m_day, sale.paid));
    if (!m_rules->spendableInSameSale) {
        tellSpent();
    }
    Telling telling("Bought for " + sale.paid.display() + " on " + day(), day() + " 消费 " + sale.paid.display());
    telling = sentences::earning(std::move(telling), sale.earned);
    addReasons(telling, sale, *m_rules);
    tellCredited(std::move(telling));
    tellSpent();
}

void Narrator::operator()(const HistoricPurchaseFact& historic)
{
    const std::string paid = historic.amount.display();
    tellCredited(sentences::earning({"Bought for " + paid + " on " + day() + ", taken over from the earlier system",
                                     day() + " 消费 " + paid + "（由原系统转入）"},
                                    historic.earned));
}

void Narrator::operator()(const ReferralEarnedFact& referral)
{
    tellCredited(sentences::earning(
        {"A friend whom the member introduced bought on " + day(), day() + " 由该会员介绍的顾客消费"},
        referral.earned));
}

void Narrator::operator()(const OfferWithdrawnFact&)
{
    tell({}, {"The purchase of " + day() +
                  " became known when an offer to come back had been made; the offer is "
                  "withdrawn unless it was used.",
              day() + " 的购买在发放回头优惠之后才上报，该优惠未使用的已收回。"});
}

void Narrator::operator()(const OfferIssuedFact& offer)
{
    const std::string until = formatDate(offer.until);
    tell({}, {"Offered on " + day() + ", valid until " + until + ": \"" + offer.title.en + "\".",
              day() + " 发放优惠“" + offer.title.zh + "”，有效期至 " + until + "。"});
}

void Narrator::operator()(const ReturnFact& returned)
{
    const Sentence sale = saleText(returned.sale);
    const std::string refund = returned.refund.display();
    if (!returned.restored.isZero()) {
        const std::vector<PointsEvent> events =
            take({PointsMove::Restored, PointsMove::RestoredNot, PointsMove::Credited, PointsMove::PaidDebt});
        const std::string points = returned.restored.display();
        Telling telling(points + " points that were spent in " + sale.en + " come back",
                        sale.zh + "中使用的 " + points + " 分退回");
        addLots(telling, events);
        tell(changeOf(events), std::move(telling).end());
    }
    Telling telling = returned.isVoid ? Telling("Cancelled on " + day() + ": " + sale.en, day() + " 取消 " + sale.zh)
                                      : Telling("Brought back on " + day() + " for " + refund + ", of " + sale.en,
                                                day() + " 退货 " + refund + "（" + sale.zh + "）");
    if (returned.takenBack.isZero()) {
        telling.add(": no points taken back", "，不扣积分");
    } else {
        const std::string points = returned.takenBack.display();
        const Sentence why = sentences::whyTakenBack(returned, *m_rules);
        telling.add(": −" + points + " points, " + why.en, "，扣 " + points + " 分：" + why.zh);
    }
    tellTaken(std::move(telling));
}

void Narrator::operator()(const ReferralReturnedFact& referral)
{
    const std::string points = referral.takenBack.display();
    tellTaken({"A friend whom the member introduced brought goods back on " + day() + ": −" + points + " points",
               day() + " 由该会员介绍的顾客退货，扣 " + points + " 分"});
}

void Narrator::operator()(const PointsAdjustedFact& adjusted)
{
    const std::string points = adjusted.points.display();
    if (adjusted.takes) {
        tellTaken({"Taken by hand on " + day() + ": −" + points + " points, \"" + adjusted.reason + "\"",
                   day() + " 人工扣 " + points + " 分：“" + adjusted.reason + "”"});
    } else {
        tellCredited({"Given by hand on " + day() + ": +" + points + " points, \"" + adjusted.reason + "\"",
                      day() + " 人工加 " + points + " 分：“" + adjusted.reason + "”"});
    }
}

void Narrator::operator()(const PointsTransferredFact& transferred)
{
    Points sum;
    for (const PointsPart& part : transferred.parts) {
        sum += part.points;
    }
    const std::string points = sum.display();
    if (m_leg == 0) {
        tellTaken({"Given to another member on " + day() + ": −" + points + " points",
                   day() + " 转给其他会员 " + points + " 分"});
    } else {
        tellCredited({"Received from another member on " + day() + ": +" + points + " points",
                      day() + " 由其他会员转入 " + points + " 分"});
    }
}

void Narrator::operator()(const MembersMergedFact&)
{
    m_points.clear(); // the sums of both say it all
    const Change change{m_after->balance - m_sum.balance, m_after->pending - m_sum.pending, m_after->debt - m_sum.debt};
    if (m_after->mergedInto) {
        tell(change,
             {"On " + day() + " this record became part of another one of the same person; its points went there.",
              day() + " 本档案并入同一人的另一档案，积分随之转入。"});
    } else {
        tell(change, {"On " + day() + " another record of the same person became part of this one.",
                      day() + " 同一人的另一档案并入本档案。"});
    }
}

void Narrator::operator()(const StarSetFact& set)
{
    if (set.isFloor) {
        const std::string until = set.until ? formatDate(*set.until) : std::string();
        tell({}, {"From " + day() + (set.until ? " until " + until : " on") + " the star is not lower than \"" +
                      set.star + "\": set by hand.",
                  day() + " 起" + (set.until ? "至 " + until : "") + "星级不低于“" + set.star + "”：人工设定。"});
    }
}

void Narrator::operator()(const GiftGivenFact& gift)
{
    const auto found = std::ranges::find(m_rules->gifts, gift.gift, &Gift::id);
    Sentence name = found != m_rules->gifts.end() ? found->name : Sentence{gift.gift, gift.gift};
    if (gift.gift == "referral") {
        name = {"for having been introduced", "经人介绍"};
    }
    if (gift.gift.starts_with(campaignGift)) {
        const auto campaign =
            std::ranges::find(m_rules->winBack, gift.gift.substr(campaignGift.size()), &WinBackRule::id);
        name = campaign != m_rules->winBack.end() ? campaign->title : name;
    }
    Telling telling("Gift of " + day() + ", " + name.en, day() + " 赠礼，" + name.zh);
    if (!gift.points.isZero()) {
        telling = sentences::earning(std::move(telling), gift.points);
    }
    tellCredited(std::move(telling));
}

void Narrator::operator()(const GiftReturnedFact& returned)
{
    const std::string points = returned.takenBack.display();
    if (returned.returned == returned.gift) {
        tellTaken({"What was unused of an offer's gift was taken back on " + day() +
                       ", because a purchase was told late that it had overlooked: −" + points + " points",
                   day() + " 收回优惠所赠未用部分（有一笔迟到的购买，当时不该发放）：扣 " + points + " 分"});
        return;
    }
    tellTaken({"The gift that came with the goods brought back on " + day() + ": −" + points + " points",
               day() + " 所退商品附带的赠送收回：扣 " + points + " 分"});
}

void Narrator::operator()(const GiftCardSoldFact& sold)
{
    const std::string price = sold.price.display();
    tellCredited(sentences::earning(
        {"Bought a gift card for " + price + " on " + day(), day() + " 以 " + price + " 购买礼品卡"}, sold.earned));
}

void Narrator::operator()(const GiftCardVoidedFact& voided)
{
    const std::string points = voided.takenBack.display();
    tellTaken(
        {"Gave a gift card back on " + day() + ": −" + points + " points", day() + " 退礼品卡，扣 " + points + " 分"});
}

void Narrator::finish(const Programme& programme)
{
    for (const PointsEvent& event : std::exchange(m_points, {})) {
        tell(changeOf({event}),
             event.move == PointsMove::Matured ? sentences::lotMatured(event) : sentences::lotEnded(event));
    }
    for (const auto& outcome : std::exchange(m_outcomes, {})) {
        tell({}, outcome(*m_before, programme));
    }
    m_before = &programme;
}

} // namespace huitou
