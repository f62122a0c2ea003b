// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/texts.h"
#include "core/base/quantity.h"
#include "core/base/result.h"
#include "core/pricing/article.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>

namespace huitou
{

/// The sheet that asks how much of an article: pieces, or kilograms.
class QuantityViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString article READ article NOTIFY changed)
    Q_PROPERTY(QString price READ price NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(bool weighed READ weighed NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
public:
    using Take = std::function<Status(Quantity)>;

    explicit QuantityViewModel(const Texts& texts, QObject* parent = nullptr);

    /// Asks; `take` is called with what was entered, and its refusal is shown.
    void ask(const Article& article, Take take);

    [[nodiscard]] bool isOpen() const { return m_take != nullptr; }
    [[nodiscard]] QString article() const { return m_texts.of(m_article.name); }
    [[nodiscard]] QString price() const;
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] bool weighed() const { return m_article.weighed; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }

    Q_INVOKABLE void key(const QString& key); ///< a digit, ".", or "back"
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel();

signals:
    void changed();

private:
    const Texts& m_texts;
    Article m_article;
    Take m_take;
    QString m_text;
    std::optional<Sentence> m_message;
};

} // namespace huitou
