// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/reader.h"

#include "tests/core/programme/small_programme.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;

namespace
{

std::string star(const std::string& id, int threshold, int payPercent, const std::string& more = {})
{
    return "[[star]]\nid = \"" + id + "\"\nname = \"★\"\nthreshold = " + std::to_string(threshold) +
           "\npay_percent = " + std::to_string(payPercent) + "\n" + more;
}

/// The remarks of that severity, as "line: English".
std::vector<std::string> remarks(const std::string& sections, Finding::Severity severity)
{
    std::vector<std::string> texts;
    for (const Finding& finding : readProgramme(smallProgramme + sections).findings) {
        if (finding.severity == severity) {
            texts.push_back(std::to_string(finding.line) + ": " + finding.message.en);
        }
    }
    return texts;
}

using Remarks = std::vector<std::string>;
constexpr auto error = Finding::Severity::Error;
constexpr auto warning = Finding::Severity::Warning;

} // namespace

SCENARIO("Stars must ascend", "[programme]")
{
    CHECK(remarks(star("a", 3000, 90) + star("b", 3001, 85), error).empty());
    CHECK(remarks(star("a", 3000, 90) + star("b", 3000, 85), error) ==
          Remarks{"19: The threshold 3000 is not above the 3000 of the star before; list the stars in ascending "
                  "order."});
    CHECK(remarks(star("a", 3000, 90) + star("a", 6000, 85), error) ==
          Remarks{"17: The id \"a\" is used twice; each needs its own."});
}

SCENARIO("A scheme that costs more than its keeper may expect gets a warning, not a refusal", "[programme]")
{
    GIVEN("a star that pays more than the one before")
    {
        CHECK(remarks(star("a", 3000, 85) + star("b", 6000, 85), warning).empty());
        CHECK(remarks(star("a", 3000, 85) + star("b", 6000, 86), warning) ==
              Remarks{"20: This star pays 86 %, more than the 85 % of the star before: members lose by rising."});
    }
    GIVEN("percentages that look like the discount instead of the price")
    {
        CHECK(remarks(star("a", 3000, 50), warning).empty());
        CHECK(remarks(star("a", 3000, 15), warning) ==
              Remarks{"15: pay_percent says what is paid: 15 means 85 % off. Is that meant?"});
    }
    GIVEN("a star above the one that starts a new cycle")
    {
        CHECK(remarks(star("a", 3000, 90, "starts_new_cycle = true\n") + star("b", 6000, 85), warning) ==
              Remarks{"20: This star can hardly be reached: the star before sends the cycle's points back to zero."});
    }
    GIVEN("vouchers without an end")
    {
        CHECK(remarks(star("a", 3000, 90, "voucher = 200\nvoucher_days = 365\n"), warning).empty());
        CHECK(remarks(star("a", 3000, 90, "voucher = 200\n"), warning) ==
              Remarks{"11: This star's vouchers never expire: unused ones stay a debt of the shop."});
    }
    GIVEN("points as money")
    {
        const std::string debt =
            "12: Points can be used and never expire: all outstanding points stay a debt of the shop.";
        CHECK(remarks("[redemption]\npoints = 100\nworth = 20\n", warning) == Remarks{debt});
        CHECK(remarks("[redemption]\npoints = 100\nworth = \"20.01\"\n", warning) ==
              Remarks{debt, "13: Points give back more than 20 % of what is spent. Is that meant?"});
        CHECK(remarks("[redemption]\npoints = 100\nworth = 1\nminimum = 150\n", warning) ==
              Remarks{debt, "14: The minimum is not a multiple of 100 points, the step in which points are used."});
    }
    GIVEN("a referral that earns more than buying")
    {
        CHECK(remarks("[referral]\npoints = 1\nper = 1\n", warning).empty());
        CHECK(remarks("[referral]\npoints = 2\nper = 1\n", warning) ==
              Remarks{"12: Introducing a buyer earns more than buying: check for members who introduce themselves."});
    }
    GIVEN("an offer that pays for everything, or comes again too soon")
    {
        const std::string rule =
            "[[win_back]]\nid = \"quiet\"\ntitle = \"Hello\"\nwhen = \"silence\"\ndays = 90\namount_off = 5\n";
        CHECK(remarks(rule + "minimum_spend = \"5.01\"\nvalid_days = 30\nrest_days = 30\n", warning).empty());
        CHECK(remarks(rule + "minimum_spend = 5\nvalid_days = 31\nrest_days = 30\n", warning) ==
              Remarks{"17: The offer may pay for the whole purchase: its minimum of 5.00 is not above the 5.00 taken "
                      "off.",
                      "19: A second offer can come after 30 days while the first still holds for 31."});
    }
}
