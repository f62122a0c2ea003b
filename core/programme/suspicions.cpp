// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

namespace huitou
{

namespace
{

void suspectWinBack(const Programme& programme, Remarks& remarks)
{
    for (std::size_t i = 0; i < programme.winBack.size(); ++i) {
        const WinBackRule& rule = programme.winBack[i];
        const std::string path = elementPath("win_back", i);
        if (rule.minimumSpend <= rule.amountOff) {
            remarks.add(path + ".minimum_spend",
                        {.en = "The offer may pay for the whole purchase: its minimum of " + rule.minimumSpend.text() +
                               " is not above the " + rule.amountOff.text() + " taken off.",
                         .zh = "优惠可能抵掉整单：最低消费 " + rule.minimumSpend.text() + " 不高于减免的 " +
                               rule.amountOff.text() + "。"});
        }
        if (rule.restDays < rule.validDays) {
            remarks.add(path + ".rest_days",
                        {.en = "A second offer can come after " + std::to_string(rule.restDays) +
                               " days while the first still holds for " + std::to_string(rule.validDays) + ".",
                         .zh = "首个优惠有效 " + std::to_string(rule.validDays) + " 天，但 " +
                               std::to_string(rule.restDays) + " 天后就可能再发一个。"});
        }
    }
}

void suspectReturns(const Programme& programme, Remarks& remarks)
{
    const ReturnRules& returns = programme.returns;
    if (returns.refuseDebt) {
        remarks.add("returns.refuse_debt",
                    {.en = "Members who have spent their points cannot bring goods back: the return is refused.",
                     .zh = "积分已用掉的会员无法退货：退货会被拒绝。"});
    }
    if (returns.spentPoints == SpentPoints::AsVoucher && !returns.voucherDays) {
        remarks.add("returns.voucher_days",
                    {.en = "Vouchers for points that were spent never expire: unused ones stay a debt of the shop.",
                     .zh = "退回的积分换成的购物券永不过期：未使用的一直是店铺的负债。"});
    }
    if (programme.manualDiscounts.withoutManagerPercentHundredths == 10'000) {
        remarks.add("manual_discount.without_manager_percent",
                    {.en = "A cashier alone may give goods away: no manager is ever asked for.",
                     .zh = "收银员可以单独把商品白送：任何折扣都不需要经理确认。"});
    }
}

} // namespace

std::vector<Remark> suspicionsAbout(const Programme& programme)
{
    Remarks remarks(Finding::Severity::Warning);
    suspectEarning(programme, remarks);
    suspectLadder(programme, remarks);
    suspectRights(programme, remarks);
    suspectPromotions(programme, remarks);
    suspectReturns(programme, remarks);
    suspectWinBack(programme, remarks);
    return remarks.take();
}

} // namespace huitou
