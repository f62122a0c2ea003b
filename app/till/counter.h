// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter_content.h"
#include "app/till/shop.h"
#include "core/base/result.h"
#include "core/pricing/basket.h"
#include "core/storage/till_store.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What lies on the counter now: lines, the member, and which of their rights they want to use. Priced anew after each
/// change. The last steps can be undone. GUI thread; touches no store.
class Counter
{
public:
    /// The prices and the programme of the next sale; nothing may lie there yet.
    void setShop(ShopPtr shop, Date businessDate);

    /// Rings up more of an article. Pieces join a line that is there and of which nothing was said; weighed goods get a
    /// line each. Refuses with Malformed, TooLarge (999 pieces or kilograms, 100 lines) or Overflow, and then nothing
    /// has changed.
    [[nodiscard]] Status add(std::size_t article, Quantity quantity);
    [[nodiscard]] Status setQuantity(std::size_t line, Quantity quantity);
    void remove(std::size_t line);
    /// Takes that off the line, or nothing any more. `approvedBy`: who of the managers let it pass.
    void setDiscount(std::size_t line, std::optional<ManualDiscount> discount, std::optional<StaffId> approvedBy);
    void setNote(std::size_t line, std::string note); ///< printed under the line; empty: none
    void empty();                                     ///< as one step: can be undone
    void clear();                                     ///< the next customer: no way back

    /// Takes up what was put aside; undo() does not go back behind it. Refuses as setMember(): then the goods alone lie
    /// there.
    [[nodiscard]] Status takeUp(CounterContent content);
    [[nodiscard]] const CounterContent& content() const { return m_content; }
    [[nodiscard]] bool canUndo() const { return !m_steps.empty(); }
    void undo(); ///< the last step

    /// Refuses with Overflow when the goods would earn more points than a sale can hold; then nobody is at the counter.
    [[nodiscard]] Status setMember(MemberAtTill member);
    /// The same member, of whom the till holds more now; what they want to use stays. Refuses as setMember().
    [[nodiscard]] Status renewMember(MemberAtTill member);
    void dropMember();
    void togglePoints();
    /// Uses points, no more than `most`; none for zero.
    void usePoints(Points most);
    /// Refuses with UnknownCode when no promotion has that code, and as priceBasket() does when it does not hold for
    /// what lies here.
    [[nodiscard]] Status addCode(const std::string& code);
    void dropCodes();
    /// So often, or not at all; a reward that the points do not reach for is refused with PointsInsufficient.
    [[nodiscard]] Status claimReward(const std::string& reward, std::int32_t times);
    void toggleVoucher(const VoucherId& voucher);
    void toggleOffer(const OfferId& offer);

    [[nodiscard]] const ShopPtr& shop() const { return m_shop; }
    [[nodiscard]] const Programme& programme() const; ///< that judges this sale; there is a shop
    [[nodiscard]] const std::vector<BasketLine>& lines() const { return m_basket.lines; }
    [[nodiscard]] const std::string& noteOf(std::size_t line) const { return m_content.lines.at(line).note; }
    [[nodiscard]] std::vector<std::string> notes() const; ///< one for each line
    [[nodiscard]] const std::optional<MemberAtTill>& member() const { return m_content.member; }
    /// The first line whose discount a manager has to approve still.
    [[nodiscard]] std::optional<std::size_t> lineToApprove() const;
    /// Who approved a discount of this sale: the last one.
    [[nodiscard]] std::optional<StaffId> approvedBy() const;
    /// What `quantity` of an article alone would cost this member, or anybody. Refuses as priceBasket() does.
    [[nodiscard]] Result<PricedBasket> priceOf(std::size_t article, Quantity quantity) const;
    [[nodiscard]] const PricedBasket& priced() const { return m_priced; }
    [[nodiscard]] bool wantsPoints() const { return m_content.wantsPoints; }
    /// How many points somebody chose to use; nothing: as many as go.
    [[nodiscard]] const std::optional<Points>& pointsChosen() const { return m_content.mostPoints; }
    [[nodiscard]] bool canPay() const { return !m_content.lines.empty(); }
    [[nodiscard]] std::int32_t rewardTimes(const std::string& reward) const
    {
        const auto wanted = m_content.rewards.find(reward);
        return wanted == m_content.rewards.end() ? 0 : wanted->second;
    }
    [[nodiscard]] bool wantsVoucher(const VoucherId& voucher) const { return m_content.vouchers.contains(voucher); }
    [[nodiscard]] bool wantsOffer(const OfferId& offer) const { return m_content.offers.contains(offer); }
    /// The vouchers that the price includes: the wanted ones that this sale allows.
    [[nodiscard]] const std::vector<VoucherInBasket>& usedVouchers() const { return m_basket.vouchers; }
    /// Why a wanted right does not count yet: "from 100.00; 37.90 more".
    [[nodiscard]] const std::optional<Sentence>& hint() const { return m_hint; }

    [[nodiscard]] Date businessDate() const { return m_businessDate; }

    /// What counts for the member's star as this till knows it, own sales included.
    [[nodiscard]] Points countedPoints() const;
    [[nodiscard]] Money countedSpend() const;
    /// How many points this sale can use of those that the till holds.
    [[nodiscard]] Points mostPoints() const;
    /// The most points after which a round sum is left to pay (tens, else whole units); zero when there are none.
    [[nodiscard]] Points pointsToRound() const;
    /// For each reward of the programme how often the member could take it now; 0: not at all.
    [[nodiscard]] std::vector<RewardInBasket> claimable() const;
    [[nodiscard]] const std::vector<std::string>& codes() const { return m_content.codes; }
    /// How many of the member's points this sale could use in all, when the office set them aside for this till; zero
    /// when that is no more than with those that the till holds.
    [[nodiscard]] Points pointsWithOffice() const;
    /// What of the points spent the sale itself earns (knob K4).
    [[nodiscard]] Points ownPoints() const;

private:
    [[nodiscard]] Status price();
    void remember();                       ///< what lies here now is what undo() goes back to
    [[nodiscard]] Status priceOrUndo();    ///< goes back to what was remembered when there is no price
    [[nodiscard]] Shopper shopper() const; ///< there is a member
    void forgetMember();
    void priceCodes();
    void priceRewards();
    void priceRights();
    /// What lies here without points as money, but with every other right.
    [[nodiscard]] Basket withoutPoints() const;
    void pricePoints();
    bool priceWith(const Basket& tried); ///< keeps `tried` when the programme allows it

    ShopPtr m_shop;
    Date m_businessDate;
    CounterContent m_content;
    std::vector<CounterContent> m_steps; ///< what lay here before each of the last steps
    std::optional<Sentence> m_hint;
    Basket m_basket; ///< as priced
    PricedBasket m_priced;
};

} // namespace huitou
