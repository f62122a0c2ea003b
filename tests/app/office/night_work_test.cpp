// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/night_work.h"

#include "app/ctl/commands/office_commands.h"
#include "app/office/open_office.h"
#include "core/base/storage_error.h"
#include "tests/app/office/office_fixture.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <thread>

using namespace huitou;
using huitou::test::PostgresCluster;
using huitou::test::TestOffice;
using nlohmann::json;

namespace
{

using namespace std::chrono_literals;

/// What an office is asked to do at night, counted.
struct Chores {
    int reviews = 0;
    int runs = 0;
    std::uint64_t waiting = 0;
    bool fails = false;
    std::function<void()> during = [] {};
};

CommandTable tableOf(Chores& chores)
{
    CommandTable table;
    // Two pages of members.
    table.add("office.review", [&chores](OfficeRoom&, const json& arguments) -> Result<json> {
        ++chores.reviews;
        chores.during();
        json page{{"looked", 500}, {"changed", 1}, {"stars", 0}, {"gifts", 0}};
        if (!arguments.contains("after")) {
            page["next"] = "00000000000000000000000000000001";
        }
        return page;
    });
    table.add("winback.run", [&chores](OfficeRoom& room, const json&) -> Result<json> {
        if (chores.fails) {
            return Error{ErrorCode::NotFound, {"No programme.", "没有方案。"}};
        }
        ++chores.runs;
        return json{{"offers", json::array()}, {"held_out", json::array()}, {"waiting", chores.waiting}, {"unsure", 0},
                    {"cancelled", 0},          {"is_whole", room.mayGoOn()}};
    });
    return table;
}

/// 3 o'clock at outlet 1, in China, in the night to that day of June.
Instant nightTo(int day)
{
    return Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / day}} - 5h;
}

/// One process of an office.
struct Process {
    explicit Process(TestOffice& office)
        : clock(office.clock), open(OpenOffice::open(office.folder, office.clock).value())
    {
    }
    void roundAt(Instant now, bool isStopping = false)
    {
        clock.time = now;
        const std::atomic<bool> flag = isStopping;
        CHECK(work.round(flag) <= 15min);
    }

    test::FakeClock& clock;
    std::unique_ptr<OpenOffice> open;
    Chores chores;
    CommandTable table = tableOf(chores);
    NightWork work{open->room(), table, 3h};
};

} // namespace

SCENARIO("Each night's work is done once, and a missed night's after the start", "[office][night]")
{
    TestOffice office;
    {
        Process process(office);
        process.roundAt(nightTo(16) + 7h); // a new office waits for its first night
        process.roundAt(nightTo(17) - 1ms);
        CHECK(process.chores.reviews == 0);
        process.roundAt(nightTo(17));
        process.roundAt(nightTo(17) + 1min);
        process.roundAt(nightTo(18) - 1ms);
        CHECK(process.chores.reviews == 2);
        CHECK(process.chores.runs == 1);
    }
    GIVEN("that the office was off for three nights")
    {
        Process process(office);
        process.roundAt(nightTo(20) + 6h);
        CHECK(process.chores.reviews == 2);
        CHECK(process.chores.runs == 1);
        process.roundAt(nightTo(20) + 8h);
        CHECK(process.chores.runs == 1);
    }
    GIVEN("that it was only started again")
    {
        Process process(office);
        process.roundAt(nightTo(18) - 1h);
        CHECK(process.chores.runs == 0);
    }
    GIVEN("that the clock was years ahead for a night")
    {
        Process process(office);
        process.roundAt(nightTo(18) + std::chrono::days{3'650});
        process.roundAt(nightTo(18));
        process.roundAt(nightTo(19));
        CHECK(process.chores.runs == 3);
    }
}

SCENARIO("Offers are looked for again each hour while something waits", "[office][night]")
{
    TestOffice office;
    Process process(office);
    process.roundAt(nightTo(16) + 7h);
    process.chores.waiting = 3;
    process.roundAt(nightTo(17));
    process.roundAt(nightTo(17) + 59min);
    CHECK(process.chores.runs == 1);
    process.roundAt(nightTo(17) + 1h);
    CHECK(process.chores.runs == 2);
    process.chores.waiting = 0;
    process.roundAt(nightTo(17) + 2h);
    process.roundAt(nightTo(17) + 3h);
    CHECK(process.chores.runs == 3);
    CHECK(process.chores.reviews == 2);
}

SCENARIO("A night that failed, or in which the office was stopped, is done later", "[office][night]")
{
    TestOffice office;
    Process process(office);
    process.roundAt(nightTo(16) + 7h);
    GIVEN("that the office ends during the review")
    {
        process.roundAt(nightTo(17), true);
        CHECK(process.chores.reviews == 0);
        CHECK(process.chores.runs == 0);
    }
    GIVEN("that making offers fails")
    {
        process.chores.fails = true;
        process.roundAt(nightTo(17));
        CHECK(process.chores.reviews == 2);
        process.chores.reviews = 0;
        process.chores.fails = false;
    }
    process.roundAt(nightTo(17) + 15min);
    CHECK(process.chores.reviews == 2);
    CHECK(process.chores.runs == 1);
}

SCENARIO("Of two processes of the office one does the night's work", "[office][night][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    {
        TestOffice office(cluster.url(database));
        const std::unique_ptr<TestOffice> other = TestOffice::beside(office);
        Process first(office);
        Process second(*other);
        first.roundAt(nightTo(16) + 7h);
        second.roundAt(nightTo(16) + 7h);
        first.chores.during = [&] { second.roundAt(nightTo(17) + 1min); };
        first.roundAt(nightTo(17));
        second.roundAt(nightTo(17) + 2min);
        CHECK(first.chores.runs == 1);
        CHECK(second.chores.runs == 0);
        CHECK(second.chores.reviews == 0);

        // One that ends in the midst of it, without a word, is followed by the other after an hour.
        struct Killed {
        };
        first.chores.during = [] { throw Killed{}; };
        first.clock.time = nightTo(18);
        const std::atomic<bool> isStopping = false;
        CHECK_THROWS_AS(first.work.round(isStopping), Killed);
        second.roundAt(nightTo(18) + 59min);
        CHECK(second.chores.runs == 0);
        second.roundAt(nightTo(18) + 1h);
        CHECK(second.chores.runs == 1);
    }
    cluster.drop(database);
}

SCENARIO("Two processes make offers at the same moment, and each member gets one", "[office][night][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    {
        constexpr std::uint8_t members = 60;
        TestOffice office(cluster.url(database));
        const std::unique_ptr<TestOffice> other = TestOffice::beside(office);
        other->clock.time = office.clock.time - 1s; // clocks of two machines never agree
        const auto first = OpenOffice::open(office.folder, office.clock).value();
        const auto second = OpenOffice::open(other->folder, other->clock).value();
        const Date today = std::chrono::floor<std::chrono::days>(office.clock.now());
        std::vector<Fact> facts;
        for (std::uint8_t number = 1; number <= members; ++number) {
            MemberRecord record;
            record.id = test::member(number);
            record.name = "Member";
            record.joined = today - std::chrono::days{400};
            record.consentToOffers = true;
            first->store().putMember(record);
            for (int visit = 0; visit < 5; ++visit) {
                facts.emplace_back(HistoricPurchaseFact{record.id,
                                                        OutletId{1},
                                                        today - std::chrono::days{150 + 14 * visit},
                                                        Money::fromMinor(8'000, cny),
                                                        1,
                                                        {}});
            }
        }
        first->side().write(facts);

        // What clashes too often is not stored, says so, and is done by the next run.
        const auto makeAll = [](OfficeRoom& room) {
            for (;;) {
                try {
                    return runWinBack(room, json::object()).ok();
                } catch (const StorageError&) {
                    continue;
                }
            }
        };
        std::thread beside([&] { static_cast<void>(makeAll(second->room())); });
        CHECK(makeAll(first->room()));
        beside.join();
        CHECK(makeAll(second->room()));
        std::size_t draws = 0;
        std::size_t offers = 0;
        first->store().transact([&](OfficeTransaction& transaction) {
            draws = 0;
            offers = 0;
            for (std::uint8_t number = 1; number <= members; ++number) {
                const std::vector<CampaignDraw> drawn = transaction.draws(test::member(number));
                draws += drawn.size();
                offers += static_cast<std::size_t>(std::ranges::count(drawn, false, &CampaignDraw::isHeldOut));
                CHECK(drawn.size() == 1);
            }
        });
        CHECK(draws == members);
        CHECK(first->store().openOffers(today).size() == offers);
    }
    cluster.drop(database);
}

SCENARIO("The time of the night's work is a time of day, or off", "[office][night]")
{
    CHECK(readNightly("03:00").value() == std::optional(std::chrono::minutes{180}));
    CHECK(readNightly("00:00").value() == std::optional(0min));
    CHECK(readNightly("23:59").value() == std::optional(std::chrono::minutes{1439}));
    CHECK_FALSE(readNightly("off").value().has_value());
    for (const char* const text : {"", "3:00", "24:00", "03:60", "aa:bb", "never", "03:00 "}) {
        CHECK(readNightly(text).error().code == ErrorCode::Malformed);
    }
}
