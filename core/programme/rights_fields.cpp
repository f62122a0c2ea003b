// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/section_fields.h"

namespace huitou
{

void redemptionFields(Fields& fields, Redemption& redemption)
{
    fields.points("points", redemption.points, Least::AboveZero);
    fields.money("worth", redemption.worth, Least::AboveZero);
    fields.boolean("any_amount", redemption.anyAmount, false);
    fields.points("minimum", redemption.minimum, Least::Zero, redemption.points);
    fields.integer("maximum_percent", redemption.maximumPercentOfSale, {1, 100}, 100);
    fields.money("maximum_amount", redemption.maximumAmount);
}

void rewardFields(Fields& fields, Reward& reward)
{
    fields.identifier("id", reward.id);
    fields.sentence("name", reward.name);
    fields.points("points", reward.points, Least::AboveZero);
    benefitFields(fields, reward.gives);
    fields.integer("maximum_per_sale", reward.maximumPerSale, {0, 1000}, 0);
    starListField(fields, reward.stars);
    fields.date("from", reward.from);
    fields.date("until", reward.until);
}

void voucherFields(Fields& fields, VoucherTerms& voucher)
{
    fields.identifier("id", voucher.id);
    fields.sentence("name", voucher.name);
    benefitFields(fields, voucher.gives);
    fields.money("minimum_spend", voucher.minimumSpend, Least::Zero, fields.zero());
    fields.integer("starts_after_days", voucher.startsAfterDays, {0, programme_limits::days}, 0);
    fields.integer("valid_days", voucher.validDays, validityBounds);
    fields.boolean("anyone", voucher.anyone, false);
}

void giftFields(Fields& fields, Gift& gift)
{
    fields.identifier("id", gift.id);
    fields.sentence("name", gift.name);
    fields.choice<GiftWhen>("when", gift.when,
                            {{"sign-up", GiftWhen::SignUp},
                             {"birthday", GiftWhen::Birthday},
                             {"visit", GiftWhen::Visit},
                             {"spend", GiftWhen::Spend}});
    if (gift.when == GiftWhen::Visit) {
        fields.integer("every", gift.every, {1, 1000}, 1);
    }
    if (gift.when == GiftWhen::Spend) {
        fields.money("minimum_spend", gift.minimumSpend, Least::AboveZero);
    } else {
        gift.minimumSpend = fields.zero();
    }
    fields.points("points", gift.points, Least::Zero, Points{});
    if (!gift.points.isZero()) {
        fields.integer("points_valid_days", gift.pointsValidDays, validityBounds);
    }
    fields.optionalIdentifier("voucher_id", gift.voucher);
    starListField(fields, gift.stars);
}

void giftCardFields(Fields& fields, GiftCardRules& rules)
{
    fields.integer("valid_days", rules.validDays, validityBounds);
    fields.boolean("purchase_earns", rules.purchaseEarns, false);
    fields.boolean("payment_earns", rules.paymentEarns, true);
    fields.money("maximum", rules.maximum, Least::Zero, fields.zero());
}

void referralFields(Fields& fields, Referral& referral)
{
    rateFields(fields, referral.rate);
    fields.points("introducer_points", referral.introducerPoints, Least::Zero, Points{});
    fields.points("buyer_points", referral.buyerPoints, Least::Zero, Points{});
    fields.choice<bool>("purchases", referral.everyPurchase, {{"every", true}, {"first", false}});
    fields.points("maximum", referral.maximum);
    fields.money("minimum_spend", referral.minimumSpend, Least::Zero, fields.zero());
}

} // namespace huitou
