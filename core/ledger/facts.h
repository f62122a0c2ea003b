// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/pricing/basket.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What happened, as it was promised on the receipt. Facts are never changed and never recomputed; they hold no
/// personal data, only surrogates. Points in them are never negative; whoever reads facts from outside sees to that.
namespace huitou
{

enum class TenderKind : std::uint8_t { Cash = 1, Card = 2, Wallet = 3 };

/// One way in which a sale was paid. For a card only the approval code and the last four digits are known here.
struct Tender {
    TenderKind kind = TenderKind::Cash;
    Money amount = Money::zero(cny); ///< what counts towards the sale; change is not in it
    std::string approval;
    std::string lastFour;
    friend bool operator==(const Tender&, const Tender&) = default;
};

struct DiscountFact {
    DiscountKind kind = DiscountKind::Star;
    std::string id;
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
    friend bool operator==(const SaleLineFact&, const SaleLineFact&) = default;
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
    Points redeemed;                 ///< spent from a right of this till
    std::vector<VoucherId> vouchers; ///< used up
    std::vector<OfferId> offers;     ///< used up
    friend bool operator==(const SaleFact&, const SaleFact&) = default;
};

/// A till gives points that were set aside for it back to the office.
struct RightsReturnedFact {
    OpId op;
    MemberId member;
    Points points;
    friend bool operator==(const RightsReturnedFact&, const RightsReturnedFact&) = default;
};

/// A purchase taken over from an earlier system: known is the day, the amount and how many pieces.
struct HistoricPurchaseFact {
    MemberId member;
    OutletId outlet{1};
    Date day;
    Money amount = Money::zero(cny);
    std::uint32_t items = 0;
    Points earned;
    friend bool operator==(const HistoricPurchaseFact&, const HistoricPurchaseFact&) = default;
};

/// Points for having introduced the buyer of a sale. The second leg of that sale, on the introducer.
struct ReferralEarnedFact {
    MemberId member; ///< the introducer
    OpId sale;
    Points earned;
    friend bool operator==(const ReferralEarnedFact&, const ReferralEarnedFact&) = default;
};

/// A conditional promise made to one member by the office.
struct OfferIssuedFact {
    OfferId offer;
    MemberId member;
    std::string rule; ///< the win-back rule's id
    Sentence title;
    Sentence why; ///< "usually every 9 days; 31 days ago"
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
    Date from;
    Date until; ///< last day on which it may be used
    friend bool operator==(const OfferIssuedFact&, const OfferIssuedFact&) = default;
};

/// Everything that the log of a till or of the office can say.
using Fact = std::variant<SaleFact, RightsReturnedFact, HistoricPurchaseFact, ReferralEarnedFact, OfferIssuedFact>;

/// Where a fact stands: which log, epoch and number, and which of its legs.
struct FactRef {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0;
    std::uint8_t leg = 0; ///< 0, or 1 for the second member whom a fact concerns
    friend constexpr auto operator<=>(const FactRef&, const FactRef&) = default;
};

/// A fact about one member with its business time, as folds take it.
struct MemberFact {
    FactRef ref;
    Instant at; ///< business time: when it counts
    Date businessDate;
    Fact fact;
};

} // namespace huitou
