// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/stage.h"

#include <vector>

namespace huitou::trial
{

/// A basket on its way through the till: who buys, what they had before, what it costs.
struct Checkout {
    Account* account = nullptr; ///< nothing: nobody who is known
    Standing before;            ///< of `account`
    Basket basket;
    PricedBasket priced;
    std::vector<VoucherId> othersVouchers; ///< used, but another member's
    std::vector<Tender> tenders;
    Money cashRounding = Money::zero(cny);
};

/// Prices what `sell` says and works out how it is paid. Refuses as pricing does; with NotFound for a voucher or gift
/// card that is not known, with AlreadyUsed and NotAllowed for one that can't be used now, with PointsInsufficient when
/// more points are asked for than there are.
[[nodiscard]] Result<Checkout> checkOut(Stage& stage, const Step& step, const Sell& sell);

} // namespace huitou::trial
