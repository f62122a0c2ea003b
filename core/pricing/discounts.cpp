// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/discounts.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/promotions.h"
#include "core/pricing/reasons.h"
#include "core/pricing/star_discount.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

/// One discount that could hold. One of the three is set.
struct Candidate {
    const Star* star = nullptr;
    const PromotionInSale* promotion = nullptr;
    const OfferInBasket* offer = nullptr;
};

BenefitEffect effectOf(const Candidate& candidate, const RunningPrice& price)
{
    if (candidate.star != nullptr) {
        return effectOfStar(*candidate.star, price);
    }
    if (candidate.promotion != nullptr) {
        return effectOf(candidate.promotion->promotion->gives, candidate.promotion->times, price);
    }
    Benefit benefit;
    benefit.amount = candidate.offer->amountOff;
    return effectOf(benefit, 1, price);
}

Reduction reductionOf(const Candidate& candidate)
{
    if (candidate.star != nullptr) {
        return {DiscountKind::Star, candidate.star->id, reasons::starPays(*candidate.star)};
    }
    if (candidate.promotion != nullptr) {
        const Promotion& promotion = *candidate.promotion->promotion;
        return {DiscountKind::Promotion, promotion.id, promotion.name};
    }
    return {DiscountKind::Offer, candidate.offer->id.text(), candidate.offer->title};
}

Sentence notUsed(const Sentence& name, const std::string& en, const std::string& zh)
{
    return {.en = "\"" + name.en + "\" was not used: " + en, .zh = "“" + name.zh + "”未使用：" + zh};
}

/// Star, promotions and offers of one sale.
class DiscountsOfSale
{
public:
    explicit DiscountsOfSale(RunningPrice& price) : m_price(price)
    {
        const int percent = price.programme().stacking.maximumPercent;
        m_leftOfCap = price.priced().list.scaled(percent, 100, Rounding::Down).minorUnits();
    }

    Status take()
    {
        Result<std::vector<PromotionInSale>> promotions = promotionsFor(m_price);
        if (!promotions) {
            return promotions.error();
        }
        m_promotions = std::move(promotions).value();
        noteInvitations();
        if (!m_price.programme().stacking.vouchersWithDiscounts && !m_price.basket().vouchers.empty()) {
            return leaveOut();
        }
        hintAtConditions();
        return m_price.programme().stacking.discounts == Stacking::Discounts::All ? takeAll() : takeBest();
    }

private:
    /// An offer that takes nothing off is an invitation: with this purchase it was followed.
    void noteInvitations()
    {
        for (const OfferInBasket& offer : m_price.basket().offers) {
            if (offer.amountOff.isZero()) {
                m_price.priced().offers.push_back(offer.id);
            }
        }
    }

    /// In a sale that uses a voucher, where vouchers and discounts exclude each other.
    Status leaveOut()
    {
        const Sentence why{.en = "this sale uses a voucher, which excludes discounts.",
                           .zh = "本单使用购物券，不再享受折扣。"};
        const std::vector<OfferInBasket>& offers = m_price.basket().offers;
        const auto discount =
            std::ranges::find_if(offers, [](const OfferInBasket& offer) { return !offer.amountOff.isZero(); });
        if (discount != offers.end()) {
            const Sentence& title = discount->title;
            return Error{
                ErrorCode::NotAllowed,
                {.en = "\"" + title.en + "\" can't be used: " + why.en, .zh = "“" + title.zh + "”不能使用：" + why.zh}};
        }
        for (const PromotionInSale& promotion : m_promotions) {
            if (!promotion.promotion->code.empty()) {
                m_price.priced().hints.push_back(notUsed(promotion.promotion->name, why.en, why.zh));
            }
        }
        return {};
    }

    void hintAtConditions()
    {
        for (const PromotionInSale& promotion : m_promotions) {
            if (promotion.reason && !promotion.promotion->code.empty()) {
                m_price.priced().hints.push_back(*promotion.reason);
            }
        }
    }

    [[nodiscard]] std::vector<Candidate> candidates() const
    {
        std::vector<Candidate> all;
        const std::uint32_t star = m_price.priced().star;
        if (star > 0 && m_price.programme().stars[star - 1].payPercent < 100) {
            all.push_back({.star = &m_price.programme().stars[star - 1]});
        }
        for (const PromotionInSale& promotion : m_promotions) {
            if (!promotion.reason) {
                all.push_back({.promotion = &promotion});
            }
        }
        for (const OfferInBasket& offer : m_price.basket().offers) {
            if (!offer.amountOff.isZero()) {
                all.push_back({.offer = &offer});
            }
        }
        return all;
    }

    Status checkOffer(const OfferInBasket& offer) const
    {
        const Money toPay = m_price.money(m_price.toPay());
        if (toPay >= offer.minimumSpend && !toPay.isZero()) {
            return {};
        }
        return Error{ErrorCode::NotAllowed,
                     {.en = "\"" + offer.title.en + "\" holds from " + offer.minimumSpend.display() +
                            " on; this sale is " + toPay.display() + " so far.",
                      .zh = "“" + offer.title.zh + "”需满 " + offer.minimumSpend.display() + "，本单目前 " +
                            toPay.display() + "。"}};
    }

    Status takeAll()
    {
        for (const Candidate& candidate : candidates()) {
            if (candidate.offer != nullptr) {
                if (Status status = checkOffer(*candidate.offer); !status) {
                    return status;
                }
            }
            take(candidate, effectOf(candidate, m_price));
        }
        return {};
    }

    Status takeBest()
    {
        const std::vector<Candidate> all = candidates();
        const Candidate* best = nullptr;
        BenefitEffect bestEffect;
        for (const Candidate& candidate : all) {
            if (candidate.offer != nullptr) {
                if (Status status = checkOffer(*candidate.offer); !status) {
                    return status;
                }
            }
            BenefitEffect effect = effectOf(candidate, m_price);
            if (best == nullptr || effect.total > bestEffect.total) {
                best = &candidate;
                bestEffect = std::move(effect);
            }
        }
        for (const Candidate& candidate : all) {
            if (&candidate != best) {
                hintAt(candidate, "another discount takes off more.", "另一项折扣更优惠。");
            }
        }
        if (best != nullptr) {
            take(*best, std::move(bestEffect));
        }
        return {};
    }

    void take(const Candidate& candidate, BenefitEffect effect)
    {
        if (candidate.star != nullptr) {
            m_price.priced().starPays = reasons::starPays(*candidate.star);
            remarkWithoutStar(m_price);
        }
        if (effect.total == 0) {
            hintAt(candidate, "it takes nothing off these goods.", "对这些商品没有优惠。");
            return;
        }
        cutTo(effect, m_leftOfCap);
        if (effect.total == 0) {
            const std::string percent = std::to_string(m_price.programme().stacking.maximumPercent);
            hintAt(candidate, "the discounts of a sale take off at most " + percent + " %.",
                   "一单的折扣最多减 " + percent + "%。");
            return;
        }
        if (candidate.promotion != nullptr) {
            if (m_price.priced().promotions.size() == maximumPromotionsOfSale) {
                const std::string most = std::to_string(maximumPromotionsOfSale);
                hintAt(candidate, "a sale takes " + most + " promotions at most.",
                       "一单最多享受 " + most + " 项促销。");
                return;
            }
            m_price.priced().promotions.push_back(
                {candidate.promotion->promotion->id, static_cast<std::int32_t>(candidate.promotion->times)});
        }
        if (candidate.offer != nullptr) {
            m_price.priced().offers.push_back(candidate.offer->id);
        }
        m_leftOfCap -= effect.total;
        m_price.takeOff(reductionOf(candidate), effect.parts);
    }

    /// Says why something that was asked for does not count; what comes by itself is passed over.
    void hintAt(const Candidate& candidate, const std::string& en, const std::string& zh)
    {
        if (candidate.offer != nullptr) {
            m_price.priced().hints.push_back(notUsed(candidate.offer->title, en, zh));
        } else if (candidate.promotion != nullptr && !candidate.promotion->promotion->code.empty()) {
            m_price.priced().hints.push_back(notUsed(candidate.promotion->promotion->name, en, zh));
        }
    }

    RunningPrice& m_price;
    std::vector<PromotionInSale> m_promotions;
    std::int64_t m_leftOfCap = 0;
};

} // namespace

Status takeDiscounts(RunningPrice& price)
{
    return DiscountsOfSale(price).take();
}

} // namespace huitou
