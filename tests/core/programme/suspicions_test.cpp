// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

std::string star(const std::string& id, int threshold, int payPercent, const std::string& more = {})
{
    return "[[star]]\nid = \"" + id + "\"\nname = \"★\"\nthreshold = " + std::to_string(threshold) +
           "\npay_percent = " + std::to_string(payPercent) + "\n" + more;
}

/// What there is to warn of when the points of `smallProgramme` hold for a year, so that they are no debt for ever.
RemarkTexts warningsWithTerm(const std::string& sections)
{
    return warningsWith(sections + "[expiry]\nkind = \"days\"\ndays = 365\n");
}

} // namespace

SCENARIO("Stars must ascend", "[programme][suspicions]")
{
    CHECK(errorsWith(star("a", 3000, 90) + star("b", 3001, 85)).empty());
    CHECK(errorsWith(star("a", 3000, 90) + star("b", 3000, 85)) ==
          RemarkTexts{"19: The threshold 3000 is not above the 3000 of the star before; list the stars in ascending "
                      "order."});
    CHECK(errorsWith(star("a", 3000, 90) + star("a", 6000, 85)) ==
          RemarkTexts{"17: The id \"a\" is used twice; each needs its own."});
}

SCENARIO("Members must not lose by rising", "[programme][suspicions]")
{
    CHECK(warningsWith(star("a", 3000, 85) + star("b", 6000, 85)).empty());
    CHECK(warningsWith(star("a", 3000, 85) + star("b", 6000, 86)) ==
          RemarkTexts{"20: This star pays 86 %, more than the 85 % of the star before: members lose by rising."});
    CHECK(warningsWith(star("a", 3000, 85, "earn_factor = 2\n") + star("b", 6000, 85, "earn_factor = 2\n")).empty());
    CHECK(warningsWith(star("a", 3000, 85, "earn_factor = 2\n") + star("b", 6000, 85, "earn_factor = \"1.99\"\n")) ==
          RemarkTexts{"22: This star earns less than the star before: members lose by rising."});
}

SCENARIO("A percentage that looks like the discount instead of the price is asked about", "[programme][suspicions]")
{
    CHECK(warningsWith(star("a", 3000, 50)).empty());
    CHECK(warningsWith(star("a", 3000, 49)) ==
          RemarkTexts{"15: pay_percent says what is paid: 49 means 51 % off. Is that meant?"});
}

SCENARIO("A star that cannot be reached is named", "[programme][suspicions]")
{
    const std::string starter = star("a", 3000, 90, "starts_new_cycle = true\n") + star("b", 6000, 85);
    CHECK(warningsWith(starter) ==
          RemarkTexts{"20: This star can hardly be reached: the star before sends the cycle's points back to zero."});
    CHECK(warningsWith("[ladder]\nperiod = \"lifetime\"\n" + starter) ==
          RemarkTexts{"18: There are no cycles on this ladder: starts_new_cycle does nothing."});
    const std::string nothingEarns = smallProgrammeWith("points = 1\nper = 1\n", "points = 0\nper = 1\n");
    CHECK(remarksOf(nothingEarns + star("a", 3000, 90), Finding::Severity::Warning) ==
          RemarkTexts{"8: Nothing earns points: say points and per, or add an [[earn_rule]].",
                      "14: No star can be reached: stars count points, and nothing earns points."});
    CHECK(remarksOf(nothingEarns + "[ladder]\nmeasure = \"spend\"\n" + star("a", 3000, 90), Finding::Severity::Warning)
              .size() == 1);
}

SCENARIO("A scheme in which nothing earns points is named; rules alone are enough", "[programme][suspicions]")
{
    const std::string noRate = smallProgrammeWith("points = 1\nper = 1\n", "step = \"1\"\n");
    CHECK(remarksOf(noRate, Finding::Severity::Warning) ==
          RemarkTexts{"7: Nothing earns points: say points and per, or add an [[earn_rule]]."});
    const std::string visit = "[[earn_rule]]\nid = \"v\"\nname = \"V\"\nkind = \"per-visit\"\npoints = 1\n";
    CHECK(remarksOf(noRate + visit, Finding::Severity::Warning).empty());
}

SCENARIO("Vouchers without an end are a debt", "[programme][suspicions]")
{
    const std::string debt = " never expire: unused ones stay a debt of the shop.";
    CHECK(warningsWith(star("a", 3000, 90, "voucher = 200\nvoucher_days = 365\n")).empty());
    CHECK(warningsWith(star("a", 3000, 90, "voucher = 200\n")) == RemarkTexts{"11: This star's vouchers" + debt});
    const std::string voucher = "[[voucher]]\nid = \"v\"\nname = \"V\"\namount = 10\n";
    CHECK(warningsWith(voucher) == RemarkTexts{"11: These vouchers" + debt});
    CHECK(warningsWith(voucher + "valid_days = 3650\n").empty());
    CHECK(warningsWith("[returns]\nspent_points = \"as-voucher\"\n") ==
          RemarkTexts{"11: Vouchers for points that were spent" + debt});
    CHECK(warningsWith("[returns]\nspent_points = \"as-voucher\"\nvoucher_days = 90\n").empty());
}

SCENARIO("Points that can be used and never end are a debt", "[programme][suspicions]")
{
    const std::string debt = "Points can be used and never expire: all outstanding points stay a debt of the shop.";
    CHECK(warningsWith("[redemption]\npoints = 100\nworth = 20\n") == RemarkTexts{"12: " + debt});
    CHECK(warningsWithTerm("[redemption]\npoints = 100\nworth = 20\n").empty());
    const std::string reward = "[[reward]]\nid = \"r\"\nname = \"R\"\npoints = 9\namount = 1\n";
    CHECK(warningsWith(reward) == RemarkTexts{"14: " + debt});
    CHECK(warningsWithTerm(reward).empty());
    CHECK(warningsWith("").empty());
}

SCENARIO("Points that give back more than a fifth are asked about, the best star's factor counted",
         "[programme][suspicions]")
{
    const std::string generous = "13: Points give back more than 20 % of what is spent. Is that meant?";
    CHECK(warningsWithTerm("[redemption]\npoints = 100\nworth = 20\n").empty());
    CHECK(warningsWithTerm("[redemption]\npoints = 100\nworth = \"20.01\"\n") == RemarkTexts{generous});
    CHECK(
        warningsWithTerm("[redemption]\npoints = 100\nworth = 10\n" + star("a", 1, 100, "earn_factor = 2\n")).empty());
    CHECK(warningsWithTerm("[redemption]\npoints = 100\nworth = 10\n" +
                           star("a", 1, 100, "earn_factor = \"2.01\"\n")) == RemarkTexts{generous});
}

SCENARIO("A minimum between two blocks of points is named", "[programme][suspicions]")
{
    const std::string redemption = "[redemption]\npoints = 100\nworth = 1\nminimum = ";
    CHECK(warningsWithTerm(redemption + "200\n").empty());
    CHECK(warningsWithTerm(redemption + "150\n") ==
          RemarkTexts{"14: The minimum is not a multiple of 100 points, the step in which points are used."});
    CHECK(warningsWithTerm(redemption + "150\nany_amount = true\n").empty());
}

SCENARIO("A reward that is worth more than the goods that earn it is named", "[programme][suspicions]")
{
    const std::string reward = "[[reward]]\nid = \"r\"\nname = \"R\"\npoints = 50\namount = ";
    CHECK(warningsWithTerm(reward + "50\n").empty());
    CHECK(warningsWithTerm(reward + "\"50.01\"\n") ==
          RemarkTexts{"15: This reward of 50.01 is worth more than the goods that earn its 50 points."});
    CHECK(warningsWithTerm(reward + "50\nuntil = 2026-01-01\n").empty());
    CHECK(warningsWithTerm(reward + "50\nuntil = 2025-12-31\n") ==
          RemarkTexts{"16: This reward ends before the programme begins: nobody can claim it."});
}

SCENARIO("Points that end before they may be used are named", "[programme][suspicions]")
{
    const auto warnings = [](int pending, const std::string& expiry) {
        return remarksOf(earnWith("pending_days = " + std::to_string(pending)) + "[expiry]\nkind = " + expiry + "\n",
                         Finding::Severity::Warning);
    };
    CHECK(warnings(30, "\"days\"\ndays = 30").empty());
    CHECK(warnings(31, "\"days\"\ndays = 30") ==
          RemarkTexts{"10: Points can end before they may be used: they wait 31 days and may hold for only 30."});
    CHECK(warnings(28, "\"month-end\"\nmonths = 1").empty());
    CHECK(warnings(29, "\"month-end\"\nmonths = 1").size() == 1);
    CHECK(warnings(1, "\"year-end\"\nyears = 0").size() == 1);
    CHECK(warnings(365, "\"year-end\"\nyears = 1").empty());
    CHECK(warnings(8, "\"since-last-purchase\"\ndays = 7").size() == 1);
    CHECK(warnings(3650, "\"never\"").empty());
}

SCENARIO("Earning rules that can never give anything are named", "[programme][suspicions]")
{
    const auto rule = [](const std::string& id, const std::string& keys) {
        return "[[earn_rule]]\nid = \"" + id + "\"\nname = \"R\"\n" + keys + "\n";
    };
    const std::string perVisit = "kind = \"per-visit\"\npoints = 1";
    CHECK(warningsWith(rule("a", perVisit + "\nuntil = 2026-01-01")).empty());
    CHECK(warningsWith(rule("a", perVisit + "\nuntil = 2025-12-31")) ==
          RemarkTexts{"16: This rule ends before the programme begins: it never gives points."});
    CHECK(warningsWith(rule("a", "kind = \"multiply\"\nfactor = \"1.01\"")).empty());
    CHECK(warningsWith(rule("a", "kind = \"multiply\"\nfactor = 1")) == RemarkTexts{"15: Times 1 changes nothing."});
    const std::string noRate = smallProgrammeWith("points = 1\nper = 1\n", "step = \"1\"\n");
    CHECK(remarksOf(noRate + rule("a", "kind = \"multiply\"\nfactor = 2"), Finding::Severity::Warning) ==
          RemarkTexts{"13: There is nothing to multiply yet: put this rule behind those that give points."});
    CHECK(remarksOf(noRate + rule("b", perVisit) + rule("a", "kind = \"multiply\"\nfactor = 2"),
                    Finding::Severity::Warning)
              .empty());
}

SCENARIO("A rule behind one that always holds and is the last is never looked at", "[programme][suspicions]")
{
    const auto rule = [](const std::string& id, const std::string& keys) {
        return "[[earn_rule]]\nid = \"" + id + "\"\nname = \"R\"\nkind = \"per-visit\"\npoints = 1\n" + keys;
    };
    CHECK(warningsWith(rule("a", "last = true\n")).empty());
    CHECK(warningsWith(rule("a", "last = true\n") + rule("b", "")) ==
          RemarkTexts{"18: This rule is never looked at: \"a\" before it holds for every sale and is the last."});
    CHECK(warningsWith(rule("a", "last = true\nminimum_spend = 1\n") + rule("b", "")).empty());
}

SCENARIO("Stars that never fall though they could, or that cannot fall, are named", "[programme][suspicions]")
{
    const auto warnings = [](const std::string& ladder) {
        return warningsWith("[ladder]\n" + ladder + "\n" + star("a", 3000, 90));
    };
    CHECK(warnings("period = \"window\"\nfalling = \"window-end\"").empty());
    CHECK(warnings("period = \"window\"\nfalling = \"never\"") ==
          RemarkTexts{"13: Stars count the last 365 days but never fall: a star once reached is kept for ever."});
    CHECK(warnings("falling = \"one-step\"\ncycle_days = 90").empty());
    CHECK(warnings("falling = \"one-step\"") ==
          RemarkTexts{"12: No star ever falls: the cycle has no end in days; add cycle_days."});
    CHECK(warnings("period = \"lifetime\"\nfalling = \"never\"").empty());
    CHECK(warnings("period = \"lifetime\"\nfalling = \"at-once\"") ==
          RemarkTexts{"13: What was earned in a lifetime does not become less: falling does nothing."});
}

SCENARIO("A referral that invites to cheat, or gives nothing, is named", "[programme][suspicions]")
{
    CHECK(warningsWith("[referral]\npoints = 1\nper = 1\n").empty());
    CHECK(warningsWith("[referral]\npoints = 2\nper = 1\n") ==
          RemarkTexts{"12: Introducing a buyer earns more than buying: check for members who introduce themselves."});
    CHECK(warningsWith("[referral]\nbuyer_points = 1\n").empty());
    CHECK(warningsWith("[referral]\nbuyer_points = 0\n") ==
          RemarkTexts{"11: Introducing somebody gives nothing to either: remove [referral], or say what it gives."});
    const std::string fixed = "[referral]\nintroducer_points = 5\n";
    CHECK(warningsWith(fixed) ==
          RemarkTexts{"12: Every purchase, however small, gives the introducer 5 points: set a minimum_spend or a "
                      "maximum."});
    CHECK(warningsWith(fixed + "minimum_spend = 1\n").empty());
    CHECK(warningsWith(fixed + "maximum = 50\n").empty());
    CHECK(warningsWith(fixed + "purchases = \"first\"\n").empty());
}

SCENARIO("A gift that gives back all that was spent for it is named", "[programme][suspicions]")
{
    const auto gift = [](const std::string& minimum) {
        return "[[gift]]\nid = \"g\"\nname = \"G\"\nwhen = \"spend\"\nminimum_spend = " + minimum +
               "\nvoucher_id = \"v\"\n[[voucher]]\nid = \"v\"\nname = \"V\"\namount = 10\nvalid_days = 30\n";
    };
    CHECK(warningsWith(gift("\"10.01\"")).empty());
    CHECK(warningsWith(gift("10")) ==
          RemarkTexts{"15: Spending 10.00 gives a voucher of 10.00: all of it comes back."});
}

SCENARIO("A voucher that pays for anything is named", "[programme][suspicions]")
{
    const auto voucher = [](const std::string& keys) {
        return "[[voucher]]\nid = \"v\"\nname = \"V\"\nvalid_days = 30\ngives = \"percent\"\n" + keys + "\n";
    };
    CHECK(warningsWith(voucher("percent = \"99.99\"")).empty());
    CHECK(warningsWith(voucher("percent = 100\ncap = 500")).empty());
    CHECK(warningsWith(voucher("percent = 100\nlabels = [\"cake\"]")).empty());
    CHECK(warningsWith(voucher("percent = 100")) ==
          RemarkTexts{"16: This voucher pays for any purchase, however large: set a cap."});
}

SCENARIO("Money that earns twice is named", "[programme][suspicions]")
{
    CHECK(warningsWith("[gift_card]\n").empty());
    CHECK(warningsWith("[gift_card]\npurchase_earns = true\npayment_earns = false\n").empty());
    CHECK(warningsWith("[gift_card]\npurchase_earns = true\n") ==
          RemarkTexts{"12: The same money earns twice: when the gift card is bought, and when it is used."});
}

SCENARIO("Refusing debts and giving goods away without a manager are named", "[programme][suspicions]")
{
    CHECK(warningsWith("[returns]\nrefuse_debt = false\n").empty());
    CHECK(warningsWith("[returns]\nrefuse_debt = true\n") ==
          RemarkTexts{"12: Members who have spent their points cannot bring goods back: the return is refused."});
    CHECK(warningsWith("[manual_discount]\nwithout_manager_percent = \"99.99\"\n").empty());
    CHECK(warningsWith("[manual_discount]\nwithout_manager_percent = 100\n") ==
          RemarkTexts{"12: A cashier alone may give goods away: no manager is ever asked for."});
}

SCENARIO("A win-back offer that pays for everything, or comes again too soon, is named", "[programme][suspicions]")
{
    const std::string rule =
        "[[win_back]]\nid = \"quiet\"\ntitle = \"Hello\"\nwhen = \"silence\"\ndays = 90\namount_off = 5\n";
    CHECK(warningsWith(rule + "minimum_spend = \"5.01\"\nvalid_days = 30\nrest_days = 30\n").empty());
    CHECK(warningsWith(rule + "minimum_spend = 5\nvalid_days = 31\nrest_days = 30\n") ==
          RemarkTexts{"17: The offer may pay for the whole purchase: its minimum of 5.00 is not above the 5.00 taken "
                      "off.",
                      "19: A second offer can come after 30 days while the first still holds for 31."});
}

SCENARIO("A campaign of which nobody is held out is named: its effect can never be told", "[programme][suspicions]")
{
    const std::string rule =
        "[[win_back]]\nid = \"quiet\"\ntitle = \"Hello\"\nwhen = \"silence\"\ndays = 90\namount_off = 5\n"
        "minimum_spend = 50\nvalid_days = 30\nrest_days = 30\n";
    CHECK(warningsWith(rule).empty());
    CHECK(warningsWith(rule + "hold_out_percent = 1\n").empty());
    CHECK(warningsWith(rule + "hold_out_percent = 0\n") ==
          RemarkTexts{"20: Nobody is held out, so its effect can never be told: set 5 or 10."});
}

SCENARIO("Warnings wait until the errors are mended", "[programme][suspicions]")
{
    CHECK(warningsWith(star("a", 3000, 15)).size() == 1);
    CHECK(warningsWith(star("a", 3000, 15) + star("b", 3000, 15)).empty());
}
