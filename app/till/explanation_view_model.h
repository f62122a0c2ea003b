// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/explain_member.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// The sheet that says how a member came to their balance: at once what the till knows, then what the office does. GUI
/// thread.
class ExplanationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString asOf READ asOf NOTIFY changed)
    Q_PROPERTY(QString balance READ balance NOTIFY changed)
    Q_PROPERTY(QString more READ more NOTIFY changed)       ///< what can be spent here, pending points, a debt
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed)    ///< never bought, never given anything
    Q_PROPERTY(huitou::TextRows* steps READ steps CONSTANT) ///< when, change, balance, why; the newest first
public:
    explicit ExplanationViewModel(const Texts& texts, QObject* parent = nullptr);

    void show(const ShopPtr& shop, MemberExplanation explanation);
    /// Shows more of what is shown; nothing when the sheet was closed meanwhile, or tells of somebody else.
    void showMore(const ShopPtr& shop, MemberExplanation explanation);

    [[nodiscard]] bool isOpen() const { return m_explanation.has_value(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString asOf() const;
    [[nodiscard]] QString balance() const;
    [[nodiscard]] QString more() const;
    [[nodiscard]] bool nothing() const;
    [[nodiscard]] TextRows* steps() { return &m_steps; }

    Q_INVOKABLE void close();

signals:
    void changed();

private:
    void showSteps();

    const Texts& m_texts;
    ShopPtr m_shop;
    std::optional<MemberExplanation> m_explanation;
    TextRows m_steps{{"when", "change", "balance", "why"}};
};

} // namespace huitou
