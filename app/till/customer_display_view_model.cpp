// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/customer_display_view_model.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::uint32_t mostStarsDrawn = 3;

} // namespace

CustomerDisplayViewModel::CustomerDisplayViewModel(const Texts& texts, const Counter& counter, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter)
{
    connect(&texts, &Texts::changed, this, &CustomerDisplayViewModel::show);
}

void CustomerDisplayViewModel::showBasket()
{
    // The thanks stay until the next customer's first article or card.
    if (!m_counter.lines().empty() || m_counter.member()) {
        m_done.reset();
    }
    show();
}

void CustomerDisplayViewModel::thank(const CompletedSale& done)
{
    m_done = done;
    show();
}

CustomerDisplayViewModel::Phase CustomerDisplayViewModel::phase() const
{
    if (m_done) {
        return Phase::Thanks;
    }
    return m_counter.lines().empty() && !m_counter.member() ? Phase::Welcome : Phase::Basket;
}

QString CustomerDisplayViewModel::shopName() const
{
    return m_counter.shop() != nullptr ? m_texts.of(m_counter.shop()->outlet.name) : QString();
}

QString CustomerDisplayViewModel::greeting() const
{
    if (m_done) {
        return m_done->isReturn ? m_texts.of({"Your return is complete", "退货已完成"})
                                : m_texts.of({"Thank you, see you again!", "谢谢惠顾，欢迎再来！"});
    }
    if (m_counter.member()) {
        const std::string& who = m_counter.member()->row.entry.shortName;
        return m_texts.of({"Hello, " + who, "您好，" + who});
    }
    return m_texts.of({"Welcome", "欢迎光临"});
}

QString CustomerDisplayViewModel::star() const
{
    const std::uint32_t star = !m_done && m_counter.member() ? m_counter.member()->row.standing.star : 0;
    return QString(static_cast<qsizetype>(std::min(star, mostStarsDrawn)), u'★');
}

QString CustomerDisplayViewModel::saved() const
{
    const Money saved = m_done ? m_done->saved : m_counter.priced().discount;
    return saved.isZero() ? QString()
                          : m_texts.of({"You save " + saved.display() + " today", "本次已为您省 " + saved.display()});
}

QString CustomerDisplayViewModel::amountLabel() const
{
    if (!m_done) {
        return m_texts.of({"To pay", "应付"});
    }
    if (m_done->isReturn) {
        return m_texts.of({"Paid back", "已退"});
    }
    return m_done->change.isZero() ? m_texts.of({"Paid", "实付"}) : m_texts.of({"Change", "找零"});
}

QString CustomerDisplayViewModel::amount() const
{
    const Money amount = !m_done ? m_counter.priced().toPay : m_done->change.isZero() ? m_done->paid : m_done->change;
    return QString::fromStdString(amount.display());
}

QString CustomerDisplayViewModel::pointsLine() const
{
    if (m_done) {
        const std::string balance = m_done->balance.display();
        return m_done->earned ? m_texts.of({"You have " + balance + " points now", "现有积分 " + balance}) : QString();
    }
    if (!m_counter.member() || m_counter.lines().empty()) {
        return {};
    }
    const PricedBasket& priced = m_counter.priced();
    const std::string earns = priced.earnedTotal.display();
    const std::string after =
        (m_counter.member()->balance() + priced.earnedTotal - priced.redeemed - priced.rewardPoints).display();
    return m_texts.of({"Brings " + earns + " points · " + after + " afterwards",
                       "本单得 " + earns + " 分 · 付款后 " + after + " 分"});
}

void CustomerDisplayViewModel::show()
{
    QList<QVariantList> rows;
    const std::vector<BasketLine>& lines = m_counter.lines();
    for (std::size_t at = 0; !m_done && at < lines.size(); ++at) {
        const std::string times = lines[at].quantity.text() + (lines[at].article.weighed ? " kg" : "");
        const bool isOne = lines[at].quantity == Quantity::pieces(1) && !lines[at].article.weighed;
        rows.append({isOne ? m_texts.of(lines[at].article.name)
                           : m_texts.of(lines[at].article.name) + QString::fromStdString(" × " + times),
                     QString::fromStdString(m_counter.priced().lines[at].net.text())});
    }
    m_lines.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
