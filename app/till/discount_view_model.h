// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "core/pricing/basket.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>

namespace huitou
{

/// The sheet on which a cashier takes something off one line: a percentage or an amount, and why. GUI thread.
class DiscountViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString article READ article NOTIFY changed)
    Q_PROPERTY(QString price READ price NOTIFY changed) ///< of the line, before it
    Q_PROPERTY(bool percent READ percent NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString limit READ limit NOTIFY changed) ///< what a cashier may give alone
    Q_PROPERTY(bool hasOne READ hasOne NOTIFY changed)  ///< the line has a discount that can be taken back
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* reasons READ reasons CONSTANT) ///< text, chosen
public:
    /// What is taken off from now on; nothing: the line has its price again.
    using Take = std::function<void(std::optional<ManualDiscount>)>;

    explicit DiscountViewModel(const Texts& texts, QObject* parent = nullptr);

    /// Asks about `line`, which costs `list`; a cashier alone may give `limitHundredths` of a percent.
    void ask(const BasketLine& line, Money list, std::int32_t limitHundredths, Take take);

    [[nodiscard]] bool isOpen() const { return m_take != nullptr; }
    [[nodiscard]] QString article() const { return m_texts.of(m_line.article.name); }
    [[nodiscard]] QString price() const { return QString::fromStdString(m_list.display()); }
    [[nodiscard]] bool percent() const { return m_percent; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString limit() const;
    [[nodiscard]] bool hasOne() const { return m_line.manual.has_value(); }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] TextRows* reasons() { return &m_reasons; }

    Q_INVOKABLE void usePercent(bool percent);
    Q_INVOKABLE void chooseReason(int row);
    Q_INVOKABLE void key(const QString& key); ///< a digit, ".", or "back"
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void takeBack(); ///< the discount that the line has
    Q_INVOKABLE void cancel();

signals:
    void changed();

private:
    [[nodiscard]] Result<ManualDiscount> entered() const;
    void show();

    const Texts& m_texts;
    BasketLine m_line;
    Money m_list = Money::zero(cny);
    std::int32_t m_limitHundredths = 0;
    Take m_take;
    bool m_percent = true;
    QString m_text;
    int m_reason = -1;
    std::optional<Sentence> m_message;
    TextRows m_reasons{{"text", "chosen"}};
};

} // namespace huitou
