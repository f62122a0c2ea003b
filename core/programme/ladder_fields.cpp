// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

void ladderFields(Fields& fields, Programme& programme)
{
    LadderRules& ladder = programme.ladder;
    fields.choice<LadderMeasure>("measure", ladder.measure,
                                 {{"points", LadderMeasure::Points}, {"spend", LadderMeasure::Spend}});
    fields.choice<LadderPeriod>(
        "period", ladder.period,
        {{"cycle", LadderPeriod::Cycle}, {"window", LadderPeriod::Window}, {"lifetime", LadderPeriod::Lifetime}});
    if (ladder.period == LadderPeriod::Window) {
        fields.integer("window_days", ladder.windowDays, validityBounds, 365);
    }
    if (ladder.period == LadderPeriod::Cycle) {
        fields.integer("cycle_days", ladder.cycleDays, validityBounds);
    }
    fields.choice<Falling>("falling", ladder.falling,
                           {{"never", Falling::Never},
                            {"window-end", Falling::WindowEnd},
                            {"at-once", Falling::AtOnce},
                            {"one-step", Falling::OneStep}});
    fields.boolean("return_lowers_star", ladder.returnLowersStar, true);
    fields.boolean("adjustments_count", ladder.adjustmentsCount, false);
    fields.boolean("manual_star_is_floor", ladder.manualStarIsFloor, true);
    fields.boolean("sale_counts_for_own_star", programme.saleCountsForOwnStar, false);
    fields.boolean("surplus_carries_over", programme.surplusCarriesOver, true);
    fields.boolean("vouchers_every_cycle", programme.vouchersEveryCycle, true);
    articleSection(fields, "star_discount_on", ladder.starDiscountOn);
}

namespace
{

/// "voucher = 200" for goods worth so much, or "voucher_id" of one of the programme's.
void starVoucherFields(Fields& fields, std::optional<StarVoucher>& voucher)
{
    const bool isAmount = voucher && voucher->voucher.empty();
    std::optional<Money> value = isAmount ? std::optional(voucher->value) : std::nullopt;
    std::optional<int> validDays = isAmount ? voucher->validDays : std::nullopt;
    std::string id = voucher ? voucher->voucher : std::string();
    fields.money("voucher", value);
    if (value) {
        fields.integer("voucher_days", validDays, validityBounds);
        id.clear();
    } else {
        fields.optionalIdentifier("voucher_id", id);
    }
    voucher.reset();
    if (value || !id.empty()) {
        voucher = StarVoucher{value.value_or(fields.zero()), validDays, std::move(id)};
    }
}

} // namespace

void starFields(Fields& fields, Star& star, LadderMeasure measure)
{
    fields.identifier("id", star.id);
    fields.sentence("name", star.name);
    switch (measure) {
    case LadderMeasure::Points:
        fields.points("threshold", star.threshold, Least::AboveZero);
        star.spendThreshold = fields.zero();
        break;
    case LadderMeasure::Spend: fields.money("threshold", star.spendThreshold, Least::AboveZero); break;
    }
    fields.integer("pay_percent", star.payPercent, {1, 100});
    fields.factor("earn_factor", star.earnFactorHundredths, {0, programme_limits::multipliersTogether * 100}, 100);
    starVoucherFields(fields, star.voucher);
    fields.boolean("starts_new_cycle", star.startsNewCycle, false);
    fields.boolean("prints_certificate", star.printsCertificate, false);
}

} // namespace huitou
