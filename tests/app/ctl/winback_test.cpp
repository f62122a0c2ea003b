// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/open_office.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace huitou;
using nlohmann::json;

namespace
{

MemberId memberOf(int number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number >> 8);
    bytes[1] = static_cast<std::uint8_t>(number);
    bytes[15] = 1;
    return MemberId{bytes};
}

/// An office that this test holds, with members who came every other week until 20 January and never again. Its
/// clock stands on 15 June.
class QuietShop
{
public:
    explicit QuietShop(int members)
    {
        REQUIRE(m_folder.init().exit == Exit::Done);
        REQUIRE(m_folder.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
        Result<std::unique_ptr<OpenOffice>> office = OpenOffice::open({m_folder.office()}, m_clock);
        REQUIRE(office.ok());
        m_office = std::move(office).value();
        for (int number = 1; number <= members; ++number) {
            setConsent(number, true);
            for (int visit = 0; visit < 5; ++visit) {
                addPurchase(number, *parseDate("2026-01-20") - std::chrono::days{14 * visit});
            }
        }
        write();
    }

    void setConsent(int number, bool consents)
    {
        MemberRecord record;
        record.id = memberOf(number);
        record.name = "Member " + std::to_string(number);
        record.phone = std::to_string(13'800'000'000 + number);
        record.joined = *parseDate("2025-11-01");
        record.consentToOffers = consents;
        store().putMember(record);
    }
    void addPurchase(int number, Date day) { addPurchase(memberOf(number), day); }
    void addPurchase(const MemberId& member, Date day)
    {
        m_facts.emplace_back(HistoricPurchaseFact{member, OutletId{1}, day, Money::fromMinor(8'000, cny), 1, {}});
    }
    /// Writes the purchases that were added.
    void write()
    {
        m_office->side().write(m_facts);
        m_facts.clear();
    }
    [[nodiscard]] OfficeStore& store() { return m_office->store(); }
    [[nodiscard]] json run(const std::string& today)
    {
        const Result<json> done = runWinBack(m_office->room(), {{"today", today}});
        REQUIRE(done.ok());
        return done.value();
    }
    /// The only row of the report.
    [[nodiscard]] json report(const std::string& today)
    {
        const Result<json> done = reportWinBack(m_office->room(), {{"today", today}, {"format", "json"}});
        REQUIRE(done.ok());
        const json rows = json::parse(done.value().at("text").get<std::string>()).at("rows");
        REQUIRE(rows.size() == 1);
        return rows.front();
    }
    [[nodiscard]] std::string text(CommandResult (*command)(OfficeRoom&, const json&), const json& arguments)
    {
        const Result<json> done = command(m_office->room(), arguments);
        REQUIRE(done.ok());
        return done.value().at("text").get<std::string>();
    }

private:
    ShopFolder m_folder;
    FixedClock m_clock{testNow};
    std::unique_ptr<OpenOffice> m_office;
    std::vector<Fact> m_facts;
};

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
