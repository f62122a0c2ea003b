// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/done_view_model.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// What the customer sees on a screen of their own: the basket as it grows, what was saved, what it brings, and thanks.
/// GUI thread.
class CustomerDisplayViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the customer's window")
    Q_PROPERTY(huitou::CustomerDisplayViewModel::Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString shopName READ shopName NOTIFY changed)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    Q_PROPERTY(QString star READ star NOTIFY changed)       ///< "★★"; empty without one
    Q_PROPERTY(QString saved READ saved NOTIFY changed)     ///< empty: nothing yet
    Q_PROPERTY(huitou::TextRows* lines READ lines CONSTANT) ///< name, amount: the newest last
    Q_PROPERTY(QString amountLabel READ amountLabel NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString pointsLine READ pointsLine NOTIFY changed) ///< what it brings; empty without a member
public:
    enum class Phase { Welcome, Basket, Thanks };
    Q_ENUM(Phase)

    CustomerDisplayViewModel(const Texts& texts, const Counter& counter, QObject* parent = nullptr);

    /// The basket has changed, or there is none any more.
    void showBasket();
    /// A sale or a return is stored.
    void thank(const CompletedSale& done);

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] QString shopName() const;
    [[nodiscard]] QString greeting() const;
    [[nodiscard]] QString star() const;
    [[nodiscard]] QString saved() const;
    [[nodiscard]] TextRows* lines() { return &m_lines; }
    [[nodiscard]] QString amountLabel() const;
    [[nodiscard]] QString amount() const;
    [[nodiscard]] QString pointsLine() const;

signals:
    void changed();

private:
    void show();

    const Texts& m_texts;
    const Counter& m_counter;
    std::optional<CompletedSale> m_done; ///< that the customer is thanked for
    TextRows m_lines{{"name", "amount"}};
};

} // namespace huitou
