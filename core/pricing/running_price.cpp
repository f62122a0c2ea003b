// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/running_price.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/eligibility.h"
#include "core/pricing/reasons.h"

#include <algorithm>
#include <utility>

namespace huitou
{

RunningPrice::RunningPrice(const Programme& programme, const Basket& basket, std::uint32_t star)
    : m_programme(&programme), m_basket(&basket), m_starId(starIdOf(programme, star)),
      m_piecesTaken(basket.lines.size())
{
    m_priced.star = star;
    m_priced.list = m_priced.discount = m_priced.taxAdded = m_priced.toPay = Money::zero(programme.currency);
    m_priced.lines.resize(basket.lines.size());
    m_left.reserve(basket.lines.size());
    // The star, something by hand, the points, and what was asked for; promotions that come by themselves may need
    // more.
    const std::size_t expected =
        3 + basket.codes.size() + basket.offers.size() + basket.rewards.size() + basket.vouchers.size();
    for (PricedLine& line : m_priced.lines) {
        line.discounts.reserve(expected);
    }
}

Result<RunningPrice> RunningPrice::begin(const Programme& programme, const Basket& basket, std::uint32_t star)
{
    RunningPrice running(programme, basket, star);
    const Money none = Money::zero(programme.currency);
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        const Result<Money> list = listPriceOf(basket.lines[i]);
        if (!list) {
            return list.error();
        }
        running.m_toPay += list.value().minorUnits();
        if (running.m_toPay > maximumSaleUnits) {
            return saleTooLarge();
        }
        PricedLine& line = running.m_priced.lines[i];
        line.list = list.value();
        line.tax = line.earnBase = none;
        running.m_left.push_back(list.value().minorUnits());
    }
    running.m_priced.list = running.money(running.m_toPay);
    running.m_afterManual = running.m_left;
    return running;
}

std::int64_t RunningPrice::thousandthsLeft(std::size_t line) const
{
    return m_basket->lines[line].quantity.thousandths() - 1000 * m_piecesTaken[line];
}

std::int64_t RunningPrice::piecesLeft(std::size_t line) const
{
    return m_basket->lines[line].article.weighed ? 0 : thousandthsLeft(line) / 1000;
}

void RunningPrice::takePieces(std::size_t line, std::int64_t pieces)
{
    HUITOU_CHECK(pieces <= piecesLeft(line));
    m_piecesTaken[line] += pieces;
}

bool RunningPrice::isOn(const ArticleFilter& filter, std::size_t line) const
{
    const Article& article = m_basket->lines[line].article;
    return filter.isEverything() || selects(filter, article.sku, article.category, article.labels);
}

void RunningPrice::takeOff(Reduction reduction, const LineUnits& parts)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0) {
            continue;
        }
        HUITOU_CHECK(parts[i] > 0 && parts[i] <= m_left[i]);
        m_left[i] -= parts[i];
        sum += parts[i];
        m_priced.lines[i].discounts.push_back({reduction.kind, reduction.id, money(parts[i])});
    }
    if (sum == 0) {
        return;
    }
    m_toPay -= sum;
    m_priced.discount += money(sum);
    Sentence reason = reasons::ofTotal(reduction.name, money(sum));
    m_priced.totals.push_back({reduction.kind, std::move(reduction.id), money(sum), std::move(reason)});
}

void RunningPrice::endDiscounts()
{
    m_afterDiscounts = m_left;
    m_gross = m_toPay;
}

void RunningPrice::finish()
{
    for (std::size_t i = 0; i < m_left.size(); ++i) {
        m_priced.lines[i].net = money(m_left[i]);
    }
    m_priced.toPay = money(m_toPay);
}

} // namespace huitou
