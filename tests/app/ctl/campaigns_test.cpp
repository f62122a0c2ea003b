// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/quiet_shop.h"

#include <map>

using namespace huitou;
using huitou::test::memberOf;
using huitou::test::QuietShop;
using nlohmann::json;

namespace
{

/// A campaign for everybody, on 15 June: `keys` say what it gives.
std::string campaign(const std::string& keys)
{
    return "[[win_back]]\nid = \"june\"\ntitle = \"June\"\nwhen = \"dates\"\nhold_out_percent = 0\n" + keys + "\n";
}

const std::string fiveOff = "amount_off = 5\nminimum_spend = 50\n";

Result<json> note(QuietShop& shop, CommandResult (*command)(OfficeRoom&, const json&), int member, json arguments)
{
    arguments["member"] = memberOf(member).text();
    arguments["staff"] = 1;
    return command(shop.room(), arguments);
}

Result<json> complain(QuietShop& shop, int member, const char* step)
{
    return note(shop, noteComplaint, member, {{"step", step}, {"fault", "shop"}});
}

json rowsOf(QuietShop& shop, const json& arguments)
{
    return json::parse(shop.text(reportSegments, arguments)).at("rows");
}

} // namespace

SCENARIO("A campaign is never worth more than its budget, however often it runs", "[ctl][winback][budget]")
{
    QuietShop shop(20);
    shop.putProgramme(campaign(fiveOff + "rest_days = 14\nvalid_days = 14\nbudget = \"37.50\""));
    CHECK(shop.run("2026-06-15", true).at("offers").size() == 7); // 35 of 37.50
    CHECK(shop.run("2026-06-15").at("issued") == 7);
    CHECK(shop.run("2026-06-15").at("issued") == 0);
    CHECK(shop.run("2026-07-20").at("issued") == 0);

    THEN("a higher budget goes on where the lower one ended, at its own price")
    {
        shop.putProgramme(campaign("amount_off = 10\nminimum_spend = 50\nbudget = 60"));
        CHECK(shop.run("2026-06-15").at("issued") == 2); // 35 and twice 10
    }
    THEN("so does a number of offers")
    {
        shop.putProgramme(campaign(fiveOff + "most_offers = 10"));
        CHECK(shop.run("2026-06-15").at("issued") == 3);
    }
}

SCENARIO("A run looks at whom something happened to, or may hold for, and at nobody else", "[ctl][winback][calendar]")
{
    QuietShop shop(20);
    shop.putProgramme(campaign(fiveOff + "from = 2026-06-20"));
    CHECK(shop.run("2026-06-15").at("looked_at") == 20);
    CHECK(shop.run("2026-06-15").at("looked_at") == 0);
    CHECK(shop.run("2026-06-19").at("looked_at") == 0);

    shop.addPurchase(7, *parseDate("2026-06-14"));
    shop.write();
    CHECK(shop.run("2026-06-19").at("looked_at") == 1);
    shop.setConsent(8, false);
    CHECK(shop.run("2026-06-19").at("looked_at") == 1);

    const json day = shop.run("2026-06-20");
    CHECK(day.at("looked_at") == 19); // of member 8, who may get nothing, the rhythm alone is looked at
    CHECK(day.at("issued") == 19);

    THEN("other rules are a reason to look at everybody")
    {
        CHECK(shop.run("2026-06-20").at("looked_at") == 19); // to whom an offer was made
        CHECK(shop.run("2026-06-20").at("looked_at") == 0);
        shop.putProgramme(campaign(fiveOff));
        CHECK(shop.run("2026-06-20").at("looked_at") == 20);
    }
}

SCENARIO("A complaint goes step by step, and what was agreed is given at once", "[ctl][winback][complaint]")
{
    QuietShop shop(3);
    shop.putProgramme("[[win_back]]\nid = \"sorry\"\ntitle = \"Sorry\"\nwhen = \"complaint\"\ngives = \"points\"\n"
                      "points = 50\nhold_out_percent = 0\n");
    CHECK(complain(shop, 2, "agreed").error().code == ErrorCode::NotFound);
    REQUIRE(complain(shop, 2, "received").ok());
    CHECK(complain(shop, 2, "agreed").error().code == ErrorCode::NotAllowed);
    CHECK(complain(shop, 2, "lost").error().code == ErrorCode::Malformed);
    REQUIRE(complain(shop, 2, "investigated").ok());
    REQUIRE(complain(shop, 2, "proposed").ok());
    REQUIRE(complain(shop, 2, "proposed").ok()); // the first one was refused
    CHECK(complain(shop, 2, "done").error().code == ErrorCode::NotAllowed);
    CHECK(shop.run("2026-06-15").at("issued") == 0);

    const Points before = shop.store().standing(memberOf(2))->balance;
    REQUIRE(complain(shop, 2, "agreed").ok());
    CHECK(shop.run("2026-06-15").at("issued") == 1);
    CHECK(shop.store().standing(memberOf(2))->balance == before + Points::whole(50));
    CHECK(shop.run("2026-06-16").at("issued") == 0);
    REQUIRE(complain(shop, 2, "done").ok());
    REQUIRE(complain(shop, 2, "prevented").ok());
    CHECK(complain(shop, 2, "prevented").error().code == ErrorCode::NotFound);
}

SCENARIO("Who moved away is offered nothing, who left for the price gets an offer of its own",
         "[ctl][winback][leaving]")
{
    QuietShop shop(3);
    shop.putProgramme("[[win_back]]\nid = \"cheaper\"\ntitle = \"Cheaper\"\nwhen = \"dates\"\n" + fiveOff +
                      "hold_out_percent = 0\nreasons = [\"price\"]\n" + campaign("gives = \"invitation\""));
    REQUIRE(note(shop, noteLeaving, 1, {{"reason", "moved-away"}}).ok());
    REQUIRE(note(shop, noteLeaving, 2, {{"reason", "price"}}).ok());
    CHECK(note(shop, noteLeaving, 2, {{"reason", "weather"}}).error().code == ErrorCode::Malformed);
    std::map<std::string, std::string> rules;
    const json run = shop.run("2026-06-15");
    for (const json& offer : run.at("offers")) {
        rules[offer.at("member")] = offer.at("rule");
    }
    CHECK(rules == std::map<std::string, std::string>{{memberOf(2).text(), "cheaper"}, {memberOf(3).text(), "june"}});
}

SCENARIO("The report by class counts each member once in every group", "[ctl][report][segments]")
{
    QuietShop shop(20);
    for (int visit = 0; visit < 10; ++visit) {
        shop.addPurchase(4, *parseDate("2026-06-14") - std::chrono::days{14 * visit});
    }
    shop.write();
    shop.setConsent(21, true); // who never bought
    REQUIRE(note(shop, noteLeaving, 5, {{"reason", "service"}}).ok());

    std::map<std::string, std::int64_t> members;
    std::map<std::string, std::int64_t> counted;
    std::map<std::string, std::string> spent;
    for (const json& row : rowsOf(shop, {{"format", "json"}})) {
        const std::string group = row.at("group");
        if (row.at("segment") == "total") {
            CHECK(counted[group] == row.at("members"));
            CHECK(row.at("members") == 21);
            spent[group] = row.at("spent");
        } else {
            counted[group] += row.at("members").get<std::int64_t>();
            members[row.at("segment")] = row.at("members");
        }
    }
    CHECK(spent.size() == 7);
    for (const auto& [group, sum] : spent) {
        CHECK(sum == spent.begin()->second);
    }
    CHECK(members["stable"] == 1);
    CHECK(members["decline"] == 19);
    CHECK(members["not-yet"] == 1);
    CHECK(members["loyal"] == 1);
    CHECK(members["ordinary"] == 19);
    CHECK(members["rhythm-drop"] == 19);
    CHECK(members["service"] == 1);

    THEN("the members of a class are listed with scores and reasons, in both languages")
    {
        const json stable = rowsOf(shop, {{"format", "json"}, {"of", "stable"}});
        REQUIRE(stable.size() == 1);
        CHECK(stable[0].at("scores") == "5 5 5 1 1");
        const std::string why = stable[0].at("why");
        CHECK(why.find("stable: ") == 0);
        CHECK(why.find("; loyal: ") != std::string::npos);
        CHECK(shop.text(reportSegments, {{"of", "stable"}, {"language", "zh"}}).find("稳定期") != std::string::npos);
        CHECK(reportSegments(shop.room(), {{"of", "sunny"}}).error().code == ErrorCode::NotFound);
    }
    THEN("who is in a class are as many as the report counts, whichever class it is")
    {
        REQUIRE(members.size() > 20);
        for (const auto& [segment, count] : members) {
            INFO(segment);
            const bool isOneOfSeveral = segment == "quantity-drop" || segment == "rhythm-trend" ||
                                        segment == "quantity-trend" || segment == "rhythm-drop";
            const json listed = rowsOf(shop, {{"format", "json"}, {"of", segment}});
            CHECK((isOneOfSeveral ? listed.size() >= static_cast<std::size_t>(count)
                                  : listed.size() == static_cast<std::size_t>(count)));
        }
    }
    THEN("tills are told the class and the rhythm in a few words")
    {
        static_cast<void>(shop.run("2026-06-15"));
        std::map<MemberId, MemberRow> rows;
        shop.store().transact([&](OfficeTransaction& transaction) {
            for (MemberRow& row : transaction.membersAfter(0, 100, TillId{{7}}, 1)) {
                rows[row.entry.id] = std::move(row);
            }
        });
        CHECK(rows.at(memberOf(4)).rhythm == Sentence{"loyal, usually every 14 days", "忠诚，平时每 14 天来一次"});
        CHECK_FALSE(rows.at(memberOf(4)).away);
        CHECK(rows.at(memberOf(3)).away);
    }
}

SCENARIO("A campaign is stopped from today on, by a manager's PIN, and let go on", "[ctl][winback][campaign]")
{
    QuietShop shop(5);
    shop.putProgramme(campaign(fiveOff));
    const auto listed = [&shop] {
        const Result<json> list = listCampaigns(shop.room(), {{"language", "en"}});
        REQUIRE(list.ok());
        REQUIRE(list.value().at("campaigns").size() == 1);
        return list.value().at("campaigns").front();
    };
    CHECK(listed().at("state") == "running");
    CHECK(listed().at("gift") == "5.00 off from 50.00");
    json question{{"campaign", listed().at("switched")}, {"staff", 1}, {"pin", "9999"}, {"language", "en"}};
    CHECK(putCampaign(shop.room(), question).error().code == ErrorCode::NotAllowed);
    CHECK(listed().at("state") == "running");

    question["pin"] = "1234";
    const Result<json> stopped = putCampaign(shop.room(), question);
    REQUIRE(stopped.ok());
    CHECK(stopped.value().at("from") == "2026-06-15"); // at once, not tomorrow
    CHECK(listed().at("state") == "stopped");
    CHECK(shop.run("2026-06-15").at("issued") == 0);

    question["campaign"] = listed().at("switched"); // twice on one day
    REQUIRE(putCampaign(shop.room(), question).ok());
    CHECK(shop.run("2026-06-15").at("issued") == 5);
    CHECK(listed().at("cost") == "5 offers, worth at most 25.00");
    CHECK(shop.store().programmeTexts().back().starts_with("# Version 4: staff 1, 2026-06-15"));
}

SCENARIO("A campaign made on screen is warned of before it costs money, and its name is its own",
         "[ctl][winback][campaign]")
{
    QuietShop shop(5);
    shop.putProgramme(campaign(fiveOff));
    json question{{"campaign", "id = \"thanks\"\ntitle = \"Thanks\"\nwhen = \"silence\"\ndays = 30\namount_off = 10\n"
                               "stages = [\"stable\"]\n"},
                  {"isNew", true},
                  {"dryRun", true}};
    const Result<json> looked = putCampaign(shop.room(), question);
    REQUIRE(looked.ok());
    CHECK(looked.value().at("warnings").size() >= 1); // no price cuts for stable members
    CHECK(listCampaigns(shop.room(), json::object()).value().at("campaigns").size() == 1);

    question.update({{"dryRun", false}, {"staff", 1}, {"pin", "1234"}});
    REQUIRE(putCampaign(shop.room(), question).ok());
    CHECK(listCampaigns(shop.room(), json::object()).value().at("campaigns").size() == 2);
    CHECK(putCampaign(shop.room(), question).error().code == ErrorCode::AlreadyUsed);
    question["isNew"] = false;
    question["campaign"] = "id = \"gone\"\ntitle = \"Gone\"\ndays = 30\namount_off = 10\n";
    CHECK(putCampaign(shop.room(), question).error().code == ErrorCode::NotFound);
}

SCENARIO("A programme is published for tomorrow; what was sold today stays as it was", "[ctl][programme]")
{
    QuietShop shop(1);
    const std::string present = shop.store().programmeTexts().back();
    const auto asVersion = [&present](const std::string& version, const std::string& day) {
        std::string text = present;
        text.replace(text.find("version = 1"), 11, "version = " + version);
        const std::size_t at = text.find("valid_from = ");
        text.replace(at, text.find('\n', at) - at, "valid_from = " + day);
        const std::size_t rate = text.find("points = 1\n");
        return text.replace(rate, 11, "points = 2\n");
    };
    json question{{"toml", asVersion("2", "2026-06-15")}, {"staff", 1}, {"pin", "1234"}};
    CHECK(publishProgramme(shop.room(), question).error().code == ErrorCode::NotAllowed); // today
    question["toml"] = asVersion("1", "2026-06-16");
    CHECK(publishProgramme(shop.room(), question).error().code == ErrorCode::NotAllowed); // the same number
    question["toml"] = "format = 1";
    CHECK(publishProgramme(shop.room(), question).error().code == ErrorCode::ProgrammeInvalid);
    question["toml"] = asVersion("2", "2026-06-16");
    REQUIRE(publishProgramme(shop.room(), question).ok());
    REQUIRE(shop.store().programmes().size() == 2);
    CHECK(formatDate(shop.store().programmes().back().validFrom) == "2026-06-16");
}
