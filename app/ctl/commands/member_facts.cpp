// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/member_facts.h"

#include "core/ledger/complaints.h"

namespace huitou
{

namespace
{

using nlohmann::json;

json textsOf(const Sentence& sentence)
{
    return {{"en", sentence.en}, {"zh", sentence.zh}};
}

template <typename Value, typename Write>
json orNull(const std::optional<Value>& value, Write write)
{
    return value ? json(write(*value)) : json();
}

json dayOrNull(const std::optional<Date>& day)
{
    return orNull(day, [](Date known) { return formatDate(known); });
}

template <typename Id>
json idOrNull(const std::optional<Id>& id)
{
    return orNull(id, [](const Id& known) { return known.text(); });
}

template <typename Item, typename Write>
json listOf(const std::vector<Item>& items, Write write)
{
    json list = json::array();
    for (const Item& item : items) {
        list.push_back(write(item));
    }
    return list;
}

template <typename Id>
json idsOf(const std::vector<Id>& ids)
{
    return listOf(ids, [](const Id& id) { return id.text(); });
}

const char* nameOf(TenderKind kind)
{
    switch (kind) {
    case TenderKind::Cash: return "cash";
    case TenderKind::Card: return "card";
    case TenderKind::Wallet: return "wallet";
    case TenderKind::GiftCard: return "gift card";
    }
    return "";
}

const char* nameOf(DiscountKind kind)
{
    switch (kind) {
    case DiscountKind::Star: return "star";
    case DiscountKind::Offer: return "offer";
    case DiscountKind::Voucher: return "voucher";
    case DiscountKind::Points: return "points";
    case DiscountKind::Promotion: return "promotion";
    case DiscountKind::Manual: return "by hand";
    case DiscountKind::Reward: return "reward";
    }
    return "";
}

json tendersOf(const std::vector<Tender>& tenders)
{
    return listOf(tenders, [](const Tender& tender) {
        return json{{"kind", nameOf(tender.kind)},
                    {"amount", tender.amount.text()},
                    {"approval", tender.approval},
                    {"last_four", tender.lastFour},
                    {"gift_card", tender.giftCard}};
    });
}

json lineOf(const SaleLineFact& line)
{
    return {
        {"sku", line.sku},
        {"name", textsOf(line.name)},
        {"quantity", line.quantity.text()},
        {"unit_price", line.unitPrice.text()},
        {"list", line.list.text()},
        {"discounts",
         listOf(
             line.discounts,
             [](const DiscountFact& discount) {
                 return json{{"kind", nameOf(discount.kind)}, {"id", discount.id}, {"amount", discount.amount.text()}};
             })},
        {"net", line.net.text()},
        {"tax_percent", formatDecimal(line.taxBasisPoints, 2)},
        {"tax", line.tax.text()},
        {"tax_included", line.taxIncluded},
        {"category", line.category},
        {"labels", line.labels},
        {"earned", line.earned.text()}};
}

json voucherOf(const VoucherGiven& voucher)
{
    return {{"id", voucher.id.text()},
            {"terms", voucher.terms},
            {"value", voucher.value.text()},
            {"from", formatDate(voucher.from)},
            {"until", dayOrNull(voucher.until)}};
}

template <typename Number>
std::uint32_t plainNumber(Number number)
{
    return static_cast<std::uint32_t>(number);
}

struct FieldsOf {
    json operator()(const SaleFact& sale) const
    {
        return {{"kind", "sale"},
                {"op", sale.op.text()},
                {"outlet", plainNumber(sale.outlet)},
                {"staff", plainNumber(sale.staff)},
                {"till_clock", formatInstant(sale.at)},
                {"currency", std::string(sale.currency.code())},
                {"star", sale.star},
                {"programme_version", sale.programmeVersion},
                {"lines", listOf(sale.lines, lineOf)},
                {"list", sale.list.text()},
                {"discount", sale.discount.text()},
                {"paid", sale.paid.text()},
                {"cash_rounding", sale.cashRounding.text()},
                {"tenders", tendersOf(sale.tenders)},
                {"earned", sale.earned.text()},
                {"earned_by", listOf(sale.earnedBy,
                                     [](const EarnedByRule& earned) {
                                         return json{{"rule", earned.rule}, {"points", earned.points.text()}};
                                     })},
                {"redeemed", sale.redeemed.text()},
                {"rewards", listOf(sale.rewards,
                                   [](const ClaimedReward& reward) {
                                       return json{{"id", reward.id},
                                                   {"times", reward.times},
                                                   {"points", reward.points.text()},
                                                   {"amount", reward.amount.text()}};
                                   })},
                {"promotions", listOf(sale.promotions,
                                      [](const PromotionUses& uses) {
                                          return json{{"promotion", uses.promotion}, {"times", uses.times}};
                                      })},
                {"vouchers", idsOf(sale.vouchers)},
                {"offers", idsOf(sale.offers)}};
    }
    json operator()(const ReturnFact& returned) const
    {
        return {{"kind", "return"},
                {"op", returned.op.text()},
                {"sale", returned.sale.text()},
                {"cancelled", returned.isVoid},
                {"outlet", plainNumber(returned.outlet)},
                {"staff", plainNumber(returned.staff)},
                {"till_clock", formatInstant(returned.at)},
                {"currency", std::string(returned.currency.code())},
                {"lines", listOf(returned.lines,
                                 [](const ReturnedLine& line) {
                                     return json{{"line", line.line},
                                                 {"quantity", line.quantity.text()},
                                                 {"refund", line.refund.text()},
                                                 {"tax", line.tax.text()}};
                                 })},
                {"refund", returned.refund.text()},
                {"cash_rounding", returned.cashRounding.text()},
                {"tenders", tendersOf(returned.tenders)},
                {"taken_back", returned.takenBack.text()},
                {"restored", returned.restored.text()},
                {"vouchers", idsOf(returned.vouchers)},
                {"offers", idsOf(returned.offers)},
                {"instead", orNull(returned.instead, voucherOf)}};
    }
    json operator()(const RightsReturnedFact& returned) const
    {
        return {{"kind", "rights returned"}, {"op", returned.op.text()}, {"points", returned.points.text()}};
    }
    json operator()(const HistoricPurchaseFact& purchase) const
    {
        return {{"kind", "historic purchase"},      {"outlet", plainNumber(purchase.outlet)},
                {"day", formatDate(purchase.day)},  {"currency", std::string(purchase.amount.currency().code())},
                {"amount", purchase.amount.text()}, {"items", purchase.items},
                {"earned", purchase.earned.text()}};
    }
    json operator()(const ReferralEarnedFact& referral) const
    {
        return {{"kind", "referral"}, {"sale", referral.sale.text()}, {"earned", referral.earned.text()}};
    }
    json operator()(const ReferralReturnedFact& referral) const
    {
        return {{"kind", "referral returned"},
                {"sale", referral.sale.text()},
                {"returned", referral.returned.text()},
                {"taken_back", referral.takenBack.text()}};
    }
    json operator()(const OfferIssuedFact& offer) const
    {
        return {{"kind", "offer"},
                {"offer", offer.offer.text()},
                {"rule", offer.rule},
                {"title", textsOf(offer.title)},
                {"why", textsOf(offer.why)},
                {"amount_off", offer.amountOff.text()},
                {"minimum_spend", offer.minimumSpend.text()},
                {"from", formatDate(offer.from)},
                {"until", formatDate(offer.until)}};
    }
    json operator()(const PointsAdjustedFact& adjusted) const
    {
        return {{"kind", adjusted.takes ? "points taken" : "points given"},
                {"op", adjusted.op.text()},
                {"staff", plainNumber(adjusted.staff)},
                {"points", adjusted.points.text()},
                {"expires", dayOrNull(adjusted.expires)},
                {"reason", adjusted.reason}};
    }
    json operator()(const PointsTransferredFact& transferred) const
    {
        return {{"kind", "points transferred"},
                {"op", transferred.op.text()},
                {"from", transferred.from.text()},
                {"to", transferred.to.text()},
                {"parts", listOf(transferred.parts, [](const PointsPart& part) {
                     return json{{"points", part.points.text()}, {"expires", dayOrNull(part.expires)}};
                 })}};
    }
    json operator()(const MembersMergedFact& merged) const
    {
        return {{"kind", "records merged"},
                {"op", merged.op.text()},
                {"from", merged.from.text()},
                {"into", merged.into.text()}};
    }
    json operator()(const StarSetFact& set) const
    {
        return {{"kind", "star set"}, {"op", set.op.text()},  {"staff", plainNumber(set.staff)},
                {"star", set.star},   {"floor", set.isFloor}, {"until", dayOrNull(set.until)}};
    }
    json operator()(const GiftGivenFact& gift) const
    {
        return {{"kind", "gift"},
                {"op", gift.op.text()},
                {"gift", gift.gift},
                {"points", gift.points.text()},
                {"expires", dayOrNull(gift.expires)},
                {"voucher", orNull(gift.voucher, voucherOf)}};
    }
    json operator()(const GiftReturnedFact& returned) const
    {
        return {{"kind", "gift returned"},
                {"gift", returned.gift.text()},
                {"returned", returned.returned.text()},
                {"taken_back", returned.takenBack.text()},
                {"voucher", idOrNull(returned.voucher)}};
    }
    json operator()(const GiftCardSoldFact& sold) const
    {
        return {{"kind", "gift card sold"},
                {"op", sold.op.text()},
                {"card", sold.card},
                {"outlet", plainNumber(sold.outlet)},
                {"staff", plainNumber(sold.staff)},
                {"till_clock", formatInstant(sold.at)},
                {"currency", std::string(sold.value.currency().code())},
                {"value", sold.value.text()},
                {"price", sold.price.text()},
                {"until", dayOrNull(sold.until)},
                {"earned", sold.earned.text()},
                {"tenders", tendersOf(sold.tenders)}};
    }
    json operator()(const GiftCardVoidedFact& voided) const
    {
        return {{"kind", "gift card voided"},
                {"op", voided.op.text()},
                {"card", voided.card},
                {"outlet", plainNumber(voided.outlet)},
                {"staff", plainNumber(voided.staff)},
                {"till_clock", formatInstant(voided.at)},
                {"currency", std::string(voided.refund.currency().code())},
                {"refund", voided.refund.text()},
                {"taken_back", voided.takenBack.text()}};
    }
    json operator()(const OfferWithdrawnFact& withdrawn) const
    {
        return {{"kind", "offer withdrawn"}, {"offer", withdrawn.offer.text()}, {"sale", withdrawn.sale.text()}};
    }
    json operator()(const MemberErasedFact& erased) const
    {
        return {{"kind", "erased"},
                {"op", erased.op.text()},
                {"staff", plainNumber(erased.staff)},
                {"forfeited", erased.forfeited.text()}};
    }
    json operator()(const ComplaintFact& complaint) const
    {
        return {{"kind", "complaint"},
                {"op", complaint.op.text()},
                {"complaint", complaint.complaint.text()},
                {"staff", plainNumber(complaint.staff)},
                {"step", std::string(namedIn(complaintSteps, complaint.step).id)},
                {"fault", std::string(namedIn(complaintFaults, complaint.fault).id)}};
    }
    json operator()(const LeavingReasonFact& leaving) const
    {
        return {{"kind", "leaving reason"},
                {"op", leaving.op.text()},
                {"staff", plainNumber(leaving.staff)},
                {"reason", std::string(namedIn(leavingReasons, leaving.reason).id)}};
    }
    template <typename AnyFact>
    requires isOfDrawer<AnyFact> json operator()(const AnyFact&) const { return {}; } // of no member
    json operator()(const RightReturnedFact& returned) const
    {
        return {{"kind", "right returned"}, {"op", returned.op.text()}, {"object", toHex(returned.object)}};
    }
    json operator()(const RightsForcedFact& forced) const
    {
        return {{"kind", "rights forced"},    {"op", forced.op.text()}, {"staff", plainNumber(forced.staff)},
                {"till", forced.till.text()}, {"epoch", forced.epoch},  {"points", forced.points.text()}};
    }
    // These two are of no one member, so none is stored beside one.
    json operator()(const RightsDeclaredFact&) const { return {{"kind", "rights declared"}}; }
    json operator()(const ClaimFact&) const { return {{"kind", "claim"}}; }
};

} // namespace

json factJson(const Fact& fact)
{
    return std::visit(FieldsOf{}, fact);
}

} // namespace huitou
