// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/rhythm_notes.h"
#include "app/office/till_admission.h"
#include "tests/app/ctl/quiet_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

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

SCENARIO("Nobody is listed, nor said at a till to stay away, while an outlet where they shop is not heard",
         "[ctl][winback][list][outage]")
{
    QuietShop shop(60);
    const TillRegistration till = addTill(shop);
    const auto report = [&](Instant at) {
        shop.store().transact([&](OfficeTransaction& transaction) { transaction.noteReport(till.till, at); });
    };
    const auto listed = [&](const std::string& language = "en") {
        return shop.text(listWinBack, {{"atRisk", 100}, {"language", language}});
    };
    const auto awayAtTills = [&shop] {
        std::size_t away = 0;
        shop.store().transact([&](OfficeTransaction& transaction) {
            away = 0;
            for (const MemberRow& row : transaction.membersAfter(0, 100, TillId{{7}}, 1)) {
                away += row.away ? 1 : 0;
            }
        });
        return away;
    };
    report(testNow - std::chrono::hours{6});

    CHECK(listed().find("0 members stay away") != std::string::npos);
    CHECK(listed().find("60 more wait for outlet 1") != std::string::npos);
    CHECK(listed("zh").find("另有 60 位需等待门店 1 的收银机上报") != std::string::npos);
    const json run = shop.run("2026-06-15");
    CHECK(run.at("unsure") == 60);
    CHECK(run.at("text").get<std::string>().find("60 members seem to stay away") != std::string::npos);
    CHECK(awayAtTills() == 0);
    const std::string segments = shop.text(reportSegments, json::object());
    CHECK(segments.find("60 of those in decline or with a rhythm-drop also buy at outlet 1") != std::string::npos);

    GIVEN("that the till tells all it knows")
    {
        report(testNow);
        CHECK(listed().find("60 members stay away") != std::string::npos);
        CHECK(shop.run("2026-06-15").at("unsure") == 0);
        CHECK(awayAtTills() == 60);
        CHECK(shop.text(reportSegments, json::object()).find("also buy at") == std::string::npos);

        THEN("what was said stays while the outlet is cut off, and ends with a purchase")
        {
            report(testNow - std::chrono::hours{6});
            shop.addPurchase(1, *parseDate("2026-06-15"));
            shop.write();
            static_cast<void>(shop.run("2026-06-15"));
            CHECK(awayAtTills() == 59);
        }
    }
    GIVEN("that the till was taken out of service")
    {
        REQUIRE(shop.room().admission.takeOut(till.till, {.by = StaffId{1}, .at = testNow}).ok());
        CHECK(listed().find("60 members stay away") != std::string::npos);
    }
    GIVEN("that the till was not heard for more than thirty days")
    {
        report(testNow - std::chrono::days{31});
        CHECK(listed().find("60 members stay away") != std::string::npos);
        CHECK(listed().find("tills of outlet 1 that were not heard for 30 days") != std::string::npos);
        CHECK(shop.run("2026-06-15").at("text").get<std::string>().find("Not waited for") != std::string::npos);
    }
}

SCENARIO("Who left for good is not listed, and who came once or twice is, while they hold an offer",
         "[ctl][winback][list]")
{
    QuietShop shop(60);
    const auto rows = [&shop] {
        return json::parse(shop.text(listWinBack, {{"atRisk", 200}, {"format", "json"}})).at("rows");
    };
    REQUIRE(noteLeaving(shop.room(), {{"member", memberOf(1).text()}, {"reason", "moved-away"}, {"staff", 1}}).ok());
    REQUIRE(noteLeaving(shop.room(), {{"member", memberOf(2).text()}, {"reason", "price"}, {"staff", 1}}).ok());
    CHECK(rows().size() == 59);

    for (int number = 61; number <= 80; ++number) {
        shop.setConsent(number, true);
        shop.addPurchase(number, *parseDate("2026-02-01"));
    }
    shop.write();
    CHECK(rows().size() == 59); // nobody has decided anything about them yet
    std::size_t offered = 0;
    const json run = shop.run("2026-06-15");
    for (const json& offer : run.at("offers")) {
        const MemberId member = *MemberId::parse(offer.at("member").get<std::string>());
        offered += memberOf(60) < member ? 1 : 0;
    }
    REQUIRE(offered > 5);
    CHECK(rows().size() == 59 + offered);
    const std::string list = shop.text(listWinBack, {{"atRisk", 200}});
    CHECK(list.find(std::to_string(offered) + " more came once or twice") != std::string::npos);
    CHECK(list.find("last purchase 134 days ago") != std::string::npos);
}

SCENARIO("A list by day reads what the night learned, and looks again at whom it names", "[ctl][winback][list]")
{
    QuietShop shop(60);
    const auto list = [&shop] { return json::parse(shop.text(listWinBack, {{"atRisk", 200}, {"format", "json"}})); };
    const json before = list();
    CHECK(shop.text(listWinBack, {{"atRisk", 5}}).find("as of") == std::string::npos);
    static_cast<void>(shop.run("2026-06-15"));
    const json after = list();
    CHECK(after.at("rows") == before.at("rows")); // to the last digit, by a model that was written down
    CHECK(shop.text(listWinBack, {{"atRisk", 5}}).find("as of 2026-06-15; who bought since") != std::string::npos);

    shop.addPurchase(7, *parseDate("2026-06-15"));
    shop.write();
    CHECK(list().at("rows").size() == 59);

    // Two days on nothing of it is used.
    shop.setClock(testNow + std::chrono::days{2});
    CHECK(shop.text(listWinBack, {{"atRisk", 5}}).find("as of") == std::string::npos);
    CHECK(shop.text(listWinBack, {{"atRisk", 5}}).find("59 members stay away") != std::string::npos);
}

SCENARIO("A list of the day looks among those whom the night kept, and says so", "[ctl][winback][list]")
{
    QuietShop shop(60);
    static_cast<void>(shop.run("2026-06-15"));
    std::optional<RhythmNotes> notes = keptRhythmNotes(shop.store(), *parseDate("2026-06-15"));
    REQUIRE(notes.has_value());
    CHECK(notes->isWhole());
    CHECK(notes->away == 60);
    notes->foremost.resize(10);
    keepRhythmNotes(shop.store(), *notes);
    const auto rows = [&shop](std::size_t count) {
        return json::parse(shop.text(listWinBack, {{"atRisk", count}, {"format", "json"}})).at("rows").size();
    };
    CHECK(rows(10) == 10);
    CHECK(rows(60) == 10);
    CHECK(shop.text(listWinBack, {{"atRisk", 60}}).find("among the 10 with most at stake of 60") != std::string::npos);

    GIVEN("that what was kept can't be read")
    {
        shop.store().putDocument(DocumentKind::Rhythm, officeItself, bytesOf("{\"format\":1,\"day\":"));
        CHECK(rows(60) == 60);
    }
    GIVEN("that a newer office kept it")
    {
        shop.store().putDocument(DocumentKind::Rhythm, officeItself, bytesOf("{\"format\":2}"));
        CHECK(rows(60) == 60);
    }
}

SCENARIO("One person with two cards is one member to win-back, whichever card they use", "[ctl][winback][merge]")
{
    QuietShop shop(6);
    const auto merge = [&shop](int from, int into) {
        const json question{
            {"from", memberOf(from).text()}, {"into", memberOf(into).text()}, {"staff", 1}, {"pin", "1234"}};
        REQUIRE(mergeMembers(shop.room(), question).ok());
    };
    merge(2, 1);
    merge(4, 3);
    shop.addPurchase(2, *parseDate("2026-06-14")); // with the card of the record that is no more
    shop.write();

    const json rows = json::parse(shop.text(listWinBack, {{"atRisk", 200}, {"format", "json"}})).at("rows");
    CHECK(rows.size() == 3);

    std::map<std::string, int> asked;
    const auto count = [&asked](const json& run) {
        for (const char* const group : {"offers", "held_out"}) {
            for (const json& one : run.at(group)) {
                ++asked[one.at("member").get<std::string>()];
            }
        }
    };
    count(shop.run("2026-06-15"));
    CHECK(asked ==
          std::map<std::string, int>{{memberOf(3).text(), 1}, {memberOf(5).text(), 1}, {memberOf(6).text(), 1}});

    // Two records that were both asked to come back are not asked again when they are one.
    merge(6, 5);
    count(shop.run("2026-06-16"));
    CHECK(asked.size() == 3);
    CHECK(asked[memberOf(5).text()] == 1);

    for (const json& row : json::parse(shop.text(reportSegments, {{"format", "json"}})).at("rows")) {
        CHECK((row.at("segment") != "total" || row.at("members") == 3));
    }
}

SCENARIO("A complaint on the telephone is one that somebody has to see to", "[ctl][winback][calls]")
{
    QuietShop shop(1);
    const json investigated{{"member", memberOf(1).text()}, {"staff", 1}, {"step", "investigated"}, {"fault", "shop"}};
    CHECK(noteComplaint(shop.room(), investigated).error().code == ErrorCode::NotFound); // there is none
    REQUIRE(noteCall(shop.room(), {{"member", memberOf(1).text()}, {"result", "complaint"}, {"staff", 1}}).ok());
    CHECK(noteComplaint(shop.room(), investigated).ok());
}
