// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands/office_commands.h"
#include "app/office/open_office.h"
#include "tests/app/ctl/shop_folder.h"
#include "tests/support/fake_clock.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace huitou::test
{

inline MemberId memberOf(int number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number >> 8);
    bytes[1] = static_cast<std::uint8_t>(number);
    bytes[15] = 1;
    return MemberId{bytes};
}

/// An office that this test holds, with a manager (staff 1) and members who came every other week until 20 January and
/// never again. Its clock stands on 15 June, until a test moves it.
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
    /// The next version of the programme, with these sections instead of the shipped campaigns.
    void putProgramme(const std::string& sections)
    {
        const std::string version = std::to_string(++m_version);
        const std::string text = "format = 1\nid = \"quiet\"\nname = \"Quiet\"\nversion = " + version +
                                 "\nvalid_from = 2020-01-0" + version + "\n[earn]\npoints = 1\nper = 1\n" + sections;
        REQUIRE(store().putProgramme(text).ok());
    }
    void setClock(Instant now) { m_clock.time = now; }
    [[nodiscard]] OfficeStore& store() { return m_office->store(); }
    [[nodiscard]] OfficeRoom& room() { return m_office->room(); }
    [[nodiscard]] nlohmann::json run(const std::string& today, bool isDry = false)
    {
        const Result<nlohmann::json> done = runWinBack(m_office->room(), {{"today", today}, {"dryRun", isDry}});
        REQUIRE(done.ok());
        return done.value();
    }
    /// The only row of the report.
    [[nodiscard]] nlohmann::json report(const std::string& today)
    {
        const Result<nlohmann::json> done = reportWinBack(m_office->room(), {{"today", today}, {"format", "json"}});
        REQUIRE(done.ok());
        const nlohmann::json rows = nlohmann::json::parse(done.value().at("text").get<std::string>()).at("rows");
        REQUIRE(rows.size() == 1);
        return rows.front();
    }
    [[nodiscard]] std::string text(CommandResult (*command)(OfficeRoom&, const nlohmann::json&),
                                   const nlohmann::json& arguments)
    {
        const Result<nlohmann::json> done = command(m_office->room(), arguments);
        REQUIRE(done.ok());
        return done.value().at("text").get<std::string>();
    }

private:
    ShopFolder m_folder;
    FakeClock m_clock{testNow};
    std::unique_ptr<OpenOffice> m_office;
    std::vector<Fact> m_facts;
    int m_version = 1; ///< of the programme
};

} // namespace huitou::test
