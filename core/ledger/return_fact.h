// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/sale_fact.h"

namespace huitou
{

/// What came back of one line of the sale.
struct ReturnedLine {
    std::uint32_t line = 0; ///< index into the sale's lines
    Quantity quantity;
    Money refund = Money::zero(cny); ///< in money and gift cards
    Money tax = Money::zero(cny);    ///< the tax that is part of `refund`
    friend bool operator==(const ReturnedLine&, const ReturnedLine&) = default;
};

/// A voucher that comes into being by a fact.
struct VoucherGiven {
    VoucherId id;
    std::string terms; ///< id of the programme's VoucherTerms; empty: goods worth `value`
    Money value = Money::zero(cny);
    Date from;
    std::optional<Date> until; ///< last day of use
    friend bool operator==(const VoucherGiven&, const VoucherGiven&) = default;
};

/// Goods brought back, or a sale undone. Like a sale it holds what the receipt promised.
struct ReturnFact {
    OpId op;
    OpId sale;
    bool isVoid = false;  ///< the sale was a mistake: everything is undone
    bool isWhole = false; ///< with this return nothing of the sale is left
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    Currency currency = cny;
    std::optional<MemberId> member;
    std::uint32_t programmeVersion = 1; ///< the sale's
    std::vector<ReturnedLine> lines;
    Money refund = Money::zero(cny);
    Money cashRounding = Money::zero(cny);
    std::vector<Tender> tenders;           ///< how it was paid back
    Points takenBack;                      ///< of what the sale earned
    Points restored;                       ///< of what was spent in the sale
    std::vector<VoucherId> vouchers;       ///< good again
    std::vector<OfferId> offers;           ///< good again
    std::vector<PromotionUses> promotions; ///< count as not used
    std::optional<VoucherGiven> instead;   ///< for spent points, where the programme gives them back so
    friend bool operator==(const ReturnFact&, const ReturnFact&) = default;
};

/// The second leg of a return, on the introducer.
struct ReferralReturnedFact {
    MemberId member;
    OpId sale;
    OpId returned;
    Points takenBack;
    friend bool operator==(const ReferralReturnedFact&, const ReferralReturnedFact&) = default;
};

} // namespace huitou
