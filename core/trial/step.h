// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "core/pricing/basket.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Playing a programme on a script of steps, as one till that is always online. docs/programme-try.md is the interface.
namespace huitou::trial
{

/// A person joins. Members whom no step enrolled are enrolled by the first step that names them.
struct Enrol {
    std::string member;
    std::optional<std::string> referrer;
    std::optional<Date> birthday;
};

/// A basket: paid for, or (as a quote) only priced.
struct Sell {
    std::string sale; ///< the sale's id
    std::optional<std::string> member;
    OutletId outlet{1};
    std::vector<BasketLine> lines;
    std::vector<bool> managerAgreed; ///< line by line: to a manual discount above what a cashier may give alone
    Points redeem;
    std::vector<std::string> vouchers;
    std::vector<std::string> giftCards;
    std::vector<RewardInBasket> rewards;
    std::vector<std::string> codes;
    bool isQuote = false;
};

/// Goods of one article brought back.
struct BroughtBack {
    std::string sku;
    std::optional<Quantity> quantity; ///< nothing: all that is left of it
};
struct Return {
    std::string sale;
    OutletId outlet{1};
    std::vector<BroughtBack> lines; ///< none: everything that is left
};

/// A sale or a gift card that was a mistake. One of the two is set.
struct Void {
    std::string sale;
    std::string giftCard;
    OutletId outlet{1};
};

struct Adjust {
    std::string member;
    Points points; ///< negative: taken away
    std::optional<Date> expires;
    std::string reason;
};

struct Transfer {
    std::string from;
    std::string to;
    Points points;
};

struct Merge {
    std::string from;
    std::string into;
};

struct SetStar {
    std::string member;
    std::string star;          ///< its id; empty: none
    std::optional<bool> floor; ///< nothing: as the programme says
    std::optional<Date> until;
};

struct SellGiftCard {
    std::string card;
    Money amount = Money::zero(cny);
    Money price = Money::zero(cny);
    std::optional<std::string> member;
    OutletId outlet{1};
};

/// What the office does from time to time: everything that comes by time alone, for all members.
struct Review {
};

struct AskStanding {
    std::string member;
    std::optional<Instant> since;
};

using Action =
    std::variant<Enrol, Sell, Return, Void, Adjust, Transfer, Merge, SetStar, SellGiftCard, Review, AskStanding>;

/// One step of a script, as it was read.
struct Step {
    std::string op; ///< "sale"
    Instant at;
    Date day; ///< the business date of `at`
    Action action;
    /// What names the step: a later one with the same name is a repeat when its content is equal, otherwise it is
    /// refused.
    std::string identity;
    std::string content; ///< all that it says, spelled in one way: "1" and "1.00" are equal amounts
};

} // namespace huitou::trial
