// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/offer_worth.h"
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

/// One campaign, from line 11 on; `keys` stand in line 14 and after.
std::string campaign(const std::string& keys)
{
    return "[[win_back]]\nid = \"hello\"\ntitle = \"Hello\"\n" + keys + "\n";
}

WinBackRule readRule(const std::string& keys)
{
    return readWith(campaign(keys)).winBack.at(0);
}

const std::string invitation = "when = \"dates\"\ngives = \"invitation\"\n";

} // namespace

SCENARIO("A campaign speaks on its own days, before birthdays, or after a complaint", "[programme][winback]")
{
    const WinBackRule dates = readRule(invitation + "from = 2026-03-01\nuntil = 2026-03-31");
    CHECK(dates.trigger == WinBackTrigger::Dates);
    CHECK(dates.from == parseDate("2026-03-01"));
    CHECK(dates.until == parseDate("2026-03-31"));
    CHECK(readRule("when = \"birthday\"\ngives = \"invitation\"").days == 7);
    CHECK(readRule("when = \"complaint\"\ngives = \"invitation\"").days == 14);
    CHECK(errorsWith(campaign("when = \"complaint\"\ndays = 0\ngives = \"invitation\"")) ==
          RemarkTexts{"15: win_back 1.days must be a whole number from 1 to 365."});
    CHECK(errorsWith(campaign(invitation + "from = 2026-03-31\nuntil = 2026-03-01")) ==
          RemarkTexts{"17: It ends on 2026-03-01, before it begins on 2026-03-31."});
    CHECK(errorsWith(campaign(invitation + "days = 3")) ==
          RemarkTexts{"16: win_back 1.days is not known here; remove it or correct its name."});
}

SCENARIO("A campaign gives an amount, points, a voucher, or an invitation", "[programme][winback]")
{
    const std::string when = "when = \"dates\"\n";
    CHECK(readRule(when + "amount_off = 5\nminimum_spend = 50").gives == WinBackGift::Amount);
    CHECK(readRule(when + "gives = \"points\"\npoints = 20").points == Points::whole(20));
    CHECK(readRule(invitation).gives == WinBackGift::Invitation);
    CHECK(errorsWith(campaign(when)).size() == 1);
    CHECK(errorsWith(campaign(when + "gives = \"voucher\"\nvoucher_id = \"cake\"")) ==
          RemarkTexts{"16: No [[voucher]] has the id \"cake\"; add it, or correct the id."});
}

SCENARIO("Waves of a campaign open star by star", "[programme][winback]")
{
    const std::string wave = "[[win_back.wave]]\nstar = \"none\"\nfrom = 2026-03-01\nuntil = 2026-03-07\n";
    const WinBackRule rule = readRule(invitation + wave);
    REQUIRE(rule.waves.size() == 1);
    CHECK(rule.waves[0].star == "none");
    CHECK(errorsWith(campaign(invitation + "[[win_back.wave]]\nstar = \"gold\"\nfrom = 2026-03-01\nuntil = "
                                           "2026-03-07\n"))
              .size() == 1);
}

SCENARIO("Whom a campaign is for is said by lists of known classes", "[programme][winback]")
{
    const WinBackAudience audience =
        readRule(invitation + "stages = [\"stable\", \"decline\"]\nclasses = [\"advocate\"]\nprices = [\"high\"]\n"
                              "values = [\"A\", \"B\"]\nchanges = [\"rhythm-trend\"]\nreasons = [\"price\"]\n"
                              "spent_from = 100\nspent_below = 200")
            .audience;
    CHECK(audience.stages == std::vector{LifeStage::Stable, LifeStage::Decline});
    CHECK(audience.classes == std::vector{MemberClass::Advocate});
    CHECK(audience.prices == std::vector{PriceClass::High});
    CHECK(audience.values == std::vector{ValueClass::A, ValueClass::B});
    CHECK(audience.changes == std::vector{HabitChange::RhythmTrend});
    CHECK(audience.reasons == std::vector{LeavingReason::Price});
    CHECK(audience.spentFrom == yuan(100));
    CHECK(errorsWith(campaign(invitation + "values = [\"A\", \"D\"]")) ==
          RemarkTexts{"16: win_back 1.values must be a list of any of \"A\", \"B\", \"C\"."});
    CHECK(errorsWith(campaign(invitation + "values = \"A\"")).size() == 1);
    CHECK(errorsWith(campaign(invitation + "values = [\"A\", \"A\"]")).size() == 1);
    CHECK(errorsWith(campaign(invitation + "spent_from = 200\nspent_below = 200")) ==
          RemarkTexts{"17: Nobody spends 200.00 or more in the period and less than 200.00."});
}

SCENARIO("A budget is refused where nothing has an amount to count", "[programme][winback][budget]")
{
    const std::string points = "when = \"dates\"\ngives = \"points\"\npoints = 150\nbudget = 100\n";
    CHECK(
        errorsWith(campaign(points)) ==
        RemarkTexts{"17: What this gives has no amount that a budget could count; use most_offers, or a voucher with a "
                    "cap."});
    const Programme programme = readWith("[redemption]\npoints = 100\nworth = 1\n" + campaign(points));
    CHECK(worthOfOffer(programme.winBack[0], programme) == fen(150));
    CHECK(readRule("when = \"dates\"\namount_off = 5\nminimum_spend = 50\nbudget = 100\nmost_offers = 7").mostOffers ==
          7);
}

SCENARIO("Campaigns that are foolish are warned of", "[programme][winback][suspicions]")
{
    const auto warned = [](const std::string& keys) {
        const RemarkTexts texts = warningsWith(campaign(keys));
        return texts.empty() ? std::string{} : texts.front();
    };
    const std::string cut = "when = \"dates\"\namount_off = 5\nminimum_spend = 50\nmost_offers = 9\n";
    CHECK(warned(cut).empty());
    CHECK(
        warned(cut + "stages = [\"stable\"]") ==
        "18: Stable members get no price cuts, so they never get this offer; give points, a service or an invitation.");
    CHECK(warned(cut + "prices = [\"high\"]").starts_with("18: High-price members get no price cuts"));
    CHECK(warned(cut + "reasons = [\"moved-away\"]").starts_with("18: Who moved away"));
    CHECK(warned(cut + "budget = 4").starts_with("18: The budget of 4.00 is below what one offer is worth, 5.00"));
    CHECK(warned(cut + "rest_days = 5\nvalid_days = 5\n").starts_with("18: Members may hear of this every 5 days"));
    CHECK(warned(cut + "until = 2025-12-31").starts_with("18: This campaign never begins"));
    CHECK(warned("when = \"dates\"\ngives = \"points\"\npoints = 5").starts_with("14: This is given to every member"));
    CHECK(warningsWith(campaign(cut + "stages = [\"stable\"]") + "[segments]\nprice_cuts_for_all = true\n").empty());
}

SCENARIO("Where classes begin is the shop's to say, and it cannot contradict itself", "[programme][segments]")
{
    const SegmentRules usual = readGood(smallProgramme).segments;
    CHECK(usual == SegmentRules{});
    const SegmentRules rules =
        readWith("[segments]\nobservation_below = 2\nstable_from = 12\nhigh_price = 400\nlow_price = 200\n").segments;
    CHECK(rules.stableFrom == 12);
    CHECK(rules.highPrice == yuan(400));
    CHECK(errorsWith("[segments]\nstable_from = 3\n") ==
          RemarkTexts{"12: stable_from must be above observation_below: 3 / 3."});
    CHECK(errorsWith("[segments]\nloyal_from = 2\n").size() == 1);
    CHECK(errorsWith("[segments]\nabc_a_percent = 95\n").size() == 1);
    CHECK(errorsWith("[segments]\nlow_price = 400\nhigh_price = 200\n").size() == 1);
    CHECK(errorsWith("[segments]\nold_percent = 60\ndeveloping_percent = 40\n").size() == 1);
}
