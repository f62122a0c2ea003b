// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/till_admission.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::lineOf;
using test::TestOffice;

namespace
{

constexpr std::chrono::days halfLife = tillCertificateLife / 2;

/// What the office answers to nonsense, which it hears only from tills that it lets in.
bool letsIn(HttpsClient& line)
{
    const Result<HttpResponse> answer = line.send({.target = "/v1/sync", .body = "nonsense"});
    return answer.ok() && answer.value().status == 400;
}

Credentials shownBy(const EnrolledTill& till)
{
    return {.privateKey = till.privateKey, .certificate = till.grant.certificate};
}

/// The same till with another certificate.
std::unique_ptr<HttpsClient> lineWith(const EnrolledTill& till, const Credentials& own)
{
    return std::make_unique<HttpsClient>(
        HttpsClient::Settings{.host = till.host, .port = till.syncPort, .authority = till.authority, .own = own});
}

} // namespace

SCENARIO("A till renews its certificate from half of its life on", "[office][renewal]")
{
    TestOffice office;
    office.start();
    const std::filesystem::path folder = office.freshFolder();
    EnrolledTill till = enrol(office.link(), folder).value();
    const Credentials before = shownBy(till);
    const auto line = lineOf(till);

    WHEN("a little less than half of it is over")
    {
        office.clock.time += halfLife - std::chrono::seconds(1);
        CHECK_FALSE(renewCertificate(till, folder, *line).value());
        CHECK(till.grant.certificate == before.certificate);
        CHECK(letsIn(*line));
    }
    WHEN("half of it is over")
    {
        office.clock.time += halfLife;
        // TLS goes by the real time, in which the new certificate has not begun: it is looked at and not shown.
        REQUIRE(renewCertificate(till, folder, *line).value());
        const TillCertificate next = readTillCertificate(till.grant.certificate).value();
        CHECK(next.till == till.grant.till);
        CHECK(next.ends == std::chrono::floor<std::chrono::seconds>(office.clock.time) + tillCertificateLife);
        CHECK(till.privateKey != before.privateKey);

        THEN("that is what it starts with next time, with all that it knew besides")
        {
            const EnrolledTill kept = readEnrolledTill(folder).value();
            CHECK(kept.grant.certificate == till.grant.certificate);
            CHECK(kept.privateKey == till.privateKey);
            CHECK(kept.authority == till.authority);
            CHECK(kept.signingKey.publicKey() == till.signingKey.publicKey());
        }
        THEN("the one before is good as long as nobody has shown the new one: it may have been lost on its way")
        {
            CHECK(letsIn(*lineWith(till, before)));
        }
    }
}

SCENARIO("A renewed certificate opens the door and closes it to the one before", "[office][renewal]")
{
    // The till was enrolled 45 days ago.
    TestOffice office;
    const Instant today = office.clock.time;
    office.clock.time = today - halfLife;
    office.start();
    const std::filesystem::path folder = office.freshFolder();
    EnrolledTill till = enrol(office.link(), folder).value();
    const Credentials before = shownBy(till);
    office.clock.time = today;
    const auto old = lineWith(till, before);
    const auto line = lineOf(till);
    REQUIRE(letsIn(*old));

    REQUIRE(renewCertificate(till, folder, *line).value());
    CHECK(letsIn(*old));
    CHECK(letsIn(*line));
    CHECK_FALSE(letsIn(*old));
    CHECK_FALSE(letsIn(*lineWith(till, before)));
    CHECK(lineWith(till, before)->send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeRefused);
    CHECK(letsIn(*lineOf(till)));

    THEN("that holds when the office is started anew")
    {
        office.stop();
        const auto again = office.tryStart(till.syncPort);
        REQUIRE(again.ok());
        CHECK_FALSE(letsIn(*lineWith(till, before)));
        CHECK(letsIn(*lineOf(till)));
    }
}

SCENARIO("A request for a certificate that is none is refused, and the till keeps what it has", "[office][renewal]")
{
    TestOffice office;
    office.start();
    const EnrolledTill till = office.enrolledTill();
    office.clock.time += halfLife;
    const auto line = lineOf(till);
    CHECK(line->send({.target = "/v1/certificate", .body = "no request"}).value().status == 400);
    CHECK(letsIn(*line));
}

SCENARIO("Who is turned away is kept in a file, and forgotten when it no longer matters", "[office][renewal]")
{
    TestOffice office;
    const std::filesystem::path file = office.folder.path / "admission.json";
    const TillId till = randomId<TillId>();
    const TillId other = randomId<TillId>();
    const Instant now = office.clock.time;
    const TillCertificate first{.till = till, .begins = now, .ends = now + tillCertificateLife};
    const TillCertificate second{.till = till, .begins = now + halfLife, .ends = now + halfLife + tillCertificateLife};
    const auto read = [&file] { return TillAdmission::read(file).value(); };

    const auto admission = read();
    CHECK_FALSE(admission->isDenied(first));
    REQUIRE(admission->renewed(second).ok());
    CHECK_FALSE(admission->isDenied(first));
    CHECK_FALSE(read()->isDenied(first));
    CHECK_FALSE(admission->isDenied(second));
    CHECK(admission->isDenied(first));
    CHECK(read()->isDenied(first));

    REQUIRE(admission->takeOut(other, {.by = StaffId{3}, .at = now}).ok());
    CHECK(read()->outOfService(other)->by == StaffId{3});
    CHECK(read()->outOfService(other)->at == now);
    CHECK(admission->takeOut(other, {.by = StaffId{4}, .at = now}).error().code == ErrorCode::NotAllowed);
    CHECK(admission->putBack(till).error().code == ErrorCode::NotFound);
    CHECK(read()->isDenied({.till = other, .begins = now, .ends = now}));
    REQUIRE(admission->putBack(other).ok());
    CHECK_FALSE(read()->outOfService(other).has_value());

    // Another till's renewal, so late that the first certificate of this one has ended by itself.
    const Instant late = second.begins + tillCertificateLife + std::chrono::seconds(1);
    REQUIRE(admission->renewed({.till = other, .begins = late, .ends = late}).ok());
    CHECK_FALSE(admission->isDenied(first));
}
