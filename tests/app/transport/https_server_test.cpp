// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/door_fixture.h"
#include "tests/app/transport/raw_peer.h"

#include <catch2/catch_test_macros.hpp>

#include <future>

using namespace huitou;
using Refusal = HttpsServer::Refusal;

namespace
{

const std::string greeting = "GET /v1/health HTTP/1.1\r\nHost: office\r\nConnection: close\r\n\r\n";

} // namespace

SCENARIO("A till of ours comes in at the sync door under its own name", "[transport][server]")
{
    Doors office;
    const TillId till = randomId<TillId>();
    const auto client = office.till(office.tillCertificate(till));

    const Result<HttpResponse> first = client->send({.target = "/v1/sync", .body = "one"});
    const Result<HttpResponse> second = client->send({.target = "/v1/sync", .body = "two!"});

    REQUIRE(first.ok());
    CHECK(first.value().status == 200);
    CHECK(first.value().body == "taken: 3");
    REQUIRE(second.ok());
    CHECK(second.value().body == "taken: 4");
    REQUIRE(office.requests().size() == 2);
    CHECK(office.requests()[0].till == till);
    CHECK(office.requests()[0].method == "POST");
    CHECK(office.requests()[0].source == "127.0.0.1");
    CHECK(office.requests()[1].till == till);
}

SCENARIO("The enrol door is open to tills that have no certificate yet", "[transport][server]")
{
    Doors office;
    const std::uint16_t door = office.server->enrolPort();

    CHECK(talkRaw(door, {}, greeting).find("taken: 0") != std::string::npos);
    REQUIRE(office.requests().size() == 1);
    CHECK_FALSE(office.requests()[0].till.has_value());

    CHECK(talkRaw(door, {.onlyTls12 = true}, greeting).empty());
    CHECK(office.nextRefusal() == Refusal::Handshake);
    CHECK(talkRaw(door, {.plain = true}, greeting).find("HTTP") == std::string::npos);
    CHECK(office.nextRefusal() == Refusal::Handshake);
    CHECK(office.requests().size() == 1);
}

SCENARIO("A request may be as large as an envelope and no larger", "[transport][server]")
{
    const HttpsServer::Limits limits;
    Doors office;
    const auto client = office.till(office.tillCertificate(randomId<TillId>()));

    const Result<HttpResponse> atLimit =
        client->send({.target = "/v1/sync", .body = std::string(limits.bodyBytes, 'x')});
    REQUIRE(atLimit.ok());
    CHECK(atLimit.value().status == 200);

    const Result<HttpResponse> beyond =
        client->send({.target = "/v1/sync", .body = std::string(limits.bodyBytes + 1, 'x')});
    REQUIRE(beyond.ok());
    CHECK(beyond.value().status == 413);
    CHECK(office.nextRefusal() == Refusal::TooLarge);
    CHECK(office.requests().size() == 1);
}

SCENARIO("A request over the limit is found in one piece, in two, and in chunks", "[transport][server]")
{
    HttpsServer::Limits limits;
    limits.bodyBytes = 10;
    Doors office(limits);
    const std::uint16_t door = office.server->enrolPort();
    const std::string head = "POST /v1/enrol HTTP/1.1\r\nConnection: close\r\n";

    CHECK(talkRaw(door, {}, head + "Content-Length: 10\r\n\r\n0123456789").find("taken: 10") != std::string::npos);
    CHECK(office.requests().size() == 1);
    CHECK(talkRaw(door, {}, head + "Content-Length: 11\r\n\r\n01234567890").find(" 413 ") != std::string::npos);
    CHECK(talkRaw(door, {}, head + "Content-Length: 11\r\n\r\n").find(" 413 ") != std::string::npos);
    CHECK(talkRaw(door, {}, head + "Transfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n3\r\n890\r\n0\r\n\r\n")
              .find(" 413 ") != std::string::npos);
    CHECK(office.requests().size() == 1);
}

SCENARIO("What is not a request is answered and cut off", "[transport][server]")
{
    Doors office;
    const std::uint16_t door = office.server->enrolPort();

    CHECK(talkRaw(door, {}, "GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n").find(" 431 ") !=
          std::string::npos);
    CHECK(office.nextRefusal() == Refusal::TooLarge);
    CHECK(talkRaw(door, {}, "nonsense\r\n\r\n").find(" 400 ") != std::string::npos);
    CHECK(office.nextRefusal() == Refusal::Malformed);
    CHECK(talkRaw(door, {}, "DELETE / HTTP/1.1\r\n\r\n").find(" 405 ") != std::string::npos);
    CHECK(office.nextRefusal() == Refusal::Malformed);
    CHECK(office.requests().empty());
}

SCENARIO("A peer that dawdles is cut off", "[transport][server]")
{
    // Each of these calls returns when the door has hung up, and not before.
    HttpsServer::Limits limits;
    limits.requestTime = std::chrono::milliseconds(100);
    Doors office(limits);

    GIVEN("one that connects and says nothing")
    {
        CHECK(talkRaw(office.server->enrolPort(), {.plain = true}, "").empty());
        CHECK(office.nextRefusal() == Refusal::TooSlow);
    }
    GIVEN("one that begins a request and does not end it")
    {
        CHECK(talkRaw(office.server->enrolPort(), {}, "POST /v1/enrol HTTP/1.1\r\nHost: off").empty());
        CHECK(office.nextRefusal() == Refusal::TooSlow);
    }
    GIVEN("one that announces a body and keeps it back")
    {
        CHECK(talkRaw(office.server->enrolPort(), {}, "POST /v1/enrol HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
                  .empty());
        CHECK(office.nextRefusal() == Refusal::TooSlow);
    }
    CHECK(office.requests().empty());
}

SCENARIO("One till cannot take all the connections", "[transport][server]")
{
    HttpsServer::Limits limits;
    limits.connectionsPerTill = 1;
    Doors office(limits);
    const Credentials own = office.tillCertificate(randomId<TillId>());
    const auto first = office.till(own);
    const auto second = office.till(own);

    CHECK(first->send({.target = "/v1/sync"}).value().status == 200);
    CHECK(second->send({.target = "/v1/sync"}).value().status == 429);
    CHECK(office.nextRefusal() == Refusal::TooMany);
    CHECK(first->send({.target = "/v1/sync"}).value().status == 200);
}

SCENARIO("Whoever comes while the office has its hands full is told when to come again", "[transport][server]")
{
    HttpsServer::Limits limits;
    limits.requestsAtOnce = 1;
    Doors office(limits);
    const auto busy = office.till(office.tillCertificate(randomId<TillId>()));
    auto answer = std::async(std::launch::async, [&busy] { return busy->send({.target = "/wait"}); });
    office.awaitWaiting();

    const std::string told = talkRaw(office.server->syncPort(), {.own = office.tillCertificate(randomId<TillId>())},
                                     "POST /v1/sync HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    CHECK(told.find(" 429 ") != std::string::npos);
    CHECK(told.find("Retry-After: 5\r\n") != std::string::npos);
    CHECK(office.nextRefusal() == Refusal::TooMany);

    office.releaseWaiting();
    CHECK(answer.get().value().status == 200);
    CHECK(busy->send({.target = "/v1/sync"}).value().status == 200);
}

SCENARIO("A handler that gives way does not take the office down", "[transport][server]")
{
    Doors office;
    const auto client = office.till(office.tillCertificate(randomId<TillId>()));
    CHECK(client->send({.target = "/throw"}).value().status == 500);
    CHECK(client->send({.target = "/v1/sync"}).value().status == 200);
}

SCENARIO("A port that is taken is named in the refusal", "[transport][server]")
{
    const SilentPort taken(true);
    const Credentials authority = makeAuthority("Office", realNow());
    const auto nobody = [](const HttpRequest&) { return HttpResponse{}; };
    const auto started =
        HttpsServer::start({.enrol = {.host = "127.0.0.1", .port = taken.port()},
                            .server = makeServerCertificate(authority, {"localhost"}, realNow()).value(),
                            .authority = authority.certificate},
                           nobody, nobody);
    REQUIRE_FALSE(started.ok());
    CHECK(started.error().code == ErrorCode::Io);
    CHECK(started.error().message.en.starts_with("127.0.0.1:" + std::to_string(taken.port()) + " is taken"));
}

SCENARIO("Closing lets the request that runs finish", "[transport][server]")
{
    Doors office;
    const auto busy = office.till(office.tillCertificate(randomId<TillId>()));
    const auto idle = office.till(office.tillCertificate(randomId<TillId>()));
    REQUIRE(idle->send({.target = "/v1/sync"}).ok());

    auto answer = std::async(std::launch::async, [&busy] { return busy->send({.target = "/wait"}); });
    office.awaitWaiting();
    auto stopped = std::async(std::launch::async, [&office] { office.server->stop(); });
    office.releaseWaiting();

    CHECK(answer.get().value().status == 200);
    stopped.get();
    CHECK(idle->send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeUnreachable);
}
