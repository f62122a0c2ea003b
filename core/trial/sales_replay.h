// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/ledger/gifts.h"
#include "core/pricing/basket.h"
#include "core/pricing/purchase_log.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace huitou::trial
{

/// A past sale: what lay on the counter, at the prices of then.
struct PastSale {
    std::string customer;
    Date day;
    std::vector<BasketLine> lines;
};

/// The lines of a sale of which the log knows an amount and a number of pieces: pieces at one price, or at two that
/// differ by the smallest unit, so that the amount comes out exactly. No pieces are one piece.
[[nodiscard]] std::vector<BasketLine> linesOf(const PurchaseRow& row);

/// What a programme would have cost, and given.
struct Cost {
    std::uint64_t members = 0;
    std::uint64_t purchases = 0;
    Money list = Money::zero(cny);
    Money starDiscounts = Money::zero(cny);
    Money promotions = Money::zero(cny);
    Money paid = Money::zero(cny);  ///< list less both, and tax that comes on top
    Points points;                  ///< earned and given
    Money worth = Money::zero(cny); ///< of `points`, by the programme's redemption; each member's rounded down
    std::uint64_t vouchers = 0;
    Money vouchersWorth = Money::zero(cny); ///< of those that are worth an amount

    void add(const Cost& other);
    friend bool operator==(const Cost&, const Cost&) = default;
};

/// Plays past sales under a programme: every customer joins with their first sale, uses no points and no vouchers, pays
/// what the programme asks, and is given what it gives for joining, visits and purchases. A member's record is all that
/// is kept of them, so memory grows with the members and not with the sales. One thread.
class SalesReplay
{
public:
    /// `versions` as in Trial.
    explicit SalesReplay(ProgrammeVersions versions);

    /// A customer's sales come in the order of their days. Refuses with NotAllowed when they do not, and as pricing
    /// does; the sale is then left out.
    [[nodiscard]] Status play(const PastSale& sale);

    [[nodiscard]] const Programme& programme() const { return programmeOn(m_versions, m_last); }
    [[nodiscard]] std::optional<Date> firstDay() const { return m_first; }
    [[nodiscard]] Date lastDay() const { return m_last; }

    /// Each customer at the end of the last day that was played, in the order of their first sale.
    struct Outcome {
        const std::string& customer;
        std::uint32_t star = 0; ///< 0 is none
        Cost cost;
    };
    void eachCustomer(const std::function<void(const Outcome&)>& take) const;
    /// By the star that members have at the end, none first: their sums are those of the customers.
    [[nodiscard]] std::vector<Cost> costByStar() const;

private:
    struct Customer {
        std::string name;
        Standing standing;
        Cost cost;
        Date last;
        std::uint32_t visitDays = 0;
    };

    [[nodiscard]] Status play(const PastSale& sale, Customer& customer);
    void write(Customer& customer, Date day, Fact fact);

    ProgrammeVersions m_versions;
    std::vector<Customer> m_customers;
    std::unordered_map<std::string, std::size_t> m_places; ///< in m_customers
    std::optional<Date> m_first;
    Date m_last;
    std::uint64_t m_facts = 0;
    std::vector<PromotionUses> m_promotionUses; ///< by all customers, in the order of the file
};

} // namespace huitou::trial
