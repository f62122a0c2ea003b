// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/writer.h"

#include "core/programme/reader.h"
#include "tests/core/programme/small_programme.h"
#include "tests/support/random_programme.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace huitou;

namespace
{

/// What reading again makes of it; nothing when there is an error, or a value that had to be filled in.
std::optional<Programme> readAgain(const Programme& programme)
{
    const ReadProgramme read = readProgramme(writeProgramme(programme));
    const bool saysAll = std::all_of(read.findings.begin(), read.findings.end(), [](const Finding& finding) {
        return finding.severity == Finding::Severity::Warning;
    });
    for (const Finding& finding : read.findings) {
        if (finding.severity != Finding::Severity::Warning) {
            UNSCOPED_INFO(finding.line << ": " << finding.message.en);
        }
    }
    return saysAll ? read.programme : std::nullopt;
}

} // namespace

SCENARIO("A programme that is written out says everything itself and reads back equal", "[programme][writer]")
{
    const Programme programme = programmeFrom(smallProgramme).value();
    const std::string text = writeProgramme(programme);
    CHECK(text.substr(0, 39) == "format = 1\nid = \"small\"\nname = \"Small\"\n");
    const std::optional<Programme> again = readAgain(programme);
    REQUIRE(again.has_value());
    CHECK(*again == programme);
    CHECK(writeProgramme(*again) == text);
}

SCENARIO("Whatever programme is drawn, writing and reading gives it back", "[programme][writer][property]")
{
    CHECK(rc::check("read(write(p)) == p", [](std::uint64_t seed) {
        test::RandomProgrammes draw(seed);
        for (int i = 0; i < 100; ++i) {
            const Programme programme = draw.next();
            const std::optional<Programme> again = readAgain(programme);
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == programme);
        }
    }));
}

SCENARIO("A value that is lost on the way is noticed", "[programme][writer][property]")
{
    test::RandomProgrammes draw(7);
    int noticed = 0;
    for (int i = 0; i < 100; ++i) {
        const Programme programme = draw.next();
        Programme faulty = programme;
        faulty.returns.withinDays = programme.returns.withinDays == 9 ? 10 : 9;
        noticed += readAgain(faulty) == programme ? 0 : 1;
    }
    CHECK(noticed == 100);
}
