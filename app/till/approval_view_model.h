// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/sign_in_view_model.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// The sheet on which a manager lets something pass that the cashier may not do alone, by PIN. GUI thread.
class ApprovalViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to another view-model")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* managers READ managers CONSTANT) ///< name, chosen
    Q_PROPERTY(int pinLength READ pinLength NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed) ///< the PIN is long enough to be checked
    Q_PROPERTY(QString message READ message NOTIFY changed)
public:
    using Then = std::function<void(StaffId approvedBy)>;
    using ThenPin = std::function<void(StaffId approvedBy, const std::string& pin)>;

    ApprovalViewModel(const Texts& texts, SignInViewModel::Check check, QObject* parent = nullptr);

    /// The staff who may approve are those of `shop`.
    void setShop(ShopPtr shop) { m_shop = std::move(shop); }
    /// Who is at the till: a manager is not asked.
    void setStaff(const StaffMember& staff) { m_staff = staff; }
    /// Calls `then` once somebody who may has approved `what`; at once when that one is at the till.
    void ask(const Sentence& what, Then then);
    /// The same for what the office wants to see the PIN of: also a manager who is at the till types it.
    void askPin(const Sentence& what, ThenPin then);

    [[nodiscard]] bool isOpen() const { return m_then != nullptr; }
    [[nodiscard]] QString question() const { return m_texts.of(m_what); }
    [[nodiscard]] TextRows* managers() { return &m_managers; }
    [[nodiscard]] int pinLength() const { return static_cast<int>(m_pin.size()); }
    [[nodiscard]] bool checking() const { return m_checking; }
    [[nodiscard]] bool ready() const { return m_chosen < m_who.size() && m_pin.size() >= 4 && !m_checking; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }

    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void key(const QString& key); ///< a digit, or "back"
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel();

signals:
    void changed();

private:
    void show();

    const Texts& m_texts;
    SignInViewModel::Check m_check;
    ShopPtr m_shop;
    std::optional<StaffMember> m_staff;
    Sentence m_what;
    ThenPin m_then;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
    std::vector<StaffMember> m_who;
    std::size_t m_chosen = 0;
    TextRows m_managers{{"name", "chosen"}};
    std::string m_pin;
    bool m_checking = false;
    std::optional<Sentence> m_message;
};

} // namespace huitou
