// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "tests/app/ctl/quiet_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using huitou::test::memberOf;
using huitou::test::QuietShop;
using nlohmann::json;

namespace
{

TillRegistration addTill(QuietShop& shop)
{
    TillRegistration till;
    till.till = TillId{{7}};
    shop.store().addTill(till);
    return till;
}

} // namespace

SCENARIO("The report says what offers brought above the members held out", "[ctl][winback][report]")
{
    constexpr std::size_t members = 900;
    QuietShop shop(members);
    const json run = shop.run("2026-04-25");
    const json& offers = run.at("offers");
    const json& heldOut = run.at("held_out");
    REQUIRE(offers.size() + heldOut.size() == members);
    CHECK(heldOut.size() > 50); // 90 are expected, give or take 9
    CHECK(heldOut.size() < 135);

    // Run again, nobody is drawn again, held out or not.
    const json again = shop.run("2026-04-26");
    CHECK(again.at("offers").empty());
    CHECK(again.at("held_out").empty());

    // While the offers hold there is nothing to say.
    const json early = shop.report("2026-05-25");
    CHECK(early.at("campaign") == "silence");
    CHECK(early.at("running") == members);
    CHECK(early.at("verdict") == "not_enough");
    CHECK(shop.text(reportWinBack, {{"today", "2026-05-25"}}).find("not enough yet") != std::string::npos);

    // Half of those with an offer come back, and of the others a tenth.
    const auto comeBack = [&shop](const json& drawn, std::size_t every) {
        for (std::size_t index = 0; index < drawn.size(); index += every) {
            shop.addPurchase(*MemberId::parse(drawn.at(index).at("member").get<std::string>()),
                             *parseDate("2026-05-10"));
        }
    };
    comeBack(offers, 2);
    comeBack(heldOut, 10);
    shop.write();

    // When they are over, what came above the hold-out is told in members, visits and money.
    const json row = shop.report("2026-05-26");
    CHECK(row.at("running") == 0);
    CHECK(row.at("offered") == offers.size());
    CHECK(row.at("held_out") == heldOut.size());
    CHECK(row.at("back_offered") == (offers.size() + 1) / 2);
    CHECK(row.at("verdict") == "brought");
    const auto more = row.at("more_back").get<std::int64_t>();
    CHECK(more > 290); // 40 of 100 who got one
    CHECK(more < 350);
    CHECK(row.at("more_back_low").get<std::int64_t>() > 200);
    CHECK(row.at("more_back_high").get<std::int64_t>() < 420);
    CHECK(row.at("more_purchases") == more); // one visit each
    const std::string text = shop.text(reportWinBack, {{"today", "2026-05-26"}, {"language", "zh"}});
    CHECK(text.find("确有效果") != std::string::npos);
}

SCENARIO("An offer waits for the tills of the outlet, and a sale that comes late cancels it", "[ctl][winback][outage]")
{
    QuietShop shop(20);
    const TillRegistration till = addTill(shop);

    const json first = shop.run("2026-06-15");
    CHECK(first.at("waiting") == 20);
    CHECK(first.at("issued") == 0);
    CHECK(first.at("text").get<std::string>().find("20 offers wait") != std::string::npos);
    CHECK(shop.run("2026-06-15").at("waiting") == 20);

    const auto campaigns = [&shop] {
        const json manager{{"member", memberOf(5).text()}, {"staff", 1}, {"pin", "1234"}};
        return json::parse(shop.text(exportMember, manager)).at("campaigns");
    };
    REQUIRE(campaigns().size() == 1);
    CHECK(campaigns().front().at("waiting_since") == "2026-06-15");

    shop.addPurchase(3, *parseDate("2026-06-14"));
    shop.write();
    shop.setConsent(4, false);
    shop.store().transact([&](OfficeTransaction& transaction) { transaction.noteReport(till.till, testNow); });

    const json second = shop.run("2026-06-15");
    CHECK(second.at("waiting") == 0);
    CHECK(second.at("cancelled") == 2);
    CHECK(second.at("offers").size() + second.at("held_out").size() == 18);
    CHECK(shop.run("2026-06-15").at("cancelled") == 0);
    REQUIRE(campaigns().size() == 1);
    CHECK(campaigns().front().at("campaign") == "silence");
    CHECK(campaigns().front().at("until") == "2026-07-15");
    CHECK(campaigns().front().contains("held_out"));
}

SCENARIO("The list names the members at risk, with a sentence each and what it rests on", "[ctl][winback][list]")
{
    QuietShop shop(60);
    shop.setConsent(1, false);
    const std::string list = shop.text(listWinBack, {{"atRisk", 100}});
    CHECK(list.find("60 members stay away") != std::string::npos);
    CHECK(list.find("usually every 14 days; last purchase 146 days ago; of ") != std::string::npos);
    CHECK(list.find("buy nothing in the next 90 days") != std::string::npos);
    CHECK(list.find("this shop's own purchases") != std::string::npos);
    std::size_t named = 0;
    for (std::size_t found = list.find("; of "); found != std::string::npos; found = list.find("; of ", found + 1)) {
        ++named;
    }
    CHECK(named == 59); // one did not consent

    THEN("a shop with too little history says so")
    {
        QuietShop small(20);
        CHECK(small.text(listWinBack, {{"atRisk", 5}, {"language", "zh"}}).find("历史记录尚不足") != std::string::npos);
        CHECK(small.run("2026-06-15").at("text").get<std::string>().find("not enough history yet") !=
              std::string::npos);
    }
}
