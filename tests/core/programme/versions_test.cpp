// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/versions.h"

#include "tests/core/programme/small_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

std::string version(int number, const std::string& day)
{
    std::string text = smallProgrammeWith("version = 1", "version = " + std::to_string(number));
    return text.replace(text.find("2026-01-01"), 10, day);
}

} // namespace

SCENARIO("The versions of a programme arrive in the order in which they hold", "[programme]")
{
    const auto versions = readProgrammeVersions(
        writeProgrammeVersions({version(2, "2026-03-01"), version(1, "2026-01-01"), version(3, "2026-03-02")}));
    REQUIRE(versions.ok());
    REQUIRE(versions.value().size() == 3);
    CHECK(versions.value()[0].version == 1);
    CHECK(versions.value()[2].version == 3);
}

SCENARIO("Versions that contradict each other are refused", "[programme]")
{
    std::string otherRate = version(2, "2026-01-01");
    otherRate.replace(otherRate.find("points = 1"), 10, "points = 2");
    const auto sameDay = readProgrammeVersions(writeProgrammeVersions({version(1, "2026-01-01"), otherRate}));
    REQUIRE_FALSE(sameDay.ok());
    CHECK(sameDay.error().code == ErrorCode::ProgrammeInvalid);
    CHECK_FALSE(
        readProgrammeVersions(writeProgrammeVersions({version(2, "2026-01-01"), version(2, "2026-02-01")})).ok());
    CHECK_FALSE(
        readProgrammeVersions(writeProgrammeVersions({version(2, "2026-01-01"), version(1, "2026-02-01")})).ok());
}

SCENARIO("A document that is not a list of programmes is refused", "[programme]")
{
    for (const std::string json : {"", "[]", "{}", "[7]", "[\"not a programme\"]", "["}) {
        INFO(json);
        const auto read = readProgrammeVersions(json);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::ProgrammeInvalid);
    }
}
