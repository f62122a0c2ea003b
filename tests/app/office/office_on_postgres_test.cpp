// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/database_address.h"
#include "core/base/storage_error.h"
#include "core/shop/outlet.h"
#include "core/storage/standing_json.h"
#include "core/sync/till_side.h"
#include "tests/app/office/office_fixture.h"
#include "tests/support/memory_till_port.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <thread>

using namespace huitou;
using namespace huitou::test;

namespace
{

/// A till that talks to whichever process of the office it reaches.
struct RoamingTill {
    RoamingTill(EnrolledTill till, const std::vector<std::uint16_t>& ports, const Clock& clock)
        : enrolled(std::move(till)), store(enrolled.grant.till),
          side(store, enrolled.signingKey, enrolled.grant.officeKey, clock)
    {
        for (const std::uint16_t port : ports) {
            enrolled.syncPort = port;
            lines.push_back(lineOf(enrolled));
        }
    }

    NextStep exchange(std::size_t where)
    {
        const Bytes upload = side.nextUpload().value();
        const HttpResponse answer =
            lines[where % lines.size()]->send({.target = "/v1/sync", .body = std::string(textOf(upload))}).value();
        HUITOU_CHECK(answer.status == 200);
        return side.takeAnswer(bytesOf(answer.body)).value();
    }

    EnrolledTill enrolled;
    MemoryTillPort store;
    TillSide side;
    std::vector<std::unique_ptr<HttpsClient>> lines;
};

void sellAndRoam(RoamingTill& till, int sales, std::size_t seed, const Clock& clock)
{
    for (int number = 0; number < sales; ++number) {
        till.store.write(saleOf(10 + number, member(static_cast<std::uint8_t>(1 + (number + seed) % 3)), clock.now()));
        static_cast<void>(till.exchange(static_cast<std::size_t>(number) * 7 + seed));
    }
}

} // namespace

SCENARIO("Two processes of the office serve the tills from one database", "[office][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    {
        TestOffice office(cluster.url(database));
        const std::unique_ptr<TestOffice> beside = TestOffice::beside(office);
        office.start();
        beside->start();
        for (std::uint8_t number = 1; number <= 3; ++number) {
            const auto open = OpenOffice::open(office.folder, office.clock).value(); // beside those that run
            MemberRecord record;
            record.id = member(number);
            record.name = "Member";
            record.joined = *parseDate("2026-01-01");
            open->store().putMember(record);
        }
        const std::vector<std::uint16_t> ports = {office.server().syncAddress().port,
                                                  beside->server().syncAddress().port};
        // A code that one process made is used at the other.
        std::vector<std::unique_ptr<RoamingTill>> tills;
        for (int number = 0; number < 3; ++number) {
            EnrolmentLink link = readEnrolmentLink(number % 2 == 0 ? office.link() : beside->link()).value();
            link.enrolPort =
                number % 2 == 0 ? beside->server().enrolAddress().port : office.server().enrolAddress().port;
            EnrolledTill enrolled = enrol(writeEnrolmentLink(link), office.freshFolder()).value();
            tills.push_back(std::make_unique<RoamingTill>(std::move(enrolled), ports, office.clock));
        }
        constexpr int sales = 10;
        std::vector<std::thread> days;
        for (std::size_t number = 0; number < tills.size(); ++number) {
            days.emplace_back([&, number] { sellAndRoam(*tills[number], sales, number, office.clock); });
        }
        for (std::thread& day : days) {
            day.join();
        }
        beside->stop();
        office.stop();

        const auto open = OpenOffice::open(office.folder, office.clock).value();
        while (open->side().applyPending(100) == 100) {
        }
        std::size_t facts = 0;
        Points earned;
        open->store().transact([&](OfficeTransaction& transaction) {
            facts = 0;
            for (const auto& till : tills) {
                const Cursor cursor = transaction.cursor(till->store.progress().till, 1).value();
                CHECK(cursor.nextSeq == sales + 1);
                CHECK(cursor.headHash == till->store.log().back().hash);
            }
            for (std::uint8_t number = 1; number <= 3; ++number) {
                facts += transaction.facts(member(number)).size();
            }
            CHECK(transaction.pending(10, {}).empty());
        });
        for (std::uint8_t number = 1; number <= 3; ++number) {
            earned += open->store().standing(member(number))->balance;
        }
        CHECK(facts == 3 * sales);
        CHECK(earned == Points::whole(3 * (10 * sales + sales * (sales - 1) / 2)));
    }
    cluster.drop(database);
}

SCENARIO("An outlet that one process adds is known to the other", "[office][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    {
        const TestOffice office(cluster.url(database));
        const std::unique_ptr<TestOffice> beside = TestOffice::beside(office);
        const auto one = OpenOffice::open(office.folder, office.clock).value();
        const auto other = OpenOffice::open(beside->folder, office.clock).value();
        CHECK_FALSE(other->room().calendars.of(OutletId{2}).has_value());
        Outlet outlet;
        outlet.id = OutletId{2};
        outlet.name = {"Second", "二店"};
        one->store().putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
        other->store().transact(
            [&](OfficeTransaction&) { CHECK(other->room().calendars.of(OutletId{2}).has_value()); });
    }
    cluster.drop(database);
}

SCENARIO("The address of the database holds no password", "[office][postgres]")
{
    const TestOffice office;
    CHECK(writeDatabaseAddress(office.folder, "postgresql://boss:secret@localhost/huitou").error().code ==
          ErrorCode::NotAllowed);
    CHECK(writeDatabaseAddress(office.folder, "host=localhost dbname=huitou password=secret").error().code ==
          ErrorCode::NotAllowed);
    CHECK_FALSE(std::filesystem::exists(office.folder.database()));
    CHECK_FALSE(readDatabaseAddress(office.folder).value().has_value());
}
