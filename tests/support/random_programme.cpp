// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_programme.h"

namespace huitou::test
{

namespace
{

constexpr std::int64_t wholeMost = 1'000'000'000;

} // namespace

std::int64_t RandomProgrammes::between(std::int64_t low, std::int64_t high)
{
    // Not std::uniform_int_distribution: its numbers differ from library to library.
    return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1));
}

Money RandomProgrammes::money(std::int64_t most)
{
    const std::int64_t unit = Money::parse("1", m_currency)->minorUnits();
    const std::int64_t units = oneIn(20)  ? wholeMost * unit
                               : oneIn(2) ? between(1, most) * unit
                                          : between(1, most * unit);
    return Money::fromMinor(units, m_currency);
}

Points RandomProgrammes::points(std::int64_t most)
{
    return oneIn(20)  ? Points::whole(wholeMost)
           : oneIn(2) ? Points::whole(between(1, most))
                      : Points::fromHundredths(between(1, most * 100));
}

std::optional<int> RandomProgrammes::daysOrNothing()
{
    return oneIn(3) ? std::nullopt : std::optional(static_cast<int>(oneIn(4) ? 3650 : between(1, 400)));
}

std::string RandomProgrammes::identifier(std::string_view kind, std::size_t index)
{
    return std::string(kind) + "-" + std::to_string(index + 1);
}

Sentence RandomProgrammes::sentence()
{
    return anyOf<Sentence>(
        {{"Ten off", "减十元"}, {"\"quoted\" \\ back", "引号 \"\" 与 \\"}, {"★★", "★★"}, {"'x' = # 1", "五一"}});
}

Date RandomProgrammes::day()
{
    return *parseDate("2026-01-01") + std::chrono::days(between(0, 700));
}

void RandomProgrammes::term(std::optional<Date>& from, std::optional<Date>& until)
{
    if (oneIn(3)) {
        from = day();
    }
    if (oneIn(3)) {
        until = from.value_or(day()) + std::chrono::days(between(0, 200));
    }
}

std::vector<std::string> RandomProgrammes::stars()
{
    std::vector<std::string> chosen;
    if (!oneIn(3)) {
        return chosen;
    }
    if (oneIn(3)) {
        chosen.emplace_back("none");
    }
    for (const Star& star : m_programme.stars) {
        if (oneIn(2)) {
            chosen.push_back(star.id);
        }
    }
    return chosen;
}

template <std::size_t Count>
std::vector<std::string> RandomProgrammes::some(const std::array<std::string_view, Count>& from)
{
    std::vector<std::string> chosen;
    if (oneIn(4)) {
        for (const std::string_view text : from) {
            if (oneIn(3)) {
                chosen.emplace_back(text);
            }
        }
    }
    return chosen;
}

ArticleFilter RandomProgrammes::filter()
{
    ArticleFilter filter;
    if (oneIn(3)) {
        return filter;
    }
    filter.articles = some(drawnSkus);
    filter.labels = some(drawnLabels);
    filter.categories = some(drawnCategories);
    filter.notArticles = some(drawnSkus);
    filter.notLabels = some(drawnLabels);
    filter.notCategories = some(drawnCategories);
    return filter;
}

Benefit RandomProgrammes::benefit()
{
    Benefit benefit;
    benefit.kind = anyUpTo(BenefitKind::Cheapest);
    benefit.amount = zero();
    switch (benefit.kind) {
    case BenefitKind::Amount: benefit.amount = money(100); break;
    case BenefitKind::Percent:
    case BenefitKind::Cheapest:
        benefit.percentHundredths = static_cast<std::int32_t>(oneIn(8)   ? anyOf<std::int64_t>({1, 10'000})
                                                              : oneIn(2) ? between(1, 99) * 100
                                                                         : between(1, 10'000));
        break;
    case BenefitKind::Articles: benefit.pieces = static_cast<std::int32_t>(oneIn(20) ? 1000 : between(1, 4)); break;
    }
    benefit.on = filter();
    if (oneIn(4)) {
        benefit.cap = money(50);
    }
    return benefit;
}

EarnRate RandomProgrammes::rate()
{
    if (oneIn(20)) { // the most that a rate may give: 10 points for each smallest unit
        return {.perAmount = Money::fromMinor(7, m_currency), .points = Points::whole(70)};
    }
    const std::int64_t unit = Money::parse("1", m_currency)->minorUnits();
    return {.perAmount = Money::fromMinor(oneIn(2) ? between(1, 20) * unit : between(unit, 50 * unit), m_currency),
            .points = oneIn(2) ? Points::whole(between(1, 10)) : Points::fromHundredths(between(1, 1000))};
}

EarnRule RandomProgrammes::earnRule(std::size_t index)
{
    EarnRule rule;
    rule.id = identifier("rule", index);
    rule.name = sentence();
    rule.kind = anyUpTo(EarnRuleKind::Multiply);
    rule.rate = {.perAmount = *Money::parse("1", m_currency), .points = {}};
    switch (rule.kind) {
    case EarnRuleKind::PerAmount: rule.rate = rate(); break;
    case EarnRuleKind::PerArticle:
    case EarnRuleKind::PerVisit: rule.points = oneIn(2) ? Points::whole(between(1, 20)) : points(20); break;
    case EarnRuleKind::Multiply:
        // At most five of them: 2^5, with a star's factor of 3 below the limit of 100.
        rule.factorHundredths = static_cast<std::int32_t>(oneIn(10) ? 0 : between(0, 8) * 25);
        break;
    }
    if (rule.kind != EarnRuleKind::PerVisit) {
        rule.on = filter();
    }
    rule.minimumSpend = moneyOrZero(200);
    rule.stars = stars();
    term(rule.from, rule.until);
    rule.last = oneIn(5);
    return rule;
}

PointExpiry RandomProgrammes::expiry()
{
    PointExpiry expiry;
    expiry.kind = anyUpTo(ExpiryKind::SinceLastPurchase);
    switch (expiry.kind) {
    case ExpiryKind::Never: break;
    case ExpiryKind::Days:
    case ExpiryKind::SinceLastPurchase: expiry.days = static_cast<int>(oneIn(8) ? 3650 : between(1, 400)); break;
    case ExpiryKind::MonthEnd: expiry.months = static_cast<int>(oneIn(8) ? 120 : between(0, 24)); break;
    case ExpiryKind::YearEnd: expiry.years = static_cast<int>(between(0, 10)); break;
    }
    return expiry;
}

void RandomProgrammes::drawEarning()
{
    Programme& programme = m_programme;
    programme.earn = {.perAmount = *Money::parse("1", m_currency), .points = {}};
    if (!oneIn(6)) {
        programme.earn = rate();
    }
    programme.earnBase = anyUpTo(EarnBase::NothingWhenUsed);
    programme.pointRounding.step = Points::fromHundredths(anyOf<std::int64_t>({100, 50, 10, 1}));
    programme.pointRounding.rounding = anyUpTo(Rounding::Up);
    programme.pointRounding.perLine = oneIn(2);
    const std::int64_t count = oneIn(2) ? 0 : between(1, 5);
    for (std::int64_t i = 0; i < count; ++i) {
        programme.earnRules.push_back(earnRule(programme.earnRules.size()));
    }
    programme.pendingDays = static_cast<int>(oneIn(2) ? 0 : oneIn(8) ? 3650 : between(1, 30));
    programme.spendableInSameSale = oneIn(3);
    programme.expiry = expiry();
    programme.spendOrder = anyUpTo(SpendOrder::Oldest);
    programme.discountRounding.rounding = anyOf({Rounding::HalfUp, Rounding::HalfEven, Rounding::Down});
    programme.discountRounding.ofPrice = oneIn(2);
    programme.discountRounding.perSale = oneIn(2);
    programme.cashRounding = Money::fromMinor(anyOf<std::int64_t>({0, 1, 5, 10, 100}), m_currency);
    programme.manualDiscounts.withoutManagerPercentHundredths =
        static_cast<std::int32_t>(oneIn(8) ? anyOf<std::int64_t>({0, 10'000}) : between(0, 10'000));
}

void RandomProgrammes::drawLadder()
{
    LadderRules& ladder = m_programme.ladder;
    ladder.measure = anyUpTo(LadderMeasure::Spend);
    ladder.period = anyUpTo(LadderPeriod::Lifetime);
    if (ladder.period == LadderPeriod::Window) {
        ladder.windowDays = static_cast<int>(oneIn(8) ? anyOf<std::int64_t>({1, 3650}) : between(30, 400));
    }
    if (ladder.period == LadderPeriod::Cycle) {
        ladder.cycleDays = daysOrNothing();
    }
    ladder.falling = anyUpTo(Falling::OneStep);
    ladder.returnLowersStar = oneIn(2);
    ladder.adjustmentsCount = oneIn(2);
    ladder.manualStarIsFloor = oneIn(2);
    ladder.starDiscountOn = filter();
    m_programme.saleCountsForOwnStar = oneIn(2);
    m_programme.surplusCarriesOver = oneIn(2);
    m_programme.vouchersEveryCycle = oneIn(2);
}

void RandomProgrammes::drawStars()
{
    const std::int64_t count = oneIn(40) ? 20 : between(0, 4);
    std::int64_t threshold = 0; // in hundredths
    for (std::int64_t i = 0; i < count; ++i) {
        Star star;
        star.id = identifier("star", static_cast<std::size_t>(i));
        star.name = sentence();
        threshold += between(1, 2000) * 100;
        star.spendThreshold = zero();
        if (m_programme.ladder.measure == LadderMeasure::Points) {
            star.threshold = Points::fromHundredths(threshold);
        } else {
            star.spendThreshold = Money::fromMinor(threshold, m_currency);
        }
        star.payPercent = static_cast<int>(oneIn(10) ? 100 : between(50, 100));
        star.earnFactorHundredths = static_cast<std::int32_t>(oneIn(2) ? 100 : between(0, 12) * 25);
        if (oneIn(2)) {
            star.voucher.emplace();
            star.voucher->value = zero();
            if (!m_programme.vouchers.empty() && oneIn(2)) {
                star.voucher->voucher = m_programme.vouchers.front().id;
            } else {
                star.voucher->value = money(100);
                star.voucher->validDays = daysOrNothing();
            }
        }
        star.startsNewCycle = oneIn(4);
        star.printsCertificate = oneIn(2);
        m_programme.stars.push_back(std::move(star));
    }
}

Gift RandomProgrammes::gift(std::size_t index)
{
    Gift gift;
    gift.id = identifier("gift", index);
    gift.name = sentence();
    gift.when = anyUpTo(GiftWhen::Spend);
    if (gift.when == GiftWhen::Visit) {
        gift.every = static_cast<int>(between(1, 5));
    }
    gift.minimumSpend = gift.when == GiftWhen::Spend ? money(100) : zero();
    if (!m_programme.vouchers.empty() && oneIn(2)) {
        gift.voucher = m_programme.vouchers.back().id;
    }
    if (gift.voucher.empty() || oneIn(2)) {
        gift.points = points(100);
        gift.pointsValidDays = daysOrNothing();
    }
    gift.stars = stars();
    return gift;
}

void RandomProgrammes::drawRights()
{
    Programme& programme = m_programme;
    if (oneIn(2)) {
        Redemption redemption;
        redemption.points = oneIn(2) ? Points::whole(100) : points(200);
        redemption.worth = oneIn(2) ? *Money::parse("1", m_currency) : money(5);
        redemption.anyAmount = oneIn(2);
        redemption.minimum = oneIn(2) ? redemption.points : oneIn(2) ? Points{} : points(200);
        redemption.maximumPercentOfSale = static_cast<int>(oneIn(2) ? 100 : between(1, 100));
        if (oneIn(3)) {
            redemption.maximumAmount = money(50);
        }
        programme.redemption = redemption;
    }
    for (std::int64_t i = between(-1, 2); i > 0; --i) {
        Reward reward;
        reward.id = identifier("reward", programme.rewards.size());
        reward.name = sentence();
        reward.points = points(50);
        reward.gives = benefit();
        reward.maximumPerSale = static_cast<int>(oneIn(2) ? 0 : between(1, 3));
        reward.stars = stars();
        term(reward.from, reward.until);
        programme.rewards.push_back(std::move(reward));
    }
    for (std::int64_t i = between(-1, 2); i > 0; --i) {
        programme.gifts.push_back(gift(programme.gifts.size()));
    }
    if (oneIn(2)) {
        programme.giftCards = GiftCardRules{.validDays = daysOrNothing(),
                                            .purchaseEarns = oneIn(2),
                                            .paymentEarns = oneIn(2),
                                            .maximum = moneyOrZero(500)};
    }
    if (oneIn(2)) {
        Referral referral;
        referral.rate = oneIn(3) ? EarnRate{.perAmount = *Money::parse("1", m_currency), .points = {}} : rate();
        referral.introducerPoints = oneIn(2) ? Points{} : points(20);
        referral.buyerPoints = oneIn(2) ? Points{} : points(20);
        referral.everyPurchase = oneIn(2);
        if (oneIn(2)) {
            referral.maximum = points(200);
        }
        referral.minimumSpend = moneyOrZero(50);
        programme.referral = referral;
    }
}

Promotion RandomProgrammes::promotion(std::size_t index)
{
    Promotion promotion;
    promotion.id = identifier("promotion", index);
    promotion.name = sentence();
    if (oneIn(3)) {
        promotion.code = drawnCodes.at(index % drawnCodes.size());
    }
    promotion.gives = benefit();
    promotion.minimumSpend = moneyOrZero(100);
    promotion.minimumQuantity = oneIn(2) ? Quantity{} : Quantity::fromThousandths(between(1, 8) * 500);
    promotion.countedOn = filter();
    promotion.repeats = oneIn(2);
    term(promotion.from, promotion.until);
    promotion.membersOnly = oneIn(3);
    promotion.stars = stars();
    promotion.waves = waves();
    promotion.usesPerMember = static_cast<int>(oneIn(2) ? 0 : between(1, 3));
    promotion.usesInAll = static_cast<int>(oneIn(2) ? 0 : between(1, 100));
    promotion.afterNode = m_programme.nodeMembers > 0 && oneIn(3);
    return promotion;
}

void RandomProgrammes::drawReturns()
{
    ReturnRules& returns = m_programme.returns;
    returns.takeBack = anyUpTo(TakeBack::Recomputing);
    returns.spentPoints = anyUpTo(SpentPoints::AsVoucher);
    returns.refuseDebt = oneIn(3);
    returns.renewExpired = oneIn(2);
    returns.withinDays = static_cast<int>(oneIn(8) ? anyOf<std::int64_t>({0, 3650}) : between(1, 400));
    if (returns.spentPoints == SpentPoints::AsVoucher) {
        returns.voucherDays = daysOrNothing();
    }
    Stacking& stacking = m_programme.stacking;
    stacking.discounts = anyUpTo(Stacking::Discounts::BestOne);
    stacking.maximumPercent = static_cast<int>(oneIn(2) ? 100 : between(0, 100));
    stacking.vouchersWithDiscounts = !oneIn(3);
    stacking.vouchersPerSale = static_cast<int>(oneIn(2) ? 0 : between(1, 3));
}

Programme RandomProgrammes::next()
{
    m_programme = {};
    const Currency others[]{{"EUR", 2}, {"JPY", 0}};
    m_currency = m_onlyCurrency.value_or(oneIn(8) ? others[between(0, 1)] : cny);
    Programme& programme = m_programme;
    programme.currency = m_currency;
    programme.id = "drawn";
    programme.name = sentence();
    programme.version = static_cast<std::uint32_t>(oneIn(8) ? 2'147'483'647 : between(1, 9));
    programme.validFrom = *parseDate("2026-01-01");
    programme.nodeMembers = static_cast<std::uint32_t>(oneIn(2) ? 0 : between(1, 10'000));
    for (std::int64_t i = between(-1, 2); i > 0; --i) {
        VoucherTerms terms;
        terms.id = identifier("voucher", programme.vouchers.size());
        terms.name = sentence();
        terms.gives = benefit();
        terms.minimumSpend = moneyOrZero(100);
        terms.startsAfterDays = static_cast<int>(oneIn(2) ? 0 : between(1, 30));
        terms.validDays = daysOrNothing();
        terms.anyone = oneIn(2);
        programme.vouchers.push_back(std::move(terms));
    }
    drawLadder();
    drawStars();
    drawEarning();
    drawRights();
    for (std::int64_t i = between(-1, 4); i > 0; --i) {
        programme.promotions.push_back(promotion(programme.promotions.size()));
    }
    drawReturns();
    for (std::int64_t i = between(-1, 2); i > 0; --i) {
        programme.winBack.push_back(winBack(programme.winBack.size()));
    }
    drawSegments();
    return std::move(m_programme);
}

} // namespace huitou::test
