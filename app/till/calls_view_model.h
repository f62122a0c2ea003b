// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/call_members.h"
#include "app/till/shop.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>
#include <string>

namespace huitou
{

/// What CallsScreen.qml shows: members who stay away, those with most at stake first; of the chosen one why, the number
/// to call, and what may come of a call. GUI thread.
class CallsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed) ///< the office has told, and nobody is on the list
    Q_PROPERTY(bool known READ known NOTIFY changed)     ///< the office has told who is
    Q_PROPERTY(bool canCall READ canCall NOTIFY changed) ///< the list is of those who may be called now
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString notes READ notes NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(bool chosen READ hasChosen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)           ///< of the chosen one
    Q_PROPERTY(QString phone READ phone NOTIFY changed)         ///< of the chosen one, in groups to dial
    Q_PROPERTY(huitou::TextRows* filters READ filters CONSTANT) ///< text, chosen
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT)       ///< title, detail, amount, chosen
    Q_PROPERTY(huitou::TextRows* details READ details CONSTANT) ///< label, text
    Q_PROPERTY(huitou::TextRows* results READ results CONSTANT) ///< text, chosen
public:
    CallsViewModel(const Texts& texts, CallMembers& calls, ApprovalViewModel& approval, QObject* parent = nullptr);

    /// Asks for a manager's PIN, and then for the list; `then` shows the screen.
    void begin(const ShopPtr& shop, std::function<void()> then);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool nothing() const { return m_list && m_list->rows.empty(); }
    [[nodiscard]] bool known() const { return m_list.has_value(); }
    [[nodiscard]] bool canCall() const { return m_wanted.isForCalls; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString notes() const;
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] bool hasChosen() const { return call() != nullptr; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString phone() const;
    [[nodiscard]] TextRows* filters() { return &m_filters; }
    [[nodiscard]] TextRows* rows() { return &m_rows; }
    [[nodiscard]] TextRows* details() { return &m_details; }
    [[nodiscard]] TextRows* results() { return &m_results; }

    Q_INVOKABLE void filter(int chip);
    Q_INVOKABLE void choose(int row);
    /// What came of the call to the chosen one; what the office does not take back has to be touched twice.
    Q_INVOKABLE void note(int result);
    Q_INVOKABLE void ask(); ///< once more
    Q_INVOKABLE void back();
    /// Forgets the numbers, and the PIN that opened them.
    void forget();

signals:
    void changed();
    void closed();

private:
    [[nodiscard]] const CallRow* call() const;
    [[nodiscard]] std::string starName(const std::string& star) const;
    void list();
    void say(std::optional<Sentence> message, bool refusal);
    void show();

    const Texts& m_texts;
    CallMembers& m_calls;
    ApprovalViewModel& m_approval;
    ShopPtr m_shop;
    CallMembers::Manager m_manager; ///< while the screen is open
    CallMembers::Wanted m_wanted;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
    bool m_busy = false;
    std::optional<CallList> m_list;
    std::string m_chosen; ///< member id
    std::optional<CallResult> m_touchedOnce;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_filters{{"text", "chosen"}};
    TextRows m_rows{{"title", "detail", "amount", "chosen"}};
    TextRows m_details{{"label", "text"}};
    TextRows m_results{{"text", "chosen"}};
};

} // namespace huitou
