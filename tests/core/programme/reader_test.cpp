// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/reader.h"

#include "core/pricing/article_limits.h"
#include "core/programme/field_forms.h"

#include "tests/core/programme/small_programme.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;

namespace
{

std::vector<Finding> findingsOf(const std::string& toml, Finding::Severity severity)
{
    std::vector<Finding> found;
    for (Finding& finding : readProgramme(toml).findings) {
        if (finding.severity == severity) {
            found.push_back(std::move(finding));
        }
    }
    return found;
}

/// The one error that `toml` must have.
Finding onlyError(const std::string& toml)
{
    INFO(toml);
    const std::vector<Finding> errors = findingsOf(toml, Finding::Severity::Error);
    REQUIRE(errors.size() == 1);
    REQUIRE_FALSE(readProgramme(toml).programme.has_value());
    CHECK_FALSE(errors.front().message.zh.empty());
    return errors.front();
}

} // namespace

SCENARIO("The least that a programme must say is enough, and what was filled in is said", "[programme]")
{
    const ReadProgramme read = readProgramme(smallProgramme);
    REQUIRE(read.programme.has_value());
    CHECK(read.programme->id == "small");
    CHECK(read.programme->name == Sentence{.en = "Small", .zh = "Small"});
    CHECK(formatDate(read.programme->validFrom) == "2026-01-01");
    CHECK(read.programme->earn.points == Points::whole(1));
    CHECK(read.programme->earn.perAmount == Money::fromMinor(100, cny));
    CHECK(read.programme->earnBase == EarnBase::Net);
    CHECK(read.programme->stars.empty());
    CHECK_FALSE(read.programme->redemption.has_value());

    std::vector<std::string> filledIn;
    for (const Finding& finding : findingsOf(smallProgramme, Finding::Severity::Default)) {
        filledIn.push_back(finding.message.en);
    }
    CHECK(filledIn == std::vector<std::string>{R"(expiry.kind is not given; "never" is used.)",
                                               R"(money.discount_rounding is not given; "half-up" is used.)",
                                               R"(money.discount_rounding_of is not given; "discount" is used.)",
                                               R"(money.discount_round_each is not given; "line" is used.)",
                                               R"(money.cash_rounding is not given; 0 is used.)",
                                               R"(manual_discount.without_manager_percent is not given; 10 is used.)",
                                               R"(ladder.measure is not given; "points" is used.)",
                                               R"(ladder.period is not given; "cycle" is used.)",
                                               R"(ladder.falling is not given; "never" is used.)",
                                               R"(ladder.return_lowers_star is not given; true is used.)",
                                               R"(ladder.adjustments_count is not given; false is used.)",
                                               R"(ladder.manual_star_is_floor is not given; true is used.)",
                                               R"(ladder.sale_counts_for_own_star is not given; false is used.)",
                                               R"(ladder.surplus_carries_over is not given; true is used.)",
                                               R"(ladder.vouchers_every_cycle is not given; true is used.)",
                                               R"(stacking.discounts is not given; "all" is used.)",
                                               R"(stacking.maximum_percent is not given; 100 is used.)",
                                               R"(stacking.vouchers_with_discounts is not given; true is used.)",
                                               R"(stacking.vouchers_per_sale is not given; 0 is used.)",
                                               R"(returns.take_back is not given; "by-value" is used.)",
                                               R"(returns.spent_points is not given; "pro-rata" is used.)",
                                               R"(returns.refuse_debt is not given; false is used.)",
                                               R"(returns.renew_expired is not given; false is used.)",
                                               R"(returns.within_days is not given; 365 is used.)",
                                               R"(segments.observation_below is not given; 3 is used.)",
                                               R"(segments.stable_from is not given; 8 is used.)",
                                               R"(segments.decline_days is not given; 180 is used.)",
                                               R"(segments.period_days is not given; 365 is used.)",
                                               R"(segments.ordinary_from is not given; 2 is used.)",
                                               R"(segments.loyal_from is not given; 6 is used.)",
                                               R"(segments.advocate_from is not given; 1 is used.)",
                                               R"(segments.often_percent is not given; 50 is used.)",
                                               R"(segments.abc_a_percent is not given; 80 is used.)",
                                               R"(segments.abc_b_percent is not given; 95 is used.)",
                                               R"(segments.drop_percent is not given; 50 is used.)",
                                               R"(segments.trend_percent is not given; 30 is used.)",
                                               R"(segments.old_percent is not given; 30 is used.)",
                                               R"(segments.developing_percent is not given; 30 is used.)",
                                               R"(segments.price_cuts_for_all is not given; false is used.)",
                                               R"(currency is not given; "CNY" is used.)",
                                               R"(earn.base is not given; "net" is used.)",
                                               R"(earn.step is not given; "1" is used.)",
                                               R"(earn.rounding is not given; "down" is used.)",
                                               R"(earn.round_each is not given; "sale" is used.)",
                                               R"(earn.pending_days is not given; 0 is used.)",
                                               R"(earn.spendable_in_same_sale is not given; false is used.)",
                                               R"(earn.spend_order is not given; "nearest-expiry" is used.)"});
}

SCENARIO("A misspelt key is an error at its place, and the key that was meant is named", "[programme]")
{
    const Finding misspelt = onlyError(smallProgrammeWith("\n[earn]", "\n[earn]\n  ronding = \"up\""));
    CHECK(misspelt.line == 8);
    CHECK(misspelt.column == 3);
    CHECK(misspelt.message.en == "earn.ronding is not known here; was rounding meant?");

    const Finding strange = onlyError(smallProgramme + "[weather]\nsun = true\n");
    CHECK(strange.line == 11);
    CHECK(strange.message.en == "weather is not known here; remove it or correct its name.");
}

SCENARIO("Each mistake is found at its line and column, and says what would be right", "[programme]")
{
    struct Mistake {
        std::string toml;
        int line;
        int column;
        const char* message;
    };
    const Mistake mistakes[]{
        {smallProgrammeWith("per = 1", "per = 1.5"), 9, 7,
         "earn.per must be an amount of CNY: 200, or with decimals in quotes, \"199.90\"."},
        {smallProgrammeWith("per = 1", "per = \"0.001\""), 9, 7,
         "earn.per must be an amount of CNY: 200, or with decimals in quotes, \"199.90\"."},
        {smallProgrammeWith("per = 1", "per = 0"), 9, 7, "earn.per must be more than 0."},
        {smallProgrammeWith("points = 1", "points = -1"), 8, 10,
         "earn.points must be a number of points: 100, or with decimals in quotes, \"0.5\"."},
        {smallProgrammeWith("points = 1", "points = 1000000001"), 8, 10,
         "earn.points must be a number of points: 100, or with decimals in quotes, \"0.5\"."},
        {smallProgrammeWith("format = 1", "format = 2"), 1, 10, "format must be a whole number from 1 to 1."},
        {smallProgrammeWith("id = \"small\"", "id = \"Small Shop\""), 2, 6,
         "id must be a short name in quotes: letters a to z, digits, - and _, at most 40."},
        {smallProgrammeWith("\"Small\"", "{ zh = \"小店\" }"), 3, 8,
         "name must be { zh = \"…\", en = \"…\" }, or one text for both; at most 300 bytes each."},
        {smallProgrammeWith("2026-01-01", "\"2026-01-01\""), 5, 14,
         "valid_from must be a day without quotes, such as 2026-01-03."},
        {smallProgrammeWith("version = 1", "version = 1\ncurrency = \"CNX\""), 5, 12,
         "currency must be one of CNY, EUR, GBP, HKD, JPY, TWD, USD."},
        {smallProgramme + "[ladder]\nsurplus_carries_over = \"yes\"\n", 12, 24,
         "ladder.surplus_carries_over must be true or false, without quotes."},
        {smallProgramme + "[money]\ndiscount_rounding = \"often\"\n", 12, 21,
         "money.discount_rounding must be one of \"half-up\", \"half-even\", \"down\"."}};
    for (const Mistake& mistake : mistakes) {
        const Finding finding = onlyError(mistake.toml);
        CHECK(finding.line == mistake.line);
        CHECK(finding.column == mistake.column);
        CHECK(finding.message.en == mistake.message);
    }
}

SCENARIO("What a programme must say is missed by name", "[programme]")
{
    CHECK(onlyError(smallProgrammeWith("version = 1\n", "")).message.en ==
          "version is missing and has no default; add it.");
    CHECK(onlyError(smallProgrammeWith("per = 1\n", "")).line == 7);
    const std::string star = "[[star]]\nid = \"one\"\nname = \"★\"\nthreshold = 100\n";
    const Finding noPercent = onlyError(smallProgramme + star);
    CHECK(noPercent.line == 11);
    CHECK(noPercent.message.en == "star 1.pay_percent is missing and has no default; add it.");
}

SCENARIO("All mistakes of a file are found in one reading, in its order", "[programme]")
{
    const auto errors =
        findingsOf("format = 1\nid = 7\nversion = 0\n[earn]\npoints = 1\nper = 0\n", Finding::Severity::Error);
    std::vector<int> lines;
    for (const Finding& error : errors) {
        lines.push_back(error.line);
    }
    CHECK(lines == std::vector<int>{1, 1, 2, 3, 6}); // name and valid_from are missing from the whole file
}

SCENARIO("A file that is not TOML is refused at the place where it stops making sense", "[programme]")
{
    const Finding unclosed = onlyError(smallProgrammeWith("\"small\"", "\"small"));
    CHECK(unclosed.line == 2);
    CHECK(onlyError(smallProgramme + "[earn]\n").line == 11); // the section is there already
    CHECK(onlyError(std::string(256 * 1024 + 1, '#')).line == 0);
    CHECK(onlyError("\xFF\xFE").line == 1);
}

SCENARIO("A win-back rule takes the figures of its own kind and no others", "[programme]")
{
    const std::string rule = "[[win_back]]\nid = \"quiet\"\ntitle = \"Hello\"\nwhen = \"silence\"\ndays = 90\n"
                             "amount_off = 5\nminimum_spend = 50\n";
    const ReadProgramme read = readProgramme(smallProgramme + rule);
    REQUIRE(read.programme.has_value());
    CHECK(read.programme->winBack.front().trigger == WinBackTrigger::Silence);
    CHECK(read.programme->winBack.front().days == 90);
    CHECK(read.programme->winBack.front().validDays == 30);

    const Finding wrongKind = onlyError(smallProgramme + rule + "probability_percent = 70\n");
    CHECK(wrongKind.line == 18);
    CHECK(wrongKind.message.en == "win_back 1.probability_percent is not known here; remove it or correct its name.");
}

SCENARIO("A caller that wants one answer gets the first error with its place", "[programme]")
{
    CHECK(programmeFrom(smallProgramme).ok());
    const auto refused = programmeFrom(smallProgrammeWith("per = 1", "per = 0"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::ProgrammeInvalid);
    CHECK(refused.error().message.en == "Programme, line 9, column 7: earn.per must be more than 0.");
    CHECK(refused.error().message.zh == "方案第 9 行第 7 列：earn.per 必须大于 0。");
}

SCENARIO("A rule can name every article, label and category that a goods file may hold", "[programme]")
{
    CHECK(maximumBytes(TextKind::Article) == article_limits::skuBytes);
    CHECK(maximumBytes(TextKind::Label) == article_limits::labelBytes);
    CHECK(maximumBytes(TextKind::Category) == article_limits::categoryBytes);
}
