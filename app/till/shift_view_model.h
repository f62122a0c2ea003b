// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/amount_entry.h"
#include "app/till/approval_view_model.h"
#include "app/till/run_shift.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "printer/layout/shift_report.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>
#include <vector>

namespace huitou
{

/// What ShiftScreen.qml shows and does: opening with a float, cash in and out, X and Z report, the count. GUI thread.
class ShiftViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(huitou::ShiftViewModel::Step step READ step NOTIFY changed)
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed) ///< typed; empty when nothing is
    Q_PROPERTY(QString mainText READ mainText NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed) ///< the button that goes on can be touched
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool unasked READ unasked NOTIFY changed)  ///< this till may be told not to ask for shifts
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< that no shift is open, where somebody should know
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT)       ///< label, value, kind: 0 line, 1 sum, 2 heading
    Q_PROPERTY(huitou::TextRows* reasons READ reasons CONSTANT) ///< text, chosen
public:
    enum class Step { Opening, Running, MovingIn, MovingOut, Counting, Closed };
    Q_ENUM(Step)

    ShiftViewModel(const Texts& texts, RunShift& run, ApprovalViewModel& approval, QObject* parent = nullptr);

    /// Reads how this till stands; at once when it is known already nothing happens on the screen.
    void refresh();
    /// Comes to the front, for `staff`.
    void begin(const ShopPtr& shop, const StaffMember& staff);
    /// Something here did not work: says why.
    void refuse(const Sentence& why);
    /// A scan came in: gives way to the basket, unless an amount is being keyed in or stored. Then says so.
    [[nodiscard]] bool leave();
    /// Whether somebody who signs in is asked for a shift before anything else.
    [[nodiscard]] bool asks() const { return m_state && m_state->isWanted == true && !m_state->open; }

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] QString amount() const { return m_typed.isEmpty() ? QString() : m_typed.display(); }
    [[nodiscard]] QString mainText() const;
    [[nodiscard]] bool ready() const;
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool unasked() const { return m_state && m_state->isWanted != false; }
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] TextRows* rows() { return &m_rows; }
    [[nodiscard]] TextRows* reasons() { return &m_reasons; }

    Q_INVOKABLE void key(const QString& key); ///< a digit, ".", or "back"
    Q_INVOKABLE void chooseReason(int row);
    Q_INVOKABLE void confirm(); ///< the button that goes on
    Q_INVOKABLE void moveIn() { enter(Step::MovingIn); }
    Q_INVOKABLE void moveOut() { enter(Step::MovingOut); }
    Q_INVOKABLE void count() { enter(Step::Counting); }
    Q_INVOKABLE void printSums();
    Q_INVOKABLE void printLastAgain(); ///< the Z report
    Q_INVOKABLE void next();           ///< after a Z report: the next shift
    Q_INVOKABLE void stopAsking();     ///< with a manager's approval
    Q_INVOKABLE void back();           ///< from an amount to the shift, from the shift to the basket

signals:
    void changed();
    void closed();       ///< the basket comes to the front
    void paperWritten(); ///< there is something to print, and to send
    void reprintRequested(quint64 seq);

private:
    [[nodiscard]] static const std::vector<Sentence>& cashReasons(bool isOut);
    void enter(Step step);
    void open();
    void move();
    void compareOrClose();
    void takeState(const Result<ShiftState>& state, const Sentence& done);
    void say(const Sentence& what);
    void show();
    [[nodiscard]] RunShift::Hand hand() const { return {m_shop, m_staff, m_texts.language()}; }
    [[nodiscard]] Currency currency() const;

    const Texts& m_texts;
    RunShift& m_run;
    ApprovalViewModel& m_approval;
    ShopPtr m_shop;
    StaffMember m_staff;
    std::optional<ShiftState> m_state;
    std::optional<ClosedShift> m_ended;
    Step m_step = Step::Opening;
    OpId m_op;
    AmountEntry m_typed;
    std::optional<Money> m_counted; ///< once compared
    int m_reason = -1;
    bool m_busy = false;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_rows{{"label", "value", "kind"}};
    TextRows m_reasons{{"text", "chosen"}};
};

} // namespace huitou
