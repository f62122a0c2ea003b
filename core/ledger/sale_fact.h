// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/pricing/basket.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

enum class TenderKind : std::uint8_t { Cash = 1, Card = 2, Wallet = 3, GiftCard = 4 };

/// One way in which a sale was paid. For a card only the approval code and the last four digits are known here.
struct Tender {
    TenderKind kind = TenderKind::Cash;
    Money amount = Money::zero(cny); ///< what counts towards the sale; change is not in it
    std::string approval;
    std::string lastFour;
    std::string giftCard{}; ///< the card's id
    friend bool operator==(const Tender&, const Tender&) = default;
};

struct DiscountFact {
    DiscountKind kind = DiscountKind::Star;
    std::string id; ///< of a manual discount: the reason that was given
    Money amount = Money::zero(cny);
    friend bool operator==(const DiscountFact&, const DiscountFact&) = default;
};

struct SaleLineFact {
    std::string sku;
    Sentence name;
    Quantity quantity;
    Money unitPrice = Money::zero(cny);
    Money list = Money::zero(cny);
    std::vector<DiscountFact> discounts;
    Money net = Money::zero(cny);
    std::int32_t taxBasisPoints = 0;
    Money tax = Money::zero(cny);
    std::optional<std::int32_t> lastsDays;
    std::string category;
    std::vector<std::string> labels;
    bool taxIncluded = true;
    Money earnBase = Money::zero(cny); ///< what of the line earned points
    Points earned;                     ///< its part of the sale's points, points for the visit aside
    friend bool operator==(const SaleLineFact&, const SaleLineFact&) = default;
};

/// What one earning rule gave.
struct EarnedByRule {
    std::string rule;
    Points points;
    friend bool operator==(const EarnedByRule&, const EarnedByRule&) = default;
};

/// A basket paid for.
struct SaleFact {
    OpId op;
    OutletId outlet{1};
    StaffId staff{1};
    Instant at; ///< the till's clock; no sum depends on it
    Currency currency = cny;
    std::optional<MemberId> member;
    std::uint32_t star = 0;             ///< the star whose discount was used
    std::uint32_t programmeVersion = 1; ///< that judged it
    std::vector<SaleLineFact> lines;
    Money list = Money::zero(cny);
    Money discount = Money::zero(cny);
    Money paid = Money::zero(cny);         ///< what was to pay after discounts; cash rounding apart
    Money cashRounding = Money::zero(cny); ///< tenders add up to paid + cashRounding
    std::vector<Tender> tenders;
    Points earned;
    Points redeemed;                       ///< spent from a right of this till
    std::vector<VoucherId> vouchers;       ///< used up
    std::vector<OfferId> offers;           ///< used up
    std::vector<ClaimedReward> rewards;    ///< their points are part of `redeemed`
    std::vector<EarnedByRule> earnedBy;    ///< adds up to `earned`
    std::vector<PromotionUses> promotions; ///< used by this sale
    std::optional<StaffId> approvedBy;     ///< who let a manual discount above the limit pass
    friend bool operator==(const SaleFact&, const SaleFact&) = default;
};

} // namespace huitou
