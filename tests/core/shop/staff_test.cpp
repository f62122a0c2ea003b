// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/staff.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

const std::vector<StaffMember> team{{StaffId{1}, "李小梅", Role::Cashier, "$argon2id$one"},
                                    {StaffId{7}, "Anna \"A.\" Braun", Role::Manager, "$argon2id$two"},
                                    {StaffId{8}, "Wu", Role::Auditor, ""},
                                    {StaffId{4294967295}, "Zhao", Role::Owner, "$argon2id$four"}};

} // namespace

SCENARIO("The list of staff arrives at the till as the office wrote it", "[shop]")
{
    const auto read = readStaff(writeStaff(team));
    REQUIRE(read.ok());
    CHECK(read.value() == team);
    CHECK(readStaff(writeStaff({})).value().empty());
}

SCENARIO("A broken list of staff is refused, and the place is named", "[shop]")
{
    struct Broken {
        const char* json;
        const char* place;
    };
    const Broken broken[]{
        {"", "(top)"},
        {"[]", "(top)"},
        {R"({"staff":[]})", "format"},
        {R"({"format":2,"staff":[]})", "format"},
        {R"({"format":1})", "staff"},
        {R"({"format":1,"staff":[7]})", "staff[0]"},
        {R"({"format":1,"staff":[{"id":0,"name":"A","role":"cashier","pin":""}]})", "staff[0].id"},
        {R"({"format":1,"staff":[{"id":1.5,"name":"A","role":"cashier","pin":""}]})", "staff[0].id"},
        {R"({"format":1,"staff":[{"id":18446744073709551615,"name":"A","role":"cashier","pin":""}]})", "staff[0].id"},
        {R"({"format":1,"staff":[{"id":1,"name":7,"role":"cashier","pin":""}]})", "staff[0].name"},
        {R"({"format":1,"staff":[{"id":1,"name":"A","role":"king","pin":""}]})", "staff[0].role"},
        {R"({"format":1,"staff":[{"id":1,"name":"A","role":"owner"}]})", "staff[0].pin"},
        {R"({"format":1,"staff":[{"id":1,"name":"A","role":"owner","pin":""},
                                 {"id":1,"name":"B","role":"owner","pin":""}]})",
         "staff[1].id"}};
    for (const Broken& example : broken) {
        INFO(example.json);
        const auto read = readStaff(example.json);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::Malformed);
        CHECK(read.error().message.en ==
              "The list of staff can't be read at " + std::string(example.place) + "; send it again.");
    }
    CHECK(readStaff(std::string(2 * 1024 * 1024, ' ')).error().code == ErrorCode::TooLarge);
}
