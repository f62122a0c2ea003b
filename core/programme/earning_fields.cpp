// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

void rateFields(Fields& fields, EarnRate& rate)
{
    fields.points("points", rate.points, Least::Zero, Points{});
    const bool hasRate = !rate.points.isZero();
    fields.money("per", rate.perAmount, Least::AboveZero, hasRate ? std::nullopt : std::optional(fields.unit()));
}

void earningFields(Fields& fields, Programme& programme)
{
    rateFields(fields, programme.earn);
    fields.choice<EarnBase>("base", programme.earnBase,
                            {{"net", EarnBase::Net},
                             {"gross", EarnBase::Gross},
                             {"list", EarnBase::List},
                             {"nothing-when-used", EarnBase::NothingWhenUsed}});
    fields.choice<Points>("step", programme.pointRounding.step,
                          {{"1", Points::whole(1)},
                           {"0.5", Points::fromHundredths(50)},
                           {"0.1", Points::fromHundredths(10)},
                           {"0.01", Points::fromHundredths(1)}});
    fields.choice<Rounding>("rounding", programme.pointRounding.rounding,
                            {{"down", Rounding::Down},
                             {"half-up", Rounding::HalfUp},
                             {"half-even", Rounding::HalfEven},
                             {"up", Rounding::Up}});
    fields.choice<bool>("round_each", programme.pointRounding.perLine, {{"sale", false}, {"line", true}});
    fields.integer("pending_days", programme.pendingDays, {0, programme_limits::days}, 0);
    fields.boolean("spendable_in_same_sale", programme.spendableInSameSale, false);
    fields.choice<SpendOrder>("spend_order", programme.spendOrder,
                              {{"nearest-expiry", SpendOrder::NearestExpiry}, {"oldest", SpendOrder::Oldest}});
}

void earnRuleFields(Fields& fields, EarnRule& rule)
{
    fields.identifier("id", rule.id);
    fields.sentence("name", rule.name);
    fields.choice<EarnRuleKind>("kind", rule.kind,
                                {{"per-amount", EarnRuleKind::PerAmount},
                                 {"per-article", EarnRuleKind::PerArticle},
                                 {"per-visit", EarnRuleKind::PerVisit},
                                 {"multiply", EarnRuleKind::Multiply}});
    if (rule.kind == EarnRuleKind::PerAmount) {
        fields.points("points", rule.rate.points, Least::AboveZero);
        fields.money("per", rule.rate.perAmount, Least::AboveZero);
    } else {
        rule.rate = {.perAmount = fields.unit(), .points = {}};
    }
    if (rule.kind == EarnRuleKind::PerArticle || rule.kind == EarnRuleKind::PerVisit) {
        fields.points("points", rule.points, Least::AboveZero);
    }
    if (rule.kind == EarnRuleKind::Multiply) {
        fields.factor("factor", rule.factorHundredths, {0, programme_limits::multipliersTogether * 100});
    }
    if (rule.kind != EarnRuleKind::PerVisit) {
        articleFields(fields, rule.on);
    }
    fields.money("minimum_spend", rule.minimumSpend, Least::Zero, fields.zero());
    starListField(fields, rule.stars);
    fields.date("from", rule.from);
    fields.date("until", rule.until);
    fields.boolean("last", rule.last, false);
}

void expiryFields(Fields& fields, PointExpiry& expiry)
{
    fields.choice<ExpiryKind>("kind", expiry.kind,
                              {{"never", ExpiryKind::Never},
                               {"days", ExpiryKind::Days},
                               {"month-end", ExpiryKind::MonthEnd},
                               {"year-end", ExpiryKind::YearEnd},
                               {"since-last-purchase", ExpiryKind::SinceLastPurchase}});
    switch (expiry.kind) {
    case ExpiryKind::Never: break;
    case ExpiryKind::Days:
    case ExpiryKind::SinceLastPurchase: fields.integer("days", expiry.days, validityBounds); break;
    case ExpiryKind::MonthEnd: fields.integer("months", expiry.months, {0, 120}); break;
    case ExpiryKind::YearEnd: fields.integer("years", expiry.years, {0, 10}); break;
    }
}

} // namespace huitou
