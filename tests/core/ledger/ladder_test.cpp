// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

/// ★ from 100, ★★ from 200, ★★★ from 300 points in the last 30 days.
Programme windowed(Falling falling)
{
    Programme programme = threeStars();
    programme.ladder.period = LadderPeriod::Window;
    programme.ladder.windowDays = 30;
    programme.ladder.falling = falling;
    for (std::size_t star = 0; star < 3; ++star) {
        programme.stars[star].threshold = Points::whole(100 * (static_cast<std::int64_t>(star) + 1));
        programme.stars[star].startsNewCycle = false;
    }
    return programme;
}

StarSetFact setTo(std::string star, bool isFloor, std::optional<Date> until = {})
{
    StarSetFact set;
    set.star = std::move(star);
    set.isFloor = isFloor;
    set.until = until;
    return set;
}

} // namespace

SCENARIO("A ladder of money counts what was paid, less refunds", "[ledger][star][K13]")
{
    Programme programme = threeStars();
    programme.ladder.measure = LadderMeasure::Spend;
    programme.stars.resize(1);
    programme.stars[0].spendThreshold = yuan(500);
    SaleFact sale = teaSale(1, 499);
    CHECK(foldOf(onlyVersion(programme), {factOn(0, 1, sale)}).star == 0);
    sale = teaSale(1, 500);
    sale.earned = Points{};
    CHECK(foldOf(onlyVersion(programme), {factOn(0, 1, sale)}).star == 1);
    const Standing back = foldOf(onlyVersion(programme), {factOn(0, 1, sale), factOn(1, 2, wholeReturn(2, sale))});
    CHECK(back.star == 0);
    CHECK(back.spent.isZero());
}

SCENARIO("A lifetime ladder never starts again and falls only by returns", "[ledger][star][K13]")
{
    Programme programme = threeStars();
    programme.ladder.period = LadderPeriod::Lifetime;
    const ProgrammeVersions versions = onlyVersion(programme);
    const SaleFact last = teaSale(2, 1);
    const Standing standing = foldOf(versions, {factOn(0, 1, teaSale(1, 8999)), factOn(1, 2, last)}, 10'000);
    CHECK(standing.star == 3);
    CHECK(standing.cycleNumber == 1);
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 8999)), factOn(1, 2, last), factOn(2, 3, wholeReturn(3, last))})
              .star == 2);
}

SCENARIO("A window counts its days, today included", "[ledger][star][K13]")
{
    const ProgrammeVersions versions = onlyVersion(windowed(Falling::Never));
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 60)), factOn(29, 2, teaSale(2, 40))}).star == 1);
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 60)), factOn(30, 2, teaSale(2, 40))}).star == 0);
}

SCENARIO("How a star falls when its window is over is the programme's to say", "[ledger][star][K8]")
{
    const std::vector facts{factOn(0, 1, teaSale(1, 200))};
    GIVEN("never")
    {
        CHECK(foldOf(onlyVersion(windowed(Falling::Never)), facts, 5000).star == 2);
    }
    GIVEN("at once: on the day on which the count falls")
    {
        CHECK(foldOf(onlyVersion(windowed(Falling::AtOnce)), facts, 29).star == 2);
        CHECK(foldOf(onlyVersion(windowed(Falling::AtOnce)), facts, 30).star == 0);
    }
    GIVEN("at the window's end")
    {
        const ProgrammeVersions versions = onlyVersion(windowed(Falling::WindowEnd));
        CHECK(foldOf(versions, facts, 29).star == 2);
        CHECK(foldOf(versions, facts, 30).star == 0);
        const std::vector more{factOn(0, 1, teaSale(1, 200)), factOn(20, 2, teaSale(2, 150))};
        CHECK(foldOf(versions, more, 29).star == 3); // 350 on day 20: the time begins again
        CHECK(foldOf(versions, more, 49).star == 3);
        CHECK(foldOf(versions, more, 50).star == 0);
    }
    GIVEN("at the window's end what is still reached holds for another one")
    {
        const ProgrammeVersions versions = onlyVersion(windowed(Falling::WindowEnd));
        const std::vector more{factOn(0, 1, teaSale(1, 300)), factOn(20, 2, teaSale(2, 300))};
        CHECK(foldOf(versions, more, 30).starSince == dayOf(30));
        CHECK(foldOf(versions, more, 59).star == 3); // since day 50 the count is nothing
        CHECK(foldOf(versions, more, 60).star == 0);
    }
    GIVEN("one step at a time")
    {
        const ProgrammeVersions versions = onlyVersion(windowed(Falling::OneStep));
        CHECK(foldOf(versions, facts, 29).star == 2);
        CHECK(foldOf(versions, facts, 30).star == 1);
        CHECK(foldOf(versions, facts, 59).star == 1);
        CHECK(foldOf(versions, facts, 60).star == 0);
    }
}

SCENARIO("A cycle that ends by time counts from its first purchase", "[ledger][star][K8]")
{
    Programme programme = threeStars();
    programme.ladder.cycleDays = 100;
    const std::vector facts{factOn(10, 1, teaSale(1, 3000))};
    programme.ladder.falling = Falling::WindowEnd;
    CHECK(foldOf(onlyVersion(programme), facts, 109).cycle == Points::whole(3000));
    const Standing ended = foldOf(onlyVersion(programme), facts, 110);
    CHECK(ended.cycle.isZero());
    CHECK(ended.cycleNumber == 2);
    CHECK(ended.star == 1); // the one that the ended cycle reached
    THEN("a cycle in which it is not reached again takes it")
    {
        const std::vector more{factOn(10, 1, teaSale(1, 3000)), factOn(150, 2, teaSale(2, 10))};
        CHECK(foldOf(onlyVersion(programme), more, 209).star == 1);
        CHECK(foldOf(onlyVersion(programme), more, 210).star == 0);
        programme.ladder.falling = Falling::Never;
        CHECK(foldOf(onlyVersion(programme), more, 210).star == 1);
    }
    THEN("what is brought back of an ended cycle does not lower the present one")
    {
        const std::vector more{factOn(10, 1, teaSale(1, 3000)), factOn(150, 2, teaSale(2, 10)),
                               factOn(151, 3, wholeReturn(3, teaSale(1, 3000)))};
        CHECK(foldOf(onlyVersion(programme), more).cycle == Points::whole(10));
        CHECK(foldOf(onlyVersion(programme), more).lifetime == Points::whole(10));
    }
}

SCENARIO("A floor holds to its last day and then the star is what it would be without", "[ledger][star][K12]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    std::vector facts{factOn(0, 1, setTo("star2", true, dayOf(30)))};
    CHECK(foldOf(versions, facts, 30).star == 2);
    CHECK(foldOf(versions, facts, 31).star == 0);
    CHECK(foldOf(versions, facts, 0).vouchers.empty());
    facts.push_back(factOn(10, 2, teaSale(1, 3000)));
    CHECK(foldOf(versions, facts, 30).star == 2);
    CHECK(foldOf(versions, facts, 31).star == 1);
    CHECK(foldOf(versions, facts, 31).vouchers.size() == 1); // the line was crossed below the floor
    THEN("a floor without an end stays")
    {
        CHECK(foldOf(versions, {factOn(0, 1, setTo("star2", true))}, 9000).star == 2);
    }
    THEN("a star above the floor is the member's own")
    {
        const std::vector higher{factOn(0, 1, setTo("star1", true, dayOf(30))), factOn(1, 2, teaSale(1, 6000))};
        CHECK(foldOf(versions, higher, 31).star == 2);
    }
    THEN("a star that the programme does not have sets nothing")
    {
        CHECK(foldOf(versions, {factOn(0, 1, setTo("gold", true))}).star == 0);
    }
}

SCENARIO("A star set by hand without a floor counts as reached", "[ledger][star][K12]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    CHECK(foldOf(versions, {factOn(0, 1, setTo("star2", false))}, 5000).star == 2);
    CHECK(foldOf(versions, {factOn(0, 1, setTo("star2", false))}).vouchers.empty());
    const std::vector lowered{factOn(0, 1, teaSale(1, 3000)), factOn(1, 2, setTo("", false))};
    CHECK(foldOf(versions, lowered).star == 0);
    std::vector raised = lowered;
    raised.push_back(factOn(2, 3, teaSale(3, 1)));
    CHECK(foldOf(versions, raised).star == 1); // the next points that still reach it
    THEN("on a ladder that falls, its time runs from that day")
    {
        const ProgrammeVersions window = onlyVersion(windowed(Falling::WindowEnd));
        CHECK(foldOf(window, {factOn(5, 1, setTo("star2", false))}, 34).star == 2);
        CHECK(foldOf(window, {factOn(5, 1, setTo("star2", false))}, 35).star == 0);
    }
}

SCENARIO("Goods brought back take the star and its unused voucher with them", "[ledger][star][return]")
{
    Programme programme = threeStars();
    const SaleFact crossing = teaSale(2, 500);
    const std::vector facts{factOn(0, 1, teaSale(1, 2600)), factOn(1, 2, crossing),
                            factOn(2, 3, wholeReturn(3, crossing))};
    const Standing standing = foldOf(onlyVersion(programme), facts);
    CHECK(standing.star == 0);
    REQUIRE(standing.vouchers.size() == 1);
    CHECK(standing.vouchers[0].withdrawn);

    THEN("reached again, it is the same voucher and good again")
    {
        std::vector again = facts;
        again.push_back(factOn(3, 4, teaSale(4, 400)));
        const Standing back = foldOf(onlyVersion(programme), again);
        CHECK(back.star == 1);
        REQUIRE(back.vouchers.size() == 1);
        CHECK_FALSE(back.vouchers[0].withdrawn);
    }
    THEN("a voucher that was used stays used")
    {
        SaleFact using1 = teaSale(5, 10);
        using1.vouchers = {voucherIdOf(mei(), 1, 1)};
        std::vector used{facts[0], facts[1], factOn(1, 9, using1), facts[2]};
        const Standing back = foldOf(onlyVersion(programme), used);
        CHECK(back.vouchers[0].used);
        CHECK_FALSE(back.vouchers[0].withdrawn);
    }
    THEN("a return that still leaves the line reached changes nothing")
    {
        ReturnFact part = wholeReturn(3, crossing);
        part.isWhole = false;
        part.takenBack = Points::whole(100);
        CHECK(foldOf(onlyVersion(programme), {facts[0], facts[1], factOn(2, 3, part)}).star == 1);
        part.takenBack = Points::whole(101);
        CHECK(foldOf(onlyVersion(programme), {facts[0], facts[1], factOn(2, 3, part)}).star == 0);
    }
    THEN("where the programme leaves the star, star and voucher stay")
    {
        programme.ladder.returnLowersStar = false;
        CHECK(foldOf(onlyVersion(programme), facts).star == 1);
        CHECK_FALSE(foldOf(onlyVersion(programme), facts).vouchers[0].withdrawn);
    }
    THEN("a floor holds against it")
    {
        std::vector held = facts;
        held.insert(held.begin(), factOn(0, 9, setTo("star1", true)));
        CHECK(foldOf(onlyVersion(programme), held).star == 1);
    }
}

SCENARIO("A return that takes back more than the cycle has undoes the end of the one before", "[ledger][star][return]")
{
    Programme programme = threeStars();
    const SaleFact last = teaSale(2, 500);
    const std::vector facts{factOn(0, 1, teaSale(1, 8700)), factOn(1, 2, last)};
    CHECK(foldOf(onlyVersion(programme), facts).cycleNumber == 2);
    std::vector back = facts;
    back.push_back(factOn(2, 3, wholeReturn(3, last)));
    const Standing standing = foldOf(onlyVersion(programme), back);
    CHECK(standing.cycleNumber == 1);
    CHECK(standing.cycle == Points::whole(8700));
    CHECK(standing.star == 2);
    CHECK(standing.cycles.empty());
    REQUIRE(standing.vouchers.size() == 3);
    CHECK(standing.vouchers[2].withdrawn);

    THEN("a surplus that was dropped is what goes first")
    {
        programme.surplusCarriesOver = false;
        ReturnFact part = wholeReturn(3, last);
        part.takenBack = Points::whole(200);
        const Standing kept = foldOf(onlyVersion(programme), {facts[0], facts[1], factOn(2, 3, part)});
        CHECK(kept.star == 3);
        CHECK(kept.cycleNumber == 2);
        CHECK(kept.cycle.isZero());
        CHECK_FALSE(kept.vouchers[2].withdrawn);
    }
}

SCENARIO("Goods of an earlier cycle do not take a star that does not rest on them", "[ledger][star][return]")
{
    const SaleFact small = teaSale(2, 20);
    const Standing standing = foldOf(onlyVersion(threeStars()), {factOn(0, 1, teaSale(1, 9000)), factOn(1, 2, small),
                                                                 factOn(2, 3, wholeReturn(3, small))});
    CHECK(standing.star == 3);
    CHECK(standing.cycle.isZero());
    CHECK(standing.cycleNumber == 2);
}

SCENARIO("A new version keeps stars by their names", "[ledger][star][versions]")
{
    Programme later = threeStars();
    later.version = 2;
    later.validFrom = dayOf(10);
    later.stars.erase(later.stars.begin()); // no star1 any more
    const ProgrammeVersions versions{threeStars(), later};
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 6000))}, 9).star == 2);
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 6000))}, 10).star == 1); // star2 is now the first
    CHECK(foldOf(versions, {factOn(0, 1, teaSale(1, 3000))}, 10).star == 0); // star1 is gone, and star2 is above it
    later.stars[0].threshold = Points::whole(2000);
    CHECK(foldOf({threeStars(), later}, {factOn(0, 1, teaSale(1, 3000))}, 10).star == 1);
}
