// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/door_fixture.h"
#include "tests/app/transport/odd_certificates.h"
#include "tests/app/transport/raw_peer.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace huitou;
using Refusal = HttpsServer::Refusal;

namespace
{

const std::string greeting = "GET /v1/health HTTP/1.1\r\nHost: office\r\nConnection: close\r\n\r\n";

HttpsServer::Limits impatient()
{
    HttpsServer::Limits limits;
    limits.requestTime = std::chrono::milliseconds(100);
    return limits;
}

} // namespace

SCENARIO("Strangers are turned away at the sync door before anybody reads a word", "[transport][strangers]")
{
    Doors office;
    const TillId till = randomId<TillId>();
    const std::uint16_t door = office.server->syncPort();
    const auto comesTo = [&](const Credentials& own) {
        CHECK(talkRaw(door, {.own = own}, greeting).empty());
        CHECK(office.nextRefusal() == Refusal::Handshake);
    };

    GIVEN("a till of ours")
    {
        // What the others are told apart from.
        CHECK(talkRaw(door, {.own = oddCertificate(office.authority, {.name = till.text()}, realNow())}, greeting)
                  .find("taken: 0") != std::string::npos);
        CHECK(office.requests().size() == 1);
        return;
    }
    GIVEN("1: somebody without a certificate")
    {
        CHECK(talkRaw(door, {}, greeting).empty());
        CHECK(office.nextRefusal() == Refusal::Handshake);
    }
    GIVEN("2: somebody whose certificate says that it is one of our tills, and signs itself")
    {
        comesTo(oddCertificate(office.authority, {.name = till.text(), .signsItself = true}, realNow()));
    }
    GIVEN("3: a till of another office")
    {
        const Doors other;
        comesTo(other.tillCertificate(till));
    }
    GIVEN("4: a till whose certificate ended a day ago")
    {
        comesTo(office.tillCertificate(till, realNow() - tillCertificateLife - std::chrono::days(1)));
    }
    GIVEN("5: a till whose certificate begins in two days")
    {
        comesTo(office.tillCertificate(till, realNow() + std::chrono::days(2)));
    }
    GIVEN("6: the office's own server certificate, which is not for clients")
    {
        comesTo(makeServerCertificate(office.authority, {"127.0.0.1"}, realNow()).value());
    }
    GIVEN("7: the authority itself, which signs and does not talk")
    {
        comesTo(office.authority);
    }
    GIVEN("8: a certificate that one of our tills signed for another")
    {
        comesTo(oddCertificate(office.tillCertificate(till), {.name = randomId<TillId>().text()}, realNow()));
    }
    GIVEN("9: a certificate of ours that names no till")
    {
        CHECK(
            talkRaw(door, {.own = oddCertificate(office.authority, {.name = "till 1"}, realNow())}, greeting).empty());
        CHECK(office.nextRefusal() == Refusal::Denied);
    }
    GIVEN("10: a certificate of ours for mail, not for clients")
    {
        comesTo(oddCertificate(office.authority, {.name = till.text(), .usage = "emailProtection"}, realNow()));
    }
    GIVEN("11: a signature that can be forged")
    {
        comesTo(oddCertificate(office.authority, {.name = till.text(), .digest = "SHA1"}, realNow()));
    }
    GIVEN("12: a till of ours that speaks TLS 1.2")
    {
        CHECK(talkRaw(door, {.own = office.tillCertificate(till), .onlyTls12 = true}, greeting).empty());
        CHECK(office.nextRefusal() == Refusal::Handshake);
    }
    GIVEN("13: plain HTTP")
    {
        CHECK(talkRaw(door, {.plain = true}, greeting).find("HTTP") == std::string::npos);
        CHECK(office.nextRefusal() == Refusal::Handshake);
    }
    GIVEN("14: bytes that are no language at all")
    {
        std::string bytes(4096, '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<char>(i * 167 + 11);
        }
        CHECK(talkRaw(door, {.plain = true}, bytes).find("HTTP") == std::string::npos);
        CHECK(office.nextRefusal() == Refusal::Handshake);
    }
    CHECK(office.requests().empty());
}

SCENARIO("A key of fewer bits than ours is refused although our authority signed it", "[transport][strangers]")
{
    // OpenSSL's client would not show such a certificate in TLS 1.3 by itself.
    Doors office;
    const Credentials weak =
        oddCertificate(office.authority, {.name = randomId<TillId>().text(), .curve = "P-224"}, realNow());
    CHECK(talkRaw(office.server->syncPort(), {.own = weak}, greeting).empty());
    CHECK(office.nextRefusal() == Refusal::Handshake);
    CHECK(office.requests().empty());
}

SCENARIO("Half a handshake and then silence is cut off", "[transport][strangers]")
{
    Doors office(impatient());
    const std::string hello = clientHello();
    REQUIRE(hello.size() > 100);
    const std::size_t sent = GENERATE_COPY(std::size_t{0}, std::size_t{3}, hello.size() / 2, hello.size());
    CHECK(talkRaw(office.server->syncPort(), {.plain = true}, hello.substr(0, sent)).find("HTTP") == std::string::npos);
    CHECK(office.nextRefusal() == Refusal::TooSlow);
    CHECK(office.requests().empty());
}

SCENARIO("A till on the deny list is sent away within the handshake although its certificate is good",
         "[transport][strangers]")
{
    Doors office;
    const TillId denied = randomId<TillId>();
    const Credentials own = office.tillCertificate(denied);
    office.deny(denied);

    CHECK(talkRaw(office.server->syncPort(), {.own = own}, greeting).empty());
    CHECK(office.nextRefusal() == Refusal::Denied);
    const Result<HttpResponse> answer = office.till(own)->send({.target = "/v1/sync"});
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::OfficeRefused);
    CHECK(answer.error().message.en.find("does not accept this till's certificate") != std::string::npos);
    CHECK(office.requests().empty());

    const auto other = office.till(office.tillCertificate(randomId<TillId>()));
    CHECK(other->send({.target = "/v1/sync"}).value().status == 200);
}

SCENARIO("A till that is denied while it is connected gets no further answer", "[transport][strangers]")
{
    Doors office;
    const TillId till = randomId<TillId>();
    const auto client = office.till(office.tillCertificate(till));
    CHECK(client->send({.target = "/v1/sync"}).value().status == 200);

    office.deny(till);
    CHECK(client->send({.target = "/v1/sync"}).value().status == 403);
    CHECK(office.nextRefusal() == Refusal::Denied);
    CHECK(client->send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeRefused);
    CHECK(office.requests().size() == 1);
}
