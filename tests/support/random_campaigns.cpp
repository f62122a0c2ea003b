// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/offer_worth.h"
#include "tests/support/random_programme.h"

// The part of RandomProgrammes that draws campaigns and segments.
namespace huitou::test
{

std::vector<PromotionWave> RandomProgrammes::waves()
{
    std::vector<PromotionWave> drawn;
    for (std::int64_t i = oneIn(3) ? between(1, 3) : 0; i > 0 && !m_programme.stars.empty(); --i) {
        const Date from = day();
        drawn.push_back({.star = oneIn(4) ? "none" : m_programme.stars.front().id,
                         .from = from,
                         .until = from + std::chrono::days(between(0, 100))});
    }
    return drawn;
}

void RandomProgrammes::range(std::optional<Money>& from, std::optional<Money>& below)
{
    if (oneIn(3)) {
        from = Money::fromMinor(between(1, 30'000), m_currency);
    }
    if (oneIn(3)) {
        below = from.value_or(zero()) + Money::fromMinor(between(1, 30'000), m_currency);
    }
}

template <typename Value, std::size_t count>
std::vector<Value> RandomProgrammes::anyOf(const std::array<Named<Value>, count>& choices)
{
    std::vector<Value> chosen;
    if (oneIn(3)) {
        for (const Named<Value>& choice : choices) {
            if (oneIn(2)) {
                chosen.push_back(choice.value);
            }
        }
    }
    return chosen;
}

void RandomProgrammes::drawTrigger(WinBackRule& rule)
{
    rule.trigger = anyUpTo(WinBackTrigger::Complaint);
    switch (rule.trigger) {
    case WinBackTrigger::Silence: rule.days = static_cast<int>(between(7, 400)); break;
    case WinBackTrigger::Consumption:
    case WinBackTrigger::Birthday: rule.days = static_cast<int>(between(0, 60)); break;
    case WinBackTrigger::OwnRhythm: rule.probabilityPercent = static_cast<int>(between(1, 99)); break;
    case WinBackTrigger::Dates: break;
    case WinBackTrigger::Complaint: rule.days = static_cast<int>(between(1, 365)); break;
    }
    term(rule.from, rule.until);
    rule.waves = waves();
}

void RandomProgrammes::drawGift(WinBackRule& rule)
{
    rule.gives = anyUpTo(WinBackGift::Invitation);
    if (rule.gives == WinBackGift::Voucher && m_programme.vouchers.empty()) {
        rule.gives = WinBackGift::Invitation;
    }
    rule.amountOff = zero();
    rule.minimumSpend = zero();
    switch (rule.gives) {
    case WinBackGift::Amount:
        rule.amountOff = money(30);
        rule.minimumSpend = moneyOrZero(200);
        break;
    case WinBackGift::Points: rule.points = points(500); break;
    case WinBackGift::Voucher: rule.voucher = m_programme.vouchers.back().id; break;
    case WinBackGift::Invitation: break;
    }
}

WinBackAudience RandomProgrammes::audience()
{
    WinBackAudience audience;
    audience.stars = stars();
    audience.purchasesFrom = static_cast<int>(oneIn(2) ? 1 : between(2, 20));
    range(audience.averageFrom, audience.averageBelow);
    range(audience.spentFrom, audience.spentBelow);
    audience.stages = anyOf(lifeStages);
    audience.classes = anyOf(memberClasses);
    audience.prices = anyOf(priceClasses);
    audience.values = anyOf(valueClasses);
    audience.changes = anyOf(habitChanges);
    audience.reasons = anyOf(leavingReasons);
    return audience;
}

WinBackRule RandomProgrammes::winBack(std::size_t index)
{
    WinBackRule rule;
    rule.id = identifier("win-back", index);
    rule.title = sentence();
    drawTrigger(rule);
    drawGift(rule);
    rule.validDays = static_cast<int>(between(1, 60));
    rule.restDays = static_cast<int>(between(0, 200));
    rule.timesPerMember = static_cast<int>(oneIn(2) ? 0 : between(1, 9));
    rule.holdOutPercent = static_cast<int>(oneIn(2) ? 10 : between(0, 50));
    rule.mostOffers = static_cast<int>(oneIn(2) ? 0 : between(1, 10'000));
    if (oneIn(3) && worthOfOffer(rule, m_programme)) {
        rule.budget = money(10'000);
    }
    rule.audience = audience();
    return rule;
}

void RandomProgrammes::drawSegments()
{
    SegmentRules& rules = m_programme.segments;
    rules.observationBelow = static_cast<int>(between(2, 5));
    rules.stableFrom = static_cast<int>(between(6, 20));
    rules.declineDays = static_cast<int>(between(30, 400));
    rules.periodDays = static_cast<int>(between(30, 400));
    rules.ordinaryFrom = static_cast<int>(between(2, 4));
    rules.loyalFrom = static_cast<int>(between(5, 12));
    rules.advocateFrom = static_cast<int>(between(1, 5));
    if (oneIn(2)) {
        rules.lowPrice = Money::fromMinor(between(1, 30'000), m_currency);
        rules.highPrice = *rules.lowPrice + Money::fromMinor(between(0, 30'000), m_currency);
    }
    rules.oftenPercent = static_cast<int>(between(1, 100));
    rules.abcAPercent = static_cast<int>(between(50, 80));
    rules.abcBPercent = static_cast<int>(between(81, 99));
    rules.dropPercent = static_cast<int>(between(1, 99));
    rules.trendPercent = static_cast<int>(between(1, 99));
    rules.oldPercent = static_cast<int>(between(1, 50));
    rules.developingPercent = static_cast<int>(between(1, 49));
    rules.priceCutsForAll = oneIn(2);
}

} // namespace huitou::test
