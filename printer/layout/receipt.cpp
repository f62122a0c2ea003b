// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/receipt.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t longestReceiptText = 60;

/// Whether a discount is one of its line; the others are of the whole sale and are printed once.
bool belongsToLine(DiscountKind kind)
{
    switch (kind) {
    case DiscountKind::Star:
    case DiscountKind::Promotion:
    case DiscountKind::Manual: return true;
    case DiscountKind::Offer:
    case DiscountKind::Voucher:
    case DiscountKind::Points:
    case DiscountKind::Reward: return false;
    }
    return false;
}

bool endsWithAny(std::string_view text, std::initializer_list<std::string_view> endings, std::string_view& found)
{
    for (const std::string_view ending : endings) {
        if (text.ends_with(ending)) {
            found = ending;
            return true;
        }
    }
    return false;
}

/// `reason` without the amount at its end: on paper the amount stands in its own column.
std::string withoutAmount(std::string_view reason, Money amount)
{
    const std::string figures = amount.text();
    if (reason.ends_with(figures)) {
        reason.remove_suffix(figures.size());
        std::string_view ending;
        while (endsWithAny(reason, {" ", ":", "：", ",", "，", "−", "-", "¥", amount.currency().sign()}, ending)) {
            reason.remove_suffix(ending.size());
        }
    }
    return std::string(reason);
}

std::string cut(std::string_view text)
{
    return std::string(firstCharacters(text, longestReceiptText));
}

/// Builds the blocks of a receipt from top to bottom.
class ReceiptWriter
{
public:
    ReceiptWriter(const ReceiptContent& content, Language language) : m_content(content), m_language(language) {}

    PrintDocument write()
    {
        writeHeader();
        writeLines();
        writeTotals();
        writeTaxes();
        writeMember();
        writeOffers();
        writeFooter();
        return std::move(m_document);
    }

private:
    [[nodiscard]] std::string in(const Sentence& sentence) const { return cut(sentence.in(m_language)); }
    void add(PrintBlock block) { m_document.blocks.push_back(std::move(block)); }
    void row(std::string left, std::string right, bool bold = false)
    {
        add(TextBlock{.left = std::move(left), .right = std::move(right), .bold = bold});
    }
    void centred(std::string text, TextSize size = TextSize::Normal, bool bold = false)
    {
        add(TextBlock{.left = std::move(text), .size = size, .align = TextAlign::Centre, .bold = bold});
    }
    void reduction(const Discount& discount)
    {
        const std::string reason = withoutAmount(discount.reason.in(m_language), discount.amount);
        row("  " + cut(reason), "−" + discount.amount.text());
    }

    void writeHeader()
    {
        if (m_content.opensDrawer) {
            add(DrawerBlock{});
        }
        centred(in(m_content.shopName), TextSize::Large, true);
        if (!m_content.heading.en.empty()) {
            centred(in(m_content.heading), TextSize::Tall, true);
        }
        for (const Sentence& line : m_content.header) {
            centred(in(line));
        }
        add(RuleBlock{});
        row(in({"No. ", "单号 "}) + m_content.number, m_content.time);
        row(in({"Till ", "收银台 "}) + std::to_string(m_content.tillNumber),
            in({"Cashier ", "收银员 "}) + cut(m_content.cashier));
        add(RuleBlock{});
    }

    void writeLines()
    {
        for (const ReceiptLine& line : m_content.lines) {
            add(TextBlock{.left = in(line.name)});
            const std::string unit = line.weighed ? " kg" : "";
            row("  " + line.quantity.text() + unit + " × " + line.unitPrice.text(), line.list.text());
            for (const Discount& discount : line.discounts) {
                if (belongsToLine(discount.kind)) {
                    reduction(discount);
                }
            }
            if (line.remark) {
                add(TextBlock{.left = "  " + in(*line.remark)});
            }
            if (!line.note.empty()) {
                add(TextBlock{.left = "  * " + cut(line.note)});
            }
        }
        add(RuleBlock{});
    }

    void writeTotals()
    {
        if (!m_content.discount.isZero() || !m_content.taxAdded.isZero()) {
            row(in({"Goods", "小计"}), m_content.list.text());
            for (const Discount& discount : m_content.totals) {
                reduction(discount);
            }
        }
        if (!m_content.taxAdded.isZero()) {
            row(in({"Tax", "另加税额"}), m_content.taxAdded.text());
        }
        add(TextBlock{.left = in(m_content.paysBack ? Sentence{"Paid back", "退款"} : Sentence{"To pay", "应付"}),
                      .right = m_content.toPay.display(),
                      .size = TextSize::Large,
                      .bold = true});
        if (!m_content.cashRounding.isZero()) {
            row(in({"Rounding of cash", "现金舍入"}), m_content.cashRounding.text());
        }
        for (const Tender& tender : m_content.tenders) {
            const bool wasHanded = m_content.cash.has_value() && &tender == &m_content.tenders.back();
            row(in(tenderName(tender.kind)), (wasHanded ? m_content.cash->given : tender.amount).text());
            if (!tender.lastFour.empty()) {
                row("  **** " + tender.lastFour, in({"approval ", "授权号 "}) + tender.approval);
            }
            if (!tender.giftCard.empty()) {
                row(in({"  No. ", "  卡号 "}) + cut(tender.giftCard), {});
            }
        }
        if (m_content.cash) {
            row(in({"Change", "找零"}), m_content.cash->change.text());
        }
        if (!m_content.discount.isZero()) {
            row(in({"You saved", "本次已为您节省"}), m_content.discount.display(), true);
        }
    }

    void writeTaxes()
    {
        if (m_content.taxes.empty()) {
            return;
        }
        add(RuleBlock{});
        for (const TaxTotal& tax : m_content.taxes) {
            const auto [words, amount] = taxRow(tax);
            row(in(words), in(amount));
        }
    }

    void writeMember()
    {
        if (!m_content.member) {
            return;
        }
        const ReceiptMember& member = *m_content.member;
        add(RuleBlock{});
        row(in({"Member ", "会员 "}) + member.shortName, in(member.star), true);
        for (const PointsEarned& earned : member.earned) {
            if (!earned.points.isZero()) {
                row(in({"Points earned", "本次积分"}), "+" + earned.points.display());
            }
            add(TextBlock{.left = "  " + in(earned.reason)});
        }
        if (!member.redeemed.isZero()) {
            row(in({"Points used", "使用积分"}), "−" + member.redeemed.display());
        }
        for (const ReceiptReward& reward : member.rewards) {
            row(in({"Reward ", "奖励 "}) + in(reward.name), "−" + reward.points.display());
        }
        row(in({"Points now", "当前积分"}), member.balance.display(), true);
        if (!member.balanceAsOf.empty()) {
            row(in({"as of ", "截至 "}) + member.balanceAsOf, {});
        }
    }

    void writeOffers()
    {
        for (const Sentence& note : m_content.notes) {
            add(TextBlock{.left = in(note)});
        }
        if (m_content.offers.empty()) {
            return;
        }
        add(RuleBlock{});
        centred(in({"A GIFT FOR YOU", "回头礼"}), TextSize::Large, true);
        for (const ReceiptOffer& offer : m_content.offers) {
            centred(in(offer.title), TextSize::Normal, true);
            centred(in({"until ", "有效期至 "}) + formatDate(offer.until));
        }
    }

    void writeFooter()
    {
        add(RuleBlock{});
        if (!m_content.qrText.empty()) {
            add(QrBlock{m_content.qrText});
        }
        centred(in({"Thank you, see you again!", "谢谢惠顾，欢迎再来！"}));
        add(FeedBlock{3});
        add(CutBlock{});
    }

    const ReceiptContent& m_content;
    Language m_language;
    PrintDocument m_document;
};

} // namespace

Sentence tenderName(TenderKind kind)
{
    switch (kind) {
    case TenderKind::Cash: return {"Cash", "现金"};
    case TenderKind::Card: return {"Card", "银行卡"};
    case TenderKind::Wallet: return {"Mobile payment", "移动支付"};
    case TenderKind::GiftCard: return {"Gift card", "礼品卡"};
    }
    return {};
}

std::pair<Sentence, Sentence> taxRow(const TaxTotal& tax)
{
    const std::string rate = formatDecimalShort(tax.taxBasisPoints, 2) + " %";
    const std::string net = tax.net.text();
    return {{"VAT " + rate + (tax.included ? " in " : " on ") + net,
             "税率 " + rate + (tax.included ? "，含税 " : "，价税合计 ") + net},
            {tax.tax.text(), "税额 " + tax.tax.text()}};
}

PrintDocument receiptDocument(const ReceiptContent& content, Language language)
{
    return ReceiptWriter(content, language).write();
}

} // namespace huitou
