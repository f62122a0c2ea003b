// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/till_questions.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::lineOf;
using test::TestOffice;

SCENARIO("A till asks for reports and notes what members say, and nothing else", "[office][questions]")
{
    CHECK(readTillQuestion(R"({"command": "report.tiers", "arguments": {"format": "json"}})").ok());
    CHECK(readTillQuestion(R"({"command": "report.segments"})").ok());
    CHECK(
        readTillQuestion(R"({"command": "member.edit", "arguments": {"member": "x", "give": ["offers:email"]}})").ok());
    CHECK(readTillQuestion(R"({"command": "member.enrol", "arguments": {"id": "x", "phone": "1", "give": []}})").ok());

    CHECK(readTillQuestion(R"({"command": "report.tiers", "arguments": {"of": 2, "count": 50}})").ok());
    CHECK(readTillQuestion(R"({"command": "report.segments", "arguments": {"of": "stable", "count": 50}})").ok());
    CHECK(readTillQuestion(R"({"command": "member.cardForTill", "arguments": {"member": "x"}})").ok());

    const auto codeOf = [](const std::string& body) { return readTillQuestion(body).error().code; };
    // Neither the office's own commands nor an argument that reaches further than the counter.
    CHECK(codeOf(R"({"command": "member.erase", "arguments": {"member": "x"}})") == ErrorCode::NotAllowed);
    CHECK(codeOf(R"({"command": "member.show", "arguments": {"member": "x"}})") == ErrorCode::NotAllowed);
    CHECK(codeOf(R"({"command": "member.card", "arguments": {"member": "x"}})") == ErrorCode::NotAllowed); // their name
    CHECK(codeOf(R"({"command": "till.enrolCode"})") == ErrorCode::NotAllowed);
    CHECK(codeOf(R"({"command": "member.edit", "arguments": {"member": "x", "email": "a@b.c"}})") ==
          ErrorCode::NotAllowed);
    CHECK(codeOf("") == ErrorCode::Malformed);
    CHECK(codeOf("[]") == ErrorCode::Malformed);
    CHECK(codeOf(R"({"command": 7})") == ErrorCode::Malformed);
    CHECK(codeOf(R"({"command": "report.tiers", "arguments": []})") == ErrorCode::Malformed);
    CHECK(codeOf(std::string(TillQuestion::bytes + 1, '[')) == ErrorCode::TooLarge);
    CHECK(codeOf(std::string(TillQuestion::bytes, '[')) == ErrorCode::Malformed);
}

SCENARIO("The sync door answers a till's questions, and refuses what is the office's own", "[office][questions]")
{
    TestOffice office;
    office.start();
    const EnrolledTill till = office.enrolledTill();
    const auto line = lineOf(till);
    const auto ask = [&line](const std::string& body) {
        return line->send({.target = "/v1/command", .body = body}).value();
    };
    CHECK(ask(R"({"command": "report.tiers"})").status == 404);  // allowed; this office has an empty table
    CHECK(ask(R"({"command": "office.status"})").status == 403); // there, and not for tills
    CHECK(ask("nothing").status == 400);
}
