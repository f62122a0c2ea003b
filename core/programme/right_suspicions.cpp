// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

#include <algorithm>

namespace huitou
{

namespace
{

void suspectGift(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const Gift& gift = programme.gifts[index];
    if (gift.when != GiftWhen::Spend || gift.voucher.empty()) {
        return;
    }
    const auto voucher = std::find_if(programme.vouchers.begin(), programme.vouchers.end(),
                                      [&](const VoucherTerms& terms) { return terms.id == gift.voucher; });
    if (voucher->gives.kind == BenefitKind::Amount && voucher->gives.amount >= gift.minimumSpend) {
        remarks.add(elementPath("gift", index) + ".minimum_spend",
                    {.en = "Spending " + gift.minimumSpend.text() + " gives a voucher of " +
                           voucher->gives.amount.text() + ": all of it comes back.",
                     .zh = "消费 " + gift.minimumSpend.text() + " 就送 " + voucher->gives.amount.text() +
                           " 的购物券：等于全部返还。"});
    }
}

/// A reward that is worth whatever the goods happen to cost.
void suspectReward(const Programme& programme, std::size_t index, Remarks& remarks)
{
    const Reward& reward = programme.rewards[index];
    const std::string path = elementPath("reward", index);
    if (!reward.gives.on.isEverything() || reward.gives.cap) {
        return;
    }
    const std::string points = reward.points.text();
    if (reward.gives.kind == BenefitKind::Articles) {
        remarks.add(path + ".gives", {.en = "Any article of the shop, the dearest too, for " + points +
                                            " points: it can be worth more than the goods; list articles or labels.",
                                      .zh = "用 " + points + " 分可换店内任何商品，包括最贵的：请列出商品或标签。"});
    }
    if (reward.gives.kind == BenefitKind::Percent && reward.gives.percentHundredths == 10'000) {
        remarks.add(path + ".percent",
                    {.en = "This reward pays for any purchase, however large, for " + points + " points: set a cap.",
                     .zh = "用 " + points + " 分可抵任意金额的整单：请设 cap。"});
    }
}

} // namespace

void suspectRights(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.vouchers.size(); ++i) {
        const VoucherTerms& voucher = programme.vouchers[i];
        const std::string path = elementPath("voucher", i);
        if (!voucher.validDays) {
            remarks.add(path + ".valid_days",
                        {.en = "These vouchers never expire: unused ones stay a debt of the shop.",
                         .zh = "此购物券永不过期：未使用的一直是店铺的负债。"});
        }
        if (voucher.gives.kind == BenefitKind::Percent && voucher.gives.percentHundredths == 10'000 &&
            !voucher.gives.cap && voucher.gives.on.isEverything()) {
            remarks.add(path + ".percent", {.en = "This voucher pays for any purchase, however large: set a cap.",
                                            .zh = "此购物券可抵任意金额的整单：请设 cap。"});
        }
    }
    for (std::size_t i = 0; i < programme.rewards.size(); ++i) {
        suspectReward(programme, i, remarks);
    }
    for (std::size_t i = 0; i < programme.gifts.size(); ++i) {
        suspectGift(programme, i, remarks);
    }
    if (programme.giftCards && programme.giftCards->purchaseEarns && programme.giftCards->paymentEarns) {
        remarks.add("gift_card.purchase_earns",
                    {.en = "The same money earns twice: when the gift card is bought, and when it is used.",
                     .zh = "同一笔钱积两次分：买礼品卡时一次，用礼品卡时又一次。"});
    }
}

} // namespace huitou
