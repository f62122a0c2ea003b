// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/office_server.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <sstream>

using namespace huitou;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

/// The id of the one member that there is.
std::string onlyMember(const ShopFolder& shop)
{
    const std::string list = shop.run({"member", "list"}).out;
    std::smatch id;
    REQUIRE(std::regex_search(list, id, std::regex("[0-9a-f]{32}")));
    return id.str();
}

/// The last line that holds figures, with single spaces.
std::string bottomLine(const std::string& text)
{
    std::istringstream lines(text);
    std::string bottom;
    for (std::string line; std::getline(lines, line);) {
        bottom = line.find_first_of("0123456789") != std::string::npos ? line : bottom;
    }
    bottom = std::regex_replace(bottom, std::regex(" +"), " ");
    return bottom.substr(0, bottom.find_last_not_of(' ') + 1);
}

} // namespace

SCENARIO("An office is made once", "[ctl][office]")
{
    const ShopFolder shop;
    const HuitouRun made = shop.init();
    INFO(made.err);
    REQUIRE(made.exit == Exit::Done);
    CHECK(says(shop.run({"office", "show"}).out, "Renmin Road"));
    CHECK(says(shop.run({"office", "show", "--language", "zh"}).out, "人民路店"));

    const HuitouRun again = shop.init();
    CHECK(again.exit == Exit::Refused);
    CHECK(again.out.empty());
}

SCENARIO("An office with a broken programme or an unknown time zone is not begun", "[ctl][office]")
{
    const ShopFolder shop;
    const std::string broken = shop.file("broken.toml", "format = 1\nid = \n");
    const HuitouRun programme =
        shop.run({"office", "init", "--name-zh", "店", "--name-en", "Shop", "--programme", broken});
    CHECK(programme.exit == Exit::Refused);
    CHECK(says(programme.err, "2"));
    CHECK_FALSE(std::filesystem::exists(shop.office()));

    const HuitouRun zone = shop.run({"office", "init", "--name-zh", "店", "--name-en", "Shop", "--programme",
                                     packagedFile("programmes/zhongmai.toml"), "--time-zone", "Mars/Olympus"});
    CHECK(zone.exit == Exit::Refused);
    CHECK(says(zone.err, "Mars/Olympus"));
    CHECK_FALSE(std::filesystem::exists(shop.office()));
}

SCENARIO("A command for an office that is not there says how to make one", "[ctl][office]")
{
    const ShopFolder shop;
    const HuitouRun run = shop.run({"report", "tiers"});
    CHECK(run.exit == Exit::Refused);
    CHECK(says(run.err, "huitou office init"));
}

SCENARIO("An office that runs answers the same commands over its socket", "[ctl][office]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    REQUIRE(shop.run({"member", "add"}, "王小明\n19900001234\n").exit == Exit::Done);
    const std::string before = shop.run({"member", "find", "-"}, "1234\n").out;

    const FixedClock clock(testNow);
    CommandTable commands;
    addOfficeCommands(commands);
    const auto server = OfficeServer::start({.folder = {shop.office()},
                                             .sync = {.host = "127.0.0.1", .port = 0},
                                             .enrol = {.host = "127.0.0.1", .port = 0}},
                                            std::move(commands), clock);
    REQUIRE(server.ok());

    CHECK(shop.run({"member", "find", "-"}, "1234\n").out == before);
    const HuitouRun again = shop.run({"member", "add"}, "王大明\n199-0000-1234\n");
    CHECK(again.exit == Exit::Refused);
    CHECK(says(again.err, "already"));
    CHECK(says(shop.run({"till", "enrol-code"}).out, "huitou-enrol://"));
    const std::string log = shop.file("log.csv", "customer,date,amount\n1,2024-01-01,10.00\n");
    CHECK(says(shop.run({"import", "purchases", log, "--source", "old"}).out, "1 purchases"));

    server.value()->stop();
    CHECK(shop.run({"till", "enrol-code"}).exit == Exit::Refused);
}

SCENARIO("A review looks at every member, page by page, and changes nothing twice", "[ctl][office][review]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    for (int number = 0; number < 3; ++number) {
        REQUIRE(shop.run({"member", "add"}, "会员" + std::to_string(number) + "\n\n").exit == Exit::Done);
    }
    const HuitouRun review = shop.run({"office", "review", "--language", "en"});
    INFO(review.err);
    REQUIRE(review.exit == Exit::Done);
    CHECK(says(review.out, "3 members looked at; 0 changed"));
    CHECK(says(shop.run({"office", "review", "--language", "zh"}).out, "已检查 3 位会员，0 位有变化"));
}

SCENARIO("An explanation goes up to a day, and what stands at its bottom is the balance", "[ctl][explain]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    const std::string log = shop.file("log.csv", "customer,date,amount\n7,2026-05-01,100.00\n7,2026-05-03,20.00\n");
    REQUIRE(shop.run({"import", "purchases", log, "--source", "old", "--earn"}).exit == Exit::Done);
    const std::string member = onlyMember(shop);
    const auto explain = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"explain", member, "--language", "en"});
        return shop.run(more).out;
    };
    const std::string whole = explain({});
    CHECK(says(whole, "up to 2026-06-15"));
    CHECK(says(whole, "2026-05-03"));
    CHECK(bottomLine(whole) == "Balance 120 120");

    const std::string before = explain({"--at", "2026-05-02"});
    CHECK(says(before, "up to 2026-05-02"));
    CHECK_FALSE(says(before, "2026-05-03"));
    CHECK(bottomLine(before) == "Balance 100 100");
    CHECK(bottomLine(explain({"--at", "2026-04-30"})) == "Balance 0 0");

    CHECK(shop.run({"explain", member, "--at", "yesterday"}).exit == Exit::Refused);
    CHECK(says(shop.run({"explain", member, "--language", "zh"}).out, "余额"));
    CHECK(says(explain({"--format", "csv"}), "2026-05-03"));
    CHECK(nlohmann::json::parse(explain({"--format", "json"})).at("rows").size() >= 2);
}

SCENARIO("Signing up and birthdays bring what the programme gives", "[ctl][gift]")
{
    const ShopFolder shop;
    std::ifstream shipped(packagedFile("programmes/points-card.toml")); // 20 points on the birthday
    std::stringstream programme;
    programme << shipped.rdbuf() << "[[gift]]\nid = \"welcome\"\nwhen = \"sign-up\"\npoints = 5\n"
              << "name = { zh = \"入会礼\", en = \"Welcome\" }\n";
    const auto init = shop.run({"office", "init", "--name-zh", "人民路店", "--name-en", "Renmin Road", "--programme",
                                shop.file("gifts.toml", programme.str())});
    INFO(init.err);
    REQUIRE(init.exit == Exit::Done);

    const auto added = shop.run({"member", "add", "--birthday", "1990-06-15", "--language", "en"}, "Mary Jones\n\n");
    REQUIRE(added.exit == Exit::Done);
    CHECK(says(added.out, "Gifts for signing up: 1."));
    const std::string member = onlyMember(shop);
    CHECK(bottomLine(shop.run({"explain", member, "--language", "en"}).out) == "Balance 5 5");

    CHECK(says(shop.run({"office", "review", "--language", "en"}).out, "1 birthday gifts were given")); // 2026-06-15
    CHECK(says(shop.run({"office", "review", "--language", "en"}).out, "0 birthday gifts were given"));
    CHECK(bottomLine(shop.run({"explain", member, "--language", "en"}).out) == "Balance 25 25");

    CHECK(shop.run({"member", "add", "--birthday", "2031-01-01"}, "Nobody\n\n").exit == Exit::Refused);
}

SCENARIO("Staff are added with a PIN that never stands in an argument", "[ctl][office]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    CHECK(shop.run({"staff", "add", "李小梅"}, "1111\n").exit == Exit::Done);
    CHECK(shop.run({"staff", "add", "Chen Min", "--role", "manager", "--pin-file", shop.file("pin", "9999\n")}).exit ==
          Exit::Done);
    const std::string list = shop.run({"staff", "list"}).out;
    CHECK(says(list, "李小梅"));
    CHECK(says(list, "manager"));

    for (const char* pin : {"", "123\n", "123456789\n", "12a4\n"}) {
        CHECK(shop.run({"staff", "add", "Somebody"}, pin).exit == Exit::Refused);
    }
    CHECK(shop.run({"staff", "add", "李小梅"}, "2222\n").exit == Exit::Refused);
    CHECK(shop.run({"staff", "add", "Somebody", "--role", "king"}, "2222\n").exit == Exit::Usage);
}

SCENARIO("A programme is checked with line and column, and what was filled in", "[ctl][programme]")
{
    const ShopFolder shop;
    const std::string shipped = packagedFile("programmes/zhongmai.toml");
    const HuitouRun good = runWith({"programme", "check", shipped});
    CHECK(good.exit == Exit::Done);
    CHECK(says(good.out, "3 star(s)"));

    const std::string file = shop.file("broken.toml", "format = 1\nid = 7\n");
    const HuitouRun broken = runWith({"programme", "check", file});
    CHECK(broken.exit == Exit::Refused);
    CHECK(says(broken.out, file + ":2:"));

    CHECK(runWith({"programme", "check", shop.path("nothing.toml")}).exit == Exit::Refused);
}

SCENARIO("A programme is checked for another program, as JSON in both languages", "[ctl][programme]")
{
    const ShopFolder shop;
    const HuitouRun good = runWith({"programme", "check", "--json", packagedFile("programmes/points-card.toml")});
    CHECK(good.exit == Exit::Done);
    const nlohmann::json answer = nlohmann::json::parse(good.out);
    CHECK(answer["good"] == true);
    CHECK(answer["programme"]["id"] == "points-card");
    CHECK(answer["programme"]["valid_from"] == "2026-01-01");
    CHECK(answer["findings"].size() > 1);

    const std::string file = shop.file("broken.toml", "format = 1\nid = 7\n");
    const HuitouRun broken = runWith({"programme", "check", file, "--json"});
    CHECK(broken.exit == Exit::Refused);
    const nlohmann::json errors = nlohmann::json::parse(broken.out);
    CHECK(errors["good"] == false);
    CHECK_FALSE(errors.contains("programme"));
    const nlohmann::json& first = errors["findings"].back();
    CHECK(first["severity"] == "error");
    CHECK(first["line"] == 2);
    CHECK(first["column"] == 6);
    CHECK_FALSE(first["zh"].get<std::string>().empty());
}

SCENARIO("The check of a programme explains itself in both languages", "[ctl][programme]")
{
    CHECK(says(runWith({"programme", "check", "--help", "--language", "en"}).out, "--json"));
    CHECK(says(runWith({"programme", "check", "--help", "--language", "zh"}).out, "JSON 输出"));
}
