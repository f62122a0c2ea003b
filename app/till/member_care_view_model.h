// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/care_for_member.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "core/storage/till_store.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// The sheet of the member at the counter: what they bought here, complaint, reason for leaving, how they want to be
/// spoken to, the wish to be forgotten. What is noted for good wants a second touch. GUI thread.
class MemberCareViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the sheet")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed) ///< bought nothing at this till, as far as it remembers
    Q_PROPERTY(
        QString wishesLine READ wishesLine NOTIFY changed)     ///< why there are no wishes to touch; empty: there are
    Q_PROPERTY(bool forgetting READ forgetting NOTIFY changed) ///< asked for already
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* history READ history CONSTANT) ///< title, detail, amount
    Q_PROPERTY(huitou::TextRows* wishes READ wishes CONSTANT)   ///< text, chosen
    Q_PROPERTY(huitou::TextRows* reasons READ reasons CONSTANT) ///< text, chosen
public:
    MemberCareViewModel(const Texts& texts, CareForMember& care, QObject* parent = nullptr);

    void begin(const ShopPtr& shop, const StaffMember& staff, const MemberAtTill& member);

    void tellPrinted(const Status& printed);

    [[nodiscard]] bool isOpen() const { return m_member.has_value(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool nothing() const { return m_sales && m_sales->empty(); }
    [[nodiscard]] QString wishesLine() const;
    [[nodiscard]] bool forgetting() const { return m_wishes && m_wishes->wantsToBeForgotten; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] TextRows* history() { return &m_history; }
    [[nodiscard]] TextRows* wishes() { return &m_wishRows; }
    [[nodiscard]] TextRows* reasons() { return &m_reasons; }

    Q_INVOKABLE void toggleWish(int row);
    Q_INVOKABLE void leave(int reason);
    Q_INVOKABLE void complain();
    Q_INVOKABLE void forget();
    Q_INVOKABLE void printCard(); ///< asks the office for it, then printCardRequested()
    Q_INVOKABLE void close();

signals:
    void changed();
    void noted(); ///< there is something to send
    /// Whoever prints says with tellPrinted() how it went.
    void printCardRequested(const huitou::MemberCard& card);

private:
    enum class Armed { Nothing, Complaint, Leaving, Forgetting };
    /// The first touch asks, the second of the same does.
    [[nodiscard]] bool isSecondTouch(Armed what, const Sentence& question);
    void answer(const Status& status, const Sentence& done);
    void readWishes();
    void say(std::optional<Sentence> message, bool refusal = false);
    void show();

    const Texts& m_texts;
    CareForMember& m_care;
    ShopPtr m_shop;
    StaffMember m_staff;
    std::optional<DirectoryEntry> m_member;
    unsigned m_opening = 0; ///< an answer for an earlier one is dropped
    std::optional<std::vector<PastSale>> m_sales;
    std::optional<MemberWishes> m_wishes;
    std::optional<Sentence> m_noWishes; ///< why
    Armed m_armed = Armed::Nothing;
    int m_reason = -1;
    OpId m_op;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_history{{"title", "detail", "amount"}};
    TextRows m_wishRows{{"text", "chosen"}};
    TextRows m_reasons{{"text", "chosen"}};
};

} // namespace huitou
