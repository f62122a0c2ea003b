// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// Points earned (or given) together, as far as they are not spent.
struct Lot {
    OpId source; ///< the sale, gift or adjustment that they came from
    Date earned;
    Date usableFrom;             ///< pending before (knob K16)
    std::optional<Date> expires; ///< last day
    Points points;
    Points expired; ///< that ended unspent; such a lot is kept while its sale may be returned
    friend bool operator==(const Lot&, const Lot&) = default;
};

/// From which lots a sale's points were spent; kept while it may be returned.
struct Spending {
    struct Part {
        OpId source;
        Date earned;
        std::optional<Date> expires;
        Points points;
        friend bool operator==(const Part&, const Part&) = default;
    };
    OpId sale;
    Date day;
    std::vector<Part> parts; ///< in the order in which they were spent
    friend bool operator==(const Spending&, const Spending&) = default;
};

/// What counts for the star on one day, where a window is counted.
struct DayCount {
    Date day;
    Points points;
    std::int64_t spentUnits = 0; ///< of the programme's currency
    friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// How the cycle before ended, so that a return can undo it.
struct CycleEnd {
    Points countBefore;                ///< what of the cycle's points did not go on into the next one
    std::uint32_t starBefore = 0;      ///< held at the beginning of that cycle
    std::int64_t spentUnitsBefore = 0; ///< the same of what was spent in it
    friend bool operator==(const CycleEnd&, const CycleEnd&) = default;
};

/// A star set by hand that the member can't fall below.
struct StarFloor {
    std::uint32_t star = 0;
    std::optional<Date> until;   ///< last day
    std::uint32_t otherwise = 0; ///< the star without it
    friend bool operator==(const StarFloor&, const StarFloor&) = default;
};

/// A right to goods. A star's voucher has an id that follows from member, star and cycle, so that every fold finds the
/// same. Where clocks disagree, a voucher can be used before the sale that earned it counts: it then stands here as
/// used, of star 0 and no value, until that sale is there. Offers likewise.
struct Voucher {
    VoucherId id;
    std::uint32_t star = 0; ///< that gave it; 0: something else did
    std::string terms{};    ///< id of the programme's VoucherTerms; empty: goods worth `value`
    Money value = Money::zero(cny);
    Date from;
    std::optional<Date> until; ///< last day of use
    bool used = false;
    bool withdrawn = false; ///< what it was given for was returned
    friend bool operator==(const Voucher&, const Voucher&) = default;
};

/// An offer with what became of it.
struct Offer {
    OfferIssuedFact terms; ///< for the member whose standing it is, whomever it was issued to before a merge
    bool used = false;
    bool withdrawn = false; ///< its ground had gone; one that was used meanwhile is both
    [[nodiscard]] bool isOpen() const { return !used && !withdrawn; }
    friend bool operator==(const Offer&, const Offer&) = default;
};

/// An article that the member buys again and again; with one purchase it is only a candidate.
struct UsualArticle {
    std::string sku;
    Sentence name;
    std::uint32_t purchases = 0; ///< sales that it was in
    friend bool operator==(const UsualArticle&, const UsualArticle&) = default;
};

/// So many articles are watched; one more takes the place of the last, so that old habits make room for new ones.
inline constexpr std::size_t maxUsualArticles = 12;

/// What a fold of a member's facts says as of one day. Entitlement only: how much of the balance which till may
/// spend is custody (rights), and is kept apart. Time goes on in it by whole business days (`advance` in fold.h).
struct Standing {
    MemberId member;
    Date day; ///< up to and including which time has been counted

    std::vector<Lot> lots; ///< in the order in which they were earned
    std::vector<Spending> spendings;
    Points balance;  ///< can be spent now: the usable lots. Never negative.
    Points pending;  ///< earned, not usable yet
    Points debt;     ///< taken back beyond what was there; paid by later earning
    Points lifetime; ///< ever earned, less taken back
    Points redeemed;
    Points expired;

    Points cycle; ///< earned in this cycle
    std::int64_t cycleSpentUnits = 0;
    std::uint32_t cycleNumber = 1;
    std::optional<Date> cycleBegan; ///< the first day that counted in it
    std::vector<CycleEnd> cycles;   ///< those that ended by a star
    std::vector<DayCount> window;
    std::uint32_t star = 0;        ///< index into Programme::stars plus one; 0 is none
    std::uint32_t starAtCycle = 0; ///< held when the cycle began
    std::optional<Date> starSince; ///< reached, or confirmed at a window's end
    std::optional<StarFloor> floor;

    std::vector<Voucher> vouchers;
    std::vector<Offer> offers;
    std::vector<PromotionUses> promotionUses; ///< of promotions with a limit a member
    std::vector<UsualArticle> usual;          ///< most often first, of equals the latest; at most maxUsualArticles
    std::uint32_t purchases = 0;
    Money spent = Money::zero(cny); ///< in the programme's currency; a sale in another one is not in these sums
    Money discounts = Money::zero(cny);
    std::optional<Date> firstPurchase;
    std::optional<Date> lastPurchase;
    std::optional<MemberId> mergedInto;
    friend bool operator==(const Standing&, const Standing&) = default;
};

} // namespace huitou
