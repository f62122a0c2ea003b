// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

ProgrammeVersions expiring(PointExpiry expiry)
{
    Programme programme = plainCard();
    programme.expiry = expiry;
    return onlyVersion(programme);
}

SaleFact spending(std::uint8_t number, std::int64_t points)
{
    SaleFact sale = teaSale(number, 10);
    sale.earned = Points{};
    sale.redeemed = Points::whole(points);
    return sale;
}

PointsAdjustedFact given(std::int64_t points, std::optional<Date> expires = {})
{
    PointsAdjustedFact adjusted;
    adjusted.op = idOf<OpId>(200);
    adjusted.points = Points::whole(points);
    adjusted.expires = expires;
    adjusted.reason = "goodwill";
    return adjusted;
}

PointsAdjustedFact taken(std::int64_t points)
{
    PointsAdjustedFact adjusted = given(points);
    adjusted.takes = true;
    return adjusted;
}

} // namespace

SCENARIO("Points without an end never end", "[ledger][lots][K11]")
{
    const Standing standing = foldOf(expiring({}), {factOn(0, 1, teaSale(1, 100))}, 40'000);
    CHECK(standing.balance == Points::whole(100));
    CHECK_FALSE(standing.lots.front().expires.has_value());
}

SCENARIO("Points that are good for 30 days are good on the 30th and gone on the next", "[ledger][lots][K11]")
{
    const ProgrammeVersions versions = expiring({ExpiryKind::Days, 30, 0, 0});
    const std::vector facts{factOn(0, 1, teaSale(1, 100))};
    CHECK(foldOf(versions, facts, 30).balance == Points::whole(100));
    const Standing gone = foldOf(versions, facts, 31);
    CHECK(gone.balance.isZero());
    CHECK(gone.expired == Points::whole(100));
    CHECK(gone.lifetime == Points::whole(100));
}

SCENARIO("Points that end with a month end on its last day", "[ledger][lots][K11]")
{
    const std::vector facts{factOn(30, 1, teaSale(1, 100))}; // 31 January
    CHECK(foldOf(expiring({ExpiryKind::MonthEnd, 0, 0, 0}), facts).lots.front().expires == dayOf(30));
    CHECK(foldOf(expiring({ExpiryKind::MonthEnd, 0, 1, 0}), facts).lots.front().expires == dayOf(58)); // 28 February
    CHECK(foldOf(expiring({ExpiryKind::MonthEnd, 0, 1, 0}), facts, 58).balance == Points::whole(100));
    CHECK(foldOf(expiring({ExpiryKind::MonthEnd, 0, 1, 0}), facts, 59).balance.isZero());
}

SCENARIO("Points that end with a year end on 31 December", "[ledger][lots][K11]")
{
    const std::vector facts{factOn(0, 1, teaSale(1, 100))};
    CHECK(foldOf(expiring({ExpiryKind::YearEnd, 0, 0, 0}), facts, 364).balance == Points::whole(100));
    CHECK(foldOf(expiring({ExpiryKind::YearEnd, 0, 0, 0}), facts, 365).balance.isZero());
    CHECK(foldOf(expiring({ExpiryKind::YearEnd, 0, 0, 1}), facts, 365).balance == Points::whole(100));
}

SCENARIO("Points that end some days after the last purchase live on with each purchase", "[ledger][lots][K11]")
{
    const ProgrammeVersions versions = expiring({ExpiryKind::SinceLastPurchase, 90, 0, 0});
    std::vector facts{factOn(0, 1, teaSale(1, 100))};
    CHECK(foldOf(versions, facts, 90).balance == Points::whole(100));
    CHECK(foldOf(versions, facts, 91).balance.isZero());
    facts.push_back(factOn(90, 2, teaSale(2, 5)));
    CHECK(foldOf(versions, facts, 180).balance == Points::whole(105));
    CHECK(foldOf(versions, facts, 181).balance.isZero());
    CHECK(foldOf(versions, facts, 181).expired == Points::whole(105));
}

SCENARIO("A gift after the last purchase's term has its own", "[ledger][lots][K11]")
{
    const ProgrammeVersions versions = expiring({ExpiryKind::SinceLastPurchase, 90, 0, 0});
    const std::vector facts{factOn(0, 1, teaSale(1, 100)), factOn(200, 2, given(7))};
    CHECK(foldOf(versions, facts, 290).balance == Points::whole(7));
    CHECK(foldOf(versions, facts, 291).balance.isZero());
}

SCENARIO("Pending points can be used on their day, not before", "[ledger][lots][K16]")
{
    Programme programme = plainCard();
    programme.pendingDays = 14;
    const ProgrammeVersions versions = onlyVersion(programme);
    const std::vector facts{factOn(0, 1, teaSale(1, 100))};
    CHECK(foldOf(versions, facts, 13).balance.isZero());
    CHECK(foldOf(versions, facts, 13).pending == Points::whole(100));
    CHECK(foldOf(versions, facts, 14).balance == Points::whole(100));
    CHECK(foldOf(versions, facts, 14).pending.isZero());
    CHECK(foldOf(versions, facts, 0).lifetime == Points::whole(100));

    THEN("what is given by hand can be used at once")
    {
        CHECK(foldOf(versions, {factOn(0, 1, given(5))}).balance == Points::whole(5));
    }
    THEN("pending points are not spent: what is spent beyond the usable ones becomes a debt")
    {
        const Standing standing = foldOf(versions, {factOn(0, 1, teaSale(1, 100)), factOn(1, 2, spending(2, 30))});
        CHECK(standing.pending == Points::whole(100));
        CHECK(standing.balance.isZero());
        CHECK(standing.debt == Points::whole(30));
    }
}

SCENARIO("Spending takes what ends first, of equals the oldest", "[ledger][lots][K10]")
{
    const ProgrammeVersions versions = onlyVersion(plainCard());
    const std::vector facts{factOn(0, 1, teaSale(1, 50)), factOn(1, 2, given(20, dayOf(60))),
                            factOn(2, 3, given(20, dayOf(40))), factOn(3, 4, spending(4, 30))};
    const Standing standing = foldOf(versions, facts);
    REQUIRE(standing.lots.size() == 2);
    CHECK(standing.lots[0].points == Points::whole(50));
    CHECK(standing.lots[1].points == Points::whole(10));
    CHECK(standing.lots[1].expires == dayOf(60));
    CHECK(standing.redeemed == Points::whole(30));
}

SCENARIO("Where the programme says so, spending takes the oldest first", "[ledger][lots][K10]")
{
    Programme programme = plainCard();
    programme.spendOrder = SpendOrder::Oldest;
    const std::vector facts{factOn(0, 1, teaSale(1, 50)), factOn(1, 2, given(20, dayOf(40))),
                            factOn(3, 4, spending(4, 55))};
    const Standing standing = foldOf(onlyVersion(programme), facts);
    REQUIRE(standing.lots.size() == 1);
    CHECK(standing.lots[0].points == Points::whole(15));
    CHECK(standing.lots[0].expires == dayOf(40));
}

SCENARIO("A sale spends its own points only where the programme lets it", "[ledger][lots][K4]")
{
    Programme programme = plainCard();
    SaleFact both = teaSale(2, 100);
    both.redeemed = Points::whole(60);
    const std::vector facts{factOn(0, 1, teaSale(1, 20)), factOn(1, 2, both)};

    GIVEN("own points are not for the same sale")
    {
        const Standing standing = foldOf(onlyVersion(programme), facts);
        CHECK(standing.balance == Points::whole(60)); // 100 pay the 40 that were lacking
        CHECK(standing.debt.isZero());
    }
    GIVEN("they are, and come last")
    {
        programme.spendableInSameSale = true;
        programme.pendingDays = 7;
        const Standing standing = foldOf(onlyVersion(programme), facts, 1);
        // The 20 of day 0 are pending too, and another sale's pending points are not for it.
        CHECK(standing.pending == Points::whole(60));
        CHECK(standing.debt.isZero());
        REQUIRE(standing.lots.size() == 2);
        CHECK(standing.lots[0].points == Points::whole(20));
        CHECK(standing.lots[1].points == Points::whole(40));
    }
}

SCENARIO("What is taken beyond what is there is owed, and paid by what comes next", "[ledger][lots][debt]")
{
    const ProgrammeVersions versions = onlyVersion(plainCard());
    std::vector facts{factOn(0, 1, teaSale(1, 40)), factOn(1, 2, taken(100))};
    CHECK(foldOf(versions, facts).debt == Points::whole(60));
    CHECK(foldOf(versions, facts).balance.isZero());
    facts.push_back(factOn(2, 3, teaSale(3, 60)));
    CHECK(foldOf(versions, facts).debt.isZero());
    CHECK(foldOf(versions, facts).balance.isZero());
    CHECK(foldOf(versions, facts).lifetime == Points::whole(100)); // paid from points earned counts all the same
    facts.push_back(factOn(3, 4, teaSale(4, 1)));
    CHECK(foldOf(versions, facts).balance == Points::whole(1));
}

SCENARIO("Points by hand count for the star only where the programme says so", "[ledger][lots][adjust]")
{
    Programme programme = threeStars();
    const std::vector facts{factOn(0, 1, given(3000))};
    CHECK(foldOf(onlyVersion(programme), facts).star == 0);
    CHECK(foldOf(onlyVersion(programme), facts).lifetime.isZero());
    programme.ladder.adjustmentsCount = true;
    CHECK(foldOf(onlyVersion(programme), facts).star == 1);
    CHECK(foldOf(onlyVersion(programme), {factOn(0, 1, given(3000)), factOn(1, 2, taken(1))}).star == 0);
}

SCENARIO("A transfer moves usable points with the terms that they had", "[ledger][lots][transfer]")
{
    const ProgrammeVersions versions = onlyVersion(plainCard());
    PointsTransferredFact transfer;
    transfer.op = idOf<OpId>(90);
    transfer.parts = {{Points::whole(20), dayOf(40)}, {Points::whole(30), std::nullopt}};
    MemberFact to = factOn(2, 3, transfer);
    to.ref.leg = 1;

    const Standing giver =
        foldOf(versions, {factOn(0, 1, teaSale(1, 50)), factOn(1, 2, given(20, dayOf(40))), factOn(2, 3, transfer)});
    CHECK(giver.balance == Points::whole(20));
    CHECK(giver.lots.size() == 1);
    CHECK(giver.lifetime == Points::whole(50));
    const Standing taker = foldOf(versions, {to});
    CHECK(taker.balance == Points::whole(50));
    CHECK(taker.lifetime.isZero());
    CHECK(foldOf(versions, {to}, 40).balance == Points::whole(50));
    CHECK(foldOf(versions, {to}, 41).balance == Points::whole(30));
}

SCENARIO("Lots that no return concerns any more are one, so that years of purchases stay small", "[ledger][lots]")
{
    const ProgrammeVersions versions = onlyVersion(plainCard());
    std::vector<MemberFact> facts;
    for (int day = 0; day < 100; ++day) {
        facts.push_back(factOn(day, static_cast<std::uint64_t>(day) + 1, teaSale(static_cast<std::uint8_t>(day), 10)));
    }
    CHECK(foldOf(versions, facts).lots.size() == 100);
    const Standing later = foldOf(versions, facts, 365 + 50);
    CHECK(later.lots.size() == 51);
    CHECK(later.balance == Points::whole(1000));
}

SCENARIO("Time goes on in any steps to the same standing", "[ledger][lots][days]")
{
    Programme programme = threeStars();
    programme.expiry = {ExpiryKind::Days, 30, 0, 0};
    programme.pendingDays = 5;
    programme.ladder.cycleDays = 60;
    programme.ladder.falling = Falling::OneStep;
    const ProgrammeVersions versions = onlyVersion(programme);
    const std::vector facts{factOn(0, 1, teaSale(1, 6500)), factOn(20, 2, teaSale(2, 100))};
    Standing steps = foldOf(versions, facts);
    for (int day = 20; day <= 200; ++day) {
        advance(versions, steps, dayOf(day));
        REQUIRE(steps == foldOf(versions, facts, day));
    }
    advance(versions, steps, dayOf(3)); // a day that was counted already
    CHECK(steps.day == dayOf(200));
}
