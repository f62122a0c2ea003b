// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/core/sync/golden.h"

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

} // namespace

SCENARIO("What tills wrote in version 1 is still read", "[sync][wire][golden]")
{
    for (const auto& [name, fact] : factsOfVersion1()) {
        CAPTURE(name);
        const Bytes body = golden(name, encodeFact(fact));
        CHECK(body[0] == 1);
        const Result<Fact> read = decodeFact(body);
        REQUIRE(read.ok());
        CHECK(read.value() == fact);
    }
}
