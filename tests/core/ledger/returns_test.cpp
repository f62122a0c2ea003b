// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/returns.h"
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

/// Three pieces of tea for 10.00 in all (no third of a cent exists) and one pot for 90.00.
SaleFact teaAndPot()
{
    SaleFact sale = teaSale(1, 100);
    sale.lines[0].quantity = Quantity::pieces(3);
    sale.lines[0].list = sale.lines[0].net = sale.lines[0].earnBase = yuan(10);
    sale.lines[0].tax = Money::fromMinor(115, cny);
    sale.lines[0].earned = Points::whole(10);
    SaleLineFact pot = lineOf("pot");
    pot.list = pot.net = pot.earnBase = yuan(90);
    pot.earned = Points::whole(90);
    sale.lines.push_back(pot);
    return sale;
}

struct Desk {
    Programme programme = plainCard();
    SaleFact sale = teaAndPot();
    std::vector<ReturnFact> earlier{};
    std::optional<Standing> standing{};
    int day = 1;

    [[nodiscard]] Result<ReturnFact> bring(std::vector<GoodsBack> goods, bool isVoid = false)
    {
        const auto number = static_cast<std::uint8_t>(100 + earlier.size());
        Result<ReturnFact> planned = planReturn({.programme = programme,
                                                 .sale = sale,
                                                 .soldOn = firstDay,
                                                 .earlier = earlier,
                                                 .goods = goods,
                                                 .isVoid = isVoid,
                                                 .day = dayOf(day),
                                                 .standing = standing ? &*standing : nullptr,
                                                 .op = idOf<OpId>(number)});
        if (planned) {
            earlier.push_back(planned.value());
        }
        return planned;
    }
    [[nodiscard]] ReturnFact taken(std::vector<GoodsBack> goods) { return bring(std::move(goods)).value(); }
};

GoodsBack tea(int pieces)
{
    return {"tea", Quantity::pieces(pieces)};
}
const GoodsBack pot{"pot", Quantity::pieces(1)};

Money cents(std::int64_t units)
{
    return Money::fromMinor(units, cny);
}

/// 40 points paid 8.00 of the pot and 2.00 of the tea.
SaleFact paidWithPoints()
{
    SaleFact sale = teaAndPot();
    sale.redeemed = Points::whole(40);
    sale.lines[0].discounts = {{DiscountKind::Points, "", yuan(2)}};
    sale.lines[0].net = yuan(8);
    sale.lines[1].discounts = {{DiscountKind::Points, "", yuan(8)}};
    sale.lines[1].net = yuan(82);
    sale.paid = yuan(90);
    sale.earned = Points::whole(90);
    sale.lines[0].earned = Points::whole(8);
    sale.lines[1].earned = Points::whole(82);
    sale.tenders = {{TenderKind::Cash, yuan(90), {}, {}}};
    return sale;
}

} // namespace

SCENARIO("Partial returns add up to what was paid, in any split", "[ledger][returns][money]")
{
    Desk desk;
    const ReturnFact first = desk.taken({tea(1)});
    CHECK(first.refund == cents(333));
    CHECK(first.lines[0].tax == cents(38));
    const ReturnFact second = desk.taken({tea(1)});
    CHECK(second.refund == cents(334));
    const ReturnFact third = desk.taken({tea(1)});
    CHECK(third.refund == cents(333));
    CHECK_FALSE(third.isWhole);
    CHECK(first.lines[0].tax + second.lines[0].tax + third.lines[0].tax == cents(115));
    const ReturnFact last = desk.taken({pot});
    CHECK(last.isWhole);
    CHECK(last.refund == yuan(90));
}

SCENARIO("Nothing comes back that is not there", "[ledger][returns][refusal]")
{
    Desk desk;
    CHECK(desk.bring({tea(4)}).error().code == ErrorCode::NotAllowed);
    CHECK(desk.bring({{"cup", Quantity::pieces(1)}}).error().code == ErrorCode::UnknownArticle);
    CHECK(desk.bring({tea(0)}).error().code == ErrorCode::Malformed);
    CHECK(desk.bring({tea(3)}).ok());
    const Error more = desk.bring({tea(1)}).error();
    CHECK(more.code == ErrorCode::NotAllowed);
    CHECK(more.message.en == "1 of tea were asked for; 0 are left to bring back.");
    CHECK(desk.bring({}).ok());
    CHECK(desk.bring({}).error().code == ErrorCode::AlreadyUsed);
}

SCENARIO("Goods are taken back up to the last day of the term", "[ledger][returns][refusal]")
{
    Desk desk;
    desk.programme.returns.withinDays = 14;
    desk.day = 15;
    CHECK(desk.bring({pot}).error().code == ErrorCode::NotAllowed);
    desk.day = 14;
    CHECK(desk.bring({pot}).ok());
}

SCENARIO("A sale is cancelled whole and once", "[ledger][returns][void]")
{
    Desk desk;
    const ReturnFact cancelled = desk.bring({}, true).value();
    CHECK(cancelled.isVoid);
    CHECK(cancelled.isWhole);
    CHECK(cancelled.refund == yuan(100));
    CHECK(desk.bring({pot}).error().code == ErrorCode::AlreadyUsed);
    CHECK(desk.bring({}, true).error().code == ErrorCode::AlreadyUsed);
    THEN("of a sale of which goods came back already, the rest is a return")
    {
        Desk other;
        CHECK(other.bring({pot}).ok());
        CHECK(other.bring({}, true).error().code == ErrorCode::AlreadyUsed);
    }
}

SCENARIO("Gift cards get back first, then cash, cards and wallets, each what it paid", "[ledger][returns][tender]")
{
    Desk desk;
    desk.sale.tenders = {{TenderKind::Wallet, yuan(20), {}, {}},
                         {TenderKind::Card, yuan(30), "A1", "1234"},
                         {TenderKind::Cash, yuan(10), {}, {}},
                         {TenderKind::GiftCard, yuan(40), {}, {}, "G1"}};
    const ReturnFact first = desk.taken({pot});
    REQUIRE(first.tenders.size() == 4);
    CHECK(first.tenders[0].giftCard == "G1");
    CHECK(first.tenders[0].amount == yuan(40));
    CHECK(first.tenders[1].kind == TenderKind::Cash);
    CHECK(first.tenders[2].amount == yuan(30));
    CHECK(first.tenders[3].amount == yuan(10));
    const ReturnFact rest = desk.taken({});
    REQUIRE(rest.tenders.size() == 1);
    CHECK(rest.tenders[0].kind == TenderKind::Wallet);
    CHECK(rest.tenders[0].amount == yuan(10));
}

SCENARIO("Cash of a return is rounded to the smallest coin, apart from the refund", "[ledger][returns][tender]")
{
    Desk desk;
    desk.programme.cashRounding = cents(10);
    const ReturnFact first = desk.taken({tea(1)});
    CHECK(first.refund == cents(333));
    CHECK(first.cashRounding == cents(-3));
    CHECK(first.tenders[0].amount == cents(330));
}

SCENARIO("Points are taken back in proportion to the value", "[ledger][returns][K5]")
{
    Desk desk;
    desk.programme.returns.takeBack = TakeBack::ByValue;
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(4)); // 96.67 of 100 keeps 96
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(3));
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(3));
    CHECK(desk.taken({pot}).takenBack == Points::whole(90));
    THEN("of a sale that cost nothing, by the list price")
    {
        Desk free;
        free.programme.returns.takeBack = TakeBack::ByValue;
        for (SaleLineFact& line : free.sale.lines) {
            line.net = yuan(0);
        }
        CHECK(free.taken({pot}).takenBack == Points::whole(90));
    }
}

SCENARIO("Points are taken back line by line", "[ledger][returns][K5]")
{
    Desk desk;
    desk.programme.returns.takeBack = TakeBack::ByLine;
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(3));
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(3));
    CHECK(desk.taken({tea(1)}).takenBack == Points::whole(4));
    THEN("points for the visit go with the last goods")
    {
        desk.sale.earned = Points::whole(105);
        CHECK(desk.taken({pot}).takenBack == Points::whole(95));
    }
}

SCENARIO("Points are taken back by reckoning what the rest alone would have earned", "[ledger][returns][K5]")
{
    Desk desk;
    desk.programme.returns.takeBack = TakeBack::Recomputing;
    EarnRule twice;
    twice.id = "double";
    twice.kind = EarnRuleKind::Multiply;
    twice.factorHundredths = 200;
    twice.minimumSpend = yuan(95);
    desk.programme.earnRules = {twice};
    desk.sale.earned = Points::whole(200);
    // Below the minimum order the rest earns the basic rate alone.
    CHECK(desk.taken({pot}).takenBack == Points::whole(190));
    CHECK(desk.taken({tea(3)}).takenBack == Points::whole(10));
    THEN("while the minimum order is still reached, the multiplier holds")
    {
        Desk other;
        other.programme = desk.programme;
        other.sale.earned = Points::whole(200);
        CHECK(other.taken({tea(1)}).takenBack == Points::whole(7)); // 96.67 twice is 193.34
    }
}

SCENARIO("Spent points come back with the share of the goods that they paid", "[ledger][returns][K6]")
{
    Desk desk;
    desk.sale = paidWithPoints();
    CHECK(desk.taken({pot}).restored == Points::whole(32));
    CHECK(desk.taken({tea(1)}).restored == Points::whole(2));
    CHECK(desk.taken({tea(2)}).restored == Points::whole(6));
    CHECK_FALSE(desk.earlier[0].instead.has_value());
}

SCENARIO("Spent points stay spent where the programme says so, but not when a sale is cancelled",
         "[ledger][returns][K6]")
{
    Desk desk;
    desk.sale = paidWithPoints();
    desk.programme.returns.spentPoints = SpentPoints::Never;
    CHECK(desk.taken({}).restored.isZero());
    Desk other;
    other.sale = paidWithPoints();
    other.programme.returns.spentPoints = SpentPoints::Never;
    CHECK(other.bring({}, true).value().restored == Points::whole(40));
}

SCENARIO("Spent points come back as a voucher of their worth", "[ledger][returns][K6]")
{
    Desk desk;
    desk.sale = paidWithPoints();
    desk.programme.returns.spentPoints = SpentPoints::AsVoucher;
    desk.programme.returns.voucherDays = 30;
    const ReturnFact fact = desk.taken({pot});
    CHECK(fact.restored.isZero());
    REQUIRE(fact.instead.has_value());
    CHECK(fact.instead->value == yuan(8));
    CHECK(fact.instead->from == dayOf(1));
    CHECK(fact.instead->until == dayOf(31));
    CHECK(desk.taken({}).instead->value == yuan(2));
}

SCENARIO("Vouchers, offers and uses of promotions come back with the whole sale", "[ledger][returns][rights]")
{
    Desk desk;
    desk.sale.vouchers = {idOf<VoucherId>(5)};
    desk.sale.offers = {idOf<OfferId>(6)};
    desk.sale.promotions = {{"spring", 1}};
    CHECK(desk.taken({pot}).vouchers.empty());
    const ReturnFact rest = desk.taken({});
    CHECK(rest.vouchers == desk.sale.vouchers);
    CHECK(rest.offers == desk.sale.offers);
    CHECK(rest.promotions == desk.sale.promotions);
}

SCENARIO("More points than there are: owed, or the return is refused", "[ledger][returns][K9]")
{
    Desk desk;
    Standing standing;
    standing.balance = Points::whole(89);
    desk.standing = standing;
    CHECK(desk.bring({pot}).ok());
    Desk strict;
    strict.programme.returns.refuseDebt = true;
    strict.standing = standing;
    CHECK(strict.bring({pot}).error().code == ErrorCode::PointsInsufficient);
    strict.standing->balance = Points::whole(90);
    CHECK(strict.bring({pot}).ok());
}

SCENARIO("A whole return restores every account", "[ledger][returns][fold]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    SaleFact sale = teaSale(2, 3000);
    sale.redeemed = Points::whole(40);
    const std::vector before{factOn(0, 1, teaSale(1, 100))};
    std::vector after = before;
    after.push_back(factOn(1, 2, sale));
    after.push_back(factOn(1, 3, wholeReturn(3, sale)));
    const Standing was = foldOf(versions, before, 1);
    const Standing is = foldOf(versions, after, 1);
    CHECK(is.balance == was.balance);
    CHECK(is.lots == was.lots);
    CHECK(is.lifetime == was.lifetime);
    CHECK(is.cycle == was.cycle);
    CHECK(is.star == was.star);
    CHECK(is.redeemed == was.redeemed);
    CHECK(is.spent == was.spent);
    CHECK(is.debt.isZero());
}

SCENARIO("What a sale earned and has ended needs no taking back", "[ledger][returns][fold][expiry]")
{
    Programme programme = plainCard();
    programme.expiry = {ExpiryKind::Days, 30, 0, 0};
    const ProgrammeVersions versions = onlyVersion(programme);
    const SaleFact sale = teaSale(1, 100);
    const std::vector facts{factOn(0, 1, sale), factOn(35, 2, teaSale(2, 7)), factOn(40, 3, wholeReturn(3, sale))};
    const Standing standing = foldOf(versions, facts);
    CHECK(standing.balance == Points::whole(7));
    CHECK(standing.debt.isZero());
    CHECK(standing.expired.isZero());
}

SCENARIO("Points that come back after their end are lost or begin a new term", "[ledger][returns][fold][expiry]")
{
    Programme programme = plainCard();
    programme.expiry = {ExpiryKind::Days, 30, 0, 0};
    SaleFact spending = teaSale(2, 50);
    spending.earned = Points{};
    spending.redeemed = Points::whole(60);
    const std::vector facts{factOn(0, 1, teaSale(1, 100)), factOn(10, 2, spending),
                            factOn(40, 3, wholeReturn(3, spending))};
    const Standing lost = foldOf(onlyVersion(programme), facts);
    CHECK(lost.balance.isZero());
    CHECK(lost.expired == Points::whole(100));
    programme.returns.renewExpired = true;
    const Standing renewed = foldOf(onlyVersion(programme), facts);
    CHECK(renewed.balance == Points::whole(60));
    CHECK(renewed.lots.back().expires == dayOf(70));
    THEN("before their end they come back into their lot")
    {
        const std::vector early{facts[0], facts[1], factOn(20, 3, wholeReturn(3, spending))};
        const Standing standing = foldOf(onlyVersion(programme), early);
        REQUIRE(standing.lots.size() == 1);
        CHECK(standing.lots[0].points == Points::whole(100));
        CHECK(standing.lots[0].expires == dayOf(30));
    }
}

SCENARIO("The lot that was spent from last is filled first", "[ledger][returns][fold]")
{
    SaleFact spending = teaSale(3, 50);
    spending.earned = Points{};
    spending.redeemed = Points::whole(70);
    ReturnFact part = wholeReturn(4, spending);
    part.isWhole = false;
    part.restored = Points::whole(30);
    const Standing standing =
        foldOf(onlyVersion(plainCard()), {factOn(0, 1, teaSale(1, 40)), factOn(1, 2, teaSale(2, 40)),
                                          factOn(2, 3, spending), factOn(3, 4, part)});
    REQUIRE(standing.lots.size() == 1);
    CHECK(standing.lots[0].earned == dayOf(1));
    CHECK(standing.lots[0].points == Points::whole(40));
}

SCENARIO("A return at another outlet, heard before its sale, ends in the same standing", "[ledger][returns][order]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    const SaleFact sale = teaSale(1, 4000);
    MemberFact there = factOn(1, 1, wholeReturn(2, sale));
    there.ref.till = till(9);
    const std::vector facts{factOn(0, 1, sale), there};
    const std::vector turned{there, factOn(0, 1, sale), there};
    CHECK(foldOf(versions, facts) == foldOf(versions, turned));
    CHECK(foldOf(versions, facts).balance.isZero());
    THEN("until the sale is there, the points are owed")
    {
        CHECK(foldOf(versions, {there}).debt == Points::whole(4000));
    }
}

SCENARIO("The introducer loses the part of what they earned that came back", "[ledger][returns][referral]")
{
    const SaleFact sale = teaAndPot();
    const ReferralEarnedFact earned{idOf<MemberId>(78), sale.op, Points::whole(50)};
    Desk desk;
    const ReturnFact first = desk.taken({pot});
    CHECK(planReferralReturn(sale, earned, {}, first, {})->takenBack == Points::whole(45));
    const ReturnFact rest = desk.taken({});
    CHECK(planReferralReturn(sale, earned, std::vector{first}, rest, {})->takenBack == Points::whole(5));
}
