// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/printer/receipt_samples.h"

#include <utility>

namespace huitou::samples
{

namespace
{

Money yuan(std::int64_t fen)
{
    return Money::fromMinor(fen, cny);
}

Discount twoStars(std::int64_t fen)
{
    const std::string amount = yuan(fen).text();
    return {.kind = DiscountKind::Star,
            .id = "star2",
            .amount = yuan(fen),
            .reason = {"★★ pays 85 %: −" + amount, "★★ 8.5 折 −" + amount}};
}

ReceiptLine line(Sentence name, const char* quantity, std::int64_t unit, std::int64_t list)
{
    return {.name = std::move(name),
            .quantity = *Quantity::parse(quantity),
            .unitPrice = yuan(unit),
            .list = yuan(list),
            .discounts = {}};
}

ReceiptContent shop()
{
    ReceiptContent content;
    content.shopName = {"Huitou Market", "回头便利"};
    content.header = {{"People's Road", "人民路店"},
                      {"8 People's Road, tel. 021-5555 0123", "人民路 8 号  电话 021-5555 0123"}};
    content.cashier = "李小梅";
    content.number = "1-000123";
    content.time = "2026-01-03 17:00";
    return content;
}

} // namespace

ReceiptContent plainReceipt()
{
    ReceiptContent content = shop();
    content.lines = {line({"Soda water", "苏打水"}, "1", 500, 500)};
    content.list = yuan(500);
    content.toPay = yuan(500);
    content.taxes = {{.taxBasisPoints = 1300, .net = yuan(500), .tax = yuan(58)}};
    content.tenders = {{.kind = TenderKind::Cash, .amount = yuan(500), .approval = {}, .lastFour = {}}};
    content.cash = CashHanded{.given = yuan(1000), .change = yuan(500)};
    content.opensDrawer = true;
    return content;
}

ReceiptContent memberReceipt()
{
    ReceiptContent content = shop();
    content.lines = {line({"Organic oat milk 1 L", "有机燕麦奶 1L"}, "2", 1890, 3780),
                     line({"Wholemeal toast 400 g", "全麦吐司 400g"}, "1", 1250, 1250),
                     line({"Crown pear", "皇冠梨"}, "1.236", 1560, 1928),
                     line({"Infant formula 900 g, stage 2", "婴儿奶粉 900g 二段"}, "1", 29800, 29800)};
    content.lines[0].discounts = {twoStars(567)};
    content.lines[1].discounts = {twoStars(188)};
    content.lines[2].discounts = {twoStars(289)};
    content.lines[2].weighed = true;
    content.lines[3].remark = Sentence{"no star discount", "不参加折扣"};
    content.totals = {twoStars(1044),
                      {.kind = DiscountKind::Offer,
                       .id = "welcome",
                       .amount = yuan(1500),
                       .reason = {"Welcome back: 15 off from 100: −15.00", "欢迎回来 满100减15 −15.00"}}};
    content.list = yuan(36758);
    content.discount = yuan(2544);
    content.toPay = yuan(34214);
    content.cashRounding = yuan(-4);
    content.taxes = {{.taxBasisPoints = 900, .net = yuan(1639), .tax = yuan(135)},
                     {.taxBasisPoints = 1300, .net = yuan(32575), .tax = yuan(3748)}};
    content.tenders = {{.kind = TenderKind::Card, .amount = yuan(30000), .approval = "884201", .lastFour = "1234"},
                       {.kind = TenderKind::Cash, .amount = yuan(4210), .approval = {}, .lastFour = {}}};
    content.cash = CashHanded{.given = yuan(5000), .change = yuan(790)};
    content.member = ReceiptMember{
        .shortName = "王**",
        .star = {"★★", "★★ 二星"},
        .earned = {{Points::whole(342),
                    {"1 point for each ¥1.00 of ¥342.14: 342 points", "¥342.14，每 ¥1.00 得 1 分:342 分"}}},
        .redeemed = Points{},
        .balance = Points::whole(7582),
        .balanceAsOf = "2026-01-03 16:40"};
    content.offers = {{.title = {"20 off from 200", "满 200 减 20"}, .until = *parseDate("2026-02-02")}};
    content.qrText = "HR1 1-000123 34214 2026-01-03T09:00:00Z 7YQ9K2M4X8C6V0B1N3";
    return content;
}

} // namespace huitou::samples
