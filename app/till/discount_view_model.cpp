// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/discount_view_model.h"

#include "core/base/decimal.h"

#include <array>
#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestEntry = 8;
constexpr std::int64_t hundredPercent = 10'000; ///< in hundredths of a percent

/// Why shops take something off by hand. The record keeps the words in the language of the screen.
const std::array<Sentence, 5>& usualReasons()
{
    static const std::array<Sentence, 5> reasons{
        Sentence{"Damaged packaging", "包装破损"}, Sentence{"Short-dated", "临期"}, Sentence{"Last piece", "尾货"},
        Sentence{"Price seen elsewhere", "价格匹配"}, Sentence{"Making good", "致歉补偿"}};
    return reasons;
}

} // namespace

DiscountViewModel::DiscountViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &DiscountViewModel::show);
}

void DiscountViewModel::ask(const BasketLine& line, Money list, std::int32_t limitHundredths, Take take)
{
    m_line = line;
    m_list = list;
    m_limitHundredths = limitHundredths;
    m_take = std::move(take);
    m_percent = true;
    m_text.clear();
    m_reason = -1;
    m_message.reset();
    show();
}

QString DiscountViewModel::unit() const
{
    return m_percent ? QStringLiteral("%") : QString::fromUtf8(m_list.currency().sign());
}

QString DiscountViewModel::limit() const
{
    const std::string percent = formatDecimalShort(m_limitHundredths, 2);
    return m_texts.of({"Up to " + percent + " % a cashier gives alone; above that a manager approves.",
                       "收银员可直接让利 " + percent + "%，超出须店长授权。"});
}

void DiscountViewModel::usePercent(bool percent)
{
    m_percent = percent;
    m_text.clear();
    m_message.reset();
    emit changed();
}

void DiscountViewModel::chooseReason(int row)
{
    m_reason = row;
    m_message.reset();
    show();
}

void DiscountViewModel::key(const QString& key)
{
    m_message.reset();
    if (key == u"back") {
        m_text.chop(1);
    } else if (m_text.size() < longestEntry && key.size() == 1) {
        const bool point = key[0] == u'.' && !m_text.contains(u'.');
        if (key[0].isDigit() || point) {
            m_text += point && m_text.isEmpty() ? QStringLiteral("0.") : key;
        }
    }
    emit changed();
}

Result<ManualDiscount> DiscountViewModel::entered() const
{
    const std::string typed = (m_text.endsWith(u'.') ? m_text.chopped(1) : m_text).toStdString();
    ManualDiscount discount;
    discount.amount = Money::zero(m_list.currency());
    if (m_percent) {
        const std::int64_t hundredths = parseDecimal(typed, 2).value_or(0);
        if (hundredths <= 0 || hundredths > hundredPercent) {
            return Error{ErrorCode::Malformed,
                         {"Enter a percentage above zero, at most 100.", "请输入大于 0、不超过 100 的百分比。"}};
        }
        discount.percentHundredths = static_cast<std::int32_t>(hundredths);
    } else {
        discount.amount = Money::parse(typed, m_list.currency()).value_or(discount.amount);
        if (discount.amount <= Money::zero(m_list.currency()) || discount.amount > m_list) {
            return Error{ErrorCode::Malformed,
                         {"Enter an amount above zero, at most " + m_list.display() + ".",
                          "请输入大于零、不超过 " + m_list.display() + " 的金额。"}};
        }
    }
    if (m_reason < 0) {
        return Error{ErrorCode::Malformed, {"Touch the reason, too.", "请再点选原因。"}};
    }
    discount.reason = m_texts.of(usualReasons().at(static_cast<std::size_t>(m_reason))).toStdString();
    return discount;
}

void DiscountViewModel::confirm()
{
    if (!isOpen()) {
        return;
    }
    Result<ManualDiscount> discount = entered();
    if (!discount.ok()) {
        m_message = discount.error().message;
        emit changed();
        return;
    }
    const Take take = std::exchange(m_take, nullptr);
    emit changed();
    take(std::move(discount).value());
}

void DiscountViewModel::takeBack()
{
    if (isOpen()) {
        const Take take = std::exchange(m_take, nullptr);
        emit changed();
        take(std::nullopt);
    }
}

void DiscountViewModel::cancel()
{
    m_take = nullptr;
    emit changed();
}

void DiscountViewModel::show()
{
    QList<QVariantList> rows;
    for (const Sentence& reason : usualReasons()) {
        rows.append({m_texts.of(reason), static_cast<int>(rows.size()) == m_reason});
    }
    m_reasons.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
