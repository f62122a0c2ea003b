// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/shift_figures.h"

#include "core/ledger/returns.h"

#include <algorithm>
#include <tuple>

namespace huitou
{

ShiftFigures::ShiftFigures(Currency currency)
    : m_currency(currency), m_list(Money::zero(currency)), m_discount(Money::zero(currency)),
      m_paid(Money::zero(currency)), m_refunded(Money::zero(currency)), m_cashRounding(Money::zero(currency)),
      m_giftCards(Money::zero(currency)), m_opening(Money::zero(currency)), m_cashIn(Money::zero(currency)),
      m_cashOut(Money::zero(currency)), m_cashBefore(Money::zero(currency))
{
}

void ShiftFigures::add(const ShiftOpenedFact& opened)
{
    if (!isOurs(opened.cash.currency())) {
        return;
    }
    m_opening = opened.cash;
    m_cashBefore = cashOfCustomers();
    m_receiptsBefore = m_sales + m_returns + m_voids;
}

void ShiftFigures::add(const SaleFact& sale)
{
    if (!isOurs(sale.currency)) {
        return;
    }
    ++m_sales;
    m_list += sale.list;
    m_discount += sale.discount;
    m_paid += sale.paid;
    m_cashRounding += sale.cashRounding;
    m_earned += sale.earned;
    m_redeemed += sale.redeemed;
    for (const SaleLineFact& line : sale.lines) {
        addTax({line.taxBasisPoints, line.taxIncluded, line.net, line.tax}, false);
    }
    take(sale.tenders);
    ringUp(sale.staff, sale.paid);
}

void ShiftFigures::add(const ReturnFact& returned, const SaleFact& sale)
{
    if (!isOurs(returned.currency)) {
        return;
    }
    ++(returned.isVoid ? m_voids : m_returns);
    m_refunded += returned.refund;
    m_cashRounding -= returned.cashRounding;
    m_earned -= returned.takenBack;
    m_redeemed -= returned.restored;
    for (const TaxTotal& tax : taxesBack(sale, returned)) {
        addTax(tax, true);
    }
    for (const Tender& back : returned.tenders) {
        tender(back.kind).paidBack += back.amount;
    }
    ringUp(returned.staff, -returned.refund);
}

void ShiftFigures::add(const CashMovedFact& moved)
{
    if (isOurs(moved.amount.currency())) {
        (moved.isOut ? m_cashOut : m_cashIn) += moved.amount;
    }
}

void ShiftFigures::add(const GiftCardSoldFact& sold)
{
    if (isOurs(sold.price.currency())) {
        m_giftCards += sold.price;
        m_earned += sold.earned;
        take(sold.tenders);
    }
}

void ShiftFigures::add(const GiftCardVoidedFact& ended)
{
    if (isOurs(ended.refund.currency())) {
        m_giftCards -= ended.refund;
        m_earned -= ended.takenBack;
        tender(TenderKind::Cash).paidBack += ended.refund;
    }
}

Money ShiftFigures::expectedCash() const
{
    return m_opening + cashOfCustomers() - m_cashBefore + m_cashIn - m_cashOut;
}

bool ShiftFigures::isOurs(Currency currency)
{
    const bool isOurs = currency == m_currency;
    m_inOtherCurrency += isOurs ? 0 : 1;
    return isOurs;
}

Money ShiftFigures::cashOfCustomers() const
{
    const auto cash = std::ranges::find(m_tenders, TenderKind::Cash, &TenderFigures::kind);
    return cash == m_tenders.end() ? Money::zero(m_currency) : cash->taken - cash->paidBack;
}

TenderFigures& ShiftFigures::tender(TenderKind kind)
{
    auto at = std::ranges::lower_bound(m_tenders, kind, {}, &TenderFigures::kind);
    if (at == m_tenders.end() || at->kind != kind) {
        at = m_tenders.insert(at, {kind, Money::zero(m_currency), Money::zero(m_currency)});
    }
    return *at;
}

void ShiftFigures::take(const std::vector<Tender>& tenders)
{
    for (const Tender& taken : tenders) {
        tender(taken.kind).taken += taken.amount;
    }
}

void ShiftFigures::addTax(const TaxTotal& tax, bool isBack)
{
    const auto placeOf = [](const TaxTotal& total) { return std::pair(total.taxBasisPoints, !total.included); };
    auto at = std::ranges::lower_bound(m_taxes, placeOf(tax), {}, placeOf);
    if (at == m_taxes.end() || placeOf(*at) != placeOf(tax)) {
        at = m_taxes.insert(at, {tax.taxBasisPoints, tax.included, Money::zero(m_currency), Money::zero(m_currency)});
    }
    at->net += isBack ? -tax.net : tax.net;
    at->tax += isBack ? -tax.tax : tax.tax;
}

void ShiftFigures::ringUp(StaffId staff, Money paid)
{
    auto at = std::ranges::lower_bound(m_staff, staff, {}, &StaffFigures::staff);
    if (at == m_staff.end() || at->staff != staff) {
        at = m_staff.insert(at, {staff, 0, Money::zero(m_currency)});
    }
    ++at->receipts;
    at->paid += paid;
}

} // namespace huitou
