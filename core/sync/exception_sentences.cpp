// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/exception_sentences.h"

namespace huitou
{

Sentence unreadableEvent(const FactRef& ref)
{
    const std::string number = std::to_string(ref.seq);
    return {"Event " + number +
                " of this till can't be read; nothing of it counts. Compare it with the till's journal.",
            "本收银机的第 " + number + " 条记录无法读取，未计入。请与收银机的流水核对。"};
}

Sentence onlyForTheOffice(const FactRef& ref)
{
    const std::string number = std::to_string(ref.seq);
    return {"Event " + number +
                " of this till says what only the head office may say; nothing of it counts. Have the "
                "till checked.",
            "本收银机的第 " + number + " 条记录包含只有总部才能作出的内容，未计入。请检查该收银机。"};
}

Sentence unknownMember()
{
    return {"The sale names a member who is not in the register; its points are kept under that number. Find out whose "
            "card it was.",
            "该笔销售的会员不在名册中，积分暂记在该编号下。请查明是谁的会员卡。"};
}

Sentence impossibleMember()
{
    return {"The sale names a member whom nobody can be; it counts as a sale without a member, and nobody gets its "
            "points. Have the till checked.",
            "该笔销售的会员编号无效，按无会员销售计入，不积分。请检查该收银机。"};
}

Sentence unknownOutlet(OutletId outlet)
{
    const std::string number = std::to_string(static_cast<std::uint32_t>(outlet));
    return {"The sale names outlet " + number +
                ", which is not set up; its business day was taken from UTC. Set the "
                "outlet up.",
            "该笔销售所属的门店 " + number + " 尚未设置，营业日按 UTC 计算。请设置该门店。"};
}

Sentence foreignCurrency(const Currency& currency)
{
    const std::string code{currency.code()};
    return {"The sale is in " + code +
                ", not in the programme's currency; its amounts are in no total. Check the "
                "till's price book.",
            "该笔销售的币种为 " + code + "，与会员计划的币种不同，金额未计入合计。请检查收银机的价目表。"};
}

Sentence lateEvent(std::chrono::milliseconds delay)
{
    const std::string hours = std::to_string(std::chrono::floor<std::chrono::hours>(delay).count());
    return {"The sale arrived " + hours +
                " hours after it was made; what other sales said stays as it was. Look at the "
                "till's connection.",
            "该笔销售在完成 " + hours + " 小时后才到达，其他销售的结果不变。请检查收银机的网络。"};
}

Sentence clockAhead(Instant tillClock, Instant received)
{
    return {"The till's clock said " + formatInstant(tillClock) + " for a sale that arrived at " +
                formatInstant(received) + "; the time of arrival counts. Set the till's clock.",
            "收银机时钟显示 " + formatInstant(tillClock) + "，而该笔销售在 " + formatInstant(received) +
                " 到达，以到达时间为准。请校正收银机时钟。"};
}

Sentence clockJumpedBack(Instant before, Instant now)
{
    return {"The till's clock went back from " + formatInstant(before) + " to " + formatInstant(now) +
                " between two sales. Set the till's clock and check the day of this sale.",
            "收银机时钟在两笔销售之间从 " + formatInstant(before) + " 倒退到 " + formatInstant(now) +
                "。请校正时钟并核对该笔销售的日期。"};
}

Sentence rightShort(Points spent, Points held)
{
    return {"The till spent or returned " + spent.display() + " points, but only " + held.display() +
                " were set aside for it; the rest is booked as a loss. Have the till checked.",
            "收银机使用或退回了 " + spent.display() + " 积分，但只为其预留了 " + held.display() +
                "，差额记为损失。请检查该收银机。"};
}

Sentence rightNotGranted()
{
    return {"The sale used a voucher or offer that was set aside for no till. Have the till checked.",
            "该笔销售使用了未预留给任何收银机的券或优惠。请检查该收银机。"};
}

Sentence usedWithoutGround()
{
    return {
        "An offer to come back was used although a purchase that was told late had taken its ground; it stays used.",
        "回头优惠已被使用，但一笔迟到的销售表明当时不该发放；使用照旧有效。"};
}

Sentence usedTwice()
{
    return {"The sale used a voucher or offer that another sale had used already. Compare the two receipts.",
            "该笔销售使用了另一笔销售已用过的券或优惠。请核对两张小票。"};
}

Sentence drawerDiffers(const ShiftClosedFact& closed)
{
    const std::string number = std::to_string(closed.number);
    const std::string counted = closed.counted.display();
    const std::string expected = closed.expected.display();
    return {"At the end of shift " + number + " the drawer held " + counted + " instead of " + expected + ".",
            "第 " + number + " 班次结束时钱箱实点 " + counted + "，应为 " + expected + "。"};
}

Sentence heldElsewhere()
{
    return {"The sale used a voucher or offer that was set aside for another till. Have both tills checked.",
            "该笔销售使用了预留给另一台收银机的券或优惠。请检查两台收银机。"};
}

Sentence linesUnequal(const SaleFact& sale)
{
    Money sum = Money::zero(sale.currency);
    for (const SaleLineFact& line : sale.lines) {
        sum += line.net;
    }
    return {"The sale's lines add up to " + sum.text() + ", but it says " + sale.paid.text() +
                "; what it says counts. Have the till checked.",
            "该笔销售各行合计 " + sum.text() + "，但应付为 " + sale.paid.text() + "，以后者为准。请检查该收银机。"};
}

Sentence tendersUnequal(const SaleFact& sale)
{
    Money sum = Money::zero(sale.currency);
    for (const Tender& tender : sale.tenders) {
        sum += tender.amount;
    }
    return {"The sale was paid with " + sum.text() + ", but came to " + sale.paid.text() +
                ". Compare the receipt with the till's cash.",
            "该笔销售实付 " + sum.text() + "，但应付为 " + sale.paid.text() + "。请核对小票与钱箱。"};
}

Sentence refundNotHeld()
{
    return {"The goods were taken back at a till that did not have the right to refund this sale. Compare the receipts "
            "of the refunds.",
            "在没有该笔销售退货权的收银机上办理了退货。请核对各退货小票。"};
}

Sentence refundTooLarge(Money refunded, Money paid)
{
    return {"In all " + refunded.text() + " was given back for a sale of " + paid.text() +
                ". Compare the receipts of the refunds.",
            "一笔 " + paid.text() + " 的销售共退款 " + refunded.text() + "。请核对各退货小票。"};
}

Sentence refundForcedBy(StaffId staff)
{
    const std::string number = std::to_string(static_cast<std::uint32_t>(staff));
    return {"Staff " + number + " took the right to refund this sale from a till that could not be asked.",
            "员工 " + number + " 从无法联系的收银机收回了该笔销售的退货权。"};
}

Sentence claimed(std::uint32_t epoch, Points spent)
{
    const std::string number = std::to_string(epoch);
    return {"A disk that was copied or restored had written this under epoch " + number + "; it spent " +
                spent.display() + " points. Compare it with the receipts of the till's other disk.",
            "一块被复制或恢复过的存储在第 " + number + " 期写下了这条记录，使用了 " + spent.display() +
                " 积分。请与该收银机另一块存储的小票核对。"};
}

Sentence fencedBy(StaffId staff)
{
    const std::string number = std::to_string(static_cast<std::uint32_t>(staff));
    return {"Staff " + number + " closed this till's log. It sells, and sends nothing until it is recovered.",
            "员工 " + number + " 关闭了该收银机的日志。它可继续销售，恢复前不再上传。"};
}

Sentence reclaimedBy(StaffId staff, Points points)
{
    const std::string number = std::to_string(static_cast<std::uint32_t>(staff));
    return {"Staff " + number + " took back " + points.display() +
                " points and all vouchers and offers that were set aside for this till.",
            "员工 " + number + " 收回了预留给该收银机的 " + points.display() + " 积分及全部券和优惠。"};
}

Sentence officePutBack()
{
    return {
        "This till knows more than the head office: the office was put back from a copy. Nothing is set aside until "
        "all tills have said what they hold, or were reclaimed.",
        "该收银机掌握的记录比总部更新：总部数据曾从备份恢复。在所有收银机上报所持权益或被收回之前，暂停预留。"};
}

Sentence adjustedBy(StaffId first, StaffId second, Points points, bool takes)
{
    const std::string one = std::to_string(static_cast<std::uint32_t>(first));
    const std::string other = std::to_string(static_cast<std::uint32_t>(second));
    return {"Staff " + one + " and " + other + (takes ? " took " : " gave ") + points.display() + " points by hand.",
            "员工 " + one + " 与 " + other + " 手工" + (takes ? "扣减 " : "增加 ") + points.display() + " 积分。"};
}

Sentence mergedBy(StaffId staff)
{
    const std::string number = std::to_string(static_cast<std::uint32_t>(staff));
    return {"Staff " + number + " merged this record into another one of the same person.",
            "员工 " + number + " 将该记录并入同一人的另一条记录。"};
}

Sentence heldUp(const FactRef& ref, const Sentence& why)
{
    const std::string number = std::to_string(ref.seq);
    return {"Event " + number + " of this till can't be applied: " + why.en +
                " What comes after it in the same log waits; the others go on.",
            "本收银机的第 " + number + " 条记录无法入账：" + why.zh + "同一日志的后续记录等待，其他日志照常处理。"};
}

} // namespace huitou
