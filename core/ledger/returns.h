// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/facts.h"
#include "core/ledger/standing.h"
#include "core/pricing/priced_basket.h"
#include "core/programme/programme.h"

#include <span>

namespace huitou
{

/// Goods of a sale that are brought back: `quantity` of the article, from its lines in order; or of the one line.
struct GoodsBack {
    std::string sku;
    Quantity quantity;
    std::optional<std::uint32_t> line{};
};

/// What is asked for. The facts of the sale are there to be read; nothing is kept.
struct ReturnQuestion {
    const Programme& programme; ///< the version that judged the sale
    const SaleFact& sale;
    Date soldOn;                         ///< its business date
    std::span<const ReturnFact> earlier; ///< all returns of this sale so far
    std::span<const GoodsBack> goods;    ///< empty: everything that is left
    bool isVoid = false;                 ///< the sale was a mistake: everything, whatever the knobs say
    Date day;                            ///< business date of the return
    const Standing* standing = nullptr;  ///< the member's, on `day`; null without a member
    OpId op{};
    OutletId outlet{1};
    StaffId staff{1};
    Instant at{};
    std::span<const GiftGivenFact> gifts{}; ///< what the sale had brought beside its points
};

/// The return that the shop owes for those goods. Pure; any thread.
///
/// Money: of each line what was paid for the quantity, rounded half up on the sum of all its returns, so that partial
/// returns add up to the line's price in whichever split. Gift cards get back first, then cash, cards and wallets, each
/// at most what it paid. Cash is rounded to the programme's smallest coin, apart, on the sum of all its returns.
/// Points: knobs K5, K6 and K9; each return gives the difference to what was taken or given by the ones before; spent
/// points come back with the goods whose price they lowered, in whole steps of the rounding, the last ones with the
/// last goods. Vouchers, offers and uses of promotions come back with the whole sale.
///
/// Refuses with NotAllowed (and the figures) when less is left, or after `withinDays`; with UnknownArticle for goods
/// that were not in the sale; with Malformed for a quantity that cannot be; with AlreadyUsed when the sale was voided
/// or all of it came back, and for the void of a sale of which goods came back already; with PointsInsufficient (K9
/// "refuse") when it would leave a debt.
[[nodiscard]] Result<ReturnFact> planReturn(const ReturnQuestion& question);

/// The tax that is part of what `returned` pays back, by rate, ascending.
[[nodiscard]] std::vector<TaxTotal> taxesBack(const SaleFact& sale, const ReturnFact& returned);

/// The second leg of `returned`, on the introducer: the part of what the introducer earned that goes with the part of
/// the price that came back, all returns of the sale counted together. Nothing when there is nothing to take.
[[nodiscard]] std::optional<ReferralReturnedFact>
planReferralReturn(const SaleFact& sale, const ReferralEarnedFact& referral, std::span<const ReturnFact> earlier,
                   const ReturnFact& returned, const PointRounding& rounding);

} // namespace huitou
