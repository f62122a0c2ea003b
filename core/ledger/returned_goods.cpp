// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/returned_goods.h"

#include <algorithm>

namespace huitou
{

namespace
{

Quantity sum(Quantity left, Quantity right)
{
    return Quantity::fromThousandths(left.thousandths() + right.thousandths());
}

Quantity difference(Quantity left, Quantity right)
{
    return Quantity::fromThousandths(left.thousandths() - right.thousandths());
}

Error unknownGoods(const std::string& sku)
{
    return {ErrorCode::UnknownArticle,
            {"Article " + sku + " is not in this sale; check the receipt.", "本单没有商品 " + sku + "，请核对小票。"}};
}

Error tooMuch(const std::string& sku, Quantity asked, Quantity left)
{
    return {ErrorCode::NotAllowed,
            {asked.text() + " of " + sku + " were asked for; " + left.text() + " are left to bring back.",
             "商品 " + sku + " 申请退 " + asked.text() + "，可退仅余 " + left.text() + "。"}};
}

} // namespace

ReturnedGoods::ReturnedGoods(const SaleFact& sale, std::span<const ReturnFact> earlier)
    : m_sale(sale), m_before(sale.lines.size())
{
    for (const ReturnFact& returned : earlier) {
        for (const ReturnedLine& line : returned.lines) {
            if (line.line < m_before.size()) {
                m_before[line.line] = sum(m_before[line.line], line.quantity);
            }
        }
    }
    m_after = m_before;
}

Status ReturnedGoods::take(std::span<const GoodsBack> goods)
{
    for (const GoodsBack& asked : goods) {
        if (Status taken = takeOne(asked); !taken) {
            return taken;
        }
    }
    return {};
}

Status ReturnedGoods::takeOne(const GoodsBack& goods)
{
    if (goods.quantity <= Quantity{}) {
        return Error{ErrorCode::Malformed,
                     {"The quantity " + goods.quantity.text() + " can't be brought back; it must be above 0.",
                      "退货数量 " + goods.quantity.text() + " 无效，须大于 0。"}};
    }
    Quantity wanted = goods.quantity;
    bool isKnown = false;
    for (std::size_t index = 0; index < m_after.size() && wanted > Quantity{}; ++index) {
        const SaleLineFact& line = m_sale.lines[index];
        if (goods.line ? *goods.line != index : line.sku != goods.sku) {
            continue;
        }
        isKnown = true;
        const Quantity taken = std::min(wanted, difference(line.quantity, m_after[index]));
        m_after[index] = sum(m_after[index], taken);
        wanted = difference(wanted, taken);
    }
    if (!isKnown) {
        return unknownGoods(goods.line ? std::to_string(*goods.line + 1) : goods.sku);
    }
    return wanted > Quantity{} ? Status(tooMuch(goods.sku, goods.quantity, difference(goods.quantity, wanted)))
                               : Status();
}

void ReturnedGoods::takeAll()
{
    for (std::size_t index = 0; index < m_after.size(); ++index) {
        m_after[index] = m_sale.lines[index].quantity;
    }
}

bool ReturnedGoods::isWhole() const
{
    for (std::size_t index = 0; index < m_after.size(); ++index) {
        if (!isLineWhole(index)) {
            return false;
        }
    }
    return true;
}

bool ReturnedGoods::isNothing() const
{
    return m_after == m_before;
}

Money ReturnedGoods::shareOf(std::size_t index, Quantity quantity, Money amount) const
{
    const Quantity all = m_sale.lines[index].quantity;
    return all <= Quantity{} ? amount : amount.scaled(quantity.thousandths(), all.thousandths(), Rounding::HalfUp);
}

Money ReturnedGoods::backOf(std::size_t index, Money amount) const
{
    return shareOf(index, m_after[index], amount);
}

std::vector<ReturnedLine> ReturnedGoods::lines() const
{
    std::vector<ReturnedLine> lines;
    for (std::size_t index = 0; index < m_after.size(); ++index) {
        const SaleLineFact& sold = m_sale.lines[index];
        if (m_after[index] == m_before[index]) {
            continue;
        }
        ReturnedLine& line = lines.emplace_back();
        line.line = static_cast<std::uint32_t>(index);
        line.quantity = difference(m_after[index], m_before[index]);
        line.refund = backOf(index, sold.net) - shareOf(index, m_before[index], sold.net);
        line.tax = backOf(index, sold.tax) - shareOf(index, m_before[index], sold.tax);
    }
    return lines;
}

} // namespace huitou
