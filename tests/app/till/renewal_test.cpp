// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_till.h"
#include "app/till/store_thread.h"
#include "app/till/sync_worker.h"
#include "app/till/till_application.h"
#include "core/storage/key_provider.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include <QTest>

#include <optional>

using namespace huitou;

SCENARIO("A till that runs renews its certificate by itself and goes on with the new one", "[till][renewal]")
{
    GIVEN("a till that was enrolled 45 days ago")
    {
        test::TestOffice office;
        const Instant today = office.clock.time;
        office.clock.time = today - tillCertificateLife / 2;
        office.start();
        const std::filesystem::path folder = office.freshFolder();
        REQUIRE(enrolTill(office.link(), folder, office.clock).ok());
        office.clock.time = today;
        const std::string before = readEnrolledTill(folder).value().grant.certificate;

        StoreThread store;
        bool isOpen = false;
        store.open([folder] { return TillStore::open(folder, *keyProviderFor(keyFileOf(folder))); },
                   [&isOpen](const Status& status) { isOpen = status.ok(); });
        REQUIRE(QTest::qWaitFor([&isOpen] { return isOpen; }));

        WHEN("it speaks to the office")
        {
            std::optional<Credentials> renewed;
            int reached = 0;
            SyncWorker worker(store, readEnrolledTill(folder).value(), folder, office.clock,
                              {.onOffice = [&reached](const OfficeState& state) { reached += state.reached ? 1 : 0; },
                               .onDocuments = [] {},
                               .onCertificate = [&renewed](const Credentials& own) { renewed = own; }});
            REQUIRE(QTest::qWaitFor([&renewed] { return renewed.has_value(); }));
            const int reachedBefore = reached;
            worker.kick();
            CHECK(QTest::qWaitFor([&] { return reached > reachedBefore; }));

            THEN("its line, its folder and what it tells the other line go by the same new certificate")
            {
                CHECK(renewed->certificate != before);
                CHECK(readEnrolledTill(folder).value().grant.certificate == renewed->certificate);
                CHECK(readEnrolledTill(folder).value().privateKey == renewed->privateKey);
            }
        }
    }
}
