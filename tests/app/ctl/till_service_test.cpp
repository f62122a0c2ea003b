// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/office/office_server.h"
#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "core/base/time.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

/// A shop with a manager (1), a cashier (2) and an office that runs, by the time that TLS goes by.
struct RunningShop {
    RunningShop()
    {
        REQUIRE(shop.init().exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "Lin", "--role", "manager"}, "2468\n").exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "Bao"}, "1357\n").exit == Exit::Done);
        start();
    }
    void start()
    {
        CommandTable commands;
        addOfficeCommands(commands);
        server.reset();
        auto started = OfficeServer::start({.folder = {shop.office()},
                                            .sync = {.host = "127.0.0.1", .port = port},
                                            .enrol = {.host = "127.0.0.1", .port = 0}},
                                           std::move(commands), clock);
        REQUIRE(started.ok());
        server = std::move(started).value();
        port = server->syncAddress().port;
    }
    [[nodiscard]] EnrolledTill enrolled(const std::string& folder)
    {
        std::string link = shop.run({"till", "enrol-code", "--host", "127.0.0.1"}).out;
        link.pop_back();
        return enrol(link, shop.path(folder)).value();
    }

    ShopFolder shop;
    SystemClock clock;
    std::uint16_t port = 0;
    std::unique_ptr<OfficeServer> server;
};

HttpsClient::Settings lineOf(const EnrolledTill& till)
{
    return {.host = till.host,
            .port = till.syncPort,
            .authority = till.authority,
            .own = Credentials{.privateKey = till.privateKey, .certificate = till.grant.certificate}};
}

/// The status that the office answers to nonsense, which it hears only from tills that it lets in.
Result<HttpResponse> saysNonsense(HttpsClient& line)
{
    return line.send({.target = "/v1/sync", .body = "nonsense"});
}

} // namespace

SCENARIO("A manager takes a till out of service, and the office hangs up on it", "[ctl][till]")
{
    RunningShop running;
    const EnrolledTill lost = running.enrolled("lost");
    const EnrolledTill other = running.enrolled("other");
    HttpsClient lostLine(lineOf(lost));
    HttpsClient otherLine(lineOf(other));
    REQUIRE(saysNonsense(lostLine).value().status == 400);

    GIVEN("somebody who may not")
    {
        CHECK(running.shop.run({"till", "retire", "1/1", "--staff", "2"}, "1357\n").exit == Exit::Refused);
        CHECK(running.shop.run({"till", "retire", "1/1", "--staff", "1"}, "1111\n").exit == Exit::Refused);
        CHECK(says(running.shop.run({"till", "retire", "1/9", "--staff", "1"}, "2468\n").err, "no till \"1/9\""));
        CHECK(saysNonsense(lostLine).value().status == 400);
    }
    GIVEN("a manager")
    {
        const HuitouRun retired = running.shop.run({"till", "retire", "1/1", "--staff", "1"}, "2468\n");
        CHECK(says(retired.out, "out of service"));

        THEN("the connection that is open ends, and no other begins")
        {
            CHECK(saysNonsense(lostLine).value().status == 403);
            CHECK(saysNonsense(lostLine).error().code == ErrorCode::OfficeRefused);
            CHECK(saysNonsense(otherLine).value().status == 400);
            CHECK(says(running.shop.run({"till", "list"}).out, "by staff 1"));
            CHECK(running.shop.run({"till", "retire", lost.grant.till.text(), "--staff", "1"}, "2468\n").exit ==
                  Exit::Refused);
        }
        THEN("it stays so when the office is started anew, until a manager lets the till in again")
        {
            running.start();
            HttpsClient again(lineOf(lost));
            CHECK(saysNonsense(again).error().code == ErrorCode::OfficeRefused);
            CHECK(running.shop.run({"till", "reinstate", "1/1", "--staff", "1"}, "2468\n").exit == Exit::Done);
            CHECK(saysNonsense(again).value().status == 400);
            CHECK(running.shop.run({"till", "reinstate", "1/1", "--staff", "1"}, "2468\n").exit == Exit::Refused);
        }
    }
}

SCENARIO("An office whose list of tills out of service is damaged says so, and lets none of them in", "[ctl][till]")
{
    const ShopFolder shop;
    REQUIRE(shop.init().exit == Exit::Done);
    REQUIRE(shop.run({"till", "list"}).exit == Exit::Done);
    static_cast<void>(shop.file("office/tills.json", R"({"outOfService": {"x": {"by": 1, "at": 0}}, "renewed": {}})"));
    CHECK(says(shop.run({"till", "list"}).err, "which tills are out of service and cannot be read"));
    static_cast<void>(shop.file("office/tills.json", "{"));
    CHECK(shop.run({"till", "list"}).exit == Exit::Refused);
}
