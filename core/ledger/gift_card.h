// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/facts.h"
#include "core/programme/programme.h"

#include <span>
#include <string_view>

namespace huitou
{

enum class GiftCardState {
    Unknown, ///< its sale is not among the facts
    Active,
    Used,    ///< nothing is left on it
    Expired, ///< its last day is over
    Void,    ///< taken back by the shop; active again with what a return puts on it
};

/// What a gift card is worth: an account of money of its own, whoever bears it.
struct GiftCardStanding {
    std::string card;
    GiftCardState state = GiftCardState::Unknown;
    Money balance = Money::zero(cny);   ///< never negative; what is left on an expired card stays, and can't be used
    Money value = Money::zero(cny);     ///< when it was sold
    Money overdrawn = Money::zero(cny); ///< used beyond what was on it, by tills that did not know of each other
    std::optional<Date> until;
    friend bool operator==(const GiftCardStanding&, const GiftCardStanding&) = default;
};

/// What `facts` (in any order, with any duplicates of a ref) say of `card` on `day`: its value, less what sales were
/// paid with it, and what returns gave back. Facts about other cards are passed over.
[[nodiscard]] GiftCardStanding foldGiftCard(std::string_view card, std::span<const MemberFact> facts, Currency currency,
                                            Date day);

/// "Active": the stable name of a state, for interfaces.
[[nodiscard]] std::string_view giftCardStateName(GiftCardState state) noexcept;

/// What is asked for when a card is sold.
struct GiftCardQuestion {
    const Programme& programme;
    std::string card;
    Money value;
    Money price;
    std::optional<MemberId> member;
    Date day;
    OpId op{};
    OutletId outlet{1};
    StaffId staff{1};
    Instant at{};
};

/// The sale of a card. Where the programme says so its price earns the basic rate. Refuses with NotAllowed when the
/// programme sells none, the value is above its limit or not above 0, or the price is above the value.
[[nodiscard]] Result<GiftCardSoldFact> planGiftCard(const GiftCardQuestion& question);

/// The card taken back by the shop; the share of its price that is left on it is paid out, and that share of what it
/// earned is taken back, rounded down to the programme's step. Refuses with NotFound for an unknown card, with
/// AlreadyUsed for one that is void.
[[nodiscard]] Result<GiftCardVoidedFact> planGiftCardVoid(const GiftCardSoldFact& sold,
                                                          const GiftCardStanding& standing,
                                                          const PointRounding& rounding, const GiftCardVoidedFact& who);

} // namespace huitou
