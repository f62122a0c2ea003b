// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/pricing/priced_basket.h"

#include <cstdint>
#include <vector>

namespace huitou
{

/// What one way of paying brought, and what went back by it.
struct TenderFigures {
    TenderKind kind = TenderKind::Cash;
    Money taken = Money::zero(cny);
    Money paidBack = Money::zero(cny);
    friend bool operator==(const TenderFigures&, const TenderFigures&) = default;
};

/// What one member of staff rang up, returns taken off.
struct StaffFigures {
    StaffId staff{1};
    std::uint32_t receipts = 0;
    Money paid = Money::zero(cny);
    friend bool operator==(const StaffFigures&, const StaffFigures&) = default;
};

/// The sums of an X or Z report: a fold of a till's log, event by event. All amounts are of one currency; facts in
/// another one are counted and left out, because a sum over both would be none. Values; any thread.
class ShiftFigures
{
public:
    explicit ShiftFigures(Currency currency);

    /// What came before is in the sums, and not in the drawer that was counted now.
    void add(const ShiftOpenedFact& opened);
    void add(const SaleFact& sale);
    /// `sale` is the one that the goods come from: it knows the rates of tax.
    void add(const ReturnFact& returned, const SaleFact& sale);
    void add(const CashMovedFact& moved);
    void add(const GiftCardSoldFact& sold);
    void add(const GiftCardVoidedFact& ended); ///< what is left on it is paid out in cash

    [[nodiscard]] Currency currency() const { return m_currency; }
    [[nodiscard]] std::uint32_t sales() const { return m_sales; }
    [[nodiscard]] std::uint32_t returns() const { return m_returns; } ///< voids are not among them
    [[nodiscard]] std::uint32_t voids() const { return m_voids; }
    [[nodiscard]] std::uint32_t inOtherCurrency() const { return m_inOtherCurrency; }
    [[nodiscard]] Money list() const { return m_list; } ///< of the sales, before discounts
    [[nodiscard]] Money discount() const { return m_discount; }
    [[nodiscard]] Money paid() const { return m_paid; }         ///< for the sales, cash rounding apart
    [[nodiscard]] Money refunded() const { return m_refunded; } ///< for returns and voids, likewise
    [[nodiscard]] Money turnover() const { return m_paid - m_refunded; }
    [[nodiscard]] Money cashRounding() const { return m_cashRounding; } ///< turnover + this is what the tenders say
    [[nodiscard]] Money giftCards() const { return m_giftCards; }       ///< sold less paid out: prepaid, no turnover
    /// By rate, ascending, of the same rate the included one first; what came back is taken off.
    [[nodiscard]] const std::vector<TaxTotal>& taxes() const { return m_taxes; }
    [[nodiscard]] const std::vector<TenderFigures>& tenders() const { return m_tenders; } ///< by kind, ascending
    [[nodiscard]] const std::vector<StaffFigures>& staff() const { return m_staff; }      ///< by id, ascending
    [[nodiscard]] Points earned() const { return m_earned; }     ///< by sales, less what returns took back
    [[nodiscard]] Points redeemed() const { return m_redeemed; } ///< in sales, less what returns gave back

    [[nodiscard]] Money opening() const { return m_opening; }
    [[nodiscard]] Money cashIn() const { return m_cashIn; }
    [[nodiscard]] Money cashOut() const { return m_cashOut; }
    /// What customers paid less what they got, in cash, before the shift was opened.
    [[nodiscard]] Money cashBefore() const { return m_cashBefore; }
    [[nodiscard]] std::uint32_t receiptsBefore() const { return m_receiptsBefore; }
    /// What must be in the drawer.
    [[nodiscard]] Money expectedCash() const;

private:
    [[nodiscard]] bool isOurs(Currency currency);
    [[nodiscard]] Money cashOfCustomers() const;
    [[nodiscard]] TenderFigures& tender(TenderKind kind);
    void take(const std::vector<Tender>& tenders);
    void addTax(const TaxTotal& tax, bool isBack);
    void ringUp(StaffId staff, Money paid);

    Currency m_currency;
    std::uint32_t m_sales = 0;
    std::uint32_t m_returns = 0;
    std::uint32_t m_voids = 0;
    std::uint32_t m_inOtherCurrency = 0;
    std::uint32_t m_receiptsBefore = 0;
    Money m_list;
    Money m_discount;
    Money m_paid;
    Money m_refunded;
    Money m_cashRounding;
    Money m_giftCards;
    Money m_opening;
    Money m_cashIn;
    Money m_cashOut;
    Money m_cashBefore;
    Points m_earned;
    Points m_redeemed;
    std::vector<TaxTotal> m_taxes;
    std::vector<TenderFigures> m_tenders;
    std::vector<StaffFigures> m_staff;
};

} // namespace huitou
