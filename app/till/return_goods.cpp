// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/return_goods.h"

#include "core/ledger/fold.h"
#include "core/sync/event_body.h"

#include <memory>
#include <utility>

namespace huitou
{

namespace
{

Sentence paidBack(const Tender& tender)
{
    const std::string amount = tender.amount.display();
    switch (tender.kind) {
    case TenderKind::Cash: return {amount + " back in cash.", "退现金 " + amount + "。"};
    case TenderKind::Card:
        return {amount + " back to the card ···" + tender.lastFour + ": do it on the bank's terminal, too.",
                "退回尾号 " + tender.lastFour + " 的银行卡 " + amount + "，请同时在银行终端操作。"};
    case TenderKind::Wallet:
        return {amount + " back to the phone wallet: do it in the payment app, too.",
                "退回电子钱包 " + amount + "，请同时在收款应用操作。"};
    case TenderKind::GiftCard:
        return {amount + " back to the gift card " + tender.giftCard + ".",
                "退回礼品卡 " + tender.giftCard + " " + amount + "。"};
    }
    HUITOU_CHECK(false);
}

void addPoints(const SaleToReturn& sale, const ReturnFact& planned, std::vector<Sentence>& told)
{
    if (!planned.takenBack.isZero()) {
        const std::string points = planned.takenBack.display();
        told.push_back({points + " points that this sale earned are taken back.", "扣回本单所得 " + points + " 分。"});
    }
    if (!planned.restored.isZero()) {
        const std::string points = planned.restored.display();
        told.push_back({points + " points that were spent come back, through the office.",
                        "已用的 " + points + " 分将由总部退还。"});
    }
    if (planned.instead) {
        const std::string value = planned.instead->value.display();
        told.push_back(
            {"For points spent the member gets a voucher of " + value + ".", "已用积分改发 " + value + " 代金券。"});
    }
    if (!sale.member || !planned.member) {
        return;
    }
    const Points after = sale.member->balance() - planned.takenBack + planned.restored;
    const std::string who = sale.member->row.entry.shortName;
    const std::string points = (after.isNegative() ? -after : after).display();
    told.push_back(after.isNegative()
                       ? Sentence{who + " then owes " + points + " points; the next ones pay for them.",
                                  who + " 将欠 " + points + " 分，由以后所得抵扣。"}
                       : Sentence{who + " then has " + points + " points.", who + " 退货后有 " + points + " 分。"});
}

void addRights(const SaleFact& sale, const ReturnFact& planned, std::vector<Sentence>& told)
{
    const bool usedSome = !sale.vouchers.empty() || !sale.offers.empty();
    const bool givesBack = !planned.vouchers.empty() || !planned.offers.empty();
    if (givesBack) {
        told.push_back({"Vouchers and offers used in this sale are good again, within their dates.",
                        "本单用过的券和优惠在有效期内恢复可用。"});
    } else if (usedSome) {
        told.push_back({"Vouchers and offers stay used: they come back with the last of the goods only.",
                        "用过的券和优惠不恢复，全部退货时才恢复。"});
    }
}

} // namespace

ReceiptContent returnReceiptOf(const Shop& shop, const SaleToReturn& sale, const ReturnFact& planned,
                               const StaffMember& staff, std::uint64_t seq)
{
    const SaleFact& sold = sale.past.sale;
    const std::string of = receiptNumber(shop.identity.number, sale.past.seq);
    ReceiptContent paper;
    paper.heading = planned.isVoid ? Sentence{"SALE " + of + " IS CANCELLED", "作废单 原单号 " + of}
                                   : Sentence{"RETURN of sale " + of, "退货单 原单号 " + of};
    paper.paysBack = true;
    paper.shopName = shop.outlet.name;
    paper.header = shop.outlet.receiptHeader;
    paper.tillNumber = shop.identity.number;
    paper.cashier = staff.name;
    paper.number = receiptNumber(shop.identity.number, seq);
    paper.time = shop.calendar.wallClock(planned.at);
    for (const ReturnedLine& line : planned.lines) {
        const SaleLineFact& article = sold.lines.at(line.line);
        paper.lines.push_back({.name = article.name,
                               .quantity = line.quantity,
                               .unitPrice = article.unitPrice,
                               .list = line.refund,
                               .discounts = {}});
    }
    const Money zero = Money::zero(planned.currency);
    paper.taxes = taxesBack(sold, planned);
    paper.list = planned.refund;
    paper.discount = zero;
    paper.taxAdded = zero;
    paper.toPay = planned.refund;
    paper.cashRounding = planned.cashRounding;
    paper.tenders = planned.tenders;
    for (const Tender& tender : planned.tenders) {
        paper.opensDrawer = paper.opensDrawer || tender.kind == TenderKind::Cash;
    }
    addPoints(sale, planned, paper.notes);
    addRights(sold, planned, paper.notes);
    return paper;
}

Result<ReturnFact> planWish(const Shop& shop, const SaleToReturn& sale, const ReturnWish& wish,
                            const StaffMember& staff, Instant now)
{
    if (wish.goods.empty() && !wish.isVoid) {
        return Error{ErrorCode::BasketEmpty, {"Touch what comes back.", "请点选要退的商品。"}};
    }
    const Standing* standing = sale.member ? &sale.member->row.standing : nullptr;
    const std::vector<GoodsBack> goods = wish.isVoid ? std::vector<GoodsBack>{} : wish.goods;
    return planReturn({.programme = programmeOn(shop.programmes, sale.soldOn),
                       .sale = sale.past.sale,
                       .soldOn = sale.soldOn,
                       .earlier = sale.past.returns,
                       .goods = goods,
                       .isVoid = wish.isVoid,
                       .day = shop.calendar.businessDate(now),
                       .standing = standing,
                       .op = returnOp(sale.past.sale.op, static_cast<std::uint32_t>(sale.past.returns.size())),
                       .outlet = shop.identity.outlet,
                       .staff = staff.id,
                       .at = now});
}

std::vector<Sentence> consequencesOf(const SaleToReturn& sale, const ReturnFact& planned)
{
    std::vector<Sentence> told;
    for (const Tender& tender : planned.tenders) {
        told.push_back(paidBack(tender));
    }
    addPoints(sale, planned, told);
    addRights(sale.past.sale, planned, told);
    return told;
}

void ReturnGoods::latest(SalesWanted wanted, std::function<void(Result<std::vector<PastSale>>)> then)
{
    m_store.ask([wanted = std::move(wanted)](
                    TillStore& store) -> Result<std::vector<PastSale>> { return latestSales(store, wanted); },
                std::move(then));
}

void ReturnGoods::find(const ShopPtr& shop, std::uint64_t seq, std::optional<std::uint32_t> epoch,
                       std::function<void(Result<SaleToReturn>)> then)
{
    m_store.ask(
        [shop, seq, epoch](TillStore& store) -> Result<SaleToReturn> {
            Result<PastSale> past = pastSale(store, seq, epoch);
            if (!past.ok()) {
                return past.error();
            }
            if (Status may = store.mayRefund(past.value().sale.op, past.value().sale.member); !may) {
                return may.error();
            }
            SaleToReturn sale{.past = std::move(past).value(), .soldOn = {}, .member = {}};
            sale.soldOn = shop->calendar.businessDate(sale.past.sale.at);
            if (sale.past.sale.member) {
                sale.member = store.member(*sale.past.sale.member);
            }
            return sale;
        },
        std::move(then));
}

void ReturnGoods::operator()(const ShopPtr& shop, const SaleToReturn& sale, const ReturnFact& planned,
                             const StaffMember& staff, Language receiptLanguage,
                             std::function<void(Result<CompletedSale>)> then)
{
    auto asked = std::make_shared<const SaleToReturn>(sale);
    m_store.ask(
        [shop, asked, planned, staff, receiptLanguage](TillStore& store) -> Result<CompletedSale> {
            ReturnCommit commit;
            commit.fact = planned;
            commit.body = encodeFact(planned);
            commit.printDocument = [&](std::uint64_t seq) {
                Result<Bytes> document = encodePrintDocument(
                    receiptDocument(returnReceiptOf(*shop, *asked, planned, staff, seq), receiptLanguage));
                HUITOU_CHECK(document.ok()); // shorter than the receipt of the sale
                return std::move(document).value();
            };
            const Result<std::uint64_t> stored = store.commitReturn(commit);
            if (!stored.ok()) {
                return stored.error();
            }
            CompletedSale done;
            done.isReturn = true;
            done.seq = stored.value();
            done.tillNumber = shop->identity.number;
            done.paid = planned.refund + planned.cashRounding;
            done.change = done.saved = Money::zero(planned.currency);
            if (asked->member) {
                done.earned = planned.restored - planned.takenBack;
                done.balance = asked->member->balance() + *done.earned;
            }
            return done;
        },
        std::move(then));
}

} // namespace huitou
