// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/core/sync/golden.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

using namespace huitou;
using namespace huitou::test;

namespace
{

template <typename AnyId>
AnyId numbered(std::uint8_t number)
{
    std::array<std::uint8_t, AnyId::byteCount> bytes{};
    bytes.back() = number;
    return AnyId{bytes};
}

Money yuan(std::int64_t cents)
{
    return Money::fromMinor(cents, cny);
}

Date day(const char* text)
{
    return *parseDate(text);
}

Instant noon(const char* text)
{
    return Instant{day(text)} + std::chrono::hours{12};
}

/// A sale that uses everything that version 1 can say.
SaleFact saleOfVersion1()
{
    SaleFact sale;
    sale.op = numbered<OpId>(1);
    sale.outlet = OutletId{7};
    sale.staff = StaffId{3};
    sale.at = noon("2026-03-09");
    sale.member = numbered<MemberId>(2);
    sale.star = 2;
    sale.programmeVersion = 4;
    SaleLineFact line;
    line.sku = "6901234567892";
    line.name = {"Longjing tea", "龙井茶"};
    line.quantity = Quantity::fromThousandths(1'250);
    line.unitPrice = yuan(40'00);
    line.list = yuan(50'00);
    line.discounts = {{DiscountKind::Star, "star2", yuan(7'50)}, {DiscountKind::Points, "", yuan(2'00)}};
    line.net = yuan(40'50);
    line.taxBasisPoints = 1'300;
    line.tax = yuan(4'66);
    line.lastsDays = 30;
    sale.lines = {line};
    sale.list = yuan(50'00);
    sale.discount = yuan(9'50);
    sale.paid = yuan(40'50);
    sale.tenders = {{.kind = TenderKind::Card, .amount = yuan(20'50), .approval = "A1B2C3", .lastFour = "4242"},
                    {.kind = TenderKind::Cash, .amount = yuan(20'00), .approval = {}, .lastFour = {}}};
    sale.earned = Points::whole(40);
    sale.redeemed = Points::whole(200);
    sale.vouchers = {numbered<VoucherId>(5)};
    sale.offers = {numbered<OfferId>(6)};
    return sale;
}

std::vector<std::pair<std::string, Fact>> factsOfVersion1()
{
    return {{"fact-v1-sale.bin", saleOfVersion1()},
            {"fact-v1-rights.bin",
             RightsReturnedFact{numbered<OpId>(1), numbered<MemberId>(2), Points::fromHundredths(12'345)}},
            {"fact-v1-historic.bin", HistoricPurchaseFact{.member = numbered<MemberId>(2),
                                                          .outlet = OutletId{3},
                                                          .day = day("2019-06-01"),
                                                          .amount = yuan(123'45),
                                                          .items = 4,
                                                          .earned = Points::whole(123)}},
            {"fact-v1-referral.bin", ReferralEarnedFact{numbered<MemberId>(9), numbered<OpId>(1), Points::whole(4)}},
            {"fact-v1-offer.bin", OfferIssuedFact{.offer = numbered<OfferId>(6),
                                                  .member = numbered<MemberId>(2),
                                                  .rule = "silence",
                                                  .title = {"Welcome back", "欢迎回来"},
                                                  .why = {"31 days ago", "31 天前"},
                                                  .amountOff = yuan(15'00),
                                                  .minimumSpend = yuan(100'00),
                                                  .from = day("2026-03-01"),
                                                  .until = day("2026-03-31")}}};
}

/// The same with what version 2 can say beside it.
SaleFact saleOfVersion2()
{
    SaleFact sale = saleOfVersion1();
    SaleLineFact& line = sale.lines[0];
    line.discounts.push_back({DiscountKind::Reward, "tea", yuan(1'00)});
    line.category = "tea";
    line.labels = {"red", "new"};
    line.taxIncluded = false;
    line.earnBase = yuan(39'50);
    line.earned = Points::whole(39);
    sale.tenders.push_back(
        {.kind = TenderKind::GiftCard, .amount = yuan(5'00), .approval = {}, .lastFour = {}, .giftCard = "G-0042"});
    sale.rewards = {{"tea", 2, Points::whole(30), yuan(1'00)}};
    sale.earnedBy = {{"earn", Points::whole(26)}, {"star", Points::whole(14)}};
    sale.promotions = {{"summer", 1}};
    sale.approvedBy = StaffId{2};
    return sale;
}

ReturnFact returnOf(const SaleFact& sale)
{
    ReturnFact fact;
    fact.op = numbered<OpId>(11);
    fact.sale = sale.op;
    fact.isWhole = true;
    fact.outlet = OutletId{8};
    fact.staff = StaffId{4};
    fact.at = noon("2026-03-12");
    fact.member = sale.member;
    fact.programmeVersion = 4;
    fact.lines = {{0, sale.lines[0].quantity, yuan(39'50), yuan(4'54)}};
    fact.refund = yuan(39'50);
    fact.tenders = {{.kind = TenderKind::Cash, .amount = yuan(39'50), .approval = {}, .lastFour = {}}};
    fact.takenBack = Points::whole(40);
    fact.restored = Points::whole(230);
    fact.vouchers = sale.vouchers;
    fact.offers = sale.offers;
    fact.promotions = sale.promotions;
    fact.instead = VoucherGiven{numbered<VoucherId>(12), "thanks", yuan(5'00), day("2026-03-12"), day("2026-06-12")};
    return fact;
}

std::vector<std::pair<std::string, Fact>> factsOfVersion2()
{
    const auto mei = numbered<MemberId>(2);
    const auto lin = numbered<MemberId>(9);
    const auto op = numbered<OpId>(20);
    return {{"fact-v2-sale.bin", saleOfVersion2()},
            {"fact-v2-return.bin", returnOf(saleOfVersion2())},
            {"fact-v2-referral-returned.bin",
             ReferralReturnedFact{lin, numbered<OpId>(1), numbered<OpId>(11), Points::whole(4)}},
            {"fact-v2-adjusted.bin",
             PointsAdjustedFact{op, mei, StaffId{2}, true, Points::whole(15), day("2026-12-31"), "counted twice"}},
            {"fact-v2-transferred.bin",
             PointsTransferredFact{
                 op, mei, lin, {{Points::whole(50), day("2026-06-30")}, {Points::whole(40), std::nullopt}}}},
            {"fact-v2-merged.bin", MembersMergedFact{op, lin, mei}},
            {"fact-v2-star.bin", StarSetFact{op, mei, StaffId{2}, "star2", true, day("2026-12-31")}},
            {"fact-v2-gift.bin",
             GiftGivenFact{op, mei, "birthday", Points::whole(100), day("2026-05-01"),
                           VoucherGiven{numbered<VoucherId>(7), "cake", yuan(20'00), day("2026-02-03"), std::nullopt}}},
            {"fact-v2-card-sold.bin",
             GiftCardSoldFact{
                 .op = op,
                 .card = "G-0042",
                 .outlet = OutletId{7},
                 .staff = StaffId{3},
                 .at = noon("2026-01-05"),
                 .value = yuan(50'00),
                 .price = yuan(45'00),
                 .until = day("2027-01-05"),
                 .member = mei,
                 .earned = Points::whole(45),
                 .tenders = {{.kind = TenderKind::Wallet, .amount = yuan(45'00), .approval = {}, .lastFour = {}}}}},
            {"fact-v2-card-voided.bin", GiftCardVoidedFact{.op = op,
                                                           .card = "G-0042",
                                                           .outlet = OutletId{7},
                                                           .staff = StaffId{3},
                                                           .at = noon("2026-01-06"),
                                                           .refund = yuan(45'00),
                                                           .member = mei,
                                                           .takenBack = Points::whole(45)}},
            {"fact-v2-gift-returned.bin",
             GiftReturnedFact{op, mei, numbered<OpId>(11), Points::whole(100), numbered<VoucherId>(7)}},
            {"fact-v2-erased.bin", MemberErasedFact{op, mei, StaffId{2}, Points::whole(320)}},
            {"fact-v2-complaint.bin",
             ComplaintFact{op, mei, numbered<OpId>(12), StaffId{2}, ComplaintStep::Agreed, ComplaintFault::Supplier}},
            {"fact-v2-leaving.bin", LeavingReasonFact{op, mei, StaffId{2}, LeavingReason::Service}},
            {"fact-v2-offer-withdrawn.bin", OfferWithdrawnFact{numbered<OfferId>(6), mei, op}},
            {"fact-v2-right-returned.bin", RightReturnedFact{op, mei, RightKind::Refund, numbered<OpId>(1).array()}},
            {"fact-v2-declared.bin",
             RightsDeclaredFact{op,
                                7'000'000'001,
                                12,
                                {{mei, RightKind::Points, {}, Points::whole(40)},
                                 {mei, RightKind::Voucher, numbered<VoucherId>(5).array(), Points{}}},
                                true}},
            {"fact-v2-claim.bin", ClaimFact{op, 2, 17, Digest{1, 2, 3}, encodeFact(saleOfVersion2())}},
            {"fact-v2-forced.bin", RightsForcedFact{op, mei, StaffId{2}, numbered<TillId>(3), 2, Points::whole(90)}}};
}

std::vector<std::pair<std::string, Fact>> factsOfDrawer()
{
    const auto shift = numbered<OpId>(20);
    const Instant at = noon("2026-03-09");
    return {{"fact-v2-shift-opened.bin",
             ShiftOpenedFact{shift, OutletId{7}, StaffId{3}, at, 12, yuan(300'00), LogPlace{1, 41}}},
            {"fact-v2-cash-moved.bin", CashMovedFact{numbered<OpId>(21), shift, OutletId{7}, StaffId{3}, at, true,
                                                     yuan(1'000'00), "to the bank", StaffId{2}}},
            {"fact-v2-shift-closed.bin",
             ShiftClosedFact{numbered<OpId>(22), shift, OutletId{7}, StaffId{3}, at, 12, yuan(523'40), yuan(520'00)}}};
}

} // namespace

SCENARIO("What tills wrote in version 1 is still read", "[sync][wire][golden]")
{
    for (const auto& [name, fact] : factsOfVersion1()) {
        CAPTURE(name);
        const Bytes body = golden(name);
        CHECK(body[0] == 1);
        const Result<Fact> read = decodeFact(body);
        REQUIRE(read.ok());
        CHECK(read.value() == fact);
    }
}

SCENARIO("Facts are written in version 2 as they were when it was made", "[sync][wire][golden]")
{
    std::vector<std::pair<std::string, Fact>> facts = factsOfVersion2();
    std::ranges::move(factsOfDrawer(), std::back_inserter(facts));
    for (const auto& [name, fact] : facts) {
        CAPTURE(name);
        const Bytes body = golden(name, encodeFact(fact));
        CHECK(body[0] == 2);
        CHECK(body == encodeFact(fact));
        const Result<Fact> read = decodeFact(body);
        REQUIRE(read.ok());
        CHECK(read.value() == fact);
    }
}
