// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/suspicions.h"

namespace huitou
{

namespace
{

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
