// SPDX-License-Identifier: GPL-3.0-or-later
// What the member wants to use of their points, vouchers and offers, and what of it this sale allows.
#include "app/till/counter.h"

#include "core/ledger/rights.h"
#include "core/pricing/price_basket.h"
#include "core/pricing/redemption.h"

#include <algorithm>
#include <utility>

namespace huitou
{

void Counter::togglePoints()
{
    m_content.wantsPoints = !m_content.wantsPoints;
    m_content.mostPoints.reset();
    HUITOU_CHECK(price().ok());
}

void Counter::usePoints(Points most)
{
    m_content.wantsPoints = !most.isZero();
    m_content.mostPoints = most;
    HUITOU_CHECK(price().ok());
}

Status Counter::addCode(const std::string& code)
{
    if (code.empty() ||
        std::ranges::find(programme().promotions, code, &Promotion::code) == programme().promotions.end()) {
        return Error{
            ErrorCode::UnknownCode,
            {"No promotion has the code " + code + ". Check how it is written.", "没有优惠码“" + code + "”，请核对。"}};
    }
    remember();
    if (std::ranges::find(m_content.codes, code) == m_content.codes.end()) {
        m_content.codes.push_back(code);
    }
    HUITOU_CHECK(price().ok());
    const bool counts = std::ranges::find(m_basket.codes, code) != m_basket.codes.end();
    const std::optional<Sentence> why = m_hint;
    if (!counts) {
        undo();
        return Error{ErrorCode::NotAllowed,
                     why.value_or(Sentence{"That code does not hold for this sale.", "此优惠码不适用于本单。"})};
    }
    return {};
}

void Counter::dropCodes()
{
    remember();
    m_content.codes.clear();
    HUITOU_CHECK(price().ok());
}

Status Counter::claimReward(const std::string& reward, std::int32_t times)
{
    remember();
    if (times > 0) {
        m_content.rewards[reward] = times;
    } else {
        m_content.rewards.erase(reward);
    }
    HUITOU_CHECK(price().ok());
    const bool counts = std::ranges::find(m_basket.rewards, reward, &RewardInBasket::id) != m_basket.rewards.end();
    const std::optional<Sentence> why = m_hint;
    if (times > 0 && !counts) {
        undo();
        return Error{ErrorCode::PointsInsufficient,
                     why.value_or(Sentence{"The points that this till may spend do not reach for it.",
                                           "本机可用积分不足以兑换。"})};
    }
    return {};
}

std::vector<RewardInBasket> Counter::claimable() const
{
    if (!m_content.member || m_basket.lines.empty()) {
        return {};
    }
    Result<std::vector<RewardInBasket>> most = mostOfRewards(programme(), m_basket, m_content.member->usablePoints);
    return most.ok() ? std::move(most).value() : std::vector<RewardInBasket>{};
}

Basket Counter::withoutPoints() const
{
    Basket basket = m_basket;
    basket.redeem = {};
    return basket;
}

Points Counter::mostPoints() const
{
    if (!m_content.member || m_basket.lines.empty() || !programme().redemption) {
        return {};
    }
    Basket tried = withoutPoints();
    tried.redeem = std::max(m_content.member->usablePoints - m_priced.rewardPoints, Points{});
    const Result<PricedBasket> priced = priceBasket(programme(), tried);
    return priced.ok() ? priced.value().redeemed : Points{};
}

Points Counter::pointsToRound() const
{
    const Points most = mostPoints();
    const Result<PricedBasket> without = priceBasket(programme(), withoutPoints());
    Basket tried = withoutPoints();
    tried.redeem = most;
    const Result<PricedBasket> with = priceBasket(programme(), tried);
    if (most.isZero() || !without.ok() || !with.ok()) {
        return {};
    }
    const Money full = without.value().toPay;
    const std::int64_t least = with.value().toPay.minorUnits();
    std::int64_t unit = 1;
    for (int decimal = 0; decimal < full.currency().decimals(); ++decimal) {
        unit *= 10;
    }
    for (const std::int64_t step : {10 * unit, unit}) {
        const Money left = Money::fromMinor((least + step - 1) / step * step, full.currency());
        if (left >= full) {
            continue;
        }
        tried.redeem = pointsWorth(programme(), most, full - left).points;
        const Result<PricedBasket> rounded = priceBasket(programme(), tried);
        if (rounded.ok() && rounded.value().toPay == left) {
            return rounded.value().redeemed;
        }
    }
    return {};
}

void Counter::toggleVoucher(const VoucherId& voucher)
{
    if (m_content.vouchers.erase(voucher) == 0) {
        m_content.vouchers.insert(voucher);
    }
    HUITOU_CHECK(price().ok());
}

void Counter::toggleOffer(const OfferId& offer)
{
    if (m_content.offers.erase(offer) == 0) {
        m_content.offers.insert(offer);
    }
    HUITOU_CHECK(price().ok());
}

Points Counter::pointsWithOffice() const
{
    if (!m_content.member || m_basket.lines.empty() || !programme().redemption) {
        return {};
    }
    const auto usedOf = [this](Points held) {
        Basket tried = m_basket;
        tried.redeem = held;
        const Result<PricedBasket> priced = priceBasket(programme(), tried);
        return priced.ok() ? priced.value().redeemed : Points{};
    };
    const Points withAll = usedOf(m_content.member->balance());
    return withAll > usedOf(m_content.member->usablePoints) ? withAll : Points{};
}

Points Counter::ownPoints() const
{
    const Points right = m_content.member ? m_content.member->usablePoints : Points{};
    return std::max(m_priced.redeemed + m_priced.rewardPoints - right, Points{});
}

void Counter::priceCodes()
{
    for (const std::string& code : m_content.codes) {
        Basket tried = m_basket;
        tried.codes.push_back(code);
        priceWith(tried);
    }
}

void Counter::priceRewards()
{
    for (const auto& [reward, times] : m_content.rewards) {
        const Basket before = m_basket;
        const PricedBasket pricedBefore = m_priced;
        Basket tried = m_basket;
        tried.rewards.push_back({.id = reward, .times = times});
        if (priceWith(tried) && m_priced.rewardPoints > m_content.member->usablePoints) {
            m_basket = before;
            m_priced = pricedBefore;
        }
    }
}

void Counter::priceRights()
{
    // A right that this sale does not allow yet stays wanted, and counts as soon as enough lies there.
    for (const Offer& offer : m_content.member->offersToUse(m_businessDate)) {
        if (m_content.offers.contains(offer.terms.offer)) {
            Basket tried = m_basket;
            tried.offers.push_back({.id = offer.terms.offer,
                                    .title = offer.terms.title,
                                    .amountOff = offer.terms.amountOff,
                                    .minimumSpend = offer.terms.minimumSpend});
            priceWith(tried);
        }
    }
    for (const Voucher& voucher : m_content.member->vouchersToUse(m_businessDate)) {
        const std::optional<VoucherInBasket> inBasket = voucherInBasket(programme(), voucher);
        if (inBasket && m_content.vouchers.contains(voucher.id)) {
            Basket tried = m_basket;
            tried.vouchers.push_back(*inBasket);
            priceWith(tried);
        }
    }
    priceRewards();
    if (m_content.wantsPoints) {
        pricePoints();
    }
}

void Counter::pricePoints()
{
    const Points held = m_content.member->usablePoints - m_priced.rewardPoints;
    const Points right = m_content.mostPoints ? std::min(*m_content.mostPoints, held) : held;
    const bool spendsItsOwn = programme().spendableInSameSale && !m_content.mostPoints;
    const Basket before = m_basket;
    const PricedBasket pricedBefore = m_priced;
    Basket tried = m_basket;
    tried.redeem = right + (spendsItsOwn ? m_priced.earnedTotal : Points{});
    // Spending points may make the sale earn fewer of them; so what it may spend of its own settles from above.
    bool allowed = priceWith(tried);
    while (allowed && spendsItsOwn && ownPoints() > m_priced.earnedTotal) {
        tried.redeem = right + m_priced.earnedTotal;
        allowed = priceWith(tried);
    }
    if (!allowed) { // too few are left: none are spent
        m_basket = before;
        m_priced = pricedBefore;
    }
}

bool Counter::priceWith(const Basket& tried)
{
    Result<PricedBasket> priced = priceBasket(programme(), tried);
    if (!priced.ok()) {
        m_hint = priced.error().message;
        return false;
    }
    m_basket = tried;
    m_priced = std::move(priced).value();
    return true;
}

} // namespace huitou
