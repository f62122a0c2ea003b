// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/sales_replay.h"

#include "core/programme/reader.h"
#include "tests/core/trial/trial_play.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::trial;

namespace
{

PastSale hundred(const std::string& customer, int day)
{
    PurchaseRow row;
    row.amount = Money::fromMinor(100'00, cny);
    row.items = 1;
    return {customer, Date{std::chrono::year{2026} / 1 / day}, linesOf(row)};
}

} // namespace

SCENARIO("A past month counts what a programme gives for joining, visits and purchases", "[trial][sales]")
{
    const std::string rules =
        "[[voucher]]\nid = \"twenty\"\nname = \"Twenty\"\ngives = \"amount\"\namount = 20\n"
        "[[gift]]\nid = \"join\"\nname = \"Join\"\nwhen = \"sign-up\"\npoints = 50\n"
        "voucher_id = \"twenty\"\n"
        "[[gift]]\nid = \"came\"\nname = \"Came\"\nwhen = \"visit\"\npoints = 3\n"
        "[[gift]]\nid = \"big\"\nname = \"Big\"\nwhen = \"spend\"\nminimum_spend = 100\npoints = 1\n"
        "[[promotion]]\nid = \"two\"\nname = \"Two\"\ngives = \"amount\"\namount = 5\n"
        "minimum_spend = 100\nuses_in_all = 2\n";
    SalesReplay replay({programmeFrom(programmeWith(rules)).value()});
    for (const PastSale& sale : {hundred("A", 1), hundred("B", 1), hundred("C", 2), hundred("A", 3), hundred("A", 3)}) {
        REQUIRE(replay.play(sale).ok());
    }
    const Cost cost = replay.costByStar().front();
    CHECK(cost.members == 3);
    CHECK(cost.purchases == 5);
    CHECK(cost.promotions == Money::fromMinor(10'00, cny));
    CHECK(cost.paid == Money::fromMinor(490'00, cny));
    // 490 for the goods, 50 for joining three times, 3 for each of four visits, 1 for each purchase of 100 or more
    CHECK(cost.points == Points::whole(490 + 150 + 12 + 3));
    CHECK(cost.vouchers == 3);
    CHECK(cost.vouchersWorth == Money::fromMinor(60'00, cny));
}
