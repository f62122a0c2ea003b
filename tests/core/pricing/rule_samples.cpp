// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pricing/rule_samples.h"

#include <catch2/catch_test_macros.hpp>

#include <utility>

namespace huitou::three_stars
{

Benefit amountOff(std::int64_t amountCents)
{
    Benefit benefit;
    benefit.amount = cents(amountCents);
    return benefit;
}

Benefit percentOff(std::int32_t hundredths)
{
    Benefit benefit;
    benefit.kind = BenefitKind::Percent;
    benefit.percentHundredths = hundredths;
    return benefit;
}

Benefit piecesFree(std::int32_t pieces)
{
    Benefit benefit;
    benefit.kind = BenefitKind::Articles;
    benefit.pieces = pieces;
    return benefit;
}

Benefit percentOffCheapest(std::int32_t hundredths)
{
    Benefit benefit = percentOff(hundredths);
    benefit.kind = BenefitKind::Cheapest;
    return benefit;
}

Promotion promotion(const Benefit& gives)
{
    Promotion promotion;
    promotion.id = "spring";
    promotion.name = {.en = "Spring", .zh = "春季"};
    promotion.gives = gives;
    return promotion;
}

Reward reward(std::int64_t points, const Benefit& gives)
{
    Reward reward;
    reward.id = "PEN";
    reward.name = {.en = "Pen", .zh = "钢笔"};
    reward.points = Points::whole(points);
    reward.gives = gives;
    return reward;
}

BasketLine labelled(BasketLine line, const std::string& label)
{
    line.article.labels = {label};
    return line;
}

BasketLine withTaxOnTop(BasketLine line, std::int32_t basisPoints)
{
    line.article.taxBasisPoints = basisPoints;
    line.article.taxIncluded = false;
    return line;
}

ManualDiscount manual(std::int64_t amountCents)
{
    return {.amount = cents(amountCents), .percentHundredths = 0, .reason = "damaged"};
}

ManualDiscount manualPercent(std::int32_t hundredths)
{
    return {.amount = cents(0), .percentHundredths = hundredths, .reason = "damaged"};
}

Basket basketOf(const BasketLine& line)
{
    return basketOf(std::vector{line});
}

Basket basketOf(std::vector<BasketLine> lines)
{
    Basket basket;
    basket.lines = std::move(lines);
    return basket;
}

Error refusalOf(const Basket& basket, const Programme& rules)
{
    const Result<PricedBasket> result = priceBasket(rules, basket);
    REQUIRE_FALSE(result.ok());
    CHECK_FALSE(result.error().message.en.empty());
    CHECK_FALSE(result.error().message.zh.empty());
    return result.error();
}

} // namespace huitou::three_stars
