// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/gifts.h"

#include "core/base/crypto.h"
#include "core/ledger/rights.h"

#include <algorithm>
#include <iterator>

namespace huitou
{

namespace
{

using std::chrono::days;

constexpr const char* referralGift = "referral";

template <typename AnyId>
AnyId derivedId(std::string_view domain, const MemberId& member, std::string_view rule, ByteView cause)
{
    const Digest digest = sha256({bytesOf(domain), member.bytes(), bytesOf(rule), cause});
    std::array<std::uint8_t, AnyId::byteCount> first{};
    std::copy_n(digest.begin(), first.size(), first.begin());
    return AnyId{first};
}

bool isForStar(const Gift& gift, const Programme& programme, std::uint32_t star)
{
    if (gift.stars.empty()) {
        return true;
    }
    const bool has = star > 0 && star <= programme.stars.size();
    const std::string id = has ? programme.stars[star - 1].id : "none";
    return std::ranges::find(gift.stars, id) != gift.stars.end();
}

bool isDue(const Gift& gift, const GiftEvent& event)
{
    switch (gift.when) {
    case GiftWhen::SignUp: return event.kind == GiftEvent::Kind::SignUp;
    case GiftWhen::Birthday:
        return event.kind == GiftEvent::Kind::Day && event.birthday && isBirthday(*event.birthday, event.day);
    case GiftWhen::Visit:
        return event.kind == GiftEvent::Kind::Purchase && event.isFirstOfDay && event.visitDays > 0 &&
               event.visitDays % static_cast<std::uint32_t>(gift.every) == 0;
    case GiftWhen::Spend: return event.kind == GiftEvent::Kind::Purchase && event.paid >= gift.minimumSpend;
    }
    return false;
}

Bytes causeOf(const Gift& gift, const GiftEvent& event)
{
    Bytes cause;
    if (gift.when == GiftWhen::Birthday) {
        const std::chrono::year_month_day day{event.day};
        appendLittleEndian(cause, static_cast<std::uint64_t>(static_cast<int>(day.year())), 4);
    } else if (gift.when != GiftWhen::SignUp) {
        cause.assign(event.cause.bytes().begin(), event.cause.bytes().end());
    }
    return cause;
}

/// The gift's own points as far as they are not spent: those that can be, and those that ended.
std::pair<Points, Points> leftOf(const GiftGivenFact& gift, const Standing& standing)
{
    std::pair<Points, Points> left;
    for (const Lot& lot : standing.lots) {
        if (lot.source == gift.op) {
            left.first += lot.points;
            left.second += lot.expired;
        }
    }
    return left;
}

const Voucher* voucherOf(const GiftGivenFact& gift, const Standing& standing)
{
    const auto found =
        gift.voucher ? std::ranges::find(standing.vouchers, gift.voucher->id, &Voucher::id) : standing.vouchers.end();
    return found == standing.vouchers.end() ? nullptr : &*found;
}

} // namespace

bool isBirthday(Date birthday, Date day)
{
    const std::chrono::year_month_day born{birthday};
    const std::chrono::year_month_day today{day};
    const std::chrono::year_month_day kept = today.year() / born.month() / born.day();
    return kept.ok() ? kept == today : today == today.year() / std::chrono::February / 28;
}

std::vector<GiftGivenFact> giftsDue(const Programme& programme, const Standing& standing, const GiftEvent& event)
{
    std::vector<GiftGivenFact> due;
    for (const Gift& gift : programme.gifts) {
        if (!isDue(gift, event) || !isForStar(gift, programme, standing.star)) {
            continue;
        }
        const Bytes cause = causeOf(gift, event);
        GiftGivenFact& given = due.emplace_back();
        given.op = derivedId<OpId>("huitou.gift.v1", standing.member, gift.id, cause);
        given.member = standing.member;
        given.gift = gift.id;
        given.points = gift.points;
        if (gift.pointsValidDays) {
            given.expires = event.day + days{*gift.pointsValidDays};
        }
        if (const VoucherTerms* terms = voucherTermsOf(programme, gift.voucher)) {
            given.voucher = voucherOn(*terms, VoucherId{given.op.array()}, event.day);
        }
    }
    return due;
}

std::optional<GiftGivenFact> buyerGift(const Programme& programme, const SaleFact& sale,
                                       const std::optional<MemberId>& introducer, std::uint32_t otherPurchases)
{
    const std::optional<Referral>& rule = programme.referral;
    const bool isFirst = rule && introducer && sale.member && *introducer != *sale.member && otherPurchases == 0;
    if (!isFirst || rule->buyerPoints.isZero() || sale.currency != programme.currency ||
        sale.paid < rule->minimumSpend) {
        return std::nullopt;
    }
    GiftGivenFact given;
    given.op = derivedId<OpId>("huitou.introduced.v1", *sale.member, "referral", sale.op.bytes());
    given.member = *sale.member;
    given.gift = referralGift;
    given.points = rule->buyerPoints;
    return given;
}

KnownPurchases purchasesIn(std::span<const MemberFact> facts, const FactRef& except)
{
    std::set<OpId> voided;
    for (const MemberFact& fact : facts) {
        const auto* returned = std::get_if<ReturnFact>(&fact.fact);
        if (returned != nullptr && returned->isVoid) {
            voided.insert(returned->sale);
        }
    }
    KnownPurchases known;
    for (const MemberFact& fact : facts) {
        const auto* sale = std::get_if<SaleFact>(&fact.fact);
        const bool isPurchase = sale != nullptr || std::holds_alternative<HistoricPurchaseFact>(fact.fact);
        if (isPurchase && fact.ref != except && (sale == nullptr || !voided.contains(sale->op))) {
            ++known.count;
            known.days.insert(fact.businessDate);
        }
    }
    return known;
}

std::vector<GiftGivenFact> giftsOfSale(const Programme& programme, const SaleFact& sale, Date day,
                                       const std::optional<MemberId>& introducer, const KnownPurchases& before)
{
    std::vector<GiftGivenFact> gifts;
    if (!sale.member) {
        return gifts;
    }
    if (std::optional<GiftGivenFact> gift = buyerGift(programme, sale, introducer, before.count)) {
        gifts.push_back(*std::move(gift));
    }
    Standing buyer;
    buyer.member = *sale.member;
    buyer.star = sale.star;
    const bool isFirstOfDay = !before.days.contains(day);
    const GiftEvent event{.kind = GiftEvent::Kind::Purchase,
                          .day = day,
                          .paid = sale.paid,
                          .cause = sale.op,
                          .visitDays = static_cast<std::uint32_t>(before.days.size()) + (isFirstOfDay ? 1 : 0),
                          .isFirstOfDay = isFirstOfDay};
    std::ranges::move(giftsDue(programme, buyer, event), std::back_inserter(gifts));
    return gifts;
}

bool comesWithPurchase(const Programme& programme, const GiftGivenFact& gift)
{
    const auto rule = std::ranges::find(programme.gifts, gift.gift, &Gift::id);
    if (rule == programme.gifts.end()) {
        return gift.gift == referralGift;
    }
    return rule->when == GiftWhen::Visit || rule->when == GiftWhen::Spend;
}

std::optional<GiftReturnedFact> giftBack(const GiftGivenFact& gift, const ReturnFact& returned)
{
    if (!returned.isWhole) {
        return std::nullopt;
    }
    const std::optional<VoucherId> voucher = gift.voucher ? std::optional(gift.voucher->id) : std::nullopt;
    return GiftReturnedFact{gift.op, gift.member, returned.op, gift.points, voucher};
}

bool cameWith(const GiftGivenFact& gift, const OfferId& offer)
{
    return gift.op.array() == offer.array();
}

std::optional<GiftReturnedFact> giftWithoutGround(const GiftGivenFact& gift, const Standing& standing)
{
    const Points left = leftOf(gift, standing).first;
    const Voucher* voucher = voucherOf(gift, standing);
    const bool isVoucherLeft = voucher != nullptr && !voucher->used && !voucher->withdrawn;
    if (left.isZero() && !isVoucherLeft) {
        return std::nullopt;
    }
    return GiftReturnedFact{gift.op, gift.member, gift.op, left,
                            isVoucherLeft ? std::optional(voucher->id) : std::nullopt};
}

bool isGiftUsed(const GiftGivenFact& gift, const Standing& standing)
{
    const auto [left, ended] = leftOf(gift, standing);
    const Voucher* voucher = voucherOf(gift, standing);
    return left + ended < gift.points || (voucher != nullptr && voucher->used);
}

} // namespace huitou
