// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_steps.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

/// More uses than the record of a sale holds.
const Whole mostUses("2147483647");

/// A discount that holds, with what it would take off the lines as they are.
struct Candidate {
    DiscountKind kind = DiscountKind::Star;
    std::string id;
    std::vector<Whole> parts;
    Whole times = 1; ///< of a promotion
    bool wasAskedFor = false;
};

std::string kindName(BenefitKind kind)
{
    switch (kind) {
    case BenefitKind::Amount: return "amount";
    case BenefitKind::Percent: return "percent";
    case BenefitKind::Articles: return "articles";
    case BenefitKind::Cheapest: return "cheapest";
    }
    return "";
}

std::string roundingName(Rounding rounding)
{
    switch (rounding) {
    case Rounding::Down: return "down";
    case Rounding::HalfUp: return "half up";
    case Rounding::HalfEven: return "half even";
    case Rounding::Up: return "up";
    }
    return "";
}

std::vector<Whole> starParts(const Counter& counter)
{
    const Programme& programme = counter.programme;
    std::vector<Whole> nets(counter.lines.size(), Whole(0));
    if (counter.star == 0) {
        return nets;
    }
    bool spared = false;
    for (std::size_t i = 0; i < nets.size(); ++i) {
        const Article& article = counter.lines[i].asked->article;
        const bool takesPart = article.starDiscount && isIn(programme.ladder.starDiscountOn, article);
        nets[i] = takesPart ? counter.lines[i].left : Whole(0);
        spared = spared || !takesPart;
    }
    const int pay = programme.stars[counter.star - 1].payPercent;
    const MoneyRounding& how = programme.discountRounding;
    const auto off = [&](const Whole& net) {
        return how.ofPrice ? Whole(net - rounded(over(net * pay, 100), how.rounding))
                           : rounded(over(net * (100 - pay), 100), how.rounding);
    };
    std::vector<Whole> parts;
    if (how.perSale) {
        parts = shared(off(sumOf(nets)), nets);
    } else {
        for (const Whole& net : nets) {
            parts.push_back(off(net));
        }
    }
    const bool holds = sumOf(parts) > 0;
    counter.reach.count("K19 " + roundingName(how.rounding) + (how.ofPrice ? " of the price" : " of the discount") +
                            (how.perSale ? ", per sale" : ", per line"),
                        holds);
    counter.reach.count("star discount spares some goods", holds && spared);
    return parts;
}

Candidate starNow(const Counter& counter)
{
    return {DiscountKind::Star, counter.star == 0 ? "" : counter.programme.stars[counter.star - 1].id,
            starParts(counter), 1, false};
}

Whole usesSoFar(const std::vector<PromotionUses>& uses, const std::string& promotion)
{
    Whole sum = 0;
    for (const PromotionUses& use : uses) {
        sum += use.promotion == promotion ? use.times : 0;
    }
    return sum;
}

bool hasOpenWave(const Counter& counter, const Promotion& promotion)
{
    return std::any_of(promotion.waves.begin(), promotion.waves.end(), [&](const PromotionWave& wave) {
        return hasStar(counter, {wave.star}) && isWithin(wave.from, wave.until, counter.basket.businessDate);
    });
}

/// How often the promotion is given in this sale; 0 when it does not hold.
Whole timesOf(const Counter& counter, const Promotion& promotion)
{
    const Basket& basket = counter.basket;
    Reach& reach = counter.reach;
    const auto no = [&](const char* reason) {
        reach.count(std::string("promotion does not hold: ") + reason);
        return Whole(0);
    };
    if (!isWithin(promotion.from, promotion.until, basket.businessDate)) {
        return no("dates");
    }
    if (promotion.membersOnly && !basket.shopper) {
        return no("members only");
    }
    if (!hasStar(counter, promotion.stars)) {
        return no("stars");
    }
    if (!promotion.waves.empty() && !hasOpenWave(counter, promotion)) {
        return no("waves");
    }
    if (promotion.afterNode && !basket.nodeReached) {
        return no("node");
    }
    if (promotion.usesPerMember > 0 && !basket.shopper) {
        return no("limit a member, without one");
    }
    Whole spend = 0;
    Whole thousandths = 0;
    for (const Line& line : counter.lines) {
        if (isIn(promotion.countedOn, line.asked->article)) {
            spend += line.afterManual;
            thousandths += line.asked->quantity.thousandths();
        }
    }
    const Whole minimumSpend = promotion.minimumSpend.minorUnits();
    const Whole minimumQuantity = promotion.minimumQuantity.thousandths();
    if (spend < minimumSpend) {
        return no("minimum spend");
    }
    if (thousandths < minimumQuantity) {
        return no("minimum quantity");
    }
    std::vector<Whole> most;
    if (promotion.repeats && promotion.gives.kind != BenefitKind::Percent) {
        if (minimumSpend > 0) {
            most.push_back(Whole(spend / minimumSpend));
        }
        if (minimumQuantity > 0) {
            most.push_back(Whole(thousandths / minimumQuantity));
        }
    }
    if (most.empty()) {
        most.push_back(Whole(1));
    }
    most.push_back(mostUses);
    const Whole byMinimum = *std::min_element(most.begin(), most.end());
    if (promotion.usesPerMember > 0) {
        most.push_back(promotion.usesPerMember - usesSoFar(basket.shopper->promotionUses, promotion.id));
    }
    if (promotion.usesInAll > 0) {
        most.push_back(promotion.usesInAll - usesSoFar(basket.promotionUsesInAll, promotion.id));
    }
    const Whole times = *std::min_element(most.begin(), most.end());
    if (times <= 0) {
        return no("uses");
    }
    reach.count("promotion repeats", times > 1);
    reach.count("promotion is limited by its uses", times < byMinimum);
    reach.count("promotion in a wave", !promotion.waves.empty());
    reach.count("promotion with a minimum on chosen goods",
                minimumSpend + minimumQuantity > 0 && !promotion.countedOn.isEverything());
    return times;
}

bool isAskedFor(const Counter& counter, const Promotion& promotion)
{
    const auto says = [&](const std::string& code) {
        const std::size_t first = code.find_first_not_of(" \t");
        const std::size_t last = code.find_last_not_of(" \t");
        return first != std::string::npos && code.substr(first, last - first + 1) == promotion.code;
    };
    return !promotion.code.empty() && std::any_of(counter.basket.codes.begin(), counter.basket.codes.end(), says);
}

/// Nothing when the promotion does not hold or takes off nothing.
std::optional<Candidate> promotionNow(const Counter& counter, const Promotion& promotion)
{
    const Whole times = timesOf(counter, promotion);
    if (times == 0) {
        return std::nullopt;
    }
    const std::vector<Whole> parts = effectOf(counter, promotion.gives, times).parts;
    if (sumOf(parts) == 0) {
        return std::nullopt;
    }
    return Candidate{DiscountKind::Promotion, promotion.id, parts, times, !promotion.code.empty()};
}

Candidate offerNow(const Counter& counter, const OfferInBasket& offer)
{
    const Whole left = leftOf(counter);
    if (left == 0 || left < offer.minimumSpend.minorUnits()) {
        throw Refused{{ErrorCode::NotAllowed}};
    }
    std::vector<Whole> nets;
    for (const Line& line : counter.lines) {
        nets.push_back(line.left);
    }
    return {DiscountKind::Offer, offer.id.text(), shared(std::min(left, Whole(offer.amountOff.minorUnits())), nets), 1,
            true};
}

/// What discounts may still take off, by the programme's limit.
struct Limit {
    Whole left;
};

void apply(Counter& counter, Candidate candidate, Limit& limit)
{
    if (sumOf(candidate.parts) > limit.left) {
        candidate.parts = shared(limit.left, candidate.parts);
        counter.reach.count("K15 the limit of all discounts");
    }
    const Whole sum = takeOff(counter, candidate.kind, candidate.id, candidate.parts);
    limit.left -= sum;
    if (sum == 0) {
        counter.price.hints += candidate.wasAskedFor ? 1 : 0;
        return;
    }
    counter.reach.count("offer", candidate.kind == DiscountKind::Offer);
    if (candidate.kind == DiscountKind::Promotion) {
        counter.price.promotions.emplace_back(candidate.id, candidate.times);
        for (const Promotion& promotion : counter.programme.promotions) {
            if (promotion.id == candidate.id) {
                counter.reach.count("promotion: " + kindName(promotion.gives.kind));
                counter.reach.count("promotion with a code", !promotion.code.empty());
            }
        }
    }
}

void discountOneAfterTheOther(Counter& counter, Limit& limit)
{
    apply(counter, starNow(counter), limit);
    for (const Promotion& promotion : counter.programme.promotions) {
        if (!promotion.code.empty() && !isAskedFor(counter, promotion)) {
            continue;
        }
        if (const auto candidate = promotionNow(counter, promotion)) {
            apply(counter, *candidate, limit);
        } else {
            counter.price.hints += promotion.code.empty() ? 0 : 1;
        }
    }
    for (const OfferInBasket& offer : counter.basket.offers) {
        apply(counter, offerNow(counter, offer), limit);
    }
}

void discountByTheBest(Counter& counter, Limit& limit)
{
    std::vector<Candidate> candidates{starNow(counter)};
    for (const Promotion& promotion : counter.programme.promotions) {
        if (!promotion.code.empty() && !isAskedFor(counter, promotion)) {
            continue;
        }
        if (const auto candidate = promotionNow(counter, promotion)) {
            candidates.push_back(*candidate);
        } else {
            counter.price.hints += promotion.code.empty() ? 0 : 1;
        }
    }
    for (const OfferInBasket& offer : counter.basket.offers) {
        candidates.push_back(offerNow(counter, offer));
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        best = sumOf(candidates[i].parts) > sumOf(candidates[best].parts) ? i : best;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        counter.price.hints += i != best && candidates[i].wasAskedFor ? 1 : 0;
    }
    counter.reach.count("K15 the best one of several", candidates.size() > 2);
    apply(counter, candidates[best], limit);
}

} // namespace

void discount(Counter& counter)
{
    const Stacking& stacking = counter.programme.stacking;
    if (!stacking.vouchersWithDiscounts && !counter.basket.vouchers.empty()) {
        counter.reach.count("K15 a voucher, so no discounts");
        for (const Promotion& promotion : counter.programme.promotions) {
            counter.price.hints += isAskedFor(counter, promotion) ? 1 : 0;
        }
        return;
    }
    Limit limit{floorOf(over(counter.price.list * stacking.maximumPercent, 100))};
    if (stacking.discounts == Stacking::Discounts::All) {
        discountOneAfterTheOther(counter, limit);
    } else {
        discountByTheBest(counter, limit);
    }
}

} // namespace huitou::oracle
