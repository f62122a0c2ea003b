// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/returns.h"

namespace huitou
{

/// How much of each line of a sale has come back, before a return and with it: what all its shares are computed from.
class ReturnedGoods
{
public:
    /// Before any return but `earlier`.
    ReturnedGoods(const SaleFact& sale, std::span<const ReturnFact> earlier);

    /// Takes the goods of the question on top; refuses as planReturn says.
    [[nodiscard]] Status take(std::span<const GoodsBack> goods);
    void takeAll();

    [[nodiscard]] std::vector<ReturnedLine> lines() const;
    /// Nothing is left.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] bool isNothing() const;

    /// What of `amount`, a sum that belongs to line `index`, has come back with and before this return: rounded half
    /// up, and all of it with the last piece.
    [[nodiscard]] Money backOf(std::size_t index, Money amount) const;
    [[nodiscard]] Quantity back(std::size_t index) const { return m_after[index]; }
    [[nodiscard]] bool isLineWhole(std::size_t index) const { return m_after[index] == m_sale.lines[index].quantity; }

private:
    [[nodiscard]] Status takeOne(const GoodsBack& goods);
    [[nodiscard]] Money shareOf(std::size_t index, Quantity quantity, Money amount) const;

    const SaleFact& m_sale;
    std::vector<Quantity> m_before;
    std::vector<Quantity> m_after;
};

} // namespace huitou
