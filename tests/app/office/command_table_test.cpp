// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/command_table.h"
#include "app/transport/local_socket.h"
#include "core/base/storage_error.h"
#include "core/shop/outlet.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using nlohmann::json;
using test::TestOffice;

namespace
{

/// A table with one command of each kind.
CommandTable someCommands()
{
    CommandTable table;
    table.add("double", [](OfficeRoom&, const json& arguments) -> Result<json> {
        return json{{"result", 2 * arguments.at("value").get<int>()}};
    });
    table.add("refuse", [](OfficeRoom&, const json&) -> Result<json> {
        return Error{ErrorCode::UnknownMember, {"No such member.", "没有该会员。"}, "for the log"};
    });
    table.add("break", [](OfficeRoom&, const json&) -> Result<json> {
        throw StorageError({ErrorCode::DiskFull, {"The disk is full.", "磁盘已满。"}});
    });
    return table;
}

} // namespace

SCENARIO("A command is answered the same with and without a running office", "[office][commands]")
{
    TestOffice folder;
    const auto office = OpenOffice::open(folder.folder, folder.clock).value();
    const CommandTable table = someCommands();
    const auto server = LocalServer::start(folder.folder.socket(), [&](const std::string& request) {
                            return table.answer(office->room(), request);
                        }).value();

    const auto direct = [&](const char* name, const json& arguments) {
        return table.run(office->room(), name, arguments);
    };
    const auto overSocket = [&](const char* name, const json& arguments) {
        return askOffice(folder.folder.socket(), name, arguments, std::chrono::seconds(30));
    };

    CHECK(direct("double", {{"value", 21}}).value().at("result") == 42);
    CHECK(overSocket("double", {{"value", 21}}).value().at("result") == 42);
    for (const auto& [name, code] :
         {std::pair("refuse", ErrorCode::UnknownMember), std::pair("break", ErrorCode::DiskFull),
          std::pair("double", ErrorCode::Malformed), std::pair("unheard of", ErrorCode::NotFound)}) {
        const Result<json> here = direct(name, json::object());
        const Result<json> there = overSocket(name, json::object());
        REQUIRE_FALSE(here.ok());
        REQUIRE_FALSE(there.ok());
        CHECK(here.error().code == code);
        CHECK(there.error().code == code);
        CHECK(here.error().message == there.error().message);
    }
    CHECK(overSocket("refuse", {}).error().detail.empty());
}

SCENARIO("What is no request is answered by a refusal", "[office][commands]")
{
    TestOffice folder;
    const auto office = OpenOffice::open(folder.folder, folder.clock).value();
    const CommandTable table = someCommands();
    for (const char* request : {"", "{", "[]", "{}", R"({"command": 1})", "\xff\xfe"}) {
        const json answer = json::parse(table.answer(office->room(), request));
        CHECK(answer.at("ok") == false);
        CHECK(answer.at("code") == "Malformed");
    }
    const json answer = json::parse(table.answer(office->room(), R"({"command": "double", "arguments": 3})"));
    CHECK(answer.at("code") == "Malformed");
}

SCENARIO("An outlet that a command adds has its calendar at once", "[office][commands]")
{
    TestOffice folder;
    const auto office = OpenOffice::open(folder.folder, folder.clock).value();
    CommandTable table;
    table.add("outlet.add", [](OfficeRoom& room, const json&) -> Result<json> {
        Outlet outlet;
        outlet.id = OutletId{2};
        room.store.putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
        return json::object();
    });
    CHECK(office->room().calendars.of(OutletId{1}).has_value());
    CHECK_FALSE(office->room().calendars.of(OutletId{2}).has_value());
    REQUIRE(table.run(office->room(), "outlet.add", json::object()).ok());
    CHECK(office->room().calendars.of(OutletId{2}).has_value());
}

SCENARIO("No command takes a payment card's number, wherever it stands", "[office][commands][card]")
{
    TestOffice folder;
    const auto office = OpenOffice::open(folder.folder, folder.clock).value();
    CommandTable table;
    int taken = 0;
    table.add("take", [&taken](OfficeRoom&, const json&) -> Result<json> {
        ++taken;
        return json::object();
    });
    for (const json& arguments :
         {json{{"text", "4111111111111111"}}, json{{"name", "Karte 4111 1111 1111 1111"}},
          json{{"customers", {{{"customer", "4111-1111-1111-1111"}}}}}, json{{"list", {"a", "4222222222222"}}}}) {
        const Result<json> refused = table.run(office->room(), "take", arguments);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::CardNumber);
        CHECK(refused.error().message.en.find("4111") == std::string::npos);
    }
    CHECK(taken == 0);
    for (const json& arguments :
         {json{{"text", "4111111111111112"}}, json{{"member", "41111111111111110000000000000000"}},
          json{{"csv", "sku\n6901234567892\n"}}, json{{"phone", "13800138000"}}}) {
        CHECK(table.run(office->room(), "take", arguments).ok());
    }
    CHECK(taken == 4);
}
