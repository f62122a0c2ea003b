// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::size_t guessableBytes = 4;

bool hasMinimum(const Promotion& promotion)
{
    return !promotion.minimumSpend.isZero() || promotion.minimumQuantity > Quantity{};
}

/// Whether goods may cost nothing once the minimum is reached.
bool canMakeFree(const Promotion& promotion)
{
    const Benefit& gives = promotion.gives;
    const bool bySpendAlone = promotion.minimumQuantity == Quantity{};
    const bool isForCountedGoods = promotion.countedOn == gives.on;
    switch (gives.kind) {
    case BenefitKind::Amount:
        return bySpendAlone && promotion.minimumSpend <= std::min(gives.amount, gives.cap.value_or(gives.amount));
    case BenefitKind::Percent: return gives.percentHundredths == 10'000 && !gives.cap;
    case BenefitKind::Articles:
        return !hasMinimum(promotion) || (isForCountedGoods && promotion.minimumSpend.isZero() &&
                                          promotion.minimumQuantity <= Quantity::pieces(gives.pieces));
    case BenefitKind::Cheapest:
        return gives.percentHundredths == 10'000 && promotion.minimumSpend.isZero() &&
               (!hasMinimum(promotion) || (isForCountedGoods && promotion.minimumQuantity <= Quantity::pieces(1)));
    }
    return false;
}

void suspectCode(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const std::string& code = programme.promotions[index].code;
    const std::string path = elementPath("promotion", index) + ".code";
    if (code.empty()) {
        return;
    }
    if (code.size() < guessableBytes) {
        remarks.add(path, {.en = "The code \"" + code + "\" is easy to guess; use at least 4 letters or digits.",
                           .zh = "口令 \"" + code + "\" 容易被猜中，请至少用 4 个字母或数字。"});
    }
    const auto end = programme.promotions.begin() + static_cast<std::ptrdiff_t>(index);
    if (std::any_of(programme.promotions.begin(), end,
                    [&](const Promotion& earlier) { return earlier.code == code; })) {
        remarks.add(path, {.en = "An earlier promotion has this code too: it gives both.",
                           .zh = "前面的促销也用此口令：说一次两个都给。"});
    }
}

void suspectTerm(const Programme& programme, const Promotion& promotion, const std::string& path, Remarks& remarks)
{
    const Sentence never{.en = "This promotion never holds: its time ends before the programme begins.",
                         .zh = "此促销永远不会生效：它在方案生效前就已结束。"};
    if (promotion.until && *promotion.until < programme.validFrom) {
        remarks.add(path + ".until", never);
    }
    for (std::size_t w = 0; w < promotion.waves.size(); ++w) {
        const PromotionWave& wave = promotion.waves[w];
        const std::string wavePath = elementPath(path + ".wave", w);
        if (wave.until < programme.validFrom) {
            remarks.add(wavePath + ".until", never);
        }
        const bool shut =
            (promotion.until && wave.from > *promotion.until) || (promotion.from && wave.until < *promotion.from) ||
            (!promotion.stars.empty() &&
             std::find(promotion.stars.begin(), promotion.stars.end(), wave.star) == promotion.stars.end());
        if (shut) {
            remarks.add(wavePath + ".star",
                        {.en = "This wave never opens: the promotion's own days or stars shut it out.",
                         .zh = "此波次永远不会开放：与促销自身的日期或星级不符。"});
        }
    }
}

} // namespace

void suspectPromotions(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.promotions.size(); ++i) {
        const Promotion& promotion = programme.promotions[i];
        const std::string path = elementPath("promotion", i);
        suspectCode(programme, i, remarks);
        suspectTerm(programme, promotion, path, remarks);
        if (canMakeFree(promotion)) {
            remarks.add(path + ".gives", {.en = "This promotion can make goods free: raise its minimum, or set a cap.",
                                          .zh = "此促销可能让商品白送：请提高最低要求，或设 cap。"});
        }
        if (promotion.repeats && !hasMinimum(promotion)) {
            remarks.add(path + ".repeats", {.en = "Without a minimum there is nothing to repeat: it is given once.",
                                            .zh = "没有最低要求就无从重复：只给一次。"});
        }
    }
    if (programme.stacking.maximumPercent == 0) {
        const bool gives = !programme.promotions.empty() || !programme.stars.empty();
        if (gives) {
            remarks.add("stacking.maximum_percent",
                        {.en = "Discounts together may take off nothing: no star, promotion or offer has an effect.",
                         .zh = "折扣合计上限为 0：星级折扣、促销和优惠都不起作用。"});
        }
    }
}

} // namespace huitou
