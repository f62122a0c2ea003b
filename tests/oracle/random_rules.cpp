// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/random_shop.h"

#include "tests/support/random_programme.h"

#include <string>

namespace huitou::oracle
{

namespace
{

using test::Draw;

Sentence nameOf(const std::string& id)
{
    return {.en = id, .zh = id};
}

Points hundredths(std::int64_t count)
{
    return Points::fromHundredths(count);
}

std::int32_t whole(std::int64_t value)
{
    return static_cast<std::int32_t>(value);
}

/// Mostly without an end, so that rules hold more often than not.
void drawDates(Draw& draw, std::optional<Date>& from, std::optional<Date>& until)
{
    if (draw.oneIn(5)) {
        from = randomDay(draw);
    }
    if (draw.oneIn(5)) {
        until = (from ? *from : randomDay(draw)) + std::chrono::days{draw.between(0, 20)};
    }
}

std::vector<std::string> drawStars(Draw& draw, const Programme& programme)
{
    std::vector<std::string> stars;
    if (!draw.oneIn(4)) {
        return stars;
    }
    if (draw.oneIn(2)) {
        stars.emplace_back("none");
    }
    for (const Star& star : programme.stars) {
        if (draw.oneIn(2)) {
            stars.push_back(star.id);
        }
    }
    return stars;
}

void drawStarLadder(Draw& draw, Programme& programme)
{
    const std::int64_t count = draw.between(0, 4);
    for (std::int64_t number = 1; number <= count; ++number) {
        Star star;
        star.id = "star" + std::to_string(number);
        star.name = nameOf(star.id);
        star.threshold = Points::whole(number * 60);
        star.spendThreshold = cents(number * 6000);
        star.payPercent = oneOf(draw, {100, 95, 90, 85, 70, 67, 33, 1});
        star.earnFactorHundredths = oneOf(draw, {100, 100, 125, 150, 133, 300});
        programme.stars.push_back(star);
    }
    programme.ladder.measure = draw.oneIn(3) ? LadderMeasure::Spend : LadderMeasure::Points;
    programme.ladder.starDiscountOn = randomFilter(draw);
    programme.saleCountsForOwnStar = draw.oneIn(3);
    programme.discountRounding.rounding = oneOf(draw, {Rounding::HalfUp, Rounding::HalfEven, Rounding::Down});
    programme.discountRounding.ofPrice = draw.oneIn(2);
    programme.discountRounding.perSale = draw.oneIn(2);
}

EarnRate drawRate(Draw& draw)
{
    return {cents(oneOf<std::int64_t>(draw, {100, 100, 1000, 300, 7})),
            hundredths(oneOf<std::int64_t>(draw, {100, 100, 50, 250, 33}))};
}

EarnRule drawEarnRule(Draw& draw, const Programme& programme, std::int64_t number)
{
    EarnRule rule;
    rule.id = "rule" + std::to_string(number);
    rule.name = nameOf(rule.id);
    rule.kind = static_cast<EarnRuleKind>(draw.between(0, 3));
    switch (rule.kind) {
    case EarnRuleKind::PerAmount: rule.rate = drawRate(draw); break;
    case EarnRuleKind::PerArticle:
    case EarnRuleKind::PerVisit: rule.points = hundredths(oneOf<std::int64_t>(draw, {50, 100, 525, 2000})); break;
    case EarnRuleKind::Multiply: rule.factorHundredths = oneOf(draw, {150, 200, 300, 110, 50}); break;
    }
    if (rule.kind != EarnRuleKind::PerVisit) {
        rule.on = randomFilter(draw);
    }
    if (draw.oneIn(3)) {
        rule.minimumSpend = cents(draw.between(1, 15'000));
    }
    rule.stars = drawStars(draw, programme);
    drawDates(draw, rule.from, rule.until);
    rule.last = draw.oneIn(4);
    return rule;
}

void drawEarning(Draw& draw, Programme& programme)
{
    programme.earn = drawRate(draw);
    if (draw.oneIn(6)) {
        programme.earn.points = Points{};
    }
    programme.earnBase = static_cast<EarnBase>(draw.between(0, 3));
    programme.pointRounding.step = hundredths(oneOf<std::int64_t>(draw, {100, 50, 10, 1}));
    programme.pointRounding.rounding =
        oneOf(draw, {Rounding::Down, Rounding::HalfUp, Rounding::HalfEven, Rounding::Up});
    programme.pointRounding.perLine = draw.oneIn(2);
    for (std::int64_t number = draw.between(0, 4); number > 0; --number) {
        programme.earnRules.push_back(drawEarnRule(draw, programme, 5 - number));
    }
}

PromotionWave drawWave(Draw& draw, const Programme& programme)
{
    PromotionWave wave;
    const std::int64_t star = draw.between(0, static_cast<std::int64_t>(programme.stars.size()));
    wave.star = star == 0 ? "none" : programme.stars[static_cast<std::size_t>(star - 1)].id;
    wave.from = randomDay(draw) - std::chrono::days{30};
    wave.until = wave.from + std::chrono::days{draw.between(0, 60)};
    return wave;
}

Promotion drawPromotion(Draw& draw, const Programme& programme, std::int64_t number)
{
    Promotion promotion;
    promotion.id = "promotion" + std::to_string(number);
    promotion.name = nameOf(promotion.id);
    if (draw.oneIn(3)) {
        promotion.code = "CODE" + std::to_string(number);
    }
    promotion.gives = randomBenefit(draw);
    if (draw.oneIn(3)) {
        promotion.minimumSpend = cents(oneOf<std::int64_t>(draw, {1, 500, 2000, 9999}));
    }
    if (draw.oneIn(3)) {
        promotion.minimumQuantity = Quantity::fromThousandths(oneOf<std::int64_t>(draw, {1000, 2000, 3000, 1500}));
    }
    promotion.countedOn = randomFilter(draw);
    promotion.repeats = draw.oneIn(2) && (!promotion.minimumSpend.isZero() || promotion.minimumQuantity > Quantity{});
    drawDates(draw, promotion.from, promotion.until);
    promotion.membersOnly = draw.oneIn(4);
    promotion.stars = drawStars(draw, programme);
    if (draw.oneIn(6)) {
        promotion.waves = {drawWave(draw, programme), drawWave(draw, programme)};
    }
    promotion.usesPerMember = draw.oneIn(4) ? static_cast<int>(draw.between(1, 3)) : 0;
    promotion.usesInAll = draw.oneIn(6) ? static_cast<int>(draw.between(1, 5)) : 0;
    promotion.afterNode = programme.nodeMembers > 0 && draw.oneIn(4);
    return promotion;
}

void drawDiscounts(Draw& draw, Programme& programme)
{
    programme.manualDiscounts.withoutManagerPercentHundredths = oneOf(draw, {0, 500, 1000, 10000});
    programme.nodeMembers = draw.oneIn(2) ? 5000 : 0;
    for (std::int64_t number = draw.between(0, 4); number > 0; --number) {
        programme.promotions.push_back(drawPromotion(draw, programme, 5 - number));
    }
    Stacking& stacking = programme.stacking;
    stacking.discounts = draw.oneIn(3) ? Stacking::Discounts::BestOne : Stacking::Discounts::All;
    stacking.maximumPercent = oneOf(draw, {100, 100, 100, 50, 30, 10});
    stacking.vouchersWithDiscounts = !draw.oneIn(4);
    stacking.vouchersPerSale = draw.oneIn(3) ? static_cast<int>(draw.between(1, 3)) : 0;
}

void drawRewards(Draw& draw, Programme& programme)
{
    for (std::int64_t number = draw.between(0, 3); number > 0; --number) {
        Reward reward;
        reward.id = "reward" + std::to_string(number);
        reward.name = nameOf(reward.id);
        reward.points = Points::whole(draw.between(1, 200));
        reward.gives = randomBenefit(draw);
        reward.maximumPerSale = draw.oneIn(4) ? 1 : 0;
        reward.stars = drawStars(draw, programme);
        drawDates(draw, reward.from, reward.until);
        programme.rewards.push_back(reward);
    }
    if (!draw.oneIn(5)) {
        Redemption redemption;
        redemption.points = hundredths(oneOf<std::int64_t>(draw, {10000, 1000, 300, 100}));
        redemption.worth = cents(oneOf<std::int64_t>(draw, {100, 7, 33, 500}));
        redemption.anyAmount = draw.oneIn(2);
        redemption.minimum = draw.oneIn(2) ? Points{} : hundredths(draw.between(1, 3) * 10000);
        redemption.maximumPercentOfSale = oneOf(draw, {100, 100, 50, 33});
        if (draw.oneIn(4)) {
            redemption.maximumAmount = cents(draw.between(1, 5000));
        }
        programme.redemption = redemption;
    }
    if (draw.oneIn(2)) {
        programme.giftCards = GiftCardRules{};
        programme.giftCards->paymentEarns = draw.oneIn(2);
    }
}

} // namespace

Money cents(std::int64_t minorUnits)
{
    return Money::fromMinor(minorUnits, cny);
}

Date randomDay(Draw& draw)
{
    return Date{std::chrono::year{2026} / 3 / 1} + std::chrono::days{draw.between(0, 20)};
}

ArticleFilter randomFilter(Draw& draw)
{
    ArticleFilter filter;
    if (draw.oneIn(2)) {
        return filter;
    }
    const auto add = [&draw](std::vector<std::string>& list, const auto& values) {
        if (draw.oneIn(4)) {
            list.emplace_back(oneOf(draw, values));
        }
    };
    add(filter.articles, test::drawnSkus);
    add(filter.articles, test::drawnSkus);
    add(filter.labels, test::drawnLabels);
    add(filter.categories, test::drawnCategories);
    add(filter.notArticles, test::drawnSkus);
    add(filter.notLabels, test::drawnLabels);
    add(filter.notCategories, test::drawnCategories);
    return filter;
}

Benefit randomBenefit(Draw& draw)
{
    Benefit benefit;
    benefit.kind = static_cast<BenefitKind>(draw.between(0, 3));
    switch (benefit.kind) {
    case BenefitKind::Amount: benefit.amount = cents(oneOf<std::int64_t>(draw, {1, 7, 99, 500, 2000, 10000})); break;
    case BenefitKind::Percent:
    case BenefitKind::Cheapest: benefit.percentHundredths = oneOf(draw, {333, 1000, 1250, 5000, 10000}); break;
    case BenefitKind::Articles: benefit.pieces = whole(draw.between(1, 3)); break;
    }
    benefit.on = randomFilter(draw);
    if (draw.oneIn(4)) {
        benefit.cap = cents(oneOf<std::int64_t>(draw, {3, 250, 1999}));
    }
    return benefit;
}

Programme randomRules(Draw& draw)
{
    Programme programme;
    programme.id = "drawn";
    programme.name = nameOf("drawn");
    programme.validFrom = Date{std::chrono::year{2026} / 1 / 1};
    drawStarLadder(draw, programme);
    drawEarning(draw, programme);
    drawDiscounts(draw, programme);
    drawRewards(draw, programme);
    return programme;
}

} // namespace huitou::oracle
