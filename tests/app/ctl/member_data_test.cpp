// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <sstream>

using namespace huitou;
using nlohmann::json;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string idIn(const std::string& text)
{
    std::smatch id;
    REQUIRE(std::regex_search(text, id, std::regex("[0-9a-f]{32}")));
    return id.str();
}

/// A shop with a manager (staff 1), a cashier (staff 2) and 王小明, who bought twice in an earlier system.
struct ShopWithMember {
    ShopWithMember()
    {
        REQUIRE(shop.init().exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "小李"}, "4321\n").exit == Exit::Done);
        const std::string log =
            shop.file("log.csv", "customer,date,amount\nKunde-77,2026-05-01,100.00\nKunde-77,2026-05-03,20.00\n");
        REQUIRE(shop.run({"import", "purchases", log, "--source", "old", "--earn"}).exit == Exit::Done);
        bought = idIn(shop.run({"member", "list"}).out);
        wang = idIn(shop.run({"member", "add", "--consent"}, "王小明\n19900001234\n").out);
    }

    [[nodiscard]] HuitouRun erase(const std::string& member) const
    {
        return shop.run({"member", "erase", "-", "--staff", "1", "--yes"}, member + "\n1234\n");
    }

    /// As the manager.
    [[nodiscard]] HuitouRun exported(const std::string& member, const std::vector<std::string>& options = {}) const
    {
        std::vector<std::string> line = {"member", "export", "-", "--staff", "1"};
        line.insert(line.end(), options.begin(), options.end());
        return shop.run(line, member + "\n1234\n");
    }

    ShopFolder shop;
    std::string bought; ///< member "old Kunde-77"
    std::string wang;
};

} // namespace

SCENARIO("A member gets everything that is kept of them", "[ctl][member][export]")
{
    const ShopWithMember home;
    const ShopFolder& shop = home.shop;

    WHEN("they ask for it as JSON")
    {
        const json document = json::parse(home.exported("19900001234").out);
        CHECK(document.at("format") == "huitou-member-export");
        CHECK(document.at("version") == 1);
        CHECK(document.at("record").at("name") == "王小明");
        CHECK(document.at("record").at("phone") == "19900001234");
        CHECK(document.at("record").at("consent_to_offers") == true);
        CHECK(document.at("events").empty());
    }
    WHEN("they have bought")
    {
        const json document = json::parse(home.exported(home.bought).out);
        REQUIRE(document.at("events").size() == 2);
        CHECK(document.at("events").at(0).at("fields").at("kind") == "historic purchase");
        CHECK(document.at("events").at(0).at("fields").at("amount") == "100.00");
        CHECK(document.at("points").at("free") == "120");
        CHECK(document.at("standing").at("lots").size() == 2);
        CHECK(document.at("explanation").size() >= 2);
        CHECK_FALSE(says(document.dump(), "王小明"));
    }
    WHEN("they want a table")
    {
        const std::string csv = home.exported("19900001234", {"--format", "csv"}).out;
        CHECK(csv.starts_with("place,value\r\n"));
        CHECK(says(csv, "/record/name,王小明\r\n"));
    }
    WHEN("it goes into a file")
    {
        const std::string file = shop.path("me.json");
        REQUIRE(home.exported(home.wang, {"--out", file}).exit == Exit::Done);
        CHECK(std::filesystem::status(file).permissions() ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        std::ifstream in(file);
        CHECK(json::parse(in).at("record").at("id") == home.wang);
    }
    WHEN("there is no such member, or no such form")
    {
        CHECK(home.exported("13800000000").exit == Exit::Refused);
        CHECK(home.exported(home.wang, {"--format", "pdf"}).exit == Exit::Usage);
    }
}

SCENARIO("Exporting needs somebody with a PIN who is no cashier", "[ctl][member][export]")
{
    const ShopWithMember home;
    const ShopFolder& shop = home.shop;
    CHECK(shop.run({"member", "export", home.wang}, "1234\n").exit == Exit::Usage);
    const HuitouRun cashier = shop.run({"member", "export", home.wang, "--staff", "2"}, "4321\n");
    CHECK(says(cashier.err, "is a cashier"));
    CHECK(cashier.out.empty());
    const HuitouRun wrong = shop.run({"member", "export", home.wang, "--staff", "1"}, "4321\n");
    CHECK(says(wrong.err, "PIN is wrong"));
    CHECK_FALSE(says(wrong.err + wrong.out, "4321"));
    CHECK(wrong.out.empty());
}

SCENARIO("The office says which tills have not confirmed that a member is erased", "[ctl][member][erase]")
{
    const ShopWithMember home;
    CHECK(says(home.shop.run({"member", "erasures"}).out, "0 members erased"));
    REQUIRE(home.erase(home.bought).exit == Exit::Done);
    const std::string told = home.shop.run({"member", "erasures"}).out; // a shop without tills
    CHECK(says(told, "1 members erased; 0 not yet"));
    CHECK(says(told, home.bought));
}

SCENARIO("An erased member is found by nothing any more, and no sum has changed", "[ctl][member][erase]")
{
    const ShopWithMember home;
    const ShopFolder& shop = home.shop;
    const json before = shop.tiers();
    const std::string audit = shop.run({"audit", "verify"}).out;

    const HuitouRun run = home.erase(home.bought);
    INFO(run.err);
    REQUIRE(run.exit == Exit::Done);
    CHECK(says(run.out, "120"));

    THEN("neither list, search nor card shows them")
    {
        CHECK_FALSE(says(shop.run({"member", "list"}).out, "Kunde-77"));
        CHECK_FALSE(says(shop.run({"member", "find", "-"}, "Kunde\n").out, "Kunde-77"));
        CHECK(shop.run({"member", "show", home.bought}).exit == Exit::Refused);
        CHECK(home.exported(home.bought).exit == Exit::Refused);
        CHECK(shop.run({"member", "card", shop.path("card.png"), "--member", home.bought}).exit == Exit::Refused);
    }
    THEN("sales, discounts and points issued are what they were; the points outstanding are forfeited")
    {
        const json after = shop.tiers();
        REQUIRE(after.at("rows").size() == before.at("rows").size());
        for (const char* column : {"sales", "discount_cost", "points_issued", "points_redeemed"}) {
            CAPTURE(column);
            CHECK(after.at("totals").at(column) == before.at("totals").at(column));
        }
        CHECK(after.at("totals").at("points_outstanding") == "0");
    }
    THEN("every log is whole, and longer by the fact that somebody was erased")
    {
        const HuitouRun verify = shop.run({"audit", "verify"});
        CHECK(verify.exit == Exit::Done);
        CHECK(says(verify.out, "whole: 3 events"));
        CHECK(says(audit, "whole: 2 events"));
    }
    THEN("a second time says when it was done, and by whom")
    {
        const HuitouRun again = home.erase(home.bought);
        CHECK(again.exit == Exit::Refused);
        CHECK(says(again.err, "erased on 2026-06-15 by staff 1"));
        CHECK(says(shop.run({"audit", "verify"}).out, "whole: 3 events"));
    }
    THEN("others are untouched")
    {
        CHECK(says(shop.run({"member", "find", "-"}, "1234\n").out, "王小明"));
    }
}

SCENARIO("A phone number is free again once its member is erased", "[ctl][member][erase]")
{
    const ShopWithMember home;
    REQUIRE(home.erase("19900001234").exit == Exit::Done);
    CHECK_FALSE(says(home.shop.run({"member", "find", "-"}, "王小明\n").out, "王小明"));
    CHECK_FALSE(says(home.shop.run({"member", "find", "-"}, "1234\n").out, home.wang));
    CHECK(says(home.erase("19900001234").err, "No member has this"));
    CHECK(home.shop.run({"member", "add"}, "王小明\n19900001234\n").exit == Exit::Done);
}

SCENARIO("Erasing needs a manager and a clear word", "[ctl][member][erase]")
{
    const ShopWithMember home;
    const ShopFolder& shop = home.shop;
    const auto kept = [&] { return says(shop.run({"member", "find", "-"}, "1234\n").out, "王小明"); };

    CHECK(says(shop.run({"member", "erase", home.wang, "--staff", "2", "--yes"}, "4321\n").err, "no manager"));
    CHECK(says(shop.run({"member", "erase", home.wang, "--staff", "9", "--yes"}, "1234\n").err, "no staff number 9"));
    CHECK(says(shop.run({"member", "erase", home.wang, "--staff", "1", "--yes"}, "4321\n").err, "PIN is wrong"));
    CHECK(says(shop.run({"member", "erase", home.wang, "--staff", "1", "--yes"}, "").err, "4 to 8 digits"));
    CHECK(shop.run({"member", "erase", home.wang, "--yes"}).exit == Exit::Usage);
    CHECK(shop.run({"member", "erase", home.wang, "--staff", "1"}, "yes\n").exit == Exit::Refused);
    CHECK(shop.run({"member", "erase", home.wang, "--staff", "1"}, "").exit == Exit::Refused);
    CHECK(kept());
    CHECK(shop.run({"member", "erase", home.wang, "--staff", "1", "--language", "en"}, "erase\n1234\n").exit ==
          Exit::Done);
    CHECK_FALSE(kept());
}

SCENARIO("A name or phone number is not taken from the command line, where others could read it", "[ctl][member]")
{
    const ShopWithMember home;
    const ShopFolder& shop = home.shop;
    for (const std::vector<std::string>& line :
         std::vector<std::vector<std::string>>{{"member", "show", "19900001234"},
                                               {"member", "find", "王小明"},
                                               {"member", "export", "19900001234", "--staff", "1"},
                                               {"member", "erase", "19900001234", "--staff", "1", "--yes"},
                                               {"member", "card", shop.path("card.png"), "--member", "19900001234"},
                                               {"member", "add", "--referrer", "19900001234"},
                                               {"explain", "19900001234"}}) {
        CAPTURE(line);
        const HuitouRun run = shop.run(line, "李雷\n19900005678\n");
        CHECK(run.exit == Exit::Usage);
        CHECK_FALSE(says(run.err, "19900001234"));
        CHECK_FALSE(says(run.err, "王小明"));
    }
    CHECK(shop.run({"member", "show", home.wang}).exit == Exit::Done);
    CHECK(shop.run({"member", "show", "-"}, "19900001234\n").exit == Exit::Done);
    CHECK(shop.run({"member", "add", "--referrer", "-"}, "19900001234\n李雷\n19900005678\n").exit == Exit::Done);
}
