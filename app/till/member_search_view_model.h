// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// The sheet that finds a member by phone number or its last four digits, alone or with the first letter of the name,
/// and lets one of several be chosen.
class MemberSearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool searching READ searching NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* found READ found CONSTANT) ///< name, phone
public:
    using Answer = std::function<void(Result<FindMember::Found>)>;
    using ByPhone = std::function<void(const std::string& typed, Answer)>;
    using ById = std::function<void(const MemberId&, Answer)>;

    MemberSearchViewModel(const Texts& texts, ByPhone byPhone, ById byId, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool searching() const { return m_searching; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] TextRows* found() { return &m_found; }

    Q_INVOKABLE void begin();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void key(const QString& key); ///< a digit, "+", a name's first letter behind four digits, or "back"
    Q_INVOKABLE void search();
    Q_INVOKABLE void join(); ///< somebody with the number that was typed; who is a member already is found
    Q_INVOKABLE void choose(int row);

signals:
    void changed();
    void memberFound(const huitou::MemberAtTill& member);
    void newMemberWanted(const QString& phone); ///< in the form of normalisePhone()

private:
    [[nodiscard]] bool isWanted(QChar key) const;
    void take(const Result<FindMember::Found>& answer);

    const Texts& m_texts;
    ByPhone m_byPhone;
    ById m_byId;
    bool m_open = false;
    bool m_searching = false;
    QString m_text;
    std::optional<Sentence> m_message;
    TextRows m_found{{"name", "phone"}};
    std::vector<MemberId> m_choice;
};

} // namespace huitou
