// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/pricing/selection.h"
#include "core/programme/programme.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// Amounts of the sale's currency in smallest units, one for each line.
using LineUnits = std::vector<std::int64_t>;

/// Who takes something off: how it is called for the whole sale.
struct Reduction {
    DiscountKind kind = DiscountKind::Star;
    std::string id;
    Sentence name;
};

/// A basket on its way to its price: what is still to pay of each line, and all that was taken off so far.
/// The programme and the basket belong to the caller and stay as they are.
class RunningPrice
{
public:
    /// The list prices. `star` is the one that the sale is priced with. Refuses with Overflow.
    [[nodiscard]] static Result<RunningPrice> begin(const Programme& programme, const Basket& basket,
                                                    std::uint32_t star);

    [[nodiscard]] const Programme& programme() const { return *m_programme; }
    [[nodiscard]] const Basket& basket() const { return *m_basket; }
    [[nodiscard]] bool hasMember() const { return m_basket->shopper.has_value(); }
    [[nodiscard]] std::string_view starId() const { return m_starId; }
    [[nodiscard]] Money money(std::int64_t units) const { return Money::fromMinor(units, m_programme->currency); }

    [[nodiscard]] std::size_t size() const { return m_left.size(); }
    [[nodiscard]] std::int64_t left(std::size_t line) const { return m_left[line]; }
    [[nodiscard]] std::int64_t toPay() const { return m_toPay; }
    /// What a line cost after manual discounts, and nothing else.
    [[nodiscard]] std::int64_t afterManual(std::size_t line) const { return m_afterManual[line]; }

    /// Of the quantity, what no right has taken free of charge yet.
    [[nodiscard]] std::int64_t thousandthsLeft(std::size_t line) const;
    /// Whole pieces among those; goods by weight have none.
    [[nodiscard]] std::int64_t piecesLeft(std::size_t line) const;
    void takePieces(std::size_t line, std::int64_t pieces);

    [[nodiscard]] bool isOn(const ArticleFilter& filter, std::size_t line) const;

    /// Takes `parts`, each at most what is left of its line, and notes the sum once. Parts of nothing are not noted.
    void takeOff(Reduction reduction, const LineUnits& parts);
    /// Closes the manual discounts.
    void endManual() { m_afterManual = m_left; }
    /// Closes the discounts: what is taken off from here on are the member's rights.
    void endDiscounts();
    /// What was to pay then.
    [[nodiscard]] std::int64_t gross() const { return m_gross; }
    [[nodiscard]] std::int64_t rightsTaken(std::size_t line) const { return m_afterDiscounts[line] - m_left[line]; }

    /// The result so far. Nets and totals are not in it before `finish`.
    [[nodiscard]] PricedBasket& priced() { return m_priced; }
    /// Writes what is left to pay into the result, tax aside.
    void finish();

private:
    RunningPrice(const Programme& programme, const Basket& basket, std::uint32_t star);

    const Programme* m_programme;
    const Basket* m_basket;
    std::string_view m_starId;
    LineUnits m_left;
    LineUnits m_afterManual;
    LineUnits m_afterDiscounts;
    LineUnits m_piecesTaken;
    std::int64_t m_toPay = 0;
    std::int64_t m_gross = 0;
    PricedBasket m_priced;
};

} // namespace huitou
