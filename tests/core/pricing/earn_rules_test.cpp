// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning.h"

#include "tests/core/pricing/three_stars.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::three_stars;

namespace
{

using namespace std::chrono_literals;

constexpr Date newYear = Date{2026y / 1 / 1};

/// A line that may earn, as a till or a receipt knows it.
struct Bought {
    std::string sku;
    std::int64_t baseCents;
    std::int64_t thousandths = 1000;
    std::vector<std::string> labels{};
    std::string category{};
};

/// What those goods earn for a member of `star`. Checks that the parts, and lines and visit, add up to the total.
SaleEarning earningFor(const Programme& rules, const std::vector<Bought>& goods, std::uint32_t star = 0,
                       Date day = newYear)
{
    std::vector<EarnLine> lines;
    Money spend = cents(0);
    for (const Bought& bought : goods) {
        lines.push_back({bought.sku, bought.category, bought.labels, Quantity::fromThousandths(bought.thousandths),
                         cents(bought.baseCents)});
        spend += cents(bought.baseCents);
    }
    const Result<SaleEarning> result = earningOf(
        rules, {.lines = lines, .minimumOrderSpend = spend, .star = star, .businessDate = day, .rightsUsed = false});
    REQUIRE(result.ok());
    const SaleEarning& earning = result.value();
    Points ofLines;
    for (const Points points : earning.ofLines) {
        ofLines += points;
    }
    CHECK(earning.ofLines.size() == goods.size());
    CHECK(earning.visit + ofLines == earning.total);
    Points ofParts;
    for (const PointsEarned& part : earning.parts) {
        CHECK_FALSE(part.reason.zh.empty());
        ofParts += part.points;
    }
    CHECK(ofParts == earning.total);
    return result.value();
}

EarnRule rule(EarnRuleKind kind, const char* id)
{
    EarnRule rule;
    rule.id = id;
    rule.name = {.en = id, .zh = id};
    rule.kind = kind;
    return rule;
}

EarnRule perVisit(std::int64_t points)
{
    EarnRule visit = rule(EarnRuleKind::PerVisit, "visit");
    visit.points = Points::whole(points);
    return visit;
}

EarnRule perArticle(std::int64_t hundredths, const char* sku)
{
    EarnRule pieces = rule(EarnRuleKind::PerArticle, "piece");
    pieces.points = Points::fromHundredths(hundredths);
    pieces.on.articles = {sku};
    return pieces;
}

EarnRule times(std::int32_t factorHundredths)
{
    EarnRule multiplier = rule(EarnRuleKind::Multiply, "times");
    multiplier.factorHundredths = factorHundredths;
    return multiplier;
}

Programme withRules(std::vector<EarnRule> rules)
{
    Programme programme = three_stars::programme();
    programme.earnRules = std::move(rules);
    return programme;
}

} // namespace

SCENARIO("A label earns more points per yuan, on top of the basic rate", "[pricing][earning][K14]")
{
    EarnRule red = rule(EarnRuleKind::PerAmount, "red");
    red.rate = {.perAmount = cents(10'00), .points = Points::whole(5)};
    red.on.labels = {"red"};
    const Programme rules = withRules({red});
    CHECK(earningFor(rules, {{"a", 20'00, 1000, {"red"}}}).total == Points::whole(30));
    CHECK(earningFor(rules, {{"a", 20'00, 1000, {"blue"}}}).total == Points::whole(20));

    const SaleEarning mixed = earningFor(rules, {{"a", 20'00, 1000, {"red"}}, {"b", 20'00}});
    CHECK(mixed.total == Points::whole(50));
    CHECK(mixed.ofLines == std::vector{Points::whole(30), Points::whole(20)});
    REQUIRE(mixed.parts.size() == 2);
    CHECK(mixed.parts[0].rule == "earn");
    CHECK(mixed.parts[1].rule == "red");
    CHECK(mixed.parts[1].reason == Sentence{.en = "red, 5 points for each ¥10.00 of ¥20.00: 10 points",
                                            .zh = "red,¥20.00，每 ¥10.00 得 5 分:10 分"});
}

SCENARIO("Articles, categories and labels are chosen, and others kept out", "[pricing][earning][K14]")
{
    EarnRule milk = rule(EarnRuleKind::PerAmount, "milk");
    milk.rate = {.perAmount = cents(1'00), .points = Points::whole(1)};
    milk.on.categories = {"dairy"};
    milk.on.notArticles = {"cream"};
    milk.on.notLabels = {"clearance"};
    const Programme rules = withRules({milk});
    CHECK(earningFor(rules, {{"milk", 10'00, 1000, {}, "dairy"}}).total == Points::whole(20));
    CHECK(earningFor(rules, {{"bread", 10'00, 1000, {}, "bakery"}}).total == Points::whole(10));
    CHECK(earningFor(rules, {{"cream", 10'00, 1000, {}, "dairy"}}).total == Points::whole(10));
    CHECK(earningFor(rules, {{"milk", 10'00, 1000, {"clearance"}, "dairy"}}).total == Points::whole(10));
}

SCENARIO("A piece earns its fixed points, a kilogram its part of them", "[pricing][earning][K14]")
{
    const Programme rules = withRules({perArticle(3'00, "pen")});
    CHECK(earningFor(rules, {{"pen", 0, 1000}}).total == Points::whole(3));
    CHECK(earningFor(rules, {{"pen", 0, 4000}}).total == Points::whole(12));
    CHECK(earningFor(rules, {{"pen", 0, 1333}}).total == Points::whole(3)); // 3.999
    CHECK(earningFor(rules, {{"pen", 0, 1334}}).total == Points::whole(4)); // 4.002
    CHECK(earningFor(rules, {{"ink", 0, 1000}}).total == Points{});
    CHECK(earningFor(rules, {{"pen", 0, 4000}}).parts.front().reason ==
          Sentence{.en = "piece, 3 points each for 4: 12 points", .zh = "piece,4 份，每份 3 分:12 分"});
}

SCENARIO("Coming earns points once a sale, whatever is bought, and apart from the lines", "[pricing][earning][K14]")
{
    const Programme rules = withRules({perVisit(5)});
    const SaleEarning earning = earningFor(rules, {{"a", 10'00}, {"b", 10'00}});
    CHECK(earning.total == Points::whole(25));
    CHECK(earning.visit == Points::whole(5));
    CHECK(earning.ofLines == std::vector{Points::whole(10), Points::whole(10)});
    CHECK(earningFor(rules, {{"sample", 0}}).total == Points::whole(5));
    CHECK(earningFor(rules, {{"sample", 0}}).parts.front().reason ==
          Sentence{.en = "visit: 5 points", .zh = "visit:5 分"});
}

SCENARIO("A multiplier multiplies what its goods have earned so far", "[pricing][earning][K14]")
{
    EarnRule onTea = times(200);
    onTea.on.articles = {"tea"};
    CHECK(earningFor(withRules({onTea}), {{"tea", 10'00}, {"pot", 10'00}}).ofLines ==
          std::vector{Points::whole(20), Points::whole(10)});

    THEN("the order of the rules matters")
    {
        CHECK(earningFor(withRules({perArticle(3'00, "tea"), onTea}), {{"tea", 10'00}}).total == Points::whole(26));
        CHECK(earningFor(withRules({onTea, perArticle(3'00, "tea")}), {{"tea", 10'00}}).total == Points::whole(23));
    }
    THEN("two multipliers multiply each other")
    {
        CHECK(earningFor(withRules({times(150), times(150)}), {{"tea", 10'00}}).total == Points::whole(22)); // 22.5
    }
    THEN("one below 1 takes points away, one of nothing all of them")
    {
        CHECK(earningFor(withRules({times(50)}), {{"tea", 10'00}}).total == Points::whole(5));
        CHECK(earningFor(withRules({times(0)}), {{"tea", 10'00}}).total == Points{});
    }
    THEN("the points of the visit are multiplied only by a rule for everything")
    {
        CHECK(earningFor(withRules({perVisit(5), times(200)}), {{"tea", 10'00}}).visit == Points::whole(10));
        CHECK(earningFor(withRules({perVisit(5), onTea}), {{"tea", 10'00}}).visit == Points::whole(5));
    }
    CHECK(earningFor(withRules({times(150)}), {{"tea", 10'00}}).parts.back().reason ==
          Sentence{.en = "times ×1.5: 5 points", .zh = "times ×1.5:5 分"});
}

SCENARIO("A rule with a minimum order counts from just that order on", "[pricing][earning][K14]")
{
    EarnRule bonus = perVisit(50);
    bonus.minimumSpend = cents(100'00);
    const Programme rules = withRules({bonus});
    CHECK(earningFor(rules, {{"a", 60'00}, {"b", 39'99}}).total == Points::whole(99));
    CHECK(earningFor(rules, {{"a", 60'00}, {"b", 40'00}}).total == Points::whole(150));
}

SCENARIO("A rule for some stars is for members of those only", "[pricing][earning][K14]")
{
    EarnRule bonus = perVisit(50);
    bonus.stars = {"star2", "star3"};
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 0).visit == Points{});
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 1).visit == Points{});
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 2).visit == Points::whole(50));
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 3).visit == Points::whole(50));
    bonus.stars = {"none"};
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 0).visit == Points::whole(50));
    CHECK(earningFor(withRules({bonus}), {{"a", 10'00}}, 1).visit == Points{});
}

SCENARIO("A rule with dates counts from its first day to its last, both included", "[pricing][earning][K14]")
{
    EarnRule bonus = perVisit(50);
    bonus.from = Date{2026y / 5 / 1};
    bonus.until = Date{2026y / 5 / 3};
    const auto visitOn = [&](Date day) { return earningFor(withRules({bonus}), {{"a", 10'00}}, 0, day).visit; };
    CHECK(visitOn(Date{2026y / 4 / 30}) == Points{});
    CHECK(visitOn(Date{2026y / 5 / 1}) == Points::whole(50));
    CHECK(visitOn(Date{2026y / 5 / 3}) == Points::whole(50));
    CHECK(visitOn(Date{2026y / 5 / 4}) == Points{});
}

SCENARIO("After a last rule that gave something no further rule is looked at", "[pricing][earning][K14]")
{
    EarnRule tea = perArticle(10'00, "tea");
    tea.last = true;
    const Programme rules = withRules({tea, perVisit(5)});
    CHECK(earningFor(rules, {{"tea", 10'00}}).total == Points::whole(20));
    CHECK(earningFor(rules, {{"pot", 10'00}}).total == Points::whole(15)); // it gave nothing

    THEN("a multiplier ends the list when it multiplied something")
    {
        EarnRule doubled = times(200);
        doubled.on.articles = {"tea"};
        doubled.last = true;
        CHECK(earningFor(withRules({doubled, perVisit(5)}), {{"tea", 10'00}}).total == Points::whole(20));
        CHECK(earningFor(withRules({doubled, perVisit(5)}), {{"tea", 0}, {"pot", 10'00}}).total == Points::whole(15));
    }
    THEN("the star's factor comes all the same")
    {
        Programme starred = rules;
        starred.stars[0].earnFactorHundredths = 200;
        CHECK(earningFor(starred, {{"tea", 10'00}}, 1).total == Points::whole(40));
    }
}

SCENARIO("A star earns at its own rate, visits included", "[pricing][earning]")
{
    Programme rules = withRules({perVisit(5)});
    rules.stars[0].earnFactorHundredths = 150;
    rules.stars[1].earnFactorHundredths = 200;
    CHECK(earningFor(rules, {{"a", 10'00}}, 0).total == Points::whole(15));
    CHECK(earningFor(rules, {{"a", 10'00}}, 1).total == Points::whole(22)); // 22.5
    CHECK(earningFor(rules, {{"a", 10'00}}, 2).total == Points::whole(30));
    CHECK(earningFor(rules, {{"a", 10'00}}, 3).total == Points::whole(15));
    CHECK(earningFor(rules, {{"a", 10'00}}, 7).total == Points::whole(15)); // counts as the highest
    const SaleEarning earning = earningFor(rules, {{"a", 10'00}}, 2);
    CHECK(earning.parts.back().rule == "star");
    CHECK(earning.parts.back().reason == Sentence{.en = "★★ ×2: 15 points", .zh = "二星 ×2:15 分"});
}

SCENARIO("A programme may live by its rules alone", "[pricing][earning]")
{
    Programme rules = withRules({perVisit(5)});
    rules.earn.points = Points{};
    CHECK(earningFor(rules, {{"a", 10'00}}).total == Points::whole(5));
    rules.earnRules.clear();
    CHECK(earningFor(rules, {{"a", 10'00}}).total == Points{});
    CHECK(earningFor(rules, {{"a", 10'00}}).parts.empty());
    CHECK(earningFor(rules, {}).total == Points{});
}

SCENARIO("What several rules earn is rounded once, after all of them", "[pricing][earning][K2]")
{
    EarnRule third = rule(EarnRuleKind::PerAmount, "third");
    third.rate = {.perAmount = cents(3'00), .points = Points::whole(1)};
    Programme rules = withRules({third, third, third});
    rules.earn.points = Points{};
    const SaleEarning earning = earningFor(rules, {{"a", 2'00}}); // three times two thirds
    CHECK(earning.total == Points::whole(2));

    THEN("the breakdown shows by how much each rule raised the rounded sum")
    {
        REQUIRE(earning.parts.size() == 2); // 0.67 is nothing yet, 1.33 is one, 2 is two
        CHECK(earning.parts[0].points == Points::whole(1));
        CHECK(earning.parts[1].points == Points::whole(1));
    }
    THEN("a line that a cent is missing from stays below")
    {
        CHECK(earningFor(rules, {{"a", 1'99}}).total == Points::whole(1));
    }
}

SCENARIO("Points of the sale are split over the lines in steps, those of articles rounded for each",
         "[pricing][earning][K2]")
{
    Programme rules = withRules({});
    const std::vector<Bought> goods{{"a", 1'50}, {"b", 1'50}, {"c", 2'00}};
    CHECK(earningFor(rules, goods).ofLines == std::vector{Points::whole(2), Points::whole(1), Points::whole(2)});
    rules.pointRounding.perLine = true;
    CHECK(earningFor(rules, goods).ofLines == std::vector{Points::whole(1), Points::whole(1), Points::whole(2)});
    rules.pointRounding.rounding = Rounding::HalfUp;
    CHECK(earningFor(rules, goods).total == Points::whole(6));
    rules.pointRounding.rounding = Rounding::HalfEven;
    CHECK(earningFor(rules, goods).total == Points::whole(6));
    CHECK(earningFor(rules, {{"a", 50}, {"b", 2'50}}).total == Points::whole(2));
    rules.pointRounding.rounding = Rounding::Up;
    CHECK(earningFor(rules, {{"a", 1}, {"b", 1}}).total == Points::whole(2));
    rules.pointRounding.perLine = false;
    CHECK(earningFor(rules, {{"a", 1}, {"b", 1}}).total == Points::whole(1));
    rules.pointRounding = {.step = Points::fromHundredths(50), .rounding = Rounding::Down, .perLine = false};
    CHECK(earningFor(rules, goods).ofLines ==
          std::vector{Points::fromHundredths(150), Points::fromHundredths(150), Points::fromHundredths(200)});
}

SCENARIO("Half a point of the visit does not go to a line", "[pricing][earning][K2]")
{
    EarnRule visit = perVisit(0);
    visit.points = Points::fromHundredths(50);
    Programme rules = withRules({visit});
    rules.pointRounding.rounding = Rounding::HalfUp;
    const SaleEarning earning = earningFor(rules, {{"a", 40}});
    CHECK(earning.total == Points::whole(1)); // 0.9
    CHECK(earning.visit == Points::whole(1));
    CHECK(earning.ofLines.front() == Points{});
    rules.pointRounding.perLine = true;
    CHECK(earningFor(rules, {{"a", 50}}).total == Points::whole(2)); // each half goes up
}

SCENARIO("More points than a sale's record holds are refused, just below they are not", "[pricing][earning][overflow]")
{
    const auto earns = [&](const Programme& rules, std::int64_t baseCents) {
        const std::string sku = "a";
        const std::vector<EarnLine> lines{{sku, "", {}, Quantity::pieces(1), cents(baseCents)}};
        return earningOf(rules, {.lines = lines,
                                 .minimumOrderSpend = cents(baseCents),
                                 .star = 0,
                                 .businessDate = newYear,
                                 .rightsUsed = false});
    };
    CHECK(earns(withRules({}), 10'000'000'99).value().total == Points::whole(10'000'000));
    CHECK(earns(withRules({}), 10'000'001'00).error().code == ErrorCode::Overflow);
    CHECK(earns(withRules({times(200)}), 5'000'000'49).value().total == Points::whole(10'000'000));
    CHECK(earns(withRules({times(200)}), 5'000'000'50).error().code == ErrorCode::Overflow);

    THEN("rules that no number can hold are refused, not counted wrongly")
    {
        CHECK(earns(withRules(std::vector(40, times(101))), 1'00).error().code == ErrorCode::Overflow);
        CHECK(earns(withRules(std::vector(6, times(101))), 1'000'00).value().total == Points::whole(1061));
    }
}

SCENARIO("Where points or vouchers end earning, rules and visits earn nothing either", "[pricing][earning][K1]")
{
    Programme rules = withRules({perVisit(5)});
    rules.earnBase = EarnBase::NothingWhenUsed;
    const std::string sku = "a";
    const std::vector<EarnLine> lines{{sku, "", {}, Quantity::pieces(1), cents(10'00)}};
    EarnSale sale{
        .lines = lines, .minimumOrderSpend = cents(10'00), .star = 0, .businessDate = newYear, .rightsUsed = true};
    CHECK(earningOf(rules, sale).value().total == Points{});
    CHECK(earningOf(rules, sale).value().ofLines == std::vector{Points{}});
    CHECK(earningOf(rules, sale).value().parts.front().rule.empty());
    sale.rightsUsed = false;
    CHECK(earningOf(rules, sale).value().total == Points::whole(15));
}
