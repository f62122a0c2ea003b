// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/till_side.h"
#include "tests/app/office/office_fixture.h"
#include "tests/support/memory_till_port.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

HttpResponse ask(TestOffice& office, const std::string& what)
{
    HttpsClient operatorsTool({.host = "127.0.0.1",
                               .port = office.server().watchAddress()->port,
                               .authority = readOfficeKeys(office.folder).value().authority.certificate});
    return operatorsTool.send({.method = "GET", .target = what}).value();
}

/// What stands behind `name` in the metrics; empty when nothing does.
std::string metric(TestOffice& office, const std::string& name)
{
    const std::string all = "\n" + ask(office, "/metrics").body;
    const std::size_t at = all.find("\n" + name + " ");
    return at == std::string::npos ? ""
                                   : all.substr(at + name.size() + 2, all.find('\n', at + 1) - at - name.size() - 2);
}

} // namespace

SCENARIO("An operator sees that the office is well, and how much it does, and of nobody what they do",
         "[office][watch]")
{
    TestOffice office;
    office.start();
    CHECK(ask(office, "/health").status == 200);
    CHECK(ask(office, "/ready").status == 200);
    CHECK(ask(office, "/v1/sync").status == 404);
    CHECK(metric(office, "huitou_office_ready") == "1");
    CHECK(metric(office, "huitou_office_events_applied_total") == "0");

    const EnrolledTill till = office.enrolledTill();
    MemoryTillPort store(till.grant.till);
    TillSide side(store, till.signingKey, till.grant.officeKey, office.clock);
    store.write(saleOf(10, std::nullopt, office.clock.now()));
    const auto line = lineOf(till);
    const std::string upload{textOf(side.nextUpload().value())};
    REQUIRE(line->send({.target = "/v1/sync", .body = upload}).value().status == 200);
    REQUIRE(line->send({.target = "/nowhere", .body = {}}).value().status == 404);

    CHECK(metric(office, R"(huitou_office_requests_total{door="sync",status="200"})") == "1");
    CHECK(metric(office, R"(huitou_office_requests_total{door="sync",status="404"})") == "1");
    CHECK(metric(office, R"(huitou_office_request_seconds_count{door="sync"})") == "2");
    int looks = 0; // the worker has it in hand
    while (metric(office, "huitou_office_events_applied_total") != "1" && ++looks < 1'000) {
    }
    CHECK(looks < 1'000);
    CHECK(metric(office, "huitou_office_events_waiting") == "0");
    CHECK(ask(office, "/metrics").body.find(till.grant.till.text()) == std::string::npos);
}

SCENARIO("An office that lost its database is well and not ready, until it is back", "[office][watch][postgres]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    {
        TestOffice office(cluster.url(database));
        office.start();
        CHECK(ask(office, "/ready").status == 200);
        const std::string away = database + "_away";
        cluster.cutConnections(database);
        cluster.execute("postgres", "ALTER DATABASE " + database + " RENAME TO " + away);
        CHECK(ask(office, "/ready").status == 503);
        CHECK(ask(office, "/health").status == 200);
        CHECK(metric(office, "huitou_office_ready") == "0");
        cluster.execute("postgres", "ALTER DATABASE " + away + " RENAME TO " + database);
        CHECK(ask(office, "/ready").status == 200);
    }
    cluster.drop(database);
}

SCENARIO("A till that asks without end is told to wait, and the others don't notice", "[office][limit]")
{
    TestOffice office;
    office.start();
    const EnrolledTill wild = office.enrolledTill();
    const EnrolledTill other = office.enrolledTill();
    const auto line = lineOf(wild);
    const auto asked = [](HttpsClient& client) {
        return client.send({.method = "GET", .target = "/v1/none"}).value().status;
    };
    int answered = 0;
    while (answered < 1'000 && asked(*line) == 404) {
        ++answered;
    }
    CHECK(answered == 100);
    CHECK(asked(*line) == 429);
    CHECK(asked(*lineOf(other)) == 404);
    office.clock.time += std::chrono::seconds{5}; // as long as it was told to wait
    CHECK(asked(*line) == 404);
}
