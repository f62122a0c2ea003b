// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/amount_entry.h"

namespace huitou
{

namespace
{

constexpr qsizetype longestAmount = 10;

} // namespace

void AmountEntry::key(const QString& key)
{
    const qsizetype point = m_typed.indexOf(u'.');
    const bool full = m_typed.size() >= longestAmount || (point >= 0 && m_typed.size() - point > m_currency.decimals());
    if (key == u"back") {
        m_typed.chop(1);
    } else if (key == u"." && point < 0 && !full && m_currency.decimals() > 0) {
        m_typed += m_typed.isEmpty() ? QStringLiteral("0.") : QStringLiteral(".");
    } else if (key.size() == 1 && key[0] >= u'0' && key[0] <= u'9' && !full) {
        m_typed = m_typed == u"0" ? key : m_typed + key;
    }
}

QString AmountEntry::display() const
{
    return QString::fromUtf8(m_currency.sign()) + m_typed;
}

Money AmountEntry::amount() const
{
    const std::string typed = (m_typed.endsWith(u'.') ? m_typed.chopped(1) : m_typed).toStdString();
    return Money::parse(typed, m_currency).value_or(Money::zero(m_currency));
}

} // namespace huitou
