// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// What SignInScreen.qml shows and does: choose a name, enter its PIN. GUI thread.
class SignInViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(huitou::TextRows* staff READ staff CONSTANT) ///< name, role, initial
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)       ///< row of `staff`; -1: nobody yet
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(int pinLength READ pinLength NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed) ///< the PIN is long enough to be checked
    Q_PROPERTY(QString message READ message NOTIFY changed)
public:
    /// The use case: checks a PIN and answers later.
    using Check = std::function<void(const StaffMember&, const std::string& pin, std::function<void(Status)>)>;

    SignInViewModel(const Texts& texts, Check check, QObject* parent = nullptr);

    void setShop(ShopPtr shop);
    /// A scan came in before anybody had signed in.
    void refuseScan();

    [[nodiscard]] TextRows* staff() { return &m_staff; }
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QString chosenName() const;
    [[nodiscard]] int pinLength() const { return static_cast<int>(m_pin.size()); }
    [[nodiscard]] bool checking() const { return m_checking; }
    [[nodiscard]] bool ready() const { return m_chosen >= 0 && m_pin.size() >= 4 && !m_checking; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }

    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void key(const QString& key); ///< a digit, or "back"
    Q_INVOKABLE void signIn();

signals:
    void changed();
    void signedIn(const huitou::StaffMember& who);

private:
    void showStaff();

    const Texts& m_texts;
    Check m_check;
    ShopPtr m_shop;
    TextRows m_staff{{"name", "role", "initial"}};
    int m_chosen = -1;
    std::string m_pin;
    bool m_checking = false;
    std::optional<Sentence> m_message;
};

} // namespace huitou
