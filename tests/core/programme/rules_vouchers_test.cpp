// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/played_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou::trial;

namespace
{

/// Who joins gets one voucher of that kind.
std::string welcome(const std::string& keys)
{
    return "[[voucher]]\nid = \"kind\"\nname = \"Welcome\"\n" + keys +
           "\n[[gift]]\nid = \"hello\"\nname = \"Hello\"\nvoucher_id = \"kind\"\n";
}

/// A shop where Li joined on 3 January and got V1.
struct Welcomed {
    PlayedShop shop;
    explicit Welcomed(const std::string& keys, const std::string& more = {}) : shop(more + welcome(keys))
    {
        CHECK(shop.play(enrol("Li", "2026-01-03")).place("standing/vouchers/0/id") == "V1");
    }
    Seen buys(const std::string& day, const std::vector<std::string>& lines, const std::string& member = "Li",
              const std::string& id = "S1")
    {
        return shop.play(sale(id, member, day, lines, uses("vouchers", "V1")));
    }
};

const std::string twenty = "gives = \"amount\"\namount = 20\n";

} // namespace

SCENARIO("A voucher gives no change", "[rules][voucher]")
{
    Welcomed li(twenty);
    const Seen seen = li.buys("2026-01-03", {line("tea", "15.00")});
    CHECK(seen.paid() == "0.00");
    CHECK(seen.earned() == "0");
    CHECK(seen.vouchers() == "V1 20.00 used");
}

SCENARIO("A voucher is used once", "[rules][voucher]")
{
    Welcomed li(twenty);
    CHECK(li.buys("2026-01-03", {line("tea", "50.00")}).paid() == "30.00");
    CHECK(li.buys("2026-01-04", {line("tea", "50.00")}, "Li", "S2").error() == "already-used");
}

SCENARIO("A voucher that starts later waits until its day", "[rules][voucher]")
{
    Welcomed li(twenty + "starts_after_days = 3\n");
    CHECK(li.shop.play(ask("Li", "2026-01-05")).vouchers() == "V1 20.00 pending");
    CHECK(li.buys("2026-01-05T23:59", {line("tea", "50.00")}).error() == "not-allowed");
    CHECK(li.buys("2026-01-06", {line("tea", "50.00")}).paid() == "30.00");
}

SCENARIO("A voucher is good on its last day and ended on the next", "[rules][voucher]")
{
    Welcomed inTime(twenty + "valid_days = 7\n");
    CHECK(inTime.buys("2026-01-10T23:59", {line("tea", "50.00")}).paid() == "30.00");
    Welcomed late(twenty + "valid_days = 7\n");
    CHECK(late.buys("2026-01-11", {line("tea", "50.00")}).error() == "not-allowed");
    CHECK(late.shop.play(ask("Li", "2026-01-11")).vouchers() == "V1 20.00 expired");
}

SCENARIO("A voucher's days begin with the day on which it can first be used", "[rules][voucher]")
{
    Welcomed li(twenty + "starts_after_days = 3\nvalid_days = 7\n");
    const Seen seen = li.shop.play(ask("Li", "2026-01-03"));
    CHECK(seen.place("standing/vouchers/0/from") == "2026-01-06");
    CHECK(seen.place("standing/vouchers/0/until") == "2026-01-13");
}

SCENARIO("A voucher holds from its minimum on, after the discounts", "[rules][voucher]")
{
    const std::string dented = line("tea", "50.00", "1", R"("discount":{"amount":"0.01","reason":"dent"})");
    Welcomed li(twenty + "minimum_spend = 50\n");
    CHECK(li.buys("2026-01-03", {dented}).error() == "not-allowed");
    CHECK(li.shop.play(ask("Li", "2026-01-03")).vouchers() == "V1 20.00 usable");
    CHECK(li.buys("2026-01-03", {line("tea", "50.00")}).paid() == "30.00");
}

SCENARIO("Another member can't use a voucher, unless anyone may", "[rules][voucher]")
{
    Welcomed own(twenty);
    CHECK(own.buys("2026-01-03", {line("tea", "50.00")}, "Wang").error() == "not-allowed");
    CHECK(own.buys("2026-01-03", {line("tea", "50.00")}, "").error() == "not-allowed");
    Welcomed free(twenty + "anyone = true\n");
    CHECK(free.buys("2026-01-03", {line("tea", "50.00")}, "Wang").paid() == "30.00");
    CHECK(free.shop.play(ask("Li", "2026-01-03")).vouchers() == "V1 20.00 used");
}

SCENARIO("A voucher nobody has heard of is refused", "[rules][voucher]")
{
    PlayedShop shop("");
    CHECK(shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "5.00")}, uses("vouchers", "V1"))).error() ==
          "not-found");
}

SCENARIO("A voucher of so many per cent takes them off its goods alone", "[rules][voucher]")
{
    Welcomed li("gives = \"percent\"\npercent = 20\nlabels = [\"tea\"]\n");
    CHECK(li.buys("2026-01-03", {line("green", "50.00", "1", R"("labels":["tea"])"), line("pan", "50.00")}).paid() ==
          "90.00");
}

SCENARIO("A voucher's cap holds its percentage down", "[rules][voucher]")
{
    Welcomed li("gives = \"percent\"\npercent = 20\ncap = 15\n");
    CHECK(li.buys("2026-01-03", {line("tea", "100.00")}).paid() == "85.00");
}

SCENARIO("A voucher for an article gives the cheapest piece of what it names", "[rules][voucher]")
{
    Welcomed li("gives = \"articles\"\ncategories = [\"cups\"]\n");
    CHECK(li.buys("2026-01-03", {line("big", "12.00", "1", R"("category":"cups")"),
                                 line("small", "8.00", "2", R"("category":"cups")"), line("spoon", "1.00")})
              .paid() == "21.00");
}

SCENARIO("A voucher for an article that is not in the basket stays unused", "[rules][voucher]")
{
    Welcomed li("gives = \"articles\"\narticles = [\"cup\"]\n");
    CHECK(li.buys("2026-01-03", {line("tea", "12.00")}).error() == "not-allowed");
    CHECK(li.buys("2026-01-03", {line("cup", "8.00")}).paid() == "0.00");
}

SCENARIO("Half off the cheapest piece by a voucher", "[rules][voucher]")
{
    Welcomed li("gives = \"cheapest\"\npercent = 50\n");
    CHECK(li.buys("2026-01-03", {line("tea", "30.00"), line("jam", "9.99", "2")}).paid() == "44.98"); // 4.995 is 5.00
}

SCENARIO("One voucher a sale where the shop says so", "[rules][voucher]")
{
    const auto both = [](const std::string& limit) {
        PlayedShop shop("[stacking]\nvouchers_per_sale = " + limit + "\n" + welcome(twenty) +
                        "[[gift]]\nid = \"more\"\nname = \"More\"\nvoucher_id = \"kind\"\n");
        CHECK(shop.play(enrol("Li", "2026-01-03")).vouchers() == "V1 20.00 usable, V2 20.00 usable");
        return shop.play(sale("S1", "Li", "2026-01-03", {line("tea", "50.00")}, R"("vouchers":["V1","V2"])"));
    };
    CHECK(both("1").error() == "not-allowed");
    CHECK(both("2").paid() == "10.00");
}

SCENARIO("A second voucher's minimum looks at what the first one left", "[rules][voucher]")
{
    const auto both = [](const std::string& price) {
        PlayedShop shop(welcome(twenty + "minimum_spend = 50\n") +
                        "[[gift]]\nid = \"more\"\nname = \"More\"\nvoucher_id = \"kind\"\n");
        shop.has(enrol("Li", "2026-01-03"));
        return shop.play(sale("S1", "Li", "2026-01-03", {line("tea", price)}, R"("vouchers":["V1","V2"])"));
    };
    CHECK(both("69.99").error() == "not-allowed");
    CHECK(both("70.00").paid() == "30.00");
}
