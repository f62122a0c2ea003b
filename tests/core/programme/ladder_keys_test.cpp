// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

std::string ladder(const std::string& keys)
{
    return "[ladder]\n" + keys + "\n";
}

/// One star; `keys` stand in the line after pay_percent.
std::string star(const std::string& keys, const std::string& threshold = "3000")
{
    return "[[star]]\nid = \"one\"\nname = \"★\"\nthreshold = " + threshold + "\npay_percent = 90\n" + keys + "\n";
}

Star readStar(const std::string& keys)
{
    return readWith(star(keys)).stars.at(0);
}

} // namespace

SCENARIO("K13: a star counts points earned, or money paid", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.measure == LadderMeasure::Points);
    CHECK(readWith(ladder("measure = \"points\"")).ladder.measure == LadderMeasure::Points);
    CHECK(readWith(ladder("measure = \"spend\"")).ladder.measure == LadderMeasure::Spend);
    CHECK(errorsWith(ladder("measure = \"balance\"")) ==
          RemarkTexts{"12: ladder.measure must be one of \"points\", \"spend\"."});
}

SCENARIO("K13: thresholds are in what the ladder counts", "[programme][ladder]")
{
    const Star points = readWith(star("", "\"3000.50\"")).stars.at(0);
    CHECK(points.threshold == Points::fromHundredths(300'050));
    CHECK(points.spendThreshold.isZero());
    const Star spend = readWith(ladder("measure = \"spend\"") + star("", "\"3000.50\"")).stars.at(0);
    CHECK(spend.threshold.isZero());
    CHECK(spend.spendThreshold == fen(300'050));
    CHECK(errorsWith(star("", "0")) == RemarkTexts{"14: star 1.threshold must be more than 0."});
    CHECK(errorsWith(ladder("measure = \"spend\"") + star("", "0")) ==
          RemarkTexts{"16: star 1.threshold must be more than 0."});
}

SCENARIO("K13: what counts is this cycle, a window of days, or the whole life", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.period == LadderPeriod::Cycle);
    CHECK(readWith(ladder("period = \"cycle\"")).ladder.period == LadderPeriod::Cycle);
    CHECK(readWith(ladder("period = \"window\"")).ladder.period == LadderPeriod::Window);
    CHECK(readWith(ladder("period = \"lifetime\"")).ladder.period == LadderPeriod::Lifetime);
    CHECK(errorsWith(ladder("period = \"year\"")) ==
          RemarkTexts{"12: ladder.period must be one of \"cycle\", \"window\", \"lifetime\"."});
}

SCENARIO("K13: a window has a length of 1 to 3650 days", "[programme][ladder]")
{
    const auto window = [](const std::string& days) { return ladder("period = \"window\"\nwindow_days = " + days); };
    CHECK(readWith(ladder("period = \"window\"")).ladder.windowDays == 365);
    CHECK(readWith(window("1")).ladder.windowDays == 1);
    CHECK(readWith(window("3650")).ladder.windowDays == 3650);
    CHECK(errorsWith(window("0")) == RemarkTexts{"13: ladder.window_days must be a whole number from 1 to 3650."});
    CHECK(errorsWith(window("3651")).size() == 1);
    CHECK(errorsWith(ladder("window_days = 30")) ==
          RemarkTexts{"12: ladder.window_days is not known here; remove it or correct its name."});
}

SCENARIO("K13: a cycle can also end after a number of days", "[programme][ladder]")
{
    CHECK_FALSE(readGood(smallProgramme).ladder.cycleDays.has_value());
    CHECK(readWith(ladder("cycle_days = 1")).ladder.cycleDays == 1);
    CHECK(readWith(ladder("cycle_days = 3650")).ladder.cycleDays == 3650);
    CHECK(errorsWith(ladder("cycle_days = 0")) ==
          RemarkTexts{"12: ladder.cycle_days must be a whole number from 1 to 3650."});
    CHECK(errorsWith(ladder("period = \"lifetime\"\ncycle_days = 30")).size() == 1);
}

SCENARIO("K8: stars fall never, at the end of the window, at once or step by step", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.falling == Falling::Never);
    CHECK(readWith(ladder("falling = \"never\"")).ladder.falling == Falling::Never);
    CHECK(readWith(ladder("falling = \"window-end\"")).ladder.falling == Falling::WindowEnd);
    CHECK(readWith(ladder("falling = \"at-once\"")).ladder.falling == Falling::AtOnce);
    CHECK(readWith(ladder("falling = \"one-step\"")).ladder.falling == Falling::OneStep);
    CHECK(errorsWith(ladder("falling = \"fast\"")).size() == 1);
}

SCENARIO("K7: a sale counts for its own star, or from the next one on", "[programme][ladder]")
{
    CHECK_FALSE(readGood(smallProgramme).saleCountsForOwnStar);
    CHECK_FALSE(readWith(ladder("sale_counts_for_own_star = false")).saleCountsForOwnStar);
    CHECK(readWith(ladder("sale_counts_for_own_star = true")).saleCountsForOwnStar);
}

SCENARIO("K12: a star set by hand is a floor, or not", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.manualStarIsFloor);
    CHECK(readWith(ladder("manual_star_is_floor = true")).ladder.manualStarIsFloor);
    CHECK_FALSE(readWith(ladder("manual_star_is_floor = false")).ladder.manualStarIsFloor);
}

SCENARIO("Returns lower the star, adjustments do not count, unless the shop says otherwise", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.returnLowersStar);
    CHECK_FALSE(readWith(ladder("return_lowers_star = false")).ladder.returnLowersStar);
    CHECK_FALSE(readGood(smallProgramme).ladder.adjustmentsCount);
    CHECK(readWith(ladder("adjustments_count = true")).ladder.adjustmentsCount);
}

SCENARIO("What exceeds a cycle's last threshold carries over, and vouchers come again, or not", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).surplusCarriesOver);
    CHECK_FALSE(readWith(ladder("surplus_carries_over = false")).surplusCarriesOver);
    CHECK(readGood(smallProgramme).vouchersEveryCycle);
    CHECK_FALSE(readWith(ladder("vouchers_every_cycle = false")).vouchersEveryCycle);
}

SCENARIO("K15: star discounts are for all goods, or leave some out", "[programme][ladder]")
{
    CHECK(readGood(smallProgramme).ladder.starDiscountOn.isEverything());
    CHECK(readWith(ladder("star_discount_on = { not_labels = [\"tobacco\"] }")).ladder.starDiscountOn ==
          only(&ArticleFilter::notLabels, {"tobacco"}));
    CHECK(readWith("[ladder.star_discount_on]\ncategories = [\"food\"]\n").ladder.starDiscountOn ==
          only(&ArticleFilter::categories, {"food"}));
    CHECK(errorsWith(ladder("star_discount_on = [\"tobacco\"]")) ==
          RemarkTexts{"12: ladder.star_discount_on must be a section, [ladder.star_discount_on]."});
}

SCENARIO("K15: a star says what part of the price is paid, from 1 to 100 percent", "[programme][ladder]")
{
    const auto pays = [](const std::string& percent) {
        std::string text = star("");
        return text.replace(text.find("90"), 2, percent);
    };
    CHECK(readWith(pays("1")).stars.at(0).payPercent == 1);
    CHECK(readWith(pays("100")).stars.at(0).payPercent == 100);
    CHECK(errorsWith(pays("0")) == RemarkTexts{"15: star 1.pay_percent must be a whole number from 1 to 100."});
    CHECK(errorsWith(pays("101")).size() == 1);
}

SCENARIO("A star can earn faster", "[programme][ladder]")
{
    CHECK(readStar("").earnFactorHundredths == 100);
    CHECK(readStar("earn_factor = \"1.5\"").earnFactorHundredths == 150);
    CHECK(readStar("earn_factor = 0").earnFactorHundredths == 0);
    CHECK(readStar("earn_factor = 100").earnFactorHundredths == 10'000);
    CHECK(errorsWith(star("earn_factor = 101")).size() == 1);
}

SCENARIO("A star gives no voucher, an amount, or one of the programme's vouchers", "[programme][ladder]")
{
    CHECK_FALSE(readStar("").voucher.has_value());
    CHECK(readStar("voucher = 200").voucher == StarVoucher{.value = yuan(200), .validDays = std::nullopt});
    CHECK(readStar("voucher = \"0.01\"\nvoucher_days = 30").voucher == StarVoucher{.value = fen(1), .validDays = 30});
    const std::string voucher = "[[voucher]]\nid = \"cake\"\nname = \"Cake\"\namount = 5\n";
    CHECK(readWith(star("voucher_id = \"cake\"") + voucher).stars.at(0).voucher ==
          StarVoucher{.value = Money::zero(cny), .validDays = std::nullopt, .voucher = "cake"});
    CHECK(errorsWith(star("voucher = 0")) == RemarkTexts{"16: star 1.voucher must be more than 0."});
    CHECK(errorsWith(star("voucher = 1\nvoucher_id = \"cake\"") + voucher) ==
          RemarkTexts{"17: star 1.voucher_id is not known here; was voucher meant?"});
    CHECK(errorsWith(star("voucher_id = \"cake\"\nvoucher_days = 30") + voucher).size() == 1);
}

SCENARIO("A star can start a new cycle and print a certificate", "[programme][ladder]")
{
    CHECK_FALSE(readStar("").startsNewCycle);
    CHECK_FALSE(readStar("").printsCertificate);
    CHECK(readStar("starts_new_cycle = true").startsNewCycle);
    CHECK(readStar("prints_certificate = true").printsCertificate);
}

SCENARIO("A ladder has at most 20 stars", "[programme][ladder]")
{
    const auto stars = [](int count) {
        std::string text;
        for (int i = 1; i <= count; ++i) {
            const std::string number = std::to_string(i);
            text += "[[star]]\nid = \"s" + number + "\"\nname = \"S\"\nthreshold = " + number + "\npay_percent = 100\n";
        }
        return text;
    };
    CHECK(readWith(stars(20)).stars.size() == 20);
    CHECK(errorsWith(stars(21)) == RemarkTexts{"11: star must be sections [[star]], at most 20."});
}
