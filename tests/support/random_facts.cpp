// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_facts.h"

#include "core/sync/event_body.h"

namespace huitou::test
{

std::int64_t Draw::between(std::int64_t low, std::int64_t high)
{
    // The standard's distributions differ between libraries; a remainder is even enough here and the same everywhere.
    const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + m_engine() % span);
}

std::string Draw::text(std::size_t longest)
{
    std::string drawn(static_cast<std::size_t>(between(0, static_cast<std::int64_t>(longest))), ' ');
    for (char& letter : drawn) {
        letter = static_cast<char>(between(' ', '~'));
    }
    return drawn;
}

Currency Draw::currency()
{
    constexpr std::array<std::string_view, 3> codes{"CNY", "EUR", "JPY"};
    return *Currency::fromCode(codes[static_cast<std::size_t>(between(0, 2))]);
}

Money Draw::money(Currency currency)
{
    const std::int64_t limit = oneIn(20) ? FactLimits::amount : 100'000;
    return Money::fromMinor(between(-limit, limit), currency);
}

Points Draw::points()
{
    return Points::fromHundredths(between(0, oneIn(20) ? FactLimits::points.hundredths() : 50'000));
}

Date Draw::date()
{
    return Date{std::chrono::days{between(-25'567, 376'199)}};
}

Instant Draw::instant()
{
    return Instant{std::chrono::milliseconds{between(0, 4'102'444'800'000)}};
}

SaleFact Draw::sale()
{
    SaleFact sale;
    const Currency drawn = currency();
    sale.op = id<OpId>();
    sale.outlet = OutletId{static_cast<std::uint32_t>(between(1, UINT32_MAX))};
    sale.staff = StaffId{static_cast<std::uint32_t>(between(1, 99))};
    sale.at = instant();
    sale.currency = drawn;
    if (!oneIn(4)) {
        sale.member = id<MemberId>();
    }
    sale.star = static_cast<std::uint32_t>(between(0, 3));
    sale.programmeVersion = static_cast<std::uint32_t>(between(1, 9));
    sale.lines.resize(static_cast<std::size_t>(between(0, oneIn(50) ? std::int64_t{FactLimits::lines} : 6)));
    for (SaleLineFact& line : sale.lines) {
        line.sku = text(20);
        line.name = sentence();
        line.quantity = Quantity::fromThousandths(between(-1'000'000, 1'000'000));
        line.unitPrice = money(drawn);
        line.list = money(drawn);
        line.discounts.resize(static_cast<std::size_t>(between(0, 3)));
        for (DiscountFact& discount : line.discounts) {
            discount = {static_cast<DiscountKind>(between(1, 7)), text(32), money(drawn)};
        }
        line.net = money(drawn);
        line.taxBasisPoints = static_cast<std::int32_t>(between(0, 10'000));
        line.tax = money(drawn);
        if (oneIn(2)) {
            line.lastsDays = static_cast<std::int32_t>(between(1, 400));
        }
        line.category = text(10);
        for (std::int64_t label = between(0, 3); label > 0; --label) {
            line.labels.push_back(text(10));
        }
        line.taxIncluded = !oneIn(3);
        line.earnBase = money(drawn);
        line.earned = points();
    }
    sale.list = money(drawn);
    sale.discount = money(drawn);
    sale.paid = money(drawn);
    sale.cashRounding = money(drawn);
    sale.tenders = tenders(drawn);
    sale.earned = points();
    sale.redeemed = points();
    sale.vouchers.resize(static_cast<std::size_t>(between(0, 2)), id<VoucherId>());
    sale.offers.resize(static_cast<std::size_t>(between(0, 2)), id<OfferId>());
    for (std::int64_t reward = between(0, 2); reward > 0; --reward) {
        sale.rewards.push_back({text(20), static_cast<std::int32_t>(between(0, 9)), points(), money(drawn)});
    }
    for (std::int64_t rule = between(0, 3); rule > 0; --rule) {
        sale.earnedBy.push_back({text(20), Points::fromHundredths(between(-1'000, 1'000))});
    }
    sale.promotions = uses();
    if (oneIn(5)) {
        sale.approvedBy = StaffId{2};
    }
    return sale;
}

std::vector<Tender> Draw::tenders(Currency currency)
{
    std::vector<Tender> drawn(static_cast<std::size_t>(between(0, 3)));
    for (Tender& tender : drawn) {
        tender = {static_cast<TenderKind>(between(1, 4)), money(currency), text(12), text(4), text(20)};
    }
    return drawn;
}

std::vector<PromotionUses> Draw::uses()
{
    std::vector<PromotionUses> drawn(static_cast<std::size_t>(between(0, 2)));
    for (PromotionUses& each : drawn) {
        each = {text(20), static_cast<std::int32_t>(between(0, 5))};
    }
    return drawn;
}

VoucherGiven Draw::voucher(Currency currency)
{
    return {id<VoucherId>(), text(20), money(currency), date(), maybeDate()};
}

ReturnFact Draw::goodsReturned()
{
    const Currency drawn = currency();
    ReturnFact fact;
    fact.op = id<OpId>();
    fact.sale = id<OpId>();
    fact.isVoid = oneIn(4);
    fact.isWhole = oneIn(2);
    fact.outlet = OutletId{static_cast<std::uint32_t>(between(1, 9))};
    fact.at = instant();
    fact.currency = drawn;
    fact.member = id<MemberId>();
    fact.programmeVersion = 3;
    for (std::int64_t line = between(0, 3); line > 0; --line) {
        fact.lines.push_back({static_cast<std::uint32_t>(between(0, 499)), Quantity::fromThousandths(between(1, 9'000)),
                              money(drawn), money(drawn)});
    }
    fact.refund = money(drawn);
    fact.cashRounding = money(drawn);
    fact.tenders = tenders(drawn);
    fact.takenBack = points();
    fact.restored = points();
    fact.vouchers.resize(static_cast<std::size_t>(between(0, 2)), id<VoucherId>());
    fact.offers.resize(static_cast<std::size_t>(between(0, 2)), id<OfferId>());
    fact.promotions = uses();
    if (oneIn(3)) {
        fact.instead = voucher(drawn);
    }
    return fact;
}

Fact Draw::officeFact()
{
    const Currency drawn = currency();
    switch (between(0, 18)) {
    case 0: return RightsReturnedFact{id<OpId>(), id<MemberId>(), points()};
    case 1: return HistoricPurchaseFact{id<MemberId>(), OutletId{7}, date(), money(drawn), 3, points()};
    case 2: return ReferralEarnedFact{id<MemberId>(), id<OpId>(), points()};
    case 3:
        return OfferIssuedFact{id<OfferId>(), id<MemberId>(), text(30), sentence(), sentence(),
                               money(drawn),  money(drawn),   date(),   date()};
    case 4: return ReferralReturnedFact{id<MemberId>(), id<OpId>(), id<OpId>(), points()};
    case 5:
        return PointsAdjustedFact{id<OpId>(), id<MemberId>(), StaffId{4}, oneIn(2), points(), maybeDate(), text(40)};
    case 6: {
        PointsTransferredFact transfer{id<OpId>(), id<MemberId>(), id<MemberId>(), {}};
        for (std::int64_t part = between(0, 3); part > 0; --part) {
            transfer.parts.push_back({points(), maybeDate()});
        }
        return transfer;
    }
    case 7: return MembersMergedFact{id<OpId>(), id<MemberId>(), id<MemberId>()};
    case 8: return StarSetFact{id<OpId>(), id<MemberId>(), StaffId{4}, text(20), oneIn(2), maybeDate()};
    case 9: {
        GiftGivenFact gift{id<OpId>(), id<MemberId>(), text(20), points(), maybeDate(), {}};
        if (oneIn(2)) {
            gift.voucher = voucher(drawn);
        }
        return gift;
    }
    case 10:
        return GiftReturnedFact{id<OpId>(), id<MemberId>(), id<OpId>(), points(),
                                oneIn(2) ? std::optional(id<VoucherId>()) : std::nullopt};
    case 14: return OfferWithdrawnFact{id<OfferId>(), id<MemberId>(), id<OpId>()};
    case 11: return MemberErasedFact{id<OpId>(), id<MemberId>(), StaffId{4}, points()};
    case 12:
        return ComplaintFact{id<OpId>(),
                             id<MemberId>(),
                             id<OpId>(),
                             StaffId{4},
                             static_cast<ComplaintStep>(between(1, 6)),
                             static_cast<ComplaintFault>(between(1, 4))};
    case 13:
        return LeavingReasonFact{id<OpId>(), id<MemberId>(), StaffId{4}, static_cast<LeavingReason>(between(1, 6))};
    case 15: return ShiftOpenedFact{id<OpId>(), OutletId{2}, StaffId{4}, instant(), 3, money(drawn), LogPlace{1, 12}};
    case 16:
        return CashMovedFact{id<OpId>(),   id<OpId>(), OutletId{2},
                             StaffId{4},   instant(),  oneIn(2),
                             money(drawn), text(40),   oneIn(2) ? std::optional(StaffId{2}) : std::nullopt};
    case 17:
        return ShiftClosedFact{id<OpId>(), id<OpId>(), OutletId{2},  StaffId{4},
                               instant(),  3,          money(drawn), money(drawn)};
    default: return giftCardFact(drawn);
    }
}

Fact Draw::rightsFact()
{
    const auto kind = static_cast<RightKind>(between(2, 4));
    switch (between(0, 3)) {
    case 0:
        return RightReturnedFact{id<OpId>(), oneIn(2) ? std::optional(id<MemberId>()) : std::nullopt, kind,
                                 id<OpId>().array()};
    case 1: {
        RightsDeclaredFact declared{id<OpId>(), static_cast<std::uint64_t>(between(0, INT64_MAX)), 7, {}, oneIn(2)};
        for (std::int64_t right = between(0, 3); right > 0; --right) {
            declared.rights.push_back({id<MemberId>(), kind, id<OpId>().array(), points()});
        }
        return declared;
    }
    case 2: {
        const std::string bytes = text(60);
        Digest hash{};
        hash[0] = static_cast<std::uint8_t>(between(0, 255));
        return ClaimFact{id<OpId>(), 3, 9, hash, Bytes(bytes.begin(), bytes.end())};
    }
    default: return RightsForcedFact{id<OpId>(), id<MemberId>(), StaffId{4}, id<TillId>(), 2, points()};
    }
}

Fact Draw::giftCardFact(Currency currency)
{
    const std::optional<MemberId> member = oneIn(2) ? std::optional(id<MemberId>()) : std::nullopt;
    if (oneIn(2)) {
        return GiftCardSoldFact{id<OpId>(), text(20),        OutletId{1},      StaffId{1},
                                instant(),  money(currency), money(currency),  maybeDate(),
                                member,     points(),        tenders(currency)};
    }
    return GiftCardVoidedFact{id<OpId>(), text(20),        OutletId{1}, StaffId{1},
                              instant(),  money(currency), member,      points()};
}

Fact Draw::fact()
{
    switch (between(0, 4)) {
    case 0:
    case 1: return sale();
    case 2: return goodsReturned();
    default: return officeFact();
    }
}

} // namespace huitou::test
