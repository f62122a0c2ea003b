// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/return_view_model.h"

#include "core/ledger/receipt_code.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestNumber = 14;
constexpr Quantity onePiece = Quantity::pieces(1);

Error otherTill()
{
    return {ErrorCode::NotAllowed,
            {"This receipt is of another till. Goods are taken back at the till that sold them, or by the office.",
             "这张小票来自其他收银台。请在原收银台退货，或由总部办理。"}};
}

Error forgedReceipt()
{
    return {ErrorCode::ForgedCode,
            {"This code was not printed by this till. Look for the sale in the list, and show a manager the paper.",
             "此二维码不是本机打印的。请在列表中查找，并请店长查看小票。"}};
}

} // namespace

ReturnViewModel::ReturnViewModel(const Texts& texts, ReturnGoods& returnGoods, ApprovalViewModel& approval,
                                 QObject* parent)
    : QObject(parent), m_texts(texts), m_returnGoods(returnGoods), m_approval(approval)
{
    connect(&texts, &Texts::changed, this, [this] {
        showSales();
        showLines();
    });
}

void ReturnViewModel::begin(const ShopPtr& shop, const StaffMember& staff)
{
    m_shop = shop;
    m_staff = staff;
    m_sale.reset();
    m_planned.reset();
    m_typed.clear();
    m_saving = false;
    say(std::nullopt);
    list({});
}

void ReturnViewModel::list(SalesWanted wanted)
{
    m_filter.reset();
    if (wanted.sku) {
        const std::optional<std::size_t> article = m_shop->articleOf(*wanted.sku);
        m_filter = article ? m_texts.of(m_shop->book.articles[*article].name).toStdString() : *wanted.sku;
    }
    m_returnGoods.latest(std::move(wanted), [this, question = ++m_question](Result<std::vector<PastSale>> latest) {
        if (question != m_question) {
            return;
        }
        if (latest.ok()) {
            m_latest = std::move(latest).value();
            showSales();
        } else {
            refuse(latest.error());
        }
    });
}

void ReturnViewModel::scan(const QString& text)
{
    if (m_saving) {
        return;
    }
    const std::string code = text.trimmed().toStdString();
    if (looksLikeReceiptCode(code)) {
        openCode(code);
    } else if (const std::optional<std::size_t> article = m_shop->articleOf(code)) {
        m_sale.reset();
        say(std::nullopt);
        list({.sku = m_shop->book.articles[*article].sku});
    } else {
        refuse({ErrorCode::UnknownCode,
                {"Scan the code on the receipt, or an article that comes back.", "请扫小票二维码，或扫要退的商品。"}});
    }
}

void ReturnViewModel::openCode(const std::string& code)
{
    const Result<UnverifiedReceiptCode> read = readReceiptCode(code);
    if (!read.ok()) {
        refuse(read.error());
    } else if (read.value().code.till != m_shop->identity.till) {
        refuse(otherTill());
    } else if (!m_receiptKey || !read.value().isSignedBy(*m_receiptKey)) {
        refuse(forgedReceipt());
    } else {
        open(read.value().code.seq, read.value().code.epoch);
    }
}

void ReturnViewModel::open(std::uint64_t seq, std::optional<std::uint32_t> ofReceipt)
{
    say(std::nullopt);
    const auto show = [this, withReceipt = ofReceipt.has_value(), question = ++m_question](Result<SaleToReturn> sale) {
        if (question != m_question) {
            return;
        }
        if (!sale.ok()) {
            refuse(sale.error());
            return;
        }
        m_sale = std::move(sale).value();
        m_withReceipt = withReceipt;
        m_isVoid = false;
        m_chosen.assign(m_sale->past.sale.lines.size(), Quantity{});
        plan();
    };
    m_returnGoods.find(m_shop, seq, ofReceipt, show);
}

void ReturnViewModel::key(const QString& key)
{
    if (key == u"back") {
        m_typed.chop(1);
    } else if (key.size() == 1 && m_typed.size() < longestNumber &&
               (key[0].isDigit() || (key[0] == u'-' && !m_typed.isEmpty() && !m_typed.contains(u'-')))) {
        m_typed += key;
    }
    say(std::nullopt);
}

void ReturnViewModel::findNumber()
{
    if (m_typed.isEmpty()) {
        return;
    }
    const std::optional<std::uint64_t> seq = seqOfReceipt(m_typed.toStdString(), m_shop->identity.number);
    if (seq) {
        open(*seq, std::nullopt);
    } else {
        refuse(otherTill());
    }
}

void ReturnViewModel::choose(int row)
{
    if (row >= 0 && static_cast<std::size_t>(row) < m_latest.size()) {
        open(m_latest[static_cast<std::size_t>(row)].seq, std::nullopt);
    }
}

Quantity ReturnViewModel::leftOf(std::size_t line) const
{
    std::int64_t left = m_sale->past.sale.lines.at(line).quantity.thousandths();
    for (const ReturnFact& returned : m_sale->past.returns) {
        for (const ReturnedLine& back : returned.lines) {
            left -= back.line == line ? back.quantity.thousandths() : 0;
        }
    }
    return Quantity::fromThousandths(left);
}

void ReturnViewModel::toggle(int line)
{
    const auto at = static_cast<std::size_t>(line);
    if (!m_saving && m_sale && !m_isVoid && at < m_chosen.size()) {
        m_chosen[at] = m_chosen[at] == leftOf(at) ? Quantity{} : leftOf(at);
        plan();
    }
}

void ReturnViewModel::more(int line)
{
    const auto at = static_cast<std::size_t>(line);
    if (!m_saving && m_sale && !m_isVoid && at < m_chosen.size() && m_chosen[at] < leftOf(at)) {
        m_chosen[at] = Quantity::fromThousandths(m_chosen[at].thousandths() + onePiece.thousandths());
        plan();
    }
}

void ReturnViewModel::less(int line)
{
    const auto at = static_cast<std::size_t>(line);
    if (!m_saving && m_sale && !m_isVoid && at < m_chosen.size() && m_chosen[at] > Quantity{}) {
        m_chosen[at] = Quantity::fromThousandths(m_chosen[at].thousandths() - onePiece.thousandths());
        plan();
    }
}

void ReturnViewModel::takeAll()
{
    if (m_saving || !m_sale) {
        return;
    }
    for (std::size_t line = 0; line < m_chosen.size(); ++line) {
        m_chosen[line] = leftOf(line);
    }
    m_isVoid = false;
    plan();
}

void ReturnViewModel::toggleVoid()
{
    if (!m_saving && canVoid()) {
        m_isVoid = !m_isVoid;
        for (std::size_t line = 0; line < m_chosen.size(); ++line) {
            m_chosen[line] = m_isVoid ? leftOf(line) : Quantity{};
        }
        plan();
    }
}

void ReturnViewModel::plan()
{
    ReturnWish wish{.goods = {}, .isVoid = m_isVoid};
    for (std::size_t line = 0; line < m_chosen.size(); ++line) {
        if (m_chosen[line] > Quantity{}) {
            wish.goods.push_back({.sku = m_sale->past.sale.lines[line].sku,
                                  .quantity = m_chosen[line],
                                  .line = static_cast<std::uint32_t>(line)});
        }
    }
    const Result<ReturnFact> planned = planWish(*m_shop, *m_sale, wish, *m_staff, m_returnGoods.now());
    m_planned = planned.ok() ? std::optional(planned.value()) : std::nullopt;
    m_message.reset();
    if (!planned.ok()) {
        m_message = planned.error().message;
        m_refusal = planned.error().code != ErrorCode::BasketEmpty;
    }
    showLines();
}

void ReturnViewModel::confirm()
{
    if (!ready()) {
        return;
    }
    if (m_withReceipt && !m_isVoid) {
        commit();
        return;
    }
    const std::string amount = m_planned->refund.display();
    m_approval.ask(
        m_isVoid ? Sentence{"Cancel the whole sale and pay " + amount + " back.", "作废整单并退回 " + amount + "。"}
                 : Sentence{"Take goods back without the receipt and pay " + amount + ".",
                            "无小票退货，退回 " + amount + "。"},
        [this](StaffId) { commit(); });
}

void ReturnViewModel::commit()
{
    if (!ready()) {
        return;
    }
    m_saving = true;
    emit changed();
    m_returnGoods(m_shop, *m_sale, *m_planned, *m_staff, m_texts.language(), [this](const Result<CompletedSale>& done) {
        m_saving = false;
        if (done.ok()) {
            emit completed(done.value());
        } else {
            refuse(done.error());
        }
    });
}

void ReturnViewModel::back()
{
    if (m_saving) {
        return;
    }
    if (m_sale) {
        m_sale.reset();
        m_planned.reset();
        say(std::nullopt);
        list({});
    } else {
        ++m_question;
        emit closed();
    }
}

void ReturnViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    emit changed();
}

} // namespace huitou
