// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/texts.h"
#include "core/base/result.h"
#include "core/storage/till_identity.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// What SetupScreen.qml shows and does on a machine that is no till yet: language, and the office's code, by which it
/// becomes one. GUI thread.
class SetupViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(QString link READ link WRITE setLink NOTIFY changed)
    Q_PROPERTY(QString office READ office NOTIFY changed) ///< whose code it is; empty: no code yet
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool done READ done NOTIFY changed) ///< this is a till now
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
public:
    /// Becomes a till of the office that showed the link; answers later, on the GUI thread.
    using Enrol = std::function<void(const std::string& link, std::function<void(Result<TillIdentity>)> then)>;

    explicit SetupViewModel(const Texts& texts, QObject* parent = nullptr);

    void setEnrol(Enrol enrol) { m_enrol = std::move(enrol); }
    /// The office's code, or something else: then it says so.
    void scan(const QString& text);

    [[nodiscard]] QString link() const { return m_link; }
    void setLink(const QString& text);
    [[nodiscard]] QString office() const;
    [[nodiscard]] bool ready() const { return !m_busy && !m_till && !office().isEmpty() && m_enrol != nullptr; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool done() const { return m_till.has_value(); }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }

    Q_INVOKABLE void chooseLanguage(bool chinese);
    Q_INVOKABLE void enrol();
    Q_INVOKABLE void goOn(); ///< once this is a till

signals:
    void changed();
    void languageChosen(bool chinese);
    void enrolled(); ///< the store is there

private:
    void say(std::optional<Sentence> message, bool refusal = false);

    const Texts& m_texts;
    Enrol m_enrol;
    QString m_link;
    bool m_busy = false;
    std::optional<TillIdentity> m_till;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
};

} // namespace huitou
