// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/offer_worth.h"

#include "core/base/rounding.h"

#include <algorithm>

namespace huitou
{

namespace
{

const VoucherTerms* termsOf(const WinBackRule& rule, const Programme& programme)
{
    const auto terms = std::ranges::find(programme.vouchers, rule.voucher, &VoucherTerms::id);
    return terms == programme.vouchers.end() ? nullptr : &*terms;
}

} // namespace

std::optional<Money> worthOfOffer(const WinBackRule& rule, const Programme& programme)
{
    switch (rule.gives) {
    case WinBackGift::Amount: return rule.amountOff;
    case WinBackGift::Invitation: return Money::zero(programme.currency);
    case WinBackGift::Points: {
        if (!programme.redemption) {
            return std::nullopt;
        }
        // Rounded up, as a budget should be counted.
        const std::optional<std::int64_t> units =
            mulDiv(programme.redemption->worth.minorUnits(), rule.points.hundredths(),
                   programme.redemption->points.hundredths(), Rounding::Up);
        return units ? std::optional(Money::fromMinor(*units, programme.currency)) : std::nullopt;
    }
    case WinBackGift::Voucher: {
        const VoucherTerms* terms = termsOf(rule, programme);
        if (terms == nullptr) {
            return std::nullopt;
        }
        const Benefit& gives = terms->gives;
        return gives.kind == BenefitKind::Amount ? std::min(gives.amount, gives.cap.value_or(gives.amount)) : gives.cap;
    }
    }
    return std::nullopt;
}

bool isPriceCut(const WinBackRule& rule, const Programme& programme)
{
    if (rule.gives == WinBackGift::Voucher) {
        const VoucherTerms* terms = termsOf(rule, programme);
        return terms != nullptr && terms->gives.kind != BenefitKind::Articles;
    }
    return rule.gives == WinBackGift::Amount;
}

} // namespace huitou
