// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/enrol_member.h"
#include "app/till/find_member.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// The sheet on which somebody becomes a member: a phone number, what they agree to, and who sent them.
class EnrolViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* consents READ consents CONSTANT) ///< text, chosen
    Q_PROPERTY(QString referrer READ referrer NOTIFY changed)     ///< a name; empty: nobody
    Q_PROPERTY(QString message READ message NOTIFY changed)
public:
    using Enrol = std::function<void(const NewMember&, EnrolMember::Then)>;

    EnrolViewModel(const Texts& texts, Enrol enrol, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString phone() const { return QString::fromStdString(m_who.phone); }
    [[nodiscard]] TextRows* consents() { return &m_consents; }
    [[nodiscard]] QString referrer() const { return m_referrer; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }

    /// For somebody with that number, in the form of normalisePhone().
    void begin(const std::string& phone);
    /// A member's code was scanned while the sheet is open: that is who sent them.
    void introduce(const Result<FindMember::Found>& friendOf);

    Q_INVOKABLE void toggle(int row); ///< of consents
    Q_INVOKABLE void enrol();
    Q_INVOKABLE void cancel();

signals:
    void changed();
    void enrolled(const huitou::MemberAtTill& member);

private:
    void show();

    const Texts& m_texts;
    Enrol m_enrol;
    bool m_open = false;
    bool m_busy = false;
    NewMember m_who;
    QString m_referrer;
    std::optional<Sentence> m_message;
    TextRows m_consents{{"text", "chosen"}};
    std::vector<std::string> m_asked; ///< the consent of each row
    unsigned m_opening = 0;           ///< an answer that belongs to an earlier one is dropped
};

} // namespace huitou
