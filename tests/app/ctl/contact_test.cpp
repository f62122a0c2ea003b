// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/open_office.h"
#include "core/storage/contact_desk.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <regex>

using namespace huitou;
using nlohmann::json;

namespace
{

bool says(const std::string& text, std::string_view words)
{
    return text.find(words) != std::string::npos;
}

std::string idIn(const std::string& text)
{
    std::smatch match;
    REQUIRE(std::regex_search(text, match, std::regex("[0-9a-f]{32}")));
    return match[0];
}

json exportOf(const ShopFolder& shop, const std::string& id)
{
    const HuitouRun run = shop.run({"member", "export", id, "--staff", "1"}, "1234\n");
    REQUIRE(run.exit == Exit::Done);
    return json::parse(run.out);
}

/// Members who came every other week until 20 January, held by the test; it is 15 June, ten in the morning.
class QuietMembers
{
public:
    QuietMembers()
    {
        REQUIRE(m_folder.init().exit == Exit::Done);
        REQUIRE(m_folder.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
        m_office = OpenOffice::open({m_folder.office()}, m_clock).value();
        std::vector<Fact> facts;
        for (std::uint8_t number = 1; number <= 6; ++number) {
            MemberRecord record;
            record.id = id(number);
            record.name = "Member " + std::to_string(number);
            record.phone = std::to_string(13'800'000'000 + number);
            record.joined = *parseDate("2025-11-01");
            record.consentToOffers = true;
            record.contact.email = "m" + std::to_string(number) + "@example.com";
            record.contact.consents.set(Purpose::Offers, Channel::Phone, number != 6);
            record.contact.consents.set(Purpose::Offers, Channel::Email, number != 6);
            m_office->store().putMember(record);
            for (int visit = 0; visit < 5; ++visit) {
                facts.emplace_back(HistoricPurchaseFact{record.id, OutletId{1},
                                                        *parseDate("2026-01-20") - std::chrono::days{14 * visit},
                                                        Money::fromMinor(1'000 * number, cny), 1, Points{}});
            }
        }
        m_office->side().write(facts);
    }
    [[nodiscard]] static MemberId id(std::uint8_t number) { return MemberId{{number}}; }
    [[nodiscard]] ContactDesk desk() { return ContactDesk(m_office->store()); }
    json ask(CommandResult (*command)(OfficeRoom&, const json&), const json& arguments)
    {
        const Result<json> done = command(m_office->room(), arguments);
        REQUIRE(done.ok());
        return done.value();
    }
    /// The ids in the list, from the top.
    [[nodiscard]] std::vector<std::string> listed(json arguments)
    {
        arguments["format"] = "json";
        std::vector<std::string> ids;
        const json table = json::parse(ask(listWinBack, arguments).at("text").get<std::string>());
        for (const json& row : table.at("rows")) {
            ids.push_back(row.at("id"));
        }
        return ids;
    }

private:
    ShopFolder m_folder;
    FixedClock m_clock{testNow};
    std::unique_ptr<OpenOffice> m_office;
};

} // namespace

SCENARIO("How a member may be reached is taken from standard input, and told back to them", "[ctl][contact]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    REQUIRE(shop.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
    const HuitouRun added = shop.run({"member", "add", "--email", "--consent", "--give", "offers:email"},
                                     "Mei\n13800138000\nMei@Example.com\n");
    REQUIRE(added.exit == Exit::Done);
    const std::string id = idIn(added.out);
    CHECK(exportOf(shop, id).at("record").at("email") == "Mei@example.com");

    CHECK(shop.run({"member", "edit", id, "--withdraw", "offers:email", "--give", "follow-up:phone", "--prefer",
                    "phone", "--hours", "10:00-20:00", "--messages-in", "en"})
              .exit == Exit::Done);
    const json told = exportOf(shop, id);
    CHECK(told.at("record").at("contact_hours") == "10:00-20:00");
    CHECK(told.at("record").at("preferred_channel") == "phone");
    CHECK(told.at("record").at("messages_in") == "en");
    const json consents = told.at("contact").at(0).at("consents");
    REQUIRE(consents.size() == 4); // offers:email and offers:shop at the beginning, then the two
    CHECK(consents.at(2).at("channel") == "email");
    CHECK(consents.at(2).at("given") == false);

    CHECK(says(shop.run({"member", "edit", id, "--give", "offers:fax"}).err, "offers:email"));
    CHECK(says(shop.run({"member", "edit", id, "--give", "follow-up:shop"}).err, "offers:email"));
    CHECK(says(shop.run({"member", "edit", id, "--hours", "late"}).err, "10:00-20:00"));
    CHECK(says(shop.run({"member", "edit", id, "--email"}, "nobody\n").err, "name@example.com"));
    CHECK(exportOf(shop, id).at("record").at("email") == "Mei@example.com");
    CHECK(shop.run({"member", "edit", id, "--email"}, "\n").exit == Exit::Done);
    CHECK(exportOf(shop, id).at("record").at("email") == "");
    CHECK(says(shop.run({"member", "link", id}).err, "--members-listen"));
}

SCENARIO("A run queues messages for those who may be written to, once, and a dry run none",
         "[ctl][winback][deliveries]")
{
    QuietMembers shop;
    const json dry = shop.ask(runWinBack, {{"today", "2026-06-15"}, {"dryRun", true}});
    const std::size_t offers = dry.at("offers").size();
    REQUIRE(offers >= 2);
    CHECK(shop.desk().deliveryCounts().empty());
    shop.ask(runWinBack, {{"today", "2026-06-15"}});
    shop.ask(runWinBack, {{"today", "2026-06-15"}});
    const std::vector<Delivery> queued = shop.desk().newestDeliveries(100);
    const auto isSix = [](const Delivery& delivery) { return delivery.member == QuietMembers::id(6); };
    CHECK(std::none_of(queued.begin(), queued.end(), isSix)); // consented to offers, and not to mail
    CHECK(queued.size() <= offers);
    CHECK(queued.size() + 1 >= offers);
    const std::string text = shop.ask(listDeliveries, json::object()).at("text").get<std::string>();
    CHECK(says(text, "queued"));
    CHECK_FALSE(says(text, "example.com"));
}

SCENARIO("The call list names whom to call now, most at stake first, and remembers what came of it",
         "[ctl][winback][calls]")
{
    QuietMembers shop;
    const auto calls = [&shop](const json& more = json::object()) {
        json arguments{{"calls", 10}};
        arguments.update(more);
        return shop.listed(arguments);
    };
    std::vector<std::string> expected;
    for (std::uint8_t number = 5; number > 0; --number) {
        expected.push_back(QuietMembers::id(number).text());
    }
    CHECK(calls() == expected); // 6 did not consent to calls
    CHECK(shop.listed({{"atRisk", 10}}).size() == 6);
    CHECK(shop.listed({{"atRisk", 2}}).size() == 2);
    CHECK(calls({{"outlet", 2}}).empty());
    CHECK(calls({{"outlet", 1}}).size() == 5);
    CHECK(calls({{"star", "none"}}).size() == 5);
    CHECK(calls({{"stage", "decline"}}).size() == 5);
    CHECK(calls({{"stage", "stable"}}).empty());
    CHECK(calls({{"class", "advocate"}}).empty());
    CHECK(calls({{"minStake", "1000000"}}).empty());
    CHECK(calls({{"minProbability", 100}}).empty());

    const auto note = [&shop](std::uint8_t member, const char* result) {
        return shop.ask(noteCall, {{"member", QuietMembers::id(member).text()}, {"result", result}, {"staff", 1}});
    };
    note(5, "not-reached"); // not twice a day
    note(4, "will-come");
    CHECK(says(note(3, "do-not-call").at("text").get<std::string>(), "withdrawn"));
    note(2, "moved-away");
    const json manager{{"member", QuietMembers::id(2).text()}, {"staff", 1}, {"pin", "1234"}};
    CHECK(says(shop.ask(exportMember, manager).at("text").get<std::string>(), "\"reason\": \"moved-away\""));
    CHECK(calls() == std::vector{QuietMembers::id(1).text()});
    CHECK_FALSE(shop.desk().consents(QuietMembers::id(3)).back().change.isGiven);

    shop.desk().change(QuietMembers::id(1), {.hours = std::optional(ContactHours{18 * 60, 20 * 60})},
                       ConsentSource::Office, testNow);
    CHECK(calls().empty()); // not before the evening
    CHECK(says(shop.ask(listWinBack, {{"calls", 10}}).at("text").get<std::string>(),
               "1 more like to be called at other"));
    CHECK(
        says(shop.ask(listCalls, {{"member", QuietMembers::id(4).text()}}).at("text").get<std::string>(), "will come"));
}

SCENARIO("The report draws what campaigns brought", "[ctl][winback][report]")
{
    QuietMembers shop;
    shop.ask(runWinBack, {{"today", "2026-06-15"}});
    const auto report = [&shop](const char* format) {
        return shop.ask(reportWinBack, {{"today", "2026-10-15"}, {"format", format}}).at("text").get<std::string>();
    };
    CHECK(report("svg").starts_with("<svg "));
    CHECK(says(report("svg"), "not enough yet"));
    CHECK(report("html").starts_with("<!DOCTYPE html>"));
    CHECK(says(report("html"), "</svg>"));
}
