// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/shift_report.h"

#include "core/base/utf8.h"
#include "printer/layout/receipt.h"

namespace huitou
{

namespace
{

constexpr std::size_t longestName = 30;

Sentence amount(Money money)
{
    return {money.text(), money.text()};
}

Sentence count(std::uint32_t number)
{
    return {std::to_string(number), std::to_string(number)};
}

Sentence points(Points number)
{
    return {number.display(), number.display()};
}

ReportPart salesPart(const ShiftFigures& figures)
{
    ReportPart part{.heading = {"Sales", "销售"}, .rows = {}};
    const auto add = [&](Sentence label, Sentence value, bool isSum = false) {
        part.rows.push_back({std::move(label), std::move(value), isSum});
    };
    add({"Receipts", "销售单数"}, count(figures.sales()));
    add({"Goods", "商品金额"}, amount(figures.list()));
    if (!figures.discount().isZero()) {
        add({"Discounts", "优惠"}, amount(-figures.discount()));
    }
    const Money taxAdded = figures.paid() - figures.list() + figures.discount();
    if (!taxAdded.isZero()) {
        add({"Tax on top", "另加税额"}, amount(taxAdded));
    }
    if (figures.returns() > 0 || figures.voids() > 0) {
        const std::string returns = std::to_string(figures.returns());
        const std::string voids = std::to_string(figures.voids());
        add({"Paid back (returns " + returns + ", voids " + voids + ")",
             "退款（退货 " + returns + "，作废 " + voids + "）"},
            amount(-figures.refunded()));
    }
    add({"Turnover", "营业额"}, amount(figures.turnover()), true);
    if (figures.receiptsBefore() > 0) {
        add({"of it before the shift was opened", "其中开班前单数"}, count(figures.receiptsBefore()));
    }
    if (figures.inOtherCurrency() > 0) {
        add({"Left out: in another currency", "未计入：其他币种"}, count(figures.inOtherCurrency()));
    }
    return part;
}

ReportPart taxPart(const ShiftFigures& figures)
{
    ReportPart part{.heading = {"Taxes by rate", "按税率"}, .rows = {}};
    Money sum = Money::zero(figures.currency());
    for (const TaxTotal& tax : figures.taxes()) {
        auto [label, value] = taxRow(tax);
        part.rows.push_back({std::move(label), std::move(value)});
        sum += tax.tax;
    }
    part.rows.push_back({{"Tax in all", "税额合计"}, amount(sum), true});
    return part;
}

ReportPart tenderPart(const ShiftFigures& figures)
{
    ReportPart part{.heading = {"Payments", "收款方式"}, .rows = {}, .tellsCash = true};
    Money sum = Money::zero(figures.currency());
    for (const TenderFigures& tender : figures.tenders()) {
        const Sentence name = tenderName(tender.kind);
        part.rows.push_back({name, amount(tender.taken)});
        if (!tender.paidBack.isZero()) {
            part.rows.push_back({{name.en + ", paid back", name.zh + "退款"}, amount(-tender.paidBack)});
        }
        sum += tender.taken - tender.paidBack;
    }
    part.rows.push_back({{"Payments in all", "收款合计"}, amount(sum), true});
    if (!figures.cashRounding().isZero()) {
        part.rows.push_back({{"of it rounding of cash", "其中现金舍入"}, amount(figures.cashRounding())});
    }
    if (!figures.giftCards().isZero()) {
        part.rows.push_back({{"of it gift cards sold", "其中礼品卡"}, amount(figures.giftCards())});
    }
    return part;
}

} // namespace

std::vector<ReportPart> partsOf(const ShiftFigures& figures, const std::function<std::string(StaffId)>& nameOf)
{
    std::vector<ReportPart> parts{salesPart(figures), taxPart(figures), tenderPart(figures)};
    if (!figures.staff().empty()) {
        ReportPart staff{.heading = {"Cashiers", "收银员"}, .rows = {}};
        for (const StaffFigures& one : figures.staff()) {
            const std::string name(firstCharacters(nameOf(one.staff), longestName));
            const std::string receipts = std::to_string(one.receipts);
            staff.rows.push_back({{name + " (" + receipts + ")", name + "（" + receipts + " 单）"}, amount(one.paid)});
        }
        parts.push_back(std::move(staff));
    }
    if (!figures.earned().isZero() || !figures.redeemed().isZero()) {
        parts.push_back(
            {.heading = {"Points", "积分"},
             .rows = {{{"Earned", "发放"}, points(figures.earned())}, {{"Used", "使用"}, points(figures.redeemed())}}});
    }
    return parts;
}

ReportPart drawerPart(const ShiftFigures& figures, const std::optional<Money>& counted)
{
    Money ofCustomers = figures.expectedCash() - figures.opening() - figures.cashIn() + figures.cashOut();
    ReportPart part{.heading = {"Drawer", "钱箱"},
                    .rows = {{{"Float", "备用金"}, amount(figures.opening())},
                             {{"Cash of customers", "顾客现金"}, amount(ofCustomers)},
                             {{"Put in", "存入"}, amount(figures.cashIn())},
                             {{"Taken out", "取出"}, amount(-figures.cashOut())},
                             {{"Must be there", "应有现金"}, amount(figures.expectedCash()), true}},
                    .tellsCash = true};
    if (counted) {
        const Money difference = *counted - figures.expectedCash();
        part.rows.push_back({{"Counted", "实点现金"}, amount(*counted)});
        part.rows.push_back({{"Difference", "差额"}, amount(difference), true});
    }
    return part;
}

PrintDocument shiftDocument(const ShiftPaper& paper, Language language)
{
    PrintDocument document;
    const auto in = [language](const Sentence& sentence) { return std::string(sentence.in(language)); };
    const auto add = [&](PrintBlock block) { document.blocks.push_back(std::move(block)); };
    if (paper.opensDrawer) {
        add(DrawerBlock{});
    }
    add(TextBlock{.left = in(paper.shopName), .align = TextAlign::Centre, .bold = true});
    add(TextBlock{.left = in(paper.title), .size = TextSize::Large, .align = TextAlign::Centre, .bold = true});
    add(RuleBlock{});
    add(TextBlock{.left = in({"Till ", "收银台 "}) + std::to_string(paper.tillNumber)});
    if (!paper.openedAt.empty()) {
        add(TextBlock{.left = in({"Opened ", "开班 "}) + paper.openedAt, .right = paper.openedBy});
    }
    add(TextBlock{.left = paper.now, .right = paper.by});
    for (const ReportPart& part : paper.parts) {
        add(RuleBlock{});
        if (!part.heading.en.empty()) {
            add(TextBlock{.left = in(part.heading), .bold = true});
        }
        for (const ReportRow& row : part.rows) {
            add(TextBlock{.left = in(row.label), .right = in(row.value), .bold = row.isSum});
        }
    }
    if (paper.isSigned) {
        add(FeedBlock{2});
        add(TextBlock{.left = in({"Signature: ____________________", "签名：____________________"})});
    }
    add(FeedBlock{3});
    add(CutBlock{});
    return document;
}

} // namespace huitou
