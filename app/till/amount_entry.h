// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QString>

namespace huitou
{

/// An amount of money as it is typed on a keypad, key by key.
class AmountEntry
{
public:
    explicit AmountEntry(Currency currency = cny) : m_currency(currency) {}

    /// A digit, ".", or "back"; what would make it no amount is passed over.
    void key(const QString& key);
    void clear() { m_typed.clear(); }
    void set(Money amount) { m_typed = QString::fromStdString(amount.text()); }

    [[nodiscard]] bool isEmpty() const { return m_typed.isEmpty(); }
    /// As it was typed, with the currency's sign: "¥12." on the way to "¥12.50".
    [[nodiscard]] QString display() const;
    /// Zero when nothing was typed.
    [[nodiscard]] Money amount() const;

private:
    Currency m_currency;
    QString m_typed;
};

} // namespace huitou
