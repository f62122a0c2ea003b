// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_till.h"
#include "app/till/office_line.h"
#include "app/till/store_thread.h"
#include "app/till/sync_worker.h"
#include "app/till/till_application.h"
#include "core/storage/key_provider.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include <QTest>

#include <optional>

using namespace huitou;

namespace
{

/// What the office says to a question that it answers to no till: NotAllowed from whomever it lets in.
ErrorCode heardOver(OfficeLine& line)
{
    std::optional<Error> heard;
    line.command(R"({"command": "office.status"})", [&heard](const Result<std::string>& answer) {
        heard = answer.ok() ? Error{ErrorCode::Malformed, {}} : answer.error();
    });
    REQUIRE(QTest::qWaitFor([&heard] { return heard.has_value(); }, 60'000));
    return heard->code;
}

} // namespace

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
        const EnrolledTill before = readEnrolledTill(folder).value();

        StoreThread store;
        bool isOpen = false;
        store.open([folder] { return TillStore::open(folder, *keyProviderFor(keyFileOf(folder))); },
                   [&isOpen](const Status& status) { isOpen = status.ok(); });
        REQUIRE(QTest::qWaitFor([&isOpen] { return isOpen; }, 60'000));

        WHEN("it speaks to the office")
        {
            OfficeLine questions(store, before);
            std::optional<Credentials> renewed;
            int reached = 0;
            SyncWorker worker(store, readEnrolledTill(folder).value(), folder, office.clock,
                              {.onOffice = [&reached](const OfficeState& state) { reached += state.reached ? 1 : 0; },
                               .onDocuments = [] {},
                               .onCertificate =
                                   [&](const Credentials& own) {
                                       questions.useCertificate(own);
                                       renewed = own;
                                   }});
            REQUIRE(QTest::qWaitFor([&reached] { return reached >= 1; }, 60'000));
            REQUIRE(renewed.has_value());
            worker.kick();
            REQUIRE(QTest::qWaitFor([&reached] { return reached >= 2; }, 60'000));

            THEN("it keeps the new one, and its own lines go by that alone")
            {
                CHECK(renewed->certificate != before.grant.certificate);
                CHECK(readEnrolledTill(folder).value().grant.certificate == renewed->certificate);
                CHECK(readEnrolledTill(folder).value().privateKey == renewed->privateKey);
                CHECK(heardOver(questions) == ErrorCode::NotAllowed);
                OfficeLine old(store, before);
                CHECK(heardOver(old) == ErrorCode::OfficeRefused);
            }
        }
    }
}
