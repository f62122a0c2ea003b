// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

namespace
{

constexpr Bounds useBounds{0, 1'000'000};

} // namespace

void waveFields(Fields& fields, PromotionWave& wave)
{
    fields.identifier("star", wave.star);
    fields.date("from", wave.from);
    fields.date("until", wave.until);
}

void promotionFields(Fields& fields, Promotion& promotion)
{
    fields.identifier("id", promotion.id);
    fields.sentence("name", promotion.name);
    fields.optionalCode("code", promotion.code);
    benefitFields(fields, promotion.gives);
    fields.money("minimum_spend", promotion.minimumSpend, Least::Zero, fields.zero());
    fields.quantity("minimum_quantity", promotion.minimumQuantity, Quantity{});
    fields.boolean("repeats", promotion.repeats, false);
    fields.date("from", promotion.from);
    fields.date("until", promotion.until);
    fields.boolean("members_only", promotion.membersOnly, false);
    starListField(fields, promotion.stars);
    fields.integer("uses_per_member", promotion.usesPerMember, useBounds, 0);
    fields.integer("uses_in_all", promotion.usesInAll, useBounds, 0);
    fields.boolean("after_node", promotion.afterNode, false);
    articleSection(fields, "counted", promotion.countedOn);
    fields.list("wave", promotion.waves, programme_limits::waves, waveFields);
}

void stackingFields(Fields& fields, Stacking& stacking)
{
    using Discounts = Stacking::Discounts;
    fields.choice<Discounts>("discounts", stacking.discounts,
                             {{"all", Discounts::All}, {"best-one", Discounts::BestOne}});
    fields.integer("maximum_percent", stacking.maximumPercent, {0, 100}, 100);
    fields.boolean("vouchers_with_discounts", stacking.vouchersWithDiscounts, true);
    fields.integer("vouchers_per_sale", stacking.vouchersPerSale, {0, 100}, 0);
}

} // namespace huitou
