// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/pricing/article.h"
#include "core/pricing/priced_basket.h"
#include "core/programme/benefit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// A voucher to be used: once, whole, no change given.
struct VoucherInBasket {
    VoucherId id;
    Money value = Money::zero(cny); ///< when `gives` is not set: goods worth so much
    std::optional<Benefit> gives{};
    Sentence name{}; ///< empty: "voucher"
    Money minimumSpend = Money::zero(cny);
    bool anyone = false; ///< whoever shows it may use it, also without a member
};

/// An offer made to this member: `amountOff` once, on a sale of at least `minimumSpend`.
struct OfferInBasket {
    OfferId id;
    Sentence title;
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
};

/// A reward of the programme, claimed so many times.
struct RewardInBasket {
    std::string id;
    std::int32_t times = 1;
};

/// What a member of staff takes off a line, with the reason that they gave. One of the two is set.
struct ManualDiscount {
    Money amount = Money::zero(cny);
    std::int32_t percentHundredths = 0; ///< 1250: 12.5 %
    std::string reason;
};

struct BasketLine {
    Article article;
    Quantity quantity;
    std::optional<ManualDiscount> manual{};
};

/// Who buys, as far as prices depend on it.
struct Shopper {
    MemberId member;
    std::uint32_t star = 0;         ///< index into Programme::stars plus one; 0 is none
    Points cycle;                   ///< what counts for the star so far, on a ladder of points
    Money spend = Money::zero(cny); ///< the same on a ladder of money
    std::vector<PromotionUses> promotionUses{};
};

/// What lies on the counter, and which of their rights the shopper wants to use. Uses exactly what is listed;
/// whether the shopper holds it was checked before.
struct Basket {
    std::vector<BasketLine> lines;
    std::optional<Shopper> shopper;
    Points redeem;
    std::vector<VoucherInBasket> vouchers;
    std::vector<OfferInBasket> offers;
    std::vector<RewardInBasket> rewards;
    std::vector<std::string> codes; ///< of promotions, as they were typed
    Date businessDate;              ///< by which rules with dates are judged
    bool nodeReached = false;
    std::vector<PromotionUses> promotionUsesInAll;
    Money paidByGiftCard = Money::zero(cny); ///< of what is to pay; matters where that part earns nothing
};

} // namespace huitou
