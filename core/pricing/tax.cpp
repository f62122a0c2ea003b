// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/tax.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/split.h"

#include <algorithm>
#include <tuple>

namespace huitou
{

namespace
{

constexpr std::int64_t wholePrice = 10'000; ///< in basis points

bool isOf(const TaxTotal& total, const Article& article)
{
    return total.taxBasisPoints == article.taxBasisPoints && total.included == article.taxIncluded;
}

/// The rates of the basket, ascending; of the same rate the included one first.
std::vector<TaxTotal> ratesOf(const Basket& basket, Currency currency)
{
    std::vector<TaxTotal> rates;
    for (const BasketLine& line : basket.lines) {
        const Article& article = line.article;
        if (std::none_of(rates.begin(), rates.end(), [&](const TaxTotal& rate) { return isOf(rate, article); })) {
            rates.push_back({.taxBasisPoints = article.taxBasisPoints,
                             .included = article.taxIncluded,
                             .net = Money::zero(currency),
                             .tax = Money::zero(currency)});
        }
    }
    std::sort(rates.begin(), rates.end(), [](const TaxTotal& left, const TaxTotal& right) {
        return std::tuple(left.taxBasisPoints, !left.included) < std::tuple(right.taxBasisPoints, !right.included);
    });
    return rates;
}

} // namespace

Status addTax(const Basket& basket, PricedBasket& priced)
{
    const Currency currency = priced.toPay.currency();
    priced.taxes = ratesOf(basket, currency);
    std::vector<std::int64_t> nets(basket.lines.size());
    std::vector<std::int64_t> parts(basket.lines.size());
    for (TaxTotal& rate : priced.taxes) {
        for (std::size_t i = 0; i < nets.size(); ++i) {
            nets[i] = isOf(rate, basket.lines[i].article) ? priced.lines[i].net.minorUnits() : 0;
            rate.net += Money::fromMinor(nets[i], currency);
        }
        const std::int64_t whole = rate.included ? wholePrice + rate.taxBasisPoints : wholePrice;
        rate.tax = rate.net.scaled(rate.taxBasisPoints, whole, Rounding::HalfUp);
        if (rate.tax.isZero()) {
            continue;
        }
        splitInto(parts, rate.tax.minorUnits(), nets);
        for (std::size_t i = 0; i < nets.size(); ++i) {
            const Money part = Money::fromMinor(parts[i], currency);
            priced.lines[i].tax += part;
            priced.lines[i].net += rate.included ? Money::zero(currency) : part;
        }
        if (!rate.included) {
            rate.net += rate.tax;
            priced.taxAdded += rate.tax;
            priced.toPay += rate.tax;
        }
    }
    if (priced.toPay.minorUnits() > maximumSaleUnits) {
        return saleTooLarge();
    }
    return {};
}

} // namespace huitou
