// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/door_fixture.h"
#include "tests/app/transport/raw_peer.h"

#include <catch2/catch_test_macros.hpp>

#include <future>

using namespace huitou;

SCENARIO("When the office does not answer, the cashier reads that selling goes on", "[transport][client]")
{
    GIVEN("an address where nothing listens")
    {
        const SilentPort nobody(false);
        HttpsClient client(
            {.host = "127.0.0.1", .port = nobody.port(), .authority = makeAuthority("Office", realNow()).certificate});
        const Result<HttpResponse> answer = client.send({.target = "/v1/sync"});
        REQUIRE_FALSE(answer.ok());
        CHECK(answer.error().code == ErrorCode::OfficeUnreachable);
        const std::string place = "127.0.0.1:" + std::to_string(nobody.port());
        CHECK(answer.error().message.en.starts_with("The office at " + place + " does not answer. Selling goes on;"));
        CHECK(answer.error().message.zh.starts_with("总部 " + place + " 没有应答。可以继续销售"));
    }
    GIVEN("one that takes connections and never says a word")
    {
        const SilentPort silent(true);
        HttpsClient client({.host = "127.0.0.1",
                            .port = silent.port(),
                            .authority = makeAuthority("Office", realNow()).certificate,
                            .connectTime = std::chrono::milliseconds(50)});
        CHECK(client.send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeUnreachable);
    }
    GIVEN("an office whose answer takes longer than the request may")
    {
        Doors office;
        HttpsClient::Settings settings = office.tillSettings(office.tillCertificate(randomId<TillId>()));
        settings.requestTime = std::chrono::milliseconds(200);
        HttpsClient client(settings);
        CHECK(client.send({.target = "/wait"}).error().code == ErrorCode::OfficeUnreachable);
        office.releaseWaiting();
    }
}

SCENARIO("A till speaks to its own office alone", "[transport][client]")
{
    Doors office;
    const Doors other;
    const TillId till = randomId<TillId>();

    GIVEN("another office at the address")
    {
        HttpsClient::Settings settings = office.tillSettings(office.tillCertificate(till));
        settings.port = other.server->syncPort();
        HttpsClient client(settings);
        const Result<HttpResponse> answer = client.send({.target = "/v1/sync", .body = "for our office only"});
        REQUIRE_FALSE(answer.ok());
        CHECK(answer.error().code == ErrorCode::OfficeRefused);
        CHECK(answer.error().message.en.find("is not our office") != std::string::npos);
        CHECK(other.requests().empty());
    }
    GIVEN("a till that poses as the office")
    {
        const auto nobody = [](const HttpRequest&) { return HttpResponse{}; };
        const auto posing = HttpsServer::start(
            {.server = office.tillCertificate(till), .authority = office.authority.certificate}, nobody, nobody);
        REQUIRE(posing.ok());
        HttpsClient::Settings settings = office.tillSettings(office.tillCertificate(till));
        settings.port = posing.value()->syncPort();
        HttpsClient client(settings);
        CHECK(client.send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeRefused);
    }
    GIVEN("our office under a name that its certificate lacks")
    {
        HttpsClient::Settings settings = office.tillSettings(office.tillCertificate(till));
        settings.host = "localhost";
        HttpsClient client(settings);
        CHECK(client.send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeRefused);
    }
}

SCENARIO("A till whose certificate the office rejects is told to enrol again", "[transport][client]")
{
    Doors office;
    const Instant then = realNow() - tillCertificateLife - std::chrono::days(1);
    const auto client = office.till(office.tillCertificate(randomId<TillId>(), then));
    const Result<HttpResponse> answer = client->send({.target = "/v1/sync", .body = std::string(200'000, 'x')});
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::OfficeRefused);
    CHECK(answer.error().message.en.find("does not accept this till's certificate") != std::string::npos);
    CHECK(office.requests().empty());
}

SCENARIO("A till whose clock is years wrong still reaches its office", "[transport][client]")
{
    // Seen from such a till the office's certificate has ended, or has not begun.
    const Credentials authority = makeAuthority("Office", realNow());
    const Instant longAgo = realNow() - std::chrono::days(4000);
    const auto hello = [](const HttpRequest&) { return HttpResponse{.status = 200, .body = "hello"}; };
    const auto server = HttpsServer::start({.server = makeServerCertificate(authority, {"127.0.0.1"}, longAgo).value(),
                                            .authority = authority.certificate},
                                           hello, hello);
    REQUIRE(server.ok());
    HttpsClient client({.host = "127.0.0.1", .port = server.value()->enrolPort(), .authority = authority.certificate});
    CHECK(client.send({.method = "GET", .target = "/v1/health"}).value().body == "hello");
}

SCENARIO("An answer that is too large is not taken in", "[transport][client]")
{
    Doors office;
    HttpsClient::Settings settings = office.tillSettings(office.tillCertificate(randomId<TillId>()));
    settings.answerBytes = 8; // "taken: 0"
    HttpsClient client(settings);
    CHECK(client.send({.target = "/v1/sync"}).ok());
    CHECK(client.send({.target = "/v1/sync", .body = std::string(10, 'x')}).error().code == ErrorCode::TooLarge);
    CHECK(client.send({.target = "/v1/sync"}).ok());
}

SCENARIO("A till reaches an office that was started anew behind the same connection", "[transport][client]")
{
    const Credentials authority = makeAuthority("Office", realNow());
    const auto hello = [](const HttpRequest&) { return HttpResponse{.status = 200, .body = "hello"}; };
    HttpsServer::Settings settings{.server = makeServerCertificate(authority, {"127.0.0.1"}, realNow()).value(),
                                   .authority = authority.certificate};
    auto server = HttpsServer::start(settings, hello, hello).value();
    settings.enrol.port = server->enrolPort();
    HttpsClient client({.host = "127.0.0.1", .port = settings.enrol.port, .authority = authority.certificate});
    REQUIRE(client.send({.method = "GET", .target = "/v1/health"}).ok());

    server->stop();
    server = HttpsServer::start(settings, hello, hello).value();
    CHECK(client.send({.method = "GET", .target = "/v1/health"}).ok());
}

SCENARIO("Shutting down does not wait for the office", "[transport][client]")
{
    Doors office;
    const auto client = office.till(office.tillCertificate(randomId<TillId>()));
    auto answer = std::async(std::launch::async, [&client] { return client->send({.target = "/wait"}); });
    office.awaitWaiting();
    client->cancel();
    CHECK(answer.get().error().code == ErrorCode::OfficeUnreachable);
    CHECK(client->send({.target = "/v1/sync"}).error().code == ErrorCode::OfficeUnreachable);
    office.releaseWaiting();
}
