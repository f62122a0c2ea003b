// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/ledger/standing.h"
#include "core/programme/programme.h"

#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace huitou
{

/// What happened to a member, as far as gifts look at it.
struct GiftEvent {
    enum class Kind { SignUp, Day, Purchase };
    Kind kind = Kind::Purchase;
    Date day;                       ///< business date
    Money paid = Money::zero(cny);  ///< Purchase
    OpId cause{};                   ///< the enrolment's or the sale's; makes the gift's own name
    std::optional<Date> birthday{}; ///< Day: the member's, if they told it
    std::uint32_t visitDays = 0;    ///< Purchase: business days on which a purchase is known, this one included
    bool isFirstOfDay = true;       ///< Purchase: of this business day
};

/// What stands before a campaign's id where a fact names the gift that came of it.
inline constexpr std::string_view campaignGift = "campaign:";

/// What the programme gives for `event`, in the order of the file (knob K18). `standing` is the member's before the
/// event: its star decides where a gift is for stars. A gift's name follows from rule, member and cause (of a birthday:
/// the year), so that whoever works it out twice gives it once. Pure; any thread.
[[nodiscard]] std::vector<GiftGivenFact> giftsDue(const Programme& programme, const Standing& standing,
                                                  const GiftEvent& event);

/// The introduced buyer's points at their first purchase ("reward both"); nothing where the rule has none, or
/// `otherPurchases` of the buyer are known, or the purchase is too small.
[[nodiscard]] std::optional<GiftGivenFact> buyerGift(const Programme& programme, const SaleFact& sale,
                                                     const std::optional<MemberId>& introducer,
                                                     std::uint32_t otherPurchases);

/// A member's purchases as far as they are known, voided ones aside.
struct KnownPurchases {
    std::uint32_t count = 0;
    std::set<Date> days; ///< business days with one
};
/// Of `facts` about a member, without the one at `except`.
[[nodiscard]] KnownPurchases purchasesIn(std::span<const MemberFact> facts, const FactRef& except);

/// All that `sale` of that business day brings its buyer beside its points: as an introduced buyer, for the visit, for
/// what was paid. `before` are the buyer's other purchases: which is the first, and which visit is the tenth, is
/// settled by the order in which they become known, so that nothing is given twice. Stars as in the sale.
[[nodiscard]] std::vector<GiftGivenFact> giftsOfSale(const Programme& programme, const SaleFact& sale, Date day,
                                                     const std::optional<MemberId>& introducer,
                                                     const KnownPurchases& before);

/// True for a gift that waits with the points of its purchase (knob K16): it goes when the goods come back.
[[nodiscard]] bool comesWithPurchase(const Programme& programme, const GiftGivenFact& gift);

/// What `returned` takes back of a gift that its sale had brought: all of it once all of the sale came back.
[[nodiscard]] std::optional<GiftReturnedFact> giftBack(const GiftGivenFact& gift, const ReturnFact& returned);

/// Whether the gift came beside that offer: a campaign gives it the offer's own number.
[[nodiscard]] bool cameWith(const GiftGivenFact& gift, const OfferId& offer);
/// What is unused of a gift that came beside an offer whose ground has gone (OfferWithdrawnFact), to be taken back by
/// what `standing` knows; GiftReturnedFact::returned then names the gift itself. Nothing when nothing is left.
[[nodiscard]] std::optional<GiftReturnedFact> giftWithoutGround(const GiftGivenFact& gift, const Standing& standing);
/// Whether some of that gift was used.
[[nodiscard]] bool isGiftUsed(const GiftGivenFact& gift, const Standing& standing);

/// True when a birthday on `birthday` is kept on `day`: 29 February on the 28th where there is none.
[[nodiscard]] bool isBirthday(Date birthday, Date day);

} // namespace huitou
