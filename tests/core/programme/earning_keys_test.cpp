// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

/// One earning rule, from line 11 on; `keys` stand in line 14 and after.
std::string rule(const std::string& keys)
{
    return "[[earn_rule]]\nid = \"extra\"\nname = \"Extra\"\n" + keys + "\n";
}

EarnRule readRule(const std::string& keys)
{
    return readWith(rule(keys)).earnRules.at(0);
}

} // namespace

SCENARIO("K1: the shop says which part of a sale earns", "[programme][earning]")
{
    CHECK(readGood(smallProgramme).earnBase == EarnBase::Net);
    CHECK(readGood(earnWith("base = \"net\"")).earnBase == EarnBase::Net);
    CHECK(readGood(earnWith("base = \"gross\"")).earnBase == EarnBase::Gross);
    CHECK(readGood(earnWith("base = \"list\"")).earnBase == EarnBase::List);
    CHECK(readGood(earnWith("base = \"nothing-when-used\"")).earnBase == EarnBase::NothingWhenUsed);
    CHECK(errorsOf(earnWith("base = \"paid\"")) ==
          RemarkTexts{"10: earn.base must be one of \"net\", \"gross\", \"list\", \"nothing-when-used\"."});
}

SCENARIO("K2: points are counted in ones, halves, tenths or hundredths", "[programme][earning]")
{
    CHECK(readGood(smallProgramme).pointRounding.step == Points::whole(1));
    CHECK(readGood(earnWith("step = \"1\"")).pointRounding.step == Points::whole(1));
    CHECK(readGood(earnWith("step = \"0.5\"")).pointRounding.step == Points::fromHundredths(50));
    CHECK(readGood(earnWith("step = \"0.1\"")).pointRounding.step == Points::fromHundredths(10));
    CHECK(readGood(earnWith("step = \"0.01\"")).pointRounding.step == Points::fromHundredths(1));
    CHECK(errorsOf(earnWith("step = \"0.2\"")) ==
          RemarkTexts{"10: earn.step must be one of \"1\", \"0.5\", \"0.1\", \"0.01\"."});
}

SCENARIO("K2: points are rounded in any of four ways, for each line or for the sale", "[programme][earning]")
{
    CHECK(readGood(smallProgramme).pointRounding.rounding == Rounding::Down);
    CHECK(readGood(earnWith("rounding = \"down\"")).pointRounding.rounding == Rounding::Down);
    CHECK(readGood(earnWith("rounding = \"half-up\"")).pointRounding.rounding == Rounding::HalfUp);
    CHECK(readGood(earnWith("rounding = \"half-even\"")).pointRounding.rounding == Rounding::HalfEven);
    CHECK(readGood(earnWith("rounding = \"up\"")).pointRounding.rounding == Rounding::Up);
    CHECK_FALSE(readGood(smallProgramme).pointRounding.perLine);
    CHECK_FALSE(readGood(earnWith("round_each = \"sale\"")).pointRounding.perLine);
    CHECK(readGood(earnWith("round_each = \"line\"")).pointRounding.perLine);
    CHECK(errorsOf(earnWith("round_each = true")) ==
          RemarkTexts{"10: earn.round_each must be one of \"sale\", \"line\"."});
}

SCENARIO("K4: the points of a sale can be spent in it, or not", "[programme][earning]")
{
    CHECK_FALSE(readGood(smallProgramme).spendableInSameSale);
    CHECK_FALSE(readGood(earnWith("spendable_in_same_sale = false")).spendableInSameSale);
    CHECK(readGood(earnWith("spendable_in_same_sale = true")).spendableInSameSale);
    CHECK(errorsOf(earnWith("spendable_in_same_sale = 1")) ==
          RemarkTexts{"10: earn.spendable_in_same_sale must be true or false, without quotes."});
}

SCENARIO("K10: points that end first are spent first, or the oldest", "[programme][earning]")
{
    CHECK(readGood(smallProgramme).spendOrder == SpendOrder::NearestExpiry);
    CHECK(readGood(earnWith("spend_order = \"nearest-expiry\"")).spendOrder == SpendOrder::NearestExpiry);
    CHECK(readGood(earnWith("spend_order = \"oldest\"")).spendOrder == SpendOrder::Oldest);
    CHECK(errorsOf(earnWith("spend_order = \"newest\"")) ==
          RemarkTexts{"10: earn.spend_order must be one of \"nearest-expiry\", \"oldest\"."});
}

SCENARIO("K16: points wait for a number of days before they can be used", "[programme][earning]")
{
    CHECK(readGood(smallProgramme).pendingDays == 0);
    CHECK(readGood(earnWith("pending_days = 0")).pendingDays == 0);
    CHECK(readGood(earnWith("pending_days = 3650")).pendingDays == 3650);
    const std::string refused = "10: earn.pending_days must be a whole number from 0 to 3650.";
    CHECK(errorsOf(earnWith("pending_days = -1")) == RemarkTexts{refused});
    CHECK(errorsOf(earnWith("pending_days = 3651")) == RemarkTexts{refused});
    CHECK(errorsOf(earnWith("pending_days = \"7\"")) == RemarkTexts{refused});
}

SCENARIO("A programme without a basic rate earns by its rules alone", "[programme][earning]")
{
    const std::string noRate = smallProgrammeWith("points = 1\nper = 1\n", "base = \"list\"\n");
    CHECK(readGood(noRate).earn.points.isZero());
    CHECK(readGood(smallProgrammeWith("points = 1\n", "points = 0\n")).earn.points.isZero());
    CHECK(errorsOf(smallProgrammeWith("per = 1\n", "")) ==
          RemarkTexts{"7: earn.per is missing and has no default; add it."});
}

SCENARIO("The basic rate has decimals where it needs them, and an end", "[programme][earning]")
{
    CHECK(readGood(smallProgrammeWith("points = 1", "points = \"0.01\"")).earn.points == Points::fromHundredths(1));
    CHECK(readGood(smallProgrammeWith("per = 1", "per = \"0.10\"")).earn.perAmount == fen(10));
    CHECK(readGood(smallProgrammeWith("per = 1", "per = 1000000000")).earn.perAmount == yuan(1'000'000'000));
    CHECK(errorsOf(smallProgrammeWith("per = 1", "per = 1000000001")).size() == 1);
    CHECK(errorsOf(smallProgrammeWith("points = 1", "points = \"0.001\"")).size() == 1);
}

SCENARIO("A rate that no sum could hold is refused: 10 points for each fen is the most", "[programme][earning]")
{
    CHECK(readGood(smallProgrammeWith("points = 1", "points = 1000")).earn.points == Points::whole(1000));
    CHECK(errorsOf(smallProgrammeWith("points = 1", "points = \"1000.01\"")) ==
          RemarkTexts{"8: More than 10 points for each 0.01 cannot be added up; lower the points."});
    CHECK(errorsWith(rule("points = \"1000.01\"\nper = 1")) ==
          RemarkTexts{"14: More than 10 points for each 0.01 cannot be added up; lower the points."});
    CHECK(errorsWith("[referral]\npoints = \"1000.01\"\nper = 1\n") ==
          RemarkTexts{"12: More than 10 points for each 0.01 cannot be added up; lower the points."});
}

SCENARIO("K11: points never end, unless the shop says when", "[programme][expiry]")
{
    CHECK(readGood(smallProgramme).expiry == PointExpiry{});
    CHECK(readWith("[expiry]\nkind = \"never\"\n").expiry == PointExpiry{});
    CHECK(errorsWith("[expiry]\nkind = \"sometimes\"\n") ==
          RemarkTexts{"12: expiry.kind must be one of \"never\", \"days\", \"month-end\", \"year-end\", "
                      "\"since-last-purchase\"."});
    CHECK(errorsWith("[expiry]\nkind = \"never\"\ndays = 30\n") ==
          RemarkTexts{"13: expiry.days is not known here; remove it or correct its name."});
}

SCENARIO("K11: points hold for a number of days", "[programme][expiry]")
{
    const auto days = [](int number) { return "[expiry]\nkind = \"days\"\ndays = " + std::to_string(number) + "\n"; };
    CHECK(readWith(days(1)).expiry == PointExpiry{.kind = ExpiryKind::Days, .days = 1});
    CHECK(readWith(days(3650)).expiry.days == 3650);
    CHECK(errorsWith(days(0)) == RemarkTexts{"13: expiry.days must be a whole number from 1 to 3650."});
    CHECK(errorsWith(days(3651)) == RemarkTexts{"13: expiry.days must be a whole number from 1 to 3650."});
    CHECK(errorsWith("[expiry]\nkind = \"days\"\n") ==
          RemarkTexts{"11: expiry.days is missing and has no default; add it."});
}

SCENARIO("K11: points hold to the end of a month", "[programme][expiry]")
{
    const auto months = [](int number) {
        return "[expiry]\nkind = \"month-end\"\nmonths = " + std::to_string(number) + "\n";
    };
    CHECK(readWith(months(0)).expiry == PointExpiry{.kind = ExpiryKind::MonthEnd, .months = 0});
    CHECK(readWith(months(120)).expiry.months == 120);
    CHECK(errorsWith(months(-1)) == RemarkTexts{"13: expiry.months must be a whole number from 0 to 120."});
    CHECK(errorsWith(months(121)) == RemarkTexts{"13: expiry.months must be a whole number from 0 to 120."});
}

SCENARIO("K11: points hold to the end of a year", "[programme][expiry]")
{
    const auto years = [](int number) {
        return "[expiry]\nkind = \"year-end\"\nyears = " + std::to_string(number) + "\n";
    };
    CHECK(readWith(years(0)).expiry == PointExpiry{.kind = ExpiryKind::YearEnd, .years = 0});
    CHECK(readWith(years(10)).expiry.years == 10);
    CHECK(errorsWith(years(11)) == RemarkTexts{"13: expiry.years must be a whole number from 0 to 10."});
    CHECK(errorsWith(years(-1)) == RemarkTexts{"13: expiry.years must be a whole number from 0 to 10."});
}

SCENARIO("K11: points hold until so many days after the last purchase", "[programme][expiry]")
{
    const Programme programme = readWith("[expiry]\nkind = \"since-last-purchase\"\ndays = 365\n");
    CHECK(programme.expiry == PointExpiry{.kind = ExpiryKind::SinceLastPurchase, .days = 365});
    CHECK(errorsWith("[expiry]\nkind = \"since-last-purchase\"\ndays = 0\n").size() == 1);
}

SCENARIO("K14: a rule gives further points for each amount", "[programme][earning]")
{
    const EarnRule read = readRule("points = \"0.5\"\nper = 10");
    CHECK(read.kind == EarnRuleKind::PerAmount);
    CHECK(read.rate == EarnRate{.perAmount = yuan(10), .points = Points::fromHundredths(50)});
    CHECK(readRule("kind = \"per-amount\"\npoints = 1\nper = 1").kind == EarnRuleKind::PerAmount);
    CHECK(errorsWith(rule("points = 0\nper = 1")) == RemarkTexts{"14: earn_rule 1.points must be more than 0."});
    CHECK(errorsWith(rule("points = 1")) == RemarkTexts{"11: earn_rule 1.per is missing and has no default; add it."});
}

SCENARIO("K14: a rule gives a fixed number for each piece", "[programme][earning]")
{
    const EarnRule read = readRule("kind = \"per-article\"\npoints = 5\narticles = [\"123\"]");
    CHECK(read.kind == EarnRuleKind::PerArticle);
    CHECK(read.points == Points::whole(5));
    CHECK(read.on == only(&ArticleFilter::articles, {"123"}));
    CHECK(errorsWith(rule("kind = \"per-article\"\npoints = 5\nper = 1")) ==
          RemarkTexts{"16: earn_rule 1.per is not known here; remove it or correct its name."});
}

SCENARIO("K14: a rule gives a fixed number for the visit, whatever the goods", "[programme][earning]")
{
    const EarnRule read = readRule("kind = \"per-visit\"\npoints = 2");
    CHECK(read.kind == EarnRuleKind::PerVisit);
    CHECK(read.points == Points::whole(2));
    CHECK(errorsWith(rule("kind = \"per-visit\"\npoints = 2\nlabels = [\"red\"]")) ==
          RemarkTexts{"16: earn_rule 1.labels is not known here; remove it or correct its name."});
}

SCENARIO("K14: a rule multiplies what the rules before it gave", "[programme][earning]")
{
    CHECK(readRule("kind = \"multiply\"\nfactor = \"1.5\"").factorHundredths == 150);
    CHECK(readRule("kind = \"multiply\"\nfactor = 0").factorHundredths == 0);
    CHECK(readRule("kind = \"multiply\"\nfactor = 100").factorHundredths == 10'000);
    const std::string refused =
        "15: earn_rule 1.factor must be a factor from 0 to 100: 2, or with decimals in quotes, \"1.5\".";
    CHECK(errorsWith(rule("kind = \"multiply\"\nfactor = \"100.01\"")) == RemarkTexts{refused});
    CHECK(errorsWith(rule("kind = \"multiply\"\nfactor = -1")) == RemarkTexts{refused});
    CHECK(errorsWith(rule("kind = \"multiply\"\nfactor = 1.5")) == RemarkTexts{refused});
}

SCENARIO("K14: all multipliers and the highest star together make at most 100 times the points", "[programme][earning]")
{
    const auto second = [](const std::string& factor) {
        return rule("kind = \"multiply\"\nfactor = 10") +
               "[[earn_rule]]\nid = \"more\"\nname = \"More\"\nkind = \"multiply\"\nfactor = " + factor + "\n";
    };
    CHECK(readWith(second("10")).earnRules.size() == 2);
    CHECK(errorsWith(second("\"10.01\"")) ==
          RemarkTexts{"20: With this factor all multipliers and the highest star together make more than 100 times "
                      "the points; lower it."});
    const std::string star = "[[star]]\nid = \"a\"\nname = \"★\"\nthreshold = 1\npay_percent = 100\nearn_factor = 2\n";
    CHECK(errorsWith(second("5") + star) == RemarkTexts{});
    CHECK(errorsWith(second("6") + star).size() == 1);
}

SCENARIO("K14: a rule can be for some articles, some stars, some days and larger sales only", "[programme][earning]")
{
    const EarnRule plain = readRule("points = 1\nper = 1");
    CHECK(plain.on.isEverything());
    CHECK(plain.minimumSpend.isZero());
    CHECK(plain.stars.empty());
    CHECK_FALSE(plain.from.has_value());
    CHECK_FALSE(plain.until.has_value());
    CHECK_FALSE(plain.last);
    const EarnRule narrow =
        readRule("points = 1\nper = 1\nlabels = [\"red\", \"blue\"]\nnot_articles = [\"7\"]\nminimum_spend = "
                 "\"99.90\"\nstars = [\"none\"]\nfrom = 2026-05-01\nuntil = 2026-05-03\nlast = true");
    ArticleFilter redOrBlue = only(&ArticleFilter::labels, {"red", "blue"});
    redOrBlue.notArticles = {"7"};
    CHECK(narrow.on == redOrBlue);
    CHECK(narrow.minimumSpend == fen(9990));
    CHECK(narrow.stars == std::vector<std::string>{"none"});
    CHECK(formatDate(*narrow.from) == "2026-05-01");
    CHECK(formatDate(*narrow.until) == "2026-05-03");
    CHECK(narrow.last);
}

SCENARIO("A file holds at most 50 earning rules", "[programme][earning]")
{
    const auto rules = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += "[[earn_rule]]\nid = \"r" + std::to_string(i) + "\"\nname = \"R\"\npoints = 1\nper = 1\n";
        }
        return text;
    };
    CHECK(readWith(rules(50)).earnRules.size() == 50);
    CHECK(errorsWith(rules(51)) == RemarkTexts{"11: earn_rule must be sections [[earn_rule]], at most 50."});
}

SCENARIO("Articles are chosen by number, label and category, and left out by the same", "[programme][articles]")
{
    const EarnRule read = readRule("points = 1\nper = 1\narticles = [\"1\"]\nlabels = [\"l\"]\ncategories = [\"c\"]\n"
                                   "not_articles = [\"2\"]\nnot_labels = [\"m\"]\nnot_categories = [\"d\"]");
    CHECK(read.on == ArticleFilter{.articles = {"1"},
                                   .labels = {"l"},
                                   .categories = {"c"},
                                   .notArticles = {"2"},
                                   .notLabels = {"m"},
                                   .notCategories = {"d"}});
    CHECK(readRule("points = 1\nper = 1\nlabels = []").on.isEverything());
}

SCENARIO("A list of articles has texts that goods can have, each once, and at most 500", "[programme][articles]")
{
    const auto with = [](const std::string& list) { return rule("points = 1\nper = 1\narticles = " + list); };
    CHECK(errorsWith(with("[\"" + std::string(64, '7') + "\"]")).empty());
    CHECK(errorsWith(with("[\"" + std::string(65, '7') + "\"]")).size() == 1);
    CHECK(errorsWith(with("[\"\"]")).size() == 1);
    CHECK(errorsWith(with("[\" 7\"]")).size() == 1);
    CHECK(errorsWith(with("[7]")) == RemarkTexts{"16: earn_rule 1.articles must be a list in brackets of at most 500, "
                                                 "each an article number in quotes, at most 64 bytes."});
    CHECK(errorsWith(with("\"7\"")).size() == 1);
    CHECK(errorsWith(with("[\"7\", \"8\", \"7\"]")) ==
          RemarkTexts{"16: earn_rule 1.articles names \"7\" twice; once is enough."});
    const auto many = [&](int count) {
        std::string list;
        for (int i = 0; i < count; ++i) {
            list.append(i == 0 ? "\"" : ", \"").append(std::to_string(i)).append("\"");
        }
        return with("[" + list + "]");
    };
    CHECK(errorsWith(many(500)).empty());
    CHECK(errorsWith(many(501)).size() == 1);
}
