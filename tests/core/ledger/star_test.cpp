// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

std::vector<Money> valuesOf(const std::vector<Voucher>& vouchers)
{
    std::vector<Money> values;
    for (const Voucher& voucher : vouchers) {
        values.push_back(voucher.value);
    }
    return values;
}

} // namespace

SCENARIO("A star is reached on its line, not before", "[ledger][star]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());

    CHECK(standingAfter(versions, {2999}).star == 0);
    CHECK(standingAfter(versions, {3000}).star == 1);
    CHECK(standingAfter(versions, {3000, 2999}).star == 1);
    CHECK(standingAfter(versions, {3000, 3000}).star == 2);

    THEN("one hundredth of a point short is short")
    {
        SaleFact sale = purchase(2999);
        sale.earned = Points::fromHundredths(299'999);
        const std::vector facts{factOn(0, 1, sale)};
        CHECK(foldStanding(versions, mei(), facts, endOfTime).star == 0);
    }
}

SCENARIO("A star comes from the points that were earned, whatever is left of them", "[ledger][star]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    SaleFact spending = purchase(10);
    spending.redeemed = Points::whole(2500);
    const std::vector facts{factOn(0, 1, purchase(2900)), factOn(1, 2, spending), factOn(2, 3, purchase(90))};

    const Standing standing = foldStanding(versions, mei(), facts, endOfTime);

    CHECK(standing.balance == Points::whole(500));
    CHECK(standing.lifetime == Points::whole(3000));
    CHECK(standing.redeemed == Points::whole(2500));
    CHECK(standing.star == 1);
}

SCENARIO("Reaching a star gives its voucher, once, for a year from that day", "[ledger][star][voucher]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    const Standing standing = standingAfter(versions, {2000, 1000, 500});

    REQUIRE(standing.vouchers.size() == 1);
    const Voucher& voucher = standing.vouchers.front();
    CHECK(voucher.id == voucherIdOf(mei(), 1, 1));
    CHECK(voucher.star == 1);
    CHECK(voucher.value == yuan(200));
    CHECK(voucher.from == firstDay + std::chrono::days{1});
    CHECK(voucher.until == firstDay + std::chrono::days{366});
    CHECK_FALSE(voucher.used);

    THEN("another member, star or cycle has another voucher")
    {
        CHECK(voucher.id != voucherIdOf(idOf<MemberId>(78), 1, 1));
        CHECK(voucher.id != voucherIdOf(mei(), 2, 1));
        CHECK(voucher.id != voucherIdOf(mei(), 1, 2));
    }
    THEN("where the programme says no validity, it does not expire")
    {
        Programme programme = threeStars();
        programme.stars[0].voucher->validDays.reset();
        CHECK_FALSE(standingAfter(onlyVersion(programme), {3000}).vouchers.front().until.has_value());
    }
}

SCENARIO("A sale that crosses two lines gives both vouchers", "[ledger][star][voucher]")
{
    const Standing standing = standingAfter(onlyVersion(threeStars()), {6000});

    CHECK(standing.star == 2);
    CHECK(valuesOf(standing.vouchers) == std::vector{yuan(200), yuan(500)});
}

SCENARIO("The diamond starts the points again from zero and keeps the star", "[ledger][star][cycle]")
{
    Programme programme = threeStars();

    GIVEN("a programme in which the surplus counts in the new cycle")
    {
        const ProgrammeVersions versions = onlyVersion(programme);

        CHECK(standingAfter(versions, {8999}).cycleNumber == 1);
        const Standing standing = standingAfter(versions, {8000, 1250});
        CHECK(standing.cycleNumber == 2);
        CHECK(standing.cycle == Points::whole(250));
        CHECK(standing.star == 3);
        CHECK(standing.lifetime == Points::whole(9250));
        CHECK(standing.balance == Points::whole(9250));

        THEN("a surplus can reach the first star of the next cycle at once")
        {
            const Standing large = standingAfter(versions, {12'000});
            CHECK(large.star == 3);
            CHECK(large.cycle == Points::whole(3000));
            CHECK(valuesOf(large.vouchers) == std::vector{yuan(200), yuan(500), yuan(1000), yuan(200)});
        }
        THEN("a very large sale passes through several cycles")
        {
            const Standing huge = standingAfter(versions, {27'100});
            CHECK(huge.cycleNumber == 4);
            CHECK(huge.cycle == Points::whole(100));
            CHECK(huge.vouchers.size() == 9);
        }
    }
    GIVEN("a programme in which the surplus is gone")
    {
        programme.surplusCarriesOver = false;
        const Standing standing = standingAfter(onlyVersion(programme), {12'000});
        CHECK(standing.cycleNumber == 2);
        CHECK(standing.cycle == Points{});
        CHECK(standing.balance == Points::whole(12'000));
        CHECK(standing.vouchers.size() == 3);
    }
}

SCENARIO("In a later cycle the star stays, and vouchers come again where the programme says so",
         "[ledger][star][cycle]")
{
    Programme programme = threeStars();

    GIVEN("vouchers in every cycle")
    {
        const Standing standing = standingAfter(onlyVersion(programme), {9000, 2999, 1});
        CHECK(standing.star == 3);
        REQUIRE(standing.vouchers.size() == 4);
        CHECK(standing.vouchers.back().id == voucherIdOf(mei(), 1, 2));
        CHECK(standingAfter(onlyVersion(programme), {9000, 2999}).vouchers.size() == 3);
    }
    GIVEN("vouchers in the first cycle only")
    {
        programme.vouchersEveryCycle = false;
        const Standing standing = standingAfter(onlyVersion(programme), {9000, 9000});
        CHECK(standing.star == 3);
        CHECK(standing.cycleNumber == 3);
        CHECK(standing.vouchers.size() == 3);
    }
}

SCENARIO("A sale is judged by the programme of its business date", "[ledger][star][versions]")
{
    Programme later = threeStars();
    later.version = 2;
    later.validFrom = firstDay + std::chrono::days{2};
    later.stars[0].threshold = Points::whole(2000);
    const ProgrammeVersions versions{threeStars(), later};

    CHECK(programmeOn(versions, firstDay - std::chrono::days{1}).version == 1);
    CHECK(programmeOn(versions, firstDay + std::chrono::days{1}).version == 1);
    CHECK(programmeOn(versions, firstDay + std::chrono::days{2}).version == 2);

    THEN("a line that was moved down is reached with the next points")
    {
        CHECK(standingAfter(versions, {2500, 100}).star == 0);
        const Standing standing = standingAfter(versions, {2500, 100, 1});
        CHECK(standing.star == 1);
        CHECK(standing.vouchers.size() == 1);
    }
    THEN("a line that was moved up does not take the star back, and gives no second voucher")
    {
        later.stars[0].threshold = Points::whole(4000);
        const Standing standing = standingAfter({threeStars(), later}, {3000, 10, 10, 1000});
        CHECK(standing.star == 1);
        CHECK(standing.vouchers.size() == 1);
    }
}
