// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_sales.h"
#include "app/ctl/files.h"
#include "core/pricing/price_book.h"
#include "core/programme/reader.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using nlohmann::json;

namespace
{

constexpr int memberCount = 120;

HuitouRun makeDemo(const ShopFolder& shop)
{
    return shop.run({"demo", "make", "--seed", "1", "--members", std::to_string(memberCount), "--today", "2026-06-15"});
}

json indexOf(const ShopFolder& shop)
{
    return json::parse(readFile(shop.office() / "demo" / "demo.json", 1 << 20).value());
}

std::size_t occurrences(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

SCENARIO("The demonstration shop shows what there is to see", "[ctl][demo]")
{
    const ShopFolder shop;
    const HuitouRun made = makeDemo(shop);
    INFO(made.err);
    REQUIRE(made.exit == Exit::Done);
    const json index = indexOf(shop);

    THEN("the interesting members are named, each with a card")
    {
        for (const char* word : {"regular", "two-star", "diamond", "drifted", "baby-food"}) {
            INFO(word);
            REQUIRE(index.at("members").contains(word));
            const json& member = index.at("members").at(word);
            CHECK(std::filesystem::file_size(member.at("card").get<std::string>()) > 1000);
            CHECK(member.at("code").get<std::string>().starts_with("HT1"));
            const HuitouRun shown = shop.run({"member", "show", member.at("code").get<std::string>()});
            CHECK(shown.out.find(member.at("name").get<std::string>()) != std::string::npos);
            CHECK(shop.run({"explain", member.at("id").get<std::string>()}).exit == Exit::Done);
        }
        CHECK(index.at("members").at("diamond").at("stars") == 3);
        CHECK(index.at("members").at("two-star").at("stars") == 2);
    }
    THEN("the tier report's sums are those of the sales")
    {
        const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
        const std::vector<Article> articles =
            readGoodsCsv(readFile(packagedFile("demo/goods.csv"), 1 << 20).value(), cny).value().book.articles;
        const ProgrammeVersions versions{
            programmeFrom(readFile(packagedFile("programmes/zhongmai.toml"), 1 << 20).value()).value()};
        const DemoHistory history =
            makeDemoHistory({.seed = 1, .members = memberCount, .today = *parseDate("2026-06-15")}, articles, calendar);
        const std::vector<SaleFact> sales =
            sellDemoHistory(history, versions,
                            {.seed = 1, .outlet = OutletId{1}, .staff = {StaffId{1}, StaffId{2}}, .calendar = calendar})
                .value();
        Money paid = Money::zero(cny);
        Money discount = Money::zero(cny);
        for (const SaleFact& sale : sales) {
            paid += sale.paid;
            discount += sale.discount;
        }
        Money reportedPaid = Money::zero(cny);
        Money reportedDiscount = Money::zero(cny);
        std::int64_t members = 0;
        std::int64_t count = 0;
        const json report = shop.tiers();
        for (const json& row : report.at("rows")) {
            reportedPaid += *Money::parse(row.at("sales").get<std::string>(), cny);
            reportedDiscount += *Money::parse(row.at("discount_cost").get<std::string>(), cny);
            members += row.at("members").get<std::int64_t>();
            count += row.at("sale_count").get<std::int64_t>();
        }
        for (std::size_t star = 0; star < report.at("rows").size() - 1; ++star) { // the last row: no members
            const HuitouRun who = shop.run({"report", "tiers", "--of", std::to_string(star), "--count",
                                            std::to_string(memberCount), "--format", "json"});
            REQUIRE(who.exit == Exit::Done);
            const json listed = json::parse(who.out).at("rows");
            const json& row = report.at("rows").at(star);
            CHECK(listed.size() == row.at("members").get<std::size_t>());
            Money spent = Money::zero(cny);
            for (const json& member : listed) {
                spent += *Money::parse(member.at("sales").get<std::string>(), cny);
            }
            CHECK(spent.text() == row.at("sales")); // who bought is who the bar counts
        }
        CHECK(shop.run({"report", "tiers", "--of", "9"}).exit == Exit::Refused);
        CHECK(reportedPaid == paid);
        CHECK(reportedDiscount == discount);
        CHECK(members == memberCount);
        CHECK(count == static_cast<std::int64_t>(sales.size()));
    }
    THEN("every chain holds")
    {
        const HuitouRun audit = shop.run({"audit", "verify"});
        CHECK(audit.exit == Exit::Done);
        CHECK(audit.out.starts_with("All 1 logs are whole: "));
        CHECK(audit.out.find("a till of before") != std::string::npos);
    }
    THEN("a second demonstration shop in the same place is refused")
    {
        CHECK(makeDemo(shop).exit == Exit::Refused);
    }
}

SCENARIO("The same seed and day make the same members and sales", "[ctl][demo]")
{
    const ShopFolder one;
    const ShopFolder two;
    REQUIRE(makeDemo(one).exit == Exit::Done);
    REQUIRE(makeDemo(two).exit == Exit::Done);
    CHECK(one.tiers() == two.tiers());
    const json first = indexOf(one);
    const json second = indexOf(two);
    for (const auto& [word, member] : first.at("members").items()) {
        if (member.contains("win_back_rule")) {
            continue; // each office draws its own hold-out
        }
        CHECK(member.at("id") == second.at("members").at(word).at("id"));
        CHECK(member.at("points") == second.at("members").at(word).at("points"));
    }
}

SCENARIO("Who drifted away is offered something to come back, once", "[ctl][winback]")
{
    const ShopFolder shop;
    REQUIRE(makeDemo(shop).exit == Exit::Done);
    const json members = indexOf(shop).at("members");
    const auto offersOf = [&](const char* word) {
        const HuitouRun shown = shop.run({"member", "show", members.at(word).at("id").get<std::string>()});
        return occurrences(shown.out, "Offer");
    };
    const std::size_t before = offersOf("drifted");

    WHEN("it is only looked at")
    {
        const HuitouRun dry = shop.run({"winback", "run", "--dry-run"});
        CHECK(dry.exit == Exit::Done);
        CHECK(dry.out.find("nothing was issued") != std::string::npos);
        CHECK(offersOf("drifted") == before);
    }
    WHEN("it is run")
    {
        const HuitouRun run = shop.run({"winback", "run"});
        INFO(run.err);
        REQUIRE(run.exit == Exit::Done);
        THEN("the drifted member has an offer with its reason, the weekly regular has none")
        {
            CHECK(offersOf("drifted") == before + 1);
            CHECK(offersOf("regular") == 0);
            CHECK(run.out.find("last purchase") != std::string::npos);
            CHECK(shop.run({"winback", "list"}).out.find("open") != std::string::npos);
        }
        THEN("run again it issues nothing new")
        {
            const HuitouRun again = shop.run({"winback", "run"});
            CHECK(again.out.starts_with("0 of 120 members"));
            CHECK(offersOf("drifted") == before + 1);
        }
    }
}

SCENARIO("Without consent no offer is made", "[ctl][winback]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    std::string csv = "customer,date,amount,items\n";
    for (Date day = *parseDate("2025-06-02"); day < *parseDate("2026-02-01"); day += std::chrono::days{7}) {
        csv += "1," + formatDate(day) + ",80.00,4\n";
    }
    REQUIRE(shop.run({"import", "purchases", shop.file("log.csv", csv), "--source", "old"}).exit == Exit::Done);
    CHECK(shop.run({"winback", "run"}).out.starts_with("0 of 1 members"));
}
