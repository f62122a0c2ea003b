// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

/// One promotion of 5 off; `keys` stand in line 15 and after.
std::string promotion(const std::string& keys)
{
    return "[[promotion]]\nid = \"five\"\nname = \"Five off\"\namount = 5\n" + keys + "\n";
}
Promotion readPromotion(const std::string& keys)
{
    return readWith(promotion(keys)).promotions.at(0);
}

} // namespace

SCENARIO("A promotion is for everybody, always and on all goods, unless it says otherwise", "[programme][promotions]")
{
    const Promotion read = readPromotion("");
    Promotion plain;
    plain.id = "five";
    plain.name = {"Five off", "Five off"};
    plain.gives.amount = yuan(5);
    CHECK(read == plain);
}

SCENARIO("A promotion can wait for a code", "[programme][promotions]")
{
    CHECK(readPromotion("code = \"SUMMER\"").code == "SUMMER");
    CHECK(readPromotion("code = \"" + std::string(40, 'A') + "\"").code.size() == 40);
    CHECK(errorsWith(promotion("code = \"" + std::string(41, 'A') + "\"")) ==
          RemarkTexts{"15: promotion 1.code must be a code in quotes without spaces, at most 40 bytes."});
    CHECK(errorsWith(promotion("code = \"\"")).size() == 1);
    CHECK(errorsWith(promotion("code = \"TWO WORDS\"")).size() == 1);
    CHECK(errorsWith(promotion("code = \"TAB\\t\"")).size() == 1);
}

SCENARIO("A promotion has a minimum of money, of pieces, or both", "[programme][promotions]")
{
    CHECK(readPromotion("minimum_spend = \"99.99\"").minimumSpend == fen(9999));
    CHECK(readPromotion("minimum_quantity = 3").minimumQuantity == Quantity::pieces(3));
    CHECK(readPromotion("minimum_quantity = \"1.236\"").minimumQuantity == Quantity::fromThousandths(1236));
    CHECK(readPromotion("minimum_quantity = 1000000").minimumQuantity == Quantity::pieces(1'000'000));
    CHECK(errorsWith(promotion("minimum_quantity = 1000001")) ==
          RemarkTexts{"15: promotion 1.minimum_quantity must be a quantity from 0 to 1000000: 3, or with decimals in "
                      "quotes, \"1.5\"."});
    CHECK(errorsWith(promotion("minimum_quantity = \"1.2345\"")).size() == 1);
    CHECK(errorsWith(promotion("minimum_quantity = -1")).size() == 1);
}

SCENARIO("The minimum can be counted on other goods than those that are reduced", "[programme][promotions]")
{
    const Promotion inlined = readPromotion("labels = [\"sock\"]\ncounted = { labels = [\"shoe\"] }");
    CHECK(inlined.gives.on == only(&ArticleFilter::labels, {"sock"}));
    CHECK(inlined.countedOn == only(&ArticleFilter::labels, {"shoe"}));
    CHECK(readPromotion("[promotion.counted]\nnot_articles = [\"7\"]").countedOn ==
          only(&ArticleFilter::notArticles, {"7"}));
    CHECK(errorsWith(promotion("counted = { brand = [\"shoe\"] }")) ==
          RemarkTexts{"15: promotion 1.counted.brand is not known here; remove it or correct its name."});
}

SCENARIO("A promotion is given once, or for each full minimum", "[programme][promotions]")
{
    CHECK_FALSE(readPromotion("repeats = false").repeats);
    CHECK(readPromotion("repeats = true").repeats);
}

SCENARIO("A promotion has days, both of them included", "[programme][promotions]")
{
    const Promotion read = readPromotion("from = 2026-05-01\nuntil = 2026-05-01");
    CHECK(formatDate(*read.from) == "2026-05-01");
    CHECK(read.until == read.from);
    CHECK(errorsWith(promotion("from = 2026-05-02\nuntil = 2026-05-01")) ==
          RemarkTexts{"16: It ends on 2026-05-01, before it begins on 2026-05-02."});
    CHECK(errorsWith(promotion("from = \"2026-05-02\"")) ==
          RemarkTexts{"15: promotion 1.from must be a day without quotes, such as 2026-01-03."});
    CHECK(errorsWith(promotion("from = 1899-12-31")).size() == 1);
    CHECK(errorsWith(promotion("from = 1900-01-01")).empty());
    CHECK(errorsWith(promotion("until = 2999-12-31")).empty());
    CHECK(errorsWith(promotion("until = 3000-01-01")).size() == 1);
}

SCENARIO("A promotion is for all, for members, or for some stars", "[programme][promotions]")
{
    CHECK(readPromotion("members_only = true").membersOnly);
    CHECK(readPromotion("stars = [\"none\"]").stars == std::vector<std::string>{"none"});
    CHECK(errorsWith(promotion("stars = [\"none\", \"gold\"]")) ==
          RemarkTexts{"15: No [[star]] has the id \"gold\"; \"none\" is the star of nobody."});
}

SCENARIO("A promotion opens in waves, each star in its own days", "[programme][promotions]")
{
    const Promotion read = readPromotion("[[promotion.wave]]\nstar = \"none\"\nfrom = 2026-05-01\nuntil = 2026-05-03\n"
                                         "[[promotion.wave]]\nstar = \"none\"\nfrom = 2026-06-01\nuntil = 2026-06-03");
    REQUIRE(read.waves.size() == 2);
    CHECK(read.waves[1].star == "none");
    CHECK(formatDate(read.waves[1].from) == "2026-06-01");
    CHECK(errorsWith(promotion("[[promotion.wave]]\nstar = \"gold\"\nfrom = 2026-05-01\nuntil = 2026-05-03")) ==
          RemarkTexts{"16: No [[star]] has the id \"gold\"; \"none\" is the star of nobody."});
    CHECK(errorsWith(promotion("[[promotion.wave]]\nstar = \"none\"\nfrom = 2026-05-02\nuntil = 2026-05-01")) ==
          RemarkTexts{"18: It ends on 2026-05-01, before it begins on 2026-05-02."});
    CHECK(errorsWith(promotion("[[promotion.wave]]\nstar = \"none\"\nfrom = 2026-05-02")) ==
          RemarkTexts{"15: promotion 1.wave 1.until is missing and has no default; add it."});
}

SCENARIO("A promotion can be used a number of times by a member and in all", "[programme][promotions]")
{
    const Promotion read = readPromotion("uses_per_member = 1\nuses_in_all = 1000000");
    CHECK(read.usesPerMember == 1);
    CHECK(read.usesInAll == 1'000'000);
    CHECK(errorsWith(promotion("uses_per_member = -1")).size() == 1);
    CHECK(errorsWith(promotion("uses_in_all = 1000001")).size() == 1);
}

SCENARIO("A promotion can wait until the base has reached its node, where there is one", "[programme][promotions]")
{
    CHECK(readWith(promotion("after_node = true") + "[node]\nmembers = 5000\n").promotions.at(0).afterNode);
    CHECK(errorsWith(promotion("after_node = true")) ==
          RemarkTexts{"15: This promotion waits for the node, but there is no [node] with a number of members."});
}

SCENARIO("The node is a number of members", "[programme][promotions]")
{
    CHECK(readGood(smallProgramme).nodeMembers == 0);
    CHECK(readWith("[node]\nmembers = 1\n").nodeMembers == 1);
    CHECK(readWith("[node]\nmembers = 1000000000\n").nodeMembers == 1'000'000'000);
    CHECK(errorsWith("[node]\nmembers = 0\n") ==
          RemarkTexts{"12: node.members must be a whole number from 1 to 1000000000."});
}

SCENARIO("K15: discounts add up, or only the best one holds", "[programme][stacking]")
{
    using Discounts = Stacking::Discounts;
    CHECK(readGood(smallProgramme).stacking == Stacking{});
    CHECK(readWith("[stacking]\ndiscounts = \"all\"\n").stacking.discounts == Discounts::All);
    CHECK(readWith("[stacking]\ndiscounts = \"best-one\"\n").stacking.discounts == Discounts::BestOne);
    CHECK(errorsWith("[stacking]\ndiscounts = \"some\"\n") ==
          RemarkTexts{"12: stacking.discounts must be one of \"all\", \"best-one\"."});
}

SCENARIO("K15: discounts have a cap together, and vouchers stand beside them or not", "[programme][stacking]")
{
    CHECK(readWith("[stacking]\nmaximum_percent = 0\n").stacking.maximumPercent == 0);
    CHECK(readWith("[stacking]\nmaximum_percent = 100\n").stacking.maximumPercent == 100);
    CHECK(errorsWith("[stacking]\nmaximum_percent = 101\n").size() == 1);
    CHECK(errorsWith("[stacking]\nmaximum_percent = -1\n").size() == 1);
    CHECK_FALSE(readWith("[stacking]\nvouchers_with_discounts = false\n").stacking.vouchersWithDiscounts);
    CHECK(readWith("[stacking]\nvouchers_with_discounts = true\n").stacking.vouchersWithDiscounts);
    CHECK(readWith("[stacking]\nvouchers_per_sale = 1\n").stacking.vouchersPerSale == 1);
    CHECK(readWith("[stacking]\nvouchers_per_sale = 100\n").stacking.vouchersPerSale == 100);
    CHECK(errorsWith("[stacking]\nvouchers_per_sale = 101\n").size() == 1);
}

SCENARIO("K19: the discount or the price is rounded, in one of three ways, for each line or the sale",
         "[programme][money]")
{
    CHECK(readGood(smallProgramme).discountRounding == MoneyRounding{});
    const auto read = [](const std::string& key) { return readWith("[money]\n" + key + "\n").discountRounding; };
    CHECK(read("discount_rounding = \"half-up\"").rounding == Rounding::HalfUp);
    CHECK(read("discount_rounding = \"half-even\"").rounding == Rounding::HalfEven);
    CHECK(read("discount_rounding = \"down\"").rounding == Rounding::Down);
    CHECK_FALSE(read("discount_rounding_of = \"discount\"").ofPrice);
    CHECK(read("discount_rounding_of = \"price\"").ofPrice);
    CHECK_FALSE(read("discount_round_each = \"line\"").perSale);
    CHECK(read("discount_round_each = \"sale\"").perSale);
    CHECK(errorsWith("[money]\ndiscount_rounding = \"up\"\n").size() == 1);
}

SCENARIO("K19: cash is rounded apart, to any amount or not at all", "[programme][money]")
{
    CHECK(readGood(smallProgramme).cashRounding.isZero());
    CHECK(readWith("[money]\ncash_rounding = \"0.10\"\n").cashRounding == fen(10));
    CHECK(readWith("[money]\ncash_rounding = 0\n").cashRounding.isZero());
    CHECK(errorsWith("[money]\ncash_rounding = -1\n").size() == 1);
}

SCENARIO("A cashier alone gives up to a part of a line", "[programme][money]")
{
    const auto read = [](const std::string& percent) {
        return readWith("[manual_discount]\nwithout_manager_percent = " + percent + "\n")
            .manualDiscounts.withoutManagerPercentHundredths;
    };
    CHECK(readGood(smallProgramme).manualDiscounts.withoutManagerPercentHundredths == 1000);
    CHECK(read("0") == 0);
    CHECK(read("\"7.5\"") == 750);
    CHECK(read("100") == 10'000);
    CHECK(errorsWith("[manual_discount]\nwithout_manager_percent = 101\n").size() == 1);
}

SCENARIO("K5: a partial return takes points back in one of three ways", "[programme][returns]")
{
    const auto read = [](const std::string& way) {
        return readWith("[returns]\ntake_back = \"" + way + "\"\n").returns.takeBack;
    };
    CHECK(readGood(smallProgramme).returns == ReturnRules{});
    CHECK(read("by-value") == TakeBack::ByValue);
    CHECK(read("by-line") == TakeBack::ByLine);
    CHECK(read("recomputing") == TakeBack::Recomputing);
    CHECK(errorsWith("[returns]\ntake_back = \"none\"\n") ==
          RemarkTexts{"12: returns.take_back must be one of \"by-value\", \"by-line\", \"recomputing\"."});
}

SCENARIO("K6: points that were spent come back in part, never, or as a voucher", "[programme][returns]")
{
    const auto read = [](const std::string& keys) {
        return readWith("[returns]\nspent_points = " + keys + "\n").returns;
    };
    CHECK(read("\"pro-rata\"").spentPoints == SpentPoints::ProRata);
    CHECK(read("\"never\"").spentPoints == SpentPoints::Never);
    CHECK(read("\"as-voucher\"").spentPoints == SpentPoints::AsVoucher);
    CHECK_FALSE(read("\"as-voucher\"").voucherDays.has_value());
    CHECK(read("\"as-voucher\"\nvoucher_days = 90").voucherDays == 90);
    CHECK(errorsWith("[returns]\nspent_points = \"never\"\nvoucher_days = 90\n").size() == 1);
}

SCENARIO("K9: taking back more than there is leaves a debt, or is refused", "[programme][returns]")
{
    CHECK_FALSE(readWith("[returns]\nrefuse_debt = false\n").returns.refuseDebt);
    CHECK(readWith("[returns]\nrefuse_debt = true\n").returns.refuseDebt);
}

SCENARIO("Goods come back within days, and points that ended meanwhile with a new term or not", "[programme][returns]")
{
    CHECK_FALSE(readWith("[returns]\nrenew_expired = false\n").returns.renewExpired);
    CHECK(readWith("[returns]\nrenew_expired = true\n").returns.renewExpired);
    CHECK(readGood(smallProgramme).returns.withinDays == 365);
    CHECK(readWith("[returns]\nwithin_days = 0\n").returns.withinDays == 0);
    CHECK(readWith("[returns]\nwithin_days = 3650\n").returns.withinDays == 3650);
    CHECK(errorsWith("[returns]\nwithin_days = 3651\n").size() == 1);
}
