// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

namespace
{

constexpr Bounds countBounds{0, programme_limits::wholeUnits};
constexpr Bounds purchaseBounds{1, programme_limits::wholeUnits};

void triggerFields(Fields& fields, WinBackRule& rule)
{
    fields.choice<WinBackTrigger>("when", rule.trigger,
                                  {{"silence", WinBackTrigger::Silence},
                                   {"consumption", WinBackTrigger::Consumption},
                                   {"own-rhythm", WinBackTrigger::OwnRhythm},
                                   {"dates", WinBackTrigger::Dates},
                                   {"birthday", WinBackTrigger::Birthday},
                                   {"complaint", WinBackTrigger::Complaint}});
    switch (rule.trigger) {
    case WinBackTrigger::Silence: fields.integer("days", rule.days, {7, programme_limits::days}); break;
    case WinBackTrigger::Consumption: fields.integer("days", rule.days, {0, 60}, 1); break;
    case WinBackTrigger::OwnRhythm: fields.integer("probability_percent", rule.probabilityPercent, {1, 99}); break;
    case WinBackTrigger::Dates: break;
    case WinBackTrigger::Birthday: fields.integer("days", rule.days, {0, 60}, 7); break;
    case WinBackTrigger::Complaint: fields.integer("days", rule.days, {1, 365}, 14); break;
    }
    fields.date("from", rule.from);
    fields.date("until", rule.until);
    fields.list("wave", rule.waves, programme_limits::waves, waveFields);
}

void giftFieldsOf(Fields& fields, WinBackRule& rule)
{
    fields.choice<WinBackGift>("gives", rule.gives,
                               {{"amount", WinBackGift::Amount},
                                {"points", WinBackGift::Points},
                                {"voucher", WinBackGift::Voucher},
                                {"invitation", WinBackGift::Invitation}});
    rule.amountOff = rule.gives == WinBackGift::Amount ? rule.amountOff : fields.zero();
    rule.minimumSpend = rule.gives == WinBackGift::Amount ? rule.minimumSpend : fields.zero();
    switch (rule.gives) {
    case WinBackGift::Amount:
        fields.money("amount_off", rule.amountOff, Least::AboveZero);
        fields.money("minimum_spend", rule.minimumSpend, Least::Zero, fields.zero());
        break;
    case WinBackGift::Points: fields.points("points", rule.points, Least::AboveZero); break;
    case WinBackGift::Voucher: fields.identifier("voucher_id", rule.voucher); break;
    case WinBackGift::Invitation: break;
    }
}

void audienceFields(Fields& fields, WinBackAudience& audience)
{
    starListField(fields, audience.stars);
    fields.integer("purchases_from", audience.purchasesFrom, purchaseBounds, 1);
    fields.money("average_from", audience.averageFrom);
    fields.money("average_below", audience.averageBelow);
    fields.money("spent_from", audience.spentFrom);
    fields.money("spent_below", audience.spentBelow);
    fields.several("stages", audience.stages, lifeStages);
    fields.several("classes", audience.classes, memberClasses);
    fields.several("prices", audience.prices, priceClasses);
    fields.several("values", audience.values, valueClasses);
    fields.several("changes", audience.changes, habitChanges);
    fields.several("reasons", audience.reasons, leavingReasons);
}

} // namespace

void segmentFields(Fields& fields, SegmentRules& rules)
{
    constexpr Bounds percent{1, 99};
    constexpr Bounds purchases{2, 1000};
    constexpr Bounds term{30, programme_limits::days};
    fields.integer("observation_below", rules.observationBelow, purchases, 3);
    fields.integer("stable_from", rules.stableFrom, purchases, 8);
    fields.integer("decline_days", rules.declineDays, term, 180);
    fields.integer("period_days", rules.periodDays, term, 365);
    fields.integer("ordinary_from", rules.ordinaryFrom, purchases, 2);
    fields.integer("loyal_from", rules.loyalFrom, purchases, 6);
    fields.integer("advocate_from", rules.advocateFrom, {1, 1000}, 1);
    fields.money("high_price", rules.highPrice);
    fields.money("low_price", rules.lowPrice);
    fields.integer("often_percent", rules.oftenPercent, {1, 100}, 50);
    fields.integer("abc_a_percent", rules.abcAPercent, percent, 80);
    fields.integer("abc_b_percent", rules.abcBPercent, percent, 95);
    fields.integer("drop_percent", rules.dropPercent, percent, 50);
    fields.integer("trend_percent", rules.trendPercent, percent, 30);
    fields.integer("old_percent", rules.oldPercent, percent, 30);
    fields.integer("developing_percent", rules.developingPercent, percent, 30);
    fields.boolean("price_cuts_for_all", rules.priceCutsForAll, false);
}

void winBackFields(Fields& fields, WinBackRule& rule)
{
    fields.identifier("id", rule.id);
    fields.boolean("stopped", rule.isStopped, false);
    fields.sentence("title", rule.title);
    triggerFields(fields, rule);
    giftFieldsOf(fields, rule);
    fields.integer("valid_days", rule.validDays, validityBounds, 30);
    fields.integer("rest_days", rule.restDays, {0, programme_limits::days}, 90);
    fields.integer("times_per_member", rule.timesPerMember, {0, 1000}, 0);
    fields.integer("hold_out_percent", rule.holdOutPercent, {0, 50}, 10);
    fields.integer("most_offers", rule.mostOffers, countBounds, 0);
    fields.money("budget", rule.budget);
    audienceFields(fields, rule.audience);
}

} // namespace huitou
