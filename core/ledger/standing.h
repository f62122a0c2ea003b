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

/// A right to goods, given with a star. Its id follows from member, star and cycle, so that every fold finds the same.
/// Where clocks disagree, a voucher can be used before the sale that earned it counts: it then stands here as used, of
/// star 0 and no value, until that sale is there. Offers likewise.
struct Voucher {
    VoucherId id;
    std::uint32_t star = 0;
    Money value = Money::zero(cny);
    Date from;
    std::optional<Date> until; ///< last day of use
    bool used = false;
    friend bool operator==(const Voucher&, const Voucher&) = default;
};

/// An offer with what became of it.
struct Offer {
    OfferIssuedFact terms;
    bool used = false;
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

/// What a fold of a member's facts says as of one moment. Entitlement only: how much of the balance which till may
/// spend is custody (rights), and is kept apart.
struct Standing {
    MemberId member;
    Points balance;  ///< earned less redeemed
    Points lifetime; ///< ever earned
    Points cycle;    ///< earned in this cycle
    std::uint32_t cycleNumber = 1;
    std::uint32_t star = 0; ///< index into Programme::stars plus one; 0 is none
    std::vector<Voucher> vouchers;
    std::vector<Offer> offers;
    std::vector<UsualArticle> usual; ///< most often first, of equals the latest; at most maxUsualArticles
    std::uint32_t purchases = 0;
    Money spent = Money::zero(cny); ///< in the programme's currency; a sale in another one is not in these sums
    Money discounts = Money::zero(cny);
    Points redeemed;
    std::optional<Date> firstPurchase;
    std::optional<Date> lastPurchase;
    friend bool operator==(const Standing&, const Standing&) = default;
};

} // namespace huitou
