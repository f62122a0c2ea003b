// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/programme_fields.h"

#include "core/programme/section_fields.h"

#include <limits>

namespace huitou
{

void returnFields(Fields& fields, ReturnRules& returns)
{
    fields.choice<TakeBack>(
        "take_back", returns.takeBack,
        {{"by-value", TakeBack::ByValue}, {"by-line", TakeBack::ByLine}, {"recomputing", TakeBack::Recomputing}});
    fields.choice<SpentPoints>(
        "spent_points", returns.spentPoints,
        {{"pro-rata", SpentPoints::ProRata}, {"never", SpentPoints::Never}, {"as-voucher", SpentPoints::AsVoucher}});
    fields.boolean("refuse_debt", returns.refuseDebt, false);
    fields.boolean("renew_expired", returns.renewExpired, false);
    fields.integer("within_days", returns.withinDays, {0, programme_limits::days}, 365);
    if (returns.spentPoints == SpentPoints::AsVoucher) {
        fields.integer("voucher_days", returns.voucherDays, validityBounds);
    }
}

namespace
{

void moneyFields(Fields& fields, Programme& programme)
{
    MoneyRounding& rounding = programme.discountRounding;
    fields.choice<Rounding>(
        "discount_rounding", rounding.rounding,
        {{"half-up", Rounding::HalfUp}, {"half-even", Rounding::HalfEven}, {"down", Rounding::Down}});
    fields.choice<bool>("discount_rounding_of", rounding.ofPrice, {{"discount", false}, {"price", true}});
    fields.choice<bool>("discount_round_each", rounding.perSale, {{"line", false}, {"sale", true}});
    fields.money("cash_rounding", programme.cashRounding, Least::Zero, fields.zero());
}

void nodeFields(Fields& fields, Programme& programme)
{
    const bool has = fields.optionalSection("node", programme.nodeMembers > 0, [&](Fields& node) {
        node.integer("members", programme.nodeMembers, {1, programme_limits::wholeUnits});
    });
    if (!has) {
        programme.nodeMembers = 0;
    }
}

} // namespace

void programmeFields(Fields& fields, Programme& programme)
{
    int format = 1;
    fields.integer("format", format, {1, 1});
    fields.identifier("id", programme.id);
    fields.sentence("name", programme.name);
    fields.integer("version", programme.version, {1, std::numeric_limits<std::int32_t>::max()});
    fields.date("valid_from", programme.validFrom);
    fields.currency("currency", programme.currency, cny);

    fields.section("earn", [&](Fields& section) { earningFields(section, programme); });
    fields.list("earn_rule", programme.earnRules, programme_limits::earnRules, earnRuleFields);
    fields.section("expiry", [&](Fields& section) { expiryFields(section, programme.expiry); });
    fields.section("money", [&](Fields& section) { moneyFields(section, programme); });
    fields.section("manual_discount", [&](Fields& section) {
        section.percent("without_manager_percent", programme.manualDiscounts.withoutManagerPercentHundredths,
                        {0, 10'000}, 1000);
    });
    fields.section("ladder", [&](Fields& section) { ladderFields(section, programme); });
    fields.list("star", programme.stars, programme_limits::stars,
                [&](Fields& section, Star& star) { starFields(section, star, programme.ladder.measure); });
    fields.optionalSection("redemption", programme.redemption, redemptionFields);
    fields.list("reward", programme.rewards, programme_limits::rewards, rewardFields);
    fields.list("voucher", programme.vouchers, programme_limits::vouchers, voucherFields);
    fields.list("gift", programme.gifts, programme_limits::gifts, giftFields);
    fields.optionalSection("gift_card", programme.giftCards, giftCardFields);
    fields.optionalSection("referral", programme.referral, referralFields);
    fields.list("promotion", programme.promotions, programme_limits::promotions, promotionFields);
    fields.section("stacking", [&](Fields& section) { stackingFields(section, programme.stacking); });
    fields.section("returns", [&](Fields& section) { returnFields(section, programme.returns); });
    nodeFields(fields, programme);
    fields.section("segments", [&](Fields& section) { segmentFields(section, programme.segments); });
    fields.list("win_back", programme.winBack, programme_limits::winBackRules, winBackFields);
}

} // namespace huitou
