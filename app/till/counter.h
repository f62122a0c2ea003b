// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/storage/till_store.h"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace huitou
{

/// What lies on the counter now: lines, the member, and which of their rights they want to use. Priced anew after each
/// change. GUI thread; touches no store.
class Counter
{
public:
    /// The prices and the programme of the next sale; nothing may lie there yet.
    void setShop(ShopPtr shop, Date businessDate);

    /// Rings up more of an article. Pieces join a line that is there; weighed goods get a line each. Refuses with
    /// Malformed, TooLarge (999 pieces or kilograms, 100 lines) or Overflow, and then nothing has changed.
    [[nodiscard]] Status add(std::size_t article, Quantity quantity);
    [[nodiscard]] Status setQuantity(std::size_t line, Quantity quantity);
    void remove(std::size_t line);
    void clear(); ///< the next customer

    /// Refuses with Overflow when the goods would earn more points than a sale can hold; then nobody is at the counter.
    [[nodiscard]] Status setMember(MemberAtTill member);
    /// The same member, of whom the till holds more now; what they want to use stays. Refuses as setMember().
    [[nodiscard]] Status renewMember(MemberAtTill member);
    void dropMember();
    void togglePoints();
    void toggleVoucher(const VoucherId& voucher);
    void toggleOffer(const OfferId& offer);

    [[nodiscard]] const ShopPtr& shop() const { return m_shop; }
    [[nodiscard]] const Programme& programme() const; ///< that judges this sale; there is a shop
    [[nodiscard]] const std::vector<BasketLine>& lines() const { return m_basket.lines; }
    [[nodiscard]] const std::optional<MemberAtTill>& member() const { return m_member; }
    [[nodiscard]] const PricedBasket& priced() const { return m_priced; }
    [[nodiscard]] bool wantsPoints() const { return m_wantsPoints; }
    [[nodiscard]] bool wantsVoucher(const VoucherId& voucher) const { return m_vouchers.contains(voucher); }
    [[nodiscard]] bool wantsOffer(const OfferId& offer) const { return m_offers.contains(offer); }
    /// The vouchers that the price includes: the wanted ones that this sale allows.
    [[nodiscard]] const std::vector<VoucherInBasket>& usedVouchers() const { return m_basket.vouchers; }
    /// Why a wanted right does not count yet: "from 100.00; 37.90 more".
    [[nodiscard]] const std::optional<Sentence>& hint() const { return m_hint; }

    [[nodiscard]] Date businessDate() const { return m_businessDate; }

    /// What counts for the member's star as this till knows it, own sales included.
    [[nodiscard]] Points countedPoints() const;
    [[nodiscard]] Money countedSpend() const;
    /// How many of the member's points this sale could use in all, when the office set them aside for this till; zero
    /// when that is no more than with those that the till holds.
    [[nodiscard]] Points pointsWithOffice() const;
    /// What of the points spent the sale itself earns (knob K4).
    [[nodiscard]] Points ownPoints() const;

private:
    [[nodiscard]] Status price();
    [[nodiscard]] Status priceOrUndo(std::vector<BasketLine> before); ///< puts `before` back when there is no price
    void forgetMember();
    void priceRights();
    void pricePoints();
    bool priceWith(const Basket& tried); ///< keeps `tried` when the programme allows it

    ShopPtr m_shop;
    Date m_businessDate;
    std::optional<MemberAtTill> m_member;
    bool m_wantsPoints = false;
    std::set<VoucherId> m_vouchers;
    std::set<OfferId> m_offers;
    std::optional<Sentence> m_hint;
    Basket m_basket; ///< as priced
    PricedBasket m_priced;
};

} // namespace huitou
