// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/full_basket.h"

#include <array>
#include <string>

namespace huitou::bench
{

namespace
{

Money cents(std::int64_t units)
{
    return Money::fromMinor(units, cny);
}

Promotion promotion(const char* id, BenefitKind kind)
{
    Promotion promotion;
    promotion.id = id;
    promotion.name = {.en = id, .zh = id};
    promotion.gives.kind = kind;
    return promotion;
}

std::vector<Promotion> promotions()
{
    Promotion dairy = promotion("dairy-week", BenefitKind::Percent);
    dairy.gives.percentHundredths = 5'00;
    dairy.gives.on.labels = {"dairy"};
    Promotion threeForTwo = promotion("three-for-two", BenefitKind::Articles);
    threeForTwo.gives.on.labels = {"cheese"};
    threeForTwo.minimumQuantity = Quantity::pieces(3);
    threeForTwo.countedOn.labels = {"cheese"};
    Promotion summer = promotion("summer", BenefitKind::Amount);
    summer.code = "SUMMER";
    summer.gives.amount = cents(20'00);
    summer.minimumSpend = cents(200'00);
    Promotion winter = promotion("winter", BenefitKind::Percent);
    winter.gives.percentHundredths = 50'00;
    winter.from = Date{std::chrono::days{30'000}};
    return {dairy, threeForTwo, summer, winter};
}

EarnRule rule(const char* id, EarnRuleKind kind, std::int64_t points)
{
    EarnRule rule;
    rule.id = id;
    rule.name = {.en = id, .zh = id};
    rule.kind = kind;
    rule.points = Points::whole(points);
    return rule;
}

std::vector<EarnRule> earnRules()
{
    EarnRule fruit = rule("fruit", EarnRuleKind::PerAmount, 0);
    fruit.rate = {.perAmount = cents(5'00), .points = Points::whole(1)};
    fruit.on.labels = {"fruit"};
    EarnRule cheese = rule("cheese", EarnRuleKind::PerArticle, 2);
    cheese.on.labels = {"cheese"};
    EarnRule visit = rule("visit", EarnRuleKind::PerVisit, 5);
    visit.minimumSpend = cents(100'00);
    EarnRule doubled = rule("dairy-times", EarnRuleKind::Multiply, 0);
    doubled.factorHundredths = 150;
    doubled.on.labels = {"dairy"};
    return {fruit, cheese, visit, doubled};
}

constexpr std::size_t lineCount = 30;
using Units = std::array<std::int64_t, lineCount>;

bool isMilk(std::size_t line)
{
    return line % 3 == 0;
}
bool isCheese(std::size_t line)
{
    return line % 3 == 1;
}
bool isFruit(std::size_t line)
{
    return line % 3 == 2;
}

std::int64_t halfUp(std::int64_t value, std::int64_t numerator, std::int64_t denominator)
{
    return (2 * value * numerator + denominator) / (2 * denominator);
}

/// Takes `total` off the amounts, by largest remainder.
void split(std::int64_t total, const Units& weights, Units& parts)
{
    std::int64_t sum = 0;
    for (const std::int64_t weight : weights) {
        sum += weight;
    }
    Units rests{};
    std::int64_t left = total;
    for (std::size_t i = 0; i < lineCount; ++i) {
        parts[i] = total * weights[i] / sum;
        rests[i] = total * weights[i] % sum;
        left -= parts[i];
    }
    for (; left > 0; --left) {
        std::size_t largest = 0;
        for (std::size_t i = 1; i < lineCount; ++i) {
            largest = rests[i] > rests[largest] ? i : largest;
        }
        ++parts[largest];
        rests[largest] = -1;
    }
}

void takeOff(std::int64_t total, Units& nets)
{
    Units parts{};
    split(total, nets, parts);
    for (std::size_t i = 0; i < lineCount; ++i) {
        nets[i] -= parts[i];
    }
}

std::int64_t sumOf(const Units& units)
{
    std::int64_t sum = 0;
    for (const std::int64_t each : units) {
        sum += each;
    }
    return sum;
}

/// The cheapest piece of cheese is free, on the pieces that are left of each line.
void freeCheese(const Units& pieces, Units& nets, Units& taken)
{
    std::size_t cheapest = 1;
    for (std::size_t i = 1; i < lineCount; i += 3) {
        const std::int64_t others = pieces[i] - taken[i];
        const std::int64_t best = pieces[cheapest] - taken[cheapest];
        if (others > 0 && (best == 0 || nets[i] * best < nets[cheapest] * others)) {
            cheapest = i;
        }
    }
    nets[cheapest] -= halfUp(nets[cheapest], 1, pieces[cheapest] - taken[cheapest]);
    ++taken[cheapest];
}

std::int64_t taxOf(std::int64_t rate, bool (*isOf)(std::size_t), const Units& nets)
{
    Units own{};
    for (std::size_t i = 0; i < lineCount; ++i) {
        own[i] = isOf(i) ? nets[i] : 0;
    }
    const std::int64_t tax = halfUp(sumOf(own), rate, 10'000 + rate);
    Units parts{};
    split(tax, own, parts);
    return sumOf(parts);
}

std::int64_t earnedOn(const Units& nets, const Units& pieces)
{
    // In hundredths of a point, over 1000: a tenth of a point for a cent of fruit, halves by the factor.
    Units exact{};
    for (std::size_t i = 0; i < lineCount; ++i) {
        exact[i] = nets[i] * 1000;
        exact[i] += isFruit(i) ? nets[i] * 200 : 0;
        exact[i] += isCheese(i) ? pieces[i] * 200 * 1000 : 0;
        exact[i] = isMilk(i) ? exact[i] * 3 / 2 : exact[i];
        exact[i] = exact[i] * 6 / 5;
    }
    const std::int64_t points = (sumOf(exact) + 5 * 100 * 1000 * 6 / 5) / 100'000;
    Units parts{};
    split(points - 6, exact, parts);
    return (sumOf(parts) + 6) * 100;
}

} // namespace

Programme fullProgramme()
{
    Programme programme;
    programme.id = "full";
    programme.earn.points = Points::whole(1);
    programme.earnRules = earnRules();
    Star star;
    star.id = "star1";
    star.name = {.en = "★", .zh = "一星"};
    star.threshold = Points::whole(3000);
    star.payPercent = 90;
    star.earnFactorHundredths = 120;
    programme.stars = {star};
    programme.promotions = promotions();
    Reward cheese;
    cheese.id = "cheese";
    cheese.name = {.en = "Cheese", .zh = "奶酪"};
    cheese.points = Points::whole(300);
    cheese.gives.kind = BenefitKind::Articles;
    cheese.gives.on.labels = {"cheese"};
    programme.rewards = {cheese};
    programme.redemption.emplace();
    programme.redemption->points = Points::whole(100);
    programme.redemption->worth = cents(1'00);
    return programme;
}

Basket fullBasket()
{
    Basket basket;
    for (std::size_t i = 0; i < lineCount; ++i) {
        BasketLine line;
        const auto number = static_cast<std::int32_t>(i);
        line.article.sku = "A1" + std::to_string(i);
        line.article.name = {.en = "Article " + std::to_string(i), .zh = "商品 " + std::to_string(i)};
        line.article.unitPrice = cents(5'99 + 137 * number);
        line.article.taxBasisPoints = isFruit(i) ? 900 : 1300;
        line.article.weighed = isFruit(i);
        line.article.category = isFruit(i) ? "fruit" : "dairy";
        line.article.labels =
            isFruit(i) ? std::vector<std::string>{"fruit"} : std::vector<std::string>{isMilk(i) ? "dairy" : "cheese"};
        line.quantity = isFruit(i) ? Quantity::fromThousandths(1236 + 7 * number) : Quantity::pieces(1 + number % 4);
        basket.lines.push_back(std::move(line));
    }
    basket.lines[0].manual = ManualDiscount{.amount = cents(50), .percentHundredths = 0, .reason = "damaged"};
    basket.shopper = Shopper{.member = {}, .star = 1, .cycle = Points::whole(3500)};
    basket.codes = {"SUMMER"};
    basket.offers = {
        {.id = {}, .title = {.en = "Welcome", .zh = "欢迎"}, .amountOff = cents(15'00), .minimumSpend = cents(100'00)}};
    basket.rewards = {{"cheese", 1}};
    basket.vouchers = {{.id = {}, .value = cents(50'00)}, {.id = {}, .value = cents(20'00)}};
    basket.redeem = Points::whole(500);
    return basket;
}

SaleSums priceByHand(const Basket& basket)
{
    Units nets{};
    Units pieces{};
    for (std::size_t i = 0; i < lineCount; ++i) {
        const BasketLine& line = basket.lines[i];
        nets[i] = halfUp(line.article.unitPrice.minorUnits(), line.quantity.thousandths(), 1000);
        pieces[i] = line.quantity.thousandths() / 1000;
    }
    nets[0] -= 50;
    for (std::size_t i = 0; i < lineCount; ++i) {
        nets[i] -= halfUp(nets[i], 10, 100);
        nets[i] -= isMilk(i) ? halfUp(nets[i], 5, 100) : 0;
    }
    Units taken{};
    freeCheese(pieces, nets, taken);
    takeOff(20'00, nets);
    takeOff(15'00, nets);
    taken = {};
    freeCheese(pieces, nets, taken);
    takeOff(50'00, nets);
    takeOff(20'00, nets);
    takeOff(5'00, nets);
    return {.toPay = sumOf(nets),
            .tax = taxOf(900, isFruit, nets) + taxOf(
                                                   1300, [](std::size_t i) { return !isFruit(i); }, nets),
            .earned = earnedOn(nets, pieces)};
}

} // namespace huitou::bench
