// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/amount_entry.h"
#include "app/till/payment.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>
#include <vector>

namespace huitou
{

/// What TenderScreen.qml shows and does: how one sale is being paid. GUI thread.
class TenderViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(huitou::TenderViewModel::Method method READ method NOTIFY changed)
    Q_PROPERTY(QString toPay READ toPay NOTIFY changed)
    Q_PROPERTY(QString remaining READ remaining NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed) ///< typed, or what is left when nothing is
    Q_PROPERTY(bool amountTyped READ amountTyped NOTIFY changed)
    Q_PROPERTY(QString earns READ earns NOTIFY changed) ///< what the sale will bring; empty without a member
    Q_PROPERTY(QString undoText READ undoText NOTIFY changed)
    Q_PROPERTY(QString change READ change NOTIFY changed) ///< that would be given back; empty: none
    Q_PROPERTY(QString approval READ approval WRITE setApproval NOTIFY changed)
    Q_PROPERTY(QString lastFour READ lastFour WRITE setLastFour NOTIFY changed)
    Q_PROPERTY(QString mainText READ mainText NOTIFY changed) ///< of the button that goes on
    Q_PROPERTY(bool saving READ saving NOTIFY changed)
    Q_PROPERTY(bool begun READ begun NOTIFY changed) ///< a part has been taken: the basket stands
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* sums READ sums CONSTANT)   ///< text
    Q_PROPERTY(huitou::TextRows* parts READ parts CONSTANT) ///< kind, amount
public:
    enum class Method { Cash, Card, Wallet };
    Q_ENUM(Method)

    explicit TenderViewModel(const Texts& texts, QObject* parent = nullptr);

    /// Begins with nothing taken; take() waits until allow().
    void begin(Money toPay, Money cashRounding, std::optional<Sentence> earns);
    /// The store has room for the sale.
    void allow();
    /// The sale could not be stored: says why; the button tries again.
    void refuse(const Error& error);
    void say(const Sentence& message);

    /// What was taken, once paid() has been emitted.
    [[nodiscard]] const Payment& payment() const { return m_payment; }

    [[nodiscard]] Method method() const { return m_method; }
    [[nodiscard]] QString toPay() const { return QString::fromStdString(m_toPay.display()); }
    [[nodiscard]] QString remaining() const;
    [[nodiscard]] QString amount() const;
    [[nodiscard]] bool amountTyped() const { return !m_typed.isEmpty(); }
    [[nodiscard]] QString earns() const { return m_earns ? m_texts.of(*m_earns) : QString(); }
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString change() const;
    [[nodiscard]] QString approval() const { return m_approval; }
    void setApproval(const QString& text);
    [[nodiscard]] QString lastFour() const { return m_lastFour; }
    void setLastFour(const QString& text);
    [[nodiscard]] QString mainText() const;
    [[nodiscard]] bool saving() const { return m_saving || m_takeAsked; }
    [[nodiscard]] bool begun() const { return !m_payment.tenders().empty(); }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] TextRows* sums() { return &m_sums; }
    [[nodiscard]] TextRows* parts() { return &m_parts; }

    Q_INVOKABLE void choose(huitou::TenderViewModel::Method method);
    Q_INVOKABLE void key(const QString& key); ///< a digit, ".", or "back"
    Q_INVOKABLE void useSum(int row);
    /// The amount, by the method, as soon as that is allowed; the sale is done when nothing is left.
    Q_INVOKABLE void take();
    /// The last part, at the second touch: the first says what has to be handed back. Or back to the basket.
    Q_INVOKABLE void undo();

signals:
    void changed();
    void backRequested();
    void paid();

private:
    [[nodiscard]] Money wanted() const; ///< typed, or what is left; zero for a text that is no amount
    [[nodiscard]] Money left() const { return m_payment.remaining(m_method == Method::Cash); }
    void show();
    /// Card numbers are not taken in: says so and answers false.
    [[nodiscard]] bool acceptable(const QString& text);

    const Texts& m_texts;
    Money m_toPay = Money::zero(cny);
    Payment m_payment{Money::zero(cny), Money::zero(cny)};
    Method m_method = Method::Cash;
    AmountEntry m_typed;
    QString m_approval;
    QString m_lastFour;
    std::vector<Money> m_likely;
    TextRows m_sums{{"text"}};
    TextRows m_parts{{"kind", "amount"}};
    bool m_allowed = false;
    bool m_takeAsked = false; ///< before it was allowed
    bool m_saving = false;
    bool m_undoAsked = false; ///< the next undo() takes the last part back
    std::optional<Sentence> m_earns;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
};

} // namespace huitou
