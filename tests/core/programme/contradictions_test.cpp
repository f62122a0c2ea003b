// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

std::string star(const std::string& id, const std::string& threshold)
{
    return "[[star]]\nid = \"" + id + "\"\nname = \"★\"\nthreshold = " + threshold + "\npay_percent = 100\n";
}

std::string voucher(const std::string& id)
{
    return "[[voucher]]\nid = \"" + id + "\"\nname = \"V\"\namount = 1\nvalid_days = 9\n";
}

} // namespace

SCENARIO("Each thing of a kind has its own id; things of different kinds may share one", "[programme][references]")
{
    const RemarkTexts twice{"17: The id \"a\" is used twice; each needs its own."};
    const std::string rule = "[[earn_rule]]\nid = \"a\"\nname = \"R\"\npoints = 1\nper = 1\n";
    CHECK(errorsWith(rule + rule) == twice);
    const std::string reward = "[[reward]]\nid = \"a\"\nname = \"R\"\npoints = 1\namount = 1\n";
    CHECK(errorsWith(reward + reward) == twice);
    CHECK(errorsWith(voucher("a") + voucher("a")) == twice);
    const std::string gift = "[[gift]]\nid = \"a\"\nname = \"G\"\nwhen = \"sign-up\"\npoints = 1\n";
    CHECK(errorsWith(gift + gift) == twice);
    const std::string promotion = "[[promotion]]\nid = \"a\"\nname = \"P\"\ngives = \"amount\"\namount = 1\n";
    CHECK(errorsWith(promotion + promotion) == twice);
    const std::string winBack = "[[win_back]]\nid = \"a\"\ntitle = \"W\"\ndays = 90\namount_off = 1\n";
    CHECK(errorsWith(winBack + winBack) == twice);
    CHECK(errorsWith(rule + reward + voucher("a") + gift + promotion + winBack + star("a", "10")).empty());
}

SCENARIO("Names that mean something of their own are not ids", "[programme][references]")
{
    CHECK(errorsWith(star("none", "10")) ==
          RemarkTexts{"12: The id \"none\" has a meaning of its own here; choose another."});
    const auto rule = [](const std::string& id) {
        return "[[earn_rule]]\nid = \"" + id + "\"\nname = \"R\"\npoints = 1\nper = 1\n";
    };
    CHECK(errorsWith(rule("earn")).size() == 1);
    CHECK(errorsWith(rule("star")).size() == 1);
    CHECK(errorsWith(rule("none")).empty());
}

SCENARIO("A star that is named must be on the ladder", "[programme][references]")
{
    const std::string gold = star("gold", "10");
    const auto rule = [](const std::string& stars) {
        return "[[earn_rule]]\nid = \"r\"\nname = \"R\"\npoints = 1\nper = 1\nstars = " + stars + "\n";
    };
    CHECK(errorsWith(rule("[\"gold\", \"none\"]") + gold).empty());
    CHECK(errorsWith(rule("[\"gold\", \"golden\"]") + gold) ==
          RemarkTexts{"16: No [[star]] has the id \"golden\"; \"none\" is the star of nobody."});
    CHECK(errorsWith("[[reward]]\nid = \"r\"\nname = \"R\"\npoints = 1\namount = 1\nstars = [\"gold\"]\n").size() == 1);
    CHECK(errorsWith("[[gift]]\nid = \"r\"\nname = \"R\"\npoints = 1\nstars = [\"gold\"]\n").size() == 1);
    CHECK(errorsWith("[[win_back]]\nid = \"w\"\ntitle = \"W\"\ndays = 90\namount_off = 1\nstars = [\"gold\"]\n") ==
          RemarkTexts{"16: No [[star]] has the id \"gold\"; \"none\" is the star of nobody."});
}

SCENARIO("A mistake in a list is found at its own place in the line", "[programme][references]")
{
    const ReadProgramme read = readProgramme(
        smallProgramme + "[[gift]]\nid = \"r\"\nname = \"R\"\npoints = 1\nstars = [\"none\", \"gold\"]\n");
    for (const Finding& finding : read.findings) {
        if (finding.severity == Finding::Severity::Error) {
            CHECK(finding.line == 15);
            CHECK(finding.column == 18);
        }
    }
}

SCENARIO("A voucher that is named must be one of the programme's", "[programme][references]")
{
    const std::string gift = "[[gift]]\nid = \"g\"\nname = \"G\"\nvoucher_id = \"cake\"\n";
    CHECK(errorsWith(gift + voucher("cake")).empty());
    CHECK(errorsWith(gift + voucher("cakes")) ==
          RemarkTexts{"14: No [[voucher]] has the id \"cake\"; add it, or correct the id."});
    CHECK(errorsWith(star("a", "10") + "voucher_id = \"cake\"\n") ==
          RemarkTexts{"16: No [[voucher]] has the id \"cake\"; add it, or correct the id."});
}

SCENARIO("Stars ascend by money where money counts", "[programme][references]")
{
    const std::string spend = "[ladder]\nmeasure = \"spend\"\n";
    CHECK(errorsWith(spend + star("a", "10") + star("b", "\"10.01\"")).empty());
    CHECK(errorsWith(spend + star("a", "10") + star("b", "10")) ==
          RemarkTexts{"21: The threshold 10.00 is not above the 10.00 of the star before; list the stars in ascending "
                      "order."});
}

SCENARIO("What could not be read is one error, not another one for each thing that refers to it",
         "[programme][references]")
{
    CHECK(errorsWith(star("a", "10") + star("b", "\"many\"")) ==
          RemarkTexts{"19: star 2.threshold must be a number of points: 100, or with decimals in quotes, \"0.5\"."});
}

SCENARIO("A term that ends before it begins is an error, in rules and rewards too", "[programme][references]")
{
    const std::string term = "from = 2026-05-02\nuntil = 2026-05-01\n";
    const RemarkTexts refused{"17: It ends on 2026-05-01, before it begins on 2026-05-02."};
    CHECK(errorsWith("[[earn_rule]]\nid = \"r\"\nname = \"R\"\npoints = 1\nper = 1\n" + term) == refused);
    CHECK(errorsWith("[[reward]]\nid = \"r\"\nname = \"R\"\npoints = 1\namount = 1\n" + term) == refused);
}

SCENARIO("A section in the wrong form is named", "[programme][references]")
{
    CHECK(errorsOf("referral = 1\n" + smallProgramme) == RemarkTexts{"1: referral must be a section, [referral]."});
    CHECK(errorsWith("[star]\nid = \"a\"\n") == RemarkTexts{"11: star must be sections [[star]], at most 20."});
    CHECK(errorsOf("promotion = [1, 2]\n" + smallProgramme) ==
          RemarkTexts{"1: promotion must be sections [[promotion]], at most 100."});
}

SCENARIO("A win-back rule is for somebody", "[programme][references]")
{
    const auto rule = [](const std::string& averages) {
        return "[[win_back]]\nid = \"w\"\ntitle = \"W\"\ndays = 90\namount_off = 1\n" + averages;
    };
    CHECK(errorsWith(rule("average_from = 200\naverage_below = \"200.01\"\n")).empty());
    CHECK(errorsWith(rule("average_from = 200\naverage_below = 200\n")) ==
          RemarkTexts{"17: Nobody spends 200.00 or more on average and less than 200.00."});
}
