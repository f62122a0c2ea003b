// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::TestOffice;

namespace
{

/// The link with the last letter of its code replaced by another.
std::string withWrongCode(std::string link)
{
    link.back() = link.back() == 'A' ? 'B' : 'A';
    return link;
}

} // namespace

SCENARIO("An enrolment code works for one till, once", "[office][enrolment]")
{
    TestOffice office;
    office.start();
    const std::string link = office.link();

    const Result<EnrolledTill> till = enrol(link, office.freshFolder());
    REQUIRE(till.ok());
    CHECK(till.value().grant.number == 1);
    CHECK(till.value().grant.outlet == OutletId{1});
    CHECK(till.value().grant.epoch == 1);
    CHECK(readTillCertificate(till.value().grant.certificate).value().till == till.value().grant.till);

    CHECK(enrol(link, office.freshFolder()).error().code == ErrorCode::AlreadyUsed);

    // The next code is for the next till.
    CHECK(enrol(office.link(), office.freshFolder()).value().grant.number == 2);
}

SCENARIO("An enrolment code lives for ten minutes", "[office][enrolment]")
{
    TestOffice office;
    office.start();
    const std::string link = office.link();

    WHEN("one millisecond is left")
    {
        office.clock.time += std::chrono::minutes(10) - std::chrono::milliseconds(1);
        CHECK(enrol(link, office.freshFolder()).ok());
    }
    WHEN("the ten minutes are over")
    {
        office.clock.time += std::chrono::minutes(10);
        const Result<EnrolledTill> till = enrol(link, office.freshFolder());
        REQUIRE_FALSE(till.ok());
        CHECK(till.error().code == ErrorCode::NotAllowed);
        CHECK(till.error().message.en.find("older than 10 minutes") != std::string::npos);
    }
}

SCENARIO("Five wrong tries burn an enrolment code", "[office][enrolment]")
{
    TestOffice office;
    office.start();
    const std::string link = office.link();
    const std::string wrong = withWrongCode(link);

    for (int i = 0; i < 4; ++i) {
        CHECK(enrol(wrong, office.freshFolder()).error().code == ErrorCode::UnknownCode);
    }
    WHEN("the code comes after four")
    {
        CHECK(enrol(link, office.freshFolder()).ok());
    }
    WHEN("it comes after five")
    {
        CHECK(enrol(wrong, office.freshFolder()).error().code == ErrorCode::UnknownCode);
        CHECK(enrol(link, office.freshFolder()).error().code == ErrorCode::NotAllowed);
    }
}

SCENARIO("A request that cannot be granted does not use up the code", "[office][enrolment]")
{
    TestOffice office;
    office.start();
    const std::string linkText = office.link();
    const EnrolmentLink link = readEnrolmentLink(linkText).value();
    HttpsClient client({.host = link.host, .port = link.enrolPort, .authorityFingerprint = link.authority});

    const Result<HttpResponse> answer = client.send(
        {.target = "/v1/enrol",
         .body = writeEnrolmentRequest({.code = link.code, .certificateRequest = "no request", .signingKey = {}})});
    REQUIRE(answer.ok());
    CHECK(answer.value().status == 400);
    CHECK(client.send({.target = "/v1/enrol", .body = "{"}).value().status == 400);
    CHECK(enrol(linkText, office.freshFolder()).ok());
}

SCENARIO("A link is made for what is there", "[office][enrolment]")
{
    TestOffice office;
    office.start();
    CHECK(office.ask("till.enrolCode", {{"outlet", 2}}).error().code == ErrorCode::NotFound);
    CHECK(office.ask("till.enrolCode", nlohmann::json::object()).error().code == ErrorCode::Malformed);
    CHECK(office.ask("till.enrolCode", {{"outlet", 1}, {"host", "bank.example"}}).error().code ==
          ErrorCode::NotAllowed);
    CHECK(office.ask("till.enrolCode", {{"outlet", 1}, {"number", 7}}).value().at("number") == 7);
    CHECK(
        readEnrolmentLink(
            office.ask("till.enrolCode", {{"outlet", 1}, {"host", "localhost"}}).value().at("link").get<std::string>())
            .value()
            .host == "localhost");
}
