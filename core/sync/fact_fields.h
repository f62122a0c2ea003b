// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/sync/event_body.h"
#include "core/sync/wire_fields.h"

#include <utility>

/// How each kind of fact looks on the wire. Fields are never reordered: a change is a new version. Version 2 is what is
/// written; version 1, which knew less of a sale and only the first five kinds, is read and written back as it was.
namespace huitou::wire
{

/// The currency of all amounts that follow.
template <typename Archive>
void currencyIs(Archive& archive, const Currency& currency)
{
    archive.context.currency = currency;
    fields(archive, archive.context.currency);
}

/// What a fact gives or takes: never negative.
template <typename Archive>
void amount(Archive& archive, Points& points)
{
    describe(archive, points);
    require(archive, !points.isNegative() && points <= FactLimits::points);
}

/// True where a fact is not of version 1.
template <typename Archive>
[[nodiscard]] bool hasVersion2(const Archive& archive)
{
    return archive.context.factVersion >= 2;
}

/// How many: never negative.
template <typename Archive>
void times(Archive& archive, std::int32_t& number)
{
    fields(archive, number);
    require(archive, number >= 0);
}

template <typename Archive>
void describe(Archive& archive, Tender& tender)
{
    const TenderKind last = hasVersion2(archive) ? TenderKind::GiftCard : TenderKind::Wallet;
    fields(archive, Choice{tender.kind, last}, tender.amount, text<64>(tender.approval), text<4>(tender.lastFour));
    if (hasVersion2(archive)) {
        fields(archive, text<FactLimits::idBytes>(tender.giftCard));
    }
}

template <typename Archive>
void describe(Archive& archive, DiscountFact& discount)
{
    if (hasVersion2(archive)) {
        fields(archive, Choice{discount.kind, DiscountKind::Reward}, text<FactLimits::reasonBytes>(discount.id),
               discount.amount);
    } else {
        fields(archive, Choice{discount.kind, DiscountKind::Manual}, text<64>(discount.id), discount.amount);
    }
}

template <typename Archive>
void describe(Archive& archive, PromotionUses& uses)
{
    fields(archive, text<FactLimits::idBytes>(uses.promotion));
    times(archive, uses.times);
}

template <typename Archive>
void describe(Archive& archive, ClaimedReward& reward)
{
    fields(archive, text<FactLimits::idBytes>(reward.id));
    times(archive, reward.times);
    amount(archive, reward.points);
    fields(archive, reward.amount);
}

template <typename Archive>
void describe(Archive& archive, EarnedByRule& earned)
{
    fields(archive, text<FactLimits::idBytes>(earned.rule), earned.points);
}

template <typename Archive>
void describe(Archive& archive, SaleLineFact& line)
{
    fields(archive, text<64>(line.sku), line.name, line.quantity, line.unitPrice, line.list,
           list<FactLimits::discountsOfLine>(line.discounts), line.net, line.taxBasisPoints, line.tax, line.lastsDays);
    if (hasVersion2(archive)) {
        fields(archive, text<FactLimits::idBytes>(line.category),
               texts<FactLimits::labels, FactLimits::labelBytes>(line.labels), line.taxIncluded, line.earnBase);
        amount(archive, line.earned);
    } else {
        set(archive, line.earnBase, Money::zero(archive.context.currency)); // not known of an old sale
    }
}

template <typename Archive>
void describe(Archive& archive, SaleFact& sale)
{
    currencyIs(archive, sale.currency);
    set(archive, sale.currency, archive.context.currency);
    fields(archive, sale.op, sale.outlet, sale.staff, sale.at, sale.member, sale.star, sale.programmeVersion,
           list<FactLimits::lines>(sale.lines), sale.list, sale.discount, sale.paid, sale.cashRounding,
           list<FactLimits::tenders>(sale.tenders));
    amount(archive, sale.earned);
    amount(archive, sale.redeemed);
    fields(archive, list<FactLimits::rights>(sale.vouchers), list<FactLimits::rights>(sale.offers));
    if (hasVersion2(archive)) {
        fields(archive, list<FactLimits::rewards>(sale.rewards), list<FactLimits::rules>(sale.earnedBy),
               list<FactLimits::rules>(sale.promotions), sale.approvedBy);
    }
}

template <typename Archive>
void describe(Archive& archive, RightsReturnedFact& returned)
{
    fields(archive, returned.op, returned.member);
    amount(archive, returned.points);
}

template <typename Archive>
void describe(Archive& archive, HistoricPurchaseFact& purchase)
{
    currencyIs(archive, purchase.amount.currency());
    fields(archive, purchase.member, purchase.outlet, purchase.day, purchase.amount, purchase.items);
    amount(archive, purchase.earned);
}

template <typename Archive>
void describe(Archive& archive, ReferralEarnedFact& referral)
{
    fields(archive, referral.member, referral.sale);
    amount(archive, referral.earned);
}

template <typename Archive>
void describe(Archive& archive, OfferIssuedFact& offer)
{
    currencyIs(archive, offer.amountOff.currency());
    fields(archive, offer.offer, offer.member, text<64>(offer.rule), offer.title, offer.why, offer.amountOff,
           offer.minimumSpend, offer.from, offer.until);
}

template <typename Archive>
void describe(Archive& archive, ReturnedLine& line)
{
    fields(archive, line.line, line.quantity, line.refund, line.tax);
    require(archive, line.line < FactLimits::lines);
}

template <typename Archive>
void describe(Archive& archive, VoucherGiven& voucher)
{
    fields(archive, voucher.id, text<FactLimits::idBytes>(voucher.terms), voucher.value, voucher.from, voucher.until);
}

template <typename Archive>
void describe(Archive& archive, ReturnFact& returned)
{
    currencyIs(archive, returned.currency);
    set(archive, returned.currency, archive.context.currency);
    fields(archive, returned.op, returned.sale, returned.isVoid, returned.isWhole, returned.outlet, returned.staff,
           returned.at, returned.member, returned.programmeVersion, list<FactLimits::lines>(returned.lines),
           returned.refund, returned.cashRounding, list<FactLimits::tenders>(returned.tenders));
    amount(archive, returned.takenBack);
    amount(archive, returned.restored);
    fields(archive, list<FactLimits::rights>(returned.vouchers), list<FactLimits::rights>(returned.offers),
           list<FactLimits::rules>(returned.promotions), returned.instead);
}

template <typename Archive>
void describe(Archive& archive, ReferralReturnedFact& returned)
{
    fields(archive, returned.member, returned.sale, returned.returned);
    amount(archive, returned.takenBack);
}

template <typename Archive>
void describe(Archive& archive, PointsAdjustedFact& adjusted)
{
    fields(archive, adjusted.op, adjusted.member, adjusted.staff, adjusted.takes);
    amount(archive, adjusted.points);
    fields(archive, adjusted.expires, text<FactLimits::reasonBytes>(adjusted.reason));
}

template <typename Archive>
void describe(Archive& archive, PointsPart& part)
{
    amount(archive, part.points);
    fields(archive, part.expires);
}

template <typename Archive>
void describe(Archive& archive, PointsTransferredFact& transfer)
{
    fields(archive, transfer.op, transfer.from, transfer.to, list<FactLimits::parts>(transfer.parts));
}

template <typename Archive>
void describe(Archive& archive, MembersMergedFact& merge)
{
    fields(archive, merge.op, merge.from, merge.into);
}

template <typename Archive>
void describe(Archive& archive, StarSetFact& set)
{
    fields(archive, set.op, set.member, set.staff, text<FactLimits::idBytes>(set.star), set.isFloor, set.until);
}

template <typename Archive>
void describe(Archive& archive, GiftGivenFact& gift)
{
    currencyIs(archive, gift.voucher ? gift.voucher->value.currency() : cny);
    fields(archive, gift.op, gift.member, text<FactLimits::idBytes>(gift.gift));
    amount(archive, gift.points);
    fields(archive, gift.expires, gift.voucher);
}

template <typename Archive>
void describe(Archive& archive, OfferWithdrawnFact& withdrawn)
{
    fields(archive, withdrawn.offer, withdrawn.member, withdrawn.sale);
}

template <typename Archive>
void describe(Archive& archive, GiftReturnedFact& returned)
{
    fields(archive, returned.gift, returned.member, returned.returned);
    amount(archive, returned.takenBack);
    fields(archive, returned.voucher);
}

template <typename Archive>
void describe(Archive& archive, GiftCardSoldFact& sold)
{
    currencyIs(archive, sold.value.currency());
    fields(archive, sold.op, text<FactLimits::idBytes>(sold.card), sold.outlet, sold.staff, sold.at, sold.value,
           sold.price, sold.until, sold.member);
    amount(archive, sold.earned);
    fields(archive, list<FactLimits::tenders>(sold.tenders));
}

template <typename Archive>
void describe(Archive& archive, GiftCardVoidedFact& ended)
{
    currencyIs(archive, ended.refund.currency());
    fields(archive, ended.op, text<FactLimits::idBytes>(ended.card), ended.outlet, ended.staff, ended.at, ended.refund,
           ended.member);
    amount(archive, ended.takenBack);
}

template <typename Archive>
void describe(Archive& archive, MemberErasedFact& erased)
{
    fields(archive, erased.op, erased.member, erased.staff);
    amount(archive, erased.forfeited);
}

template <typename Archive>
void describe(Archive& archive, ComplaintFact& complaint)
{
    fields(archive, complaint.op, complaint.member, complaint.complaint, complaint.staff,
           Choice{complaint.step, ComplaintStep::Prevented}, Choice{complaint.fault, ComplaintFault::Customer});
}

template <typename Archive>
void describe(Archive& archive, LeavingReasonFact& leaving)
{
    fields(archive, leaving.op, leaving.member, leaving.staff, Choice{leaving.reason, LeavingReason::OtherShop});
}

template <typename Archive>
void describe(Archive& archive, LogPlace& place)
{
    fields(archive, place.epoch, place.seq);
}

template <typename Archive>
void describe(Archive& archive, ShiftOpenedFact& opened)
{
    currencyIs(archive, opened.cash.currency());
    fields(archive, opened.op, opened.outlet, opened.staff, opened.at, opened.number, opened.cash, opened.covers);
}

template <typename Archive>
void describe(Archive& archive, CashMovedFact& moved)
{
    currencyIs(archive, moved.amount.currency());
    fields(archive, moved.op, moved.shift, moved.outlet, moved.staff, moved.at, moved.isOut, moved.amount,
           text<FactLimits::reasonBytes>(moved.reason), moved.approvedBy);
}

template <typename Archive>
void describe(Archive& archive, ShiftClosedFact& closed)
{
    currencyIs(archive, closed.expected.currency());
    fields(archive, closed.op, closed.shift, closed.outlet, closed.staff, closed.at, closed.number, closed.expected,
           closed.counted);
}

template <typename Archive>
void describe(Archive& archive, RightReturnedFact& returned)
{
    fields(archive, returned.op, returned.member, Choice{returned.kind, RightKind::Refund}, returned.object);
    require(archive, returned.kind != RightKind::Points);
}

template <typename Archive>
void describe(Archive& archive, DeclaredRight& right)
{
    fields(archive, right.member, Choice{right.kind, RightKind::Refund}, right.object);
    amount(archive, right.points);
}

template <typename Archive>
void describe(Archive& archive, RightsDeclaredFact& declared)
{
    fields(archive, declared.op, declared.generation, declared.grantApplied,
           list<FactLimits::declared>(declared.rights), declared.isLast);
}

template <typename Archive>
void describe(Archive& archive, ClaimFact& claim)
{
    fields(archive, claim.op, claim.epoch, claim.seq, claim.hash, Blob{claim.body, FactLimits::claimedBytes});
}

template <typename Archive>
void describe(Archive& archive, RightsForcedFact& forced)
{
    fields(archive, forced.op, forced.member, forced.staff, forced.till, forced.epoch);
    amount(archive, forced.points);
}

inline constexpr std::uint8_t oldestFactVersion = 1;
inline constexpr std::uint8_t factVersion = 2;
/// How many kinds version 1 knew.
inline constexpr std::size_t kindsOfVersion1 = 5;

/// A fact that keeps the version in which it was read, so that it is written back as the same bytes.
struct VersionedFact {
    Fact fact;
    std::uint8_t version = factVersion;
};

/// The kind of a fact on the wire is its place in the variant, from 1: the variant only ever grows at its end.
template <typename Archive>
void factFields(Archive& archive, Fact& fact, std::uint8_t& version)
{
    archive.context.amountLimit = FactLimits::amount;
    fields(archive, version);
    require(archive, version >= oldestFactVersion && version <= factVersion);
    archive.context.factVersion = version;
    const std::size_t kinds = hasVersion2(archive) ? std::variant_size_v<Fact> : kindsOfVersion1;
    const std::uint8_t kind = number(archive, static_cast<std::uint8_t>(fact.index() + 1));
    require(archive, kind >= 1 && kind <= kinds);
    const auto one = [&]<std::size_t index>(std::in_place_index_t<index>) {
        if (index + 1 == kind) {
            if constexpr (isReading<Archive>) {
                fact.template emplace<index>();
            }
            fields(archive, std::get<index>(fact));
        }
    };
    const auto all = [&]<std::size_t... index>(std::index_sequence<index...>)
    {
        (one(std::in_place_index<index>), ...);
    };
    all(std::make_index_sequence<std::variant_size_v<Fact>>{});
}

template <typename Archive>
void describe(Archive& archive, VersionedFact& fact)
{
    factFields(archive, fact.fact, fact.version);
}

/// A fact as it is written now.
template <typename Archive>
void describe(Archive& archive, Fact& fact)
{
    std::uint8_t version = factVersion;
    factFields(archive, fact, version);
}

} // namespace huitou::wire
