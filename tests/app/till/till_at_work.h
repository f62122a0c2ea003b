// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/till_application.h"
#include "tests/support/till_driver/hand.h"
#include "tests/support/till_driver/small_shop.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <string>

namespace huitou::test
{

/// The till program's own object over a small shop's store in a folder of its own, with a hand at its window. The
/// printer is a file in that folder unless another address is given.
class TillAtWork
{
public:
    explicit TillAtWork(const std::string& printer = {}, bool customerDisplay = false);

    /// Signs in the first of the staff; the sale screen is in front then.
    void signIn();
    /// Each fails the test when it cannot be done.
    void touch(const QString& objectName);
    void type(const QString& text);
    void scan(const std::string& text);
    void expect(const QString& objectName, const QString& property, const QString& value);
    [[nodiscard]] QString read(const QString& objectName, const QString& property = QStringLiteral("text")) const;

    /// So much time goes by without anybody at the till.
    void passIdle(std::chrono::seconds time);
    /// Switches the till off and on again, and answers what the code on the first paper of event `seq` says.
    [[nodiscard]] std::string codeOnReceipt(std::uint64_t seq);
    /// Ends the till, as at closing time, and opens its store.
    [[nodiscard]] std::unique_ptr<TillStore> closeAndOpenStore();
    [[nodiscard]] std::filesystem::path folder() const;
    [[nodiscard]] std::filesystem::path reportsFolder() const { return folder() / "saved reports"; }
    /// From now on an office answers what is asked of it so.
    void setOffice(AskOffice::Line office);
    [[nodiscard]] Hand& hand() { return *m_hand; }
    [[nodiscard]] QQuickWindow& window() { return m_till->window(); }
    /// What an item of the customer's window says.
    void expectDisplay(const QString& objectName, const QString& value);
    /// Everything that the printer has got.
    [[nodiscard]] Bytes paper() const;
    void resize(int width, int height);

private:
    void switchOn();

    QTemporaryDir m_folder;
    std::string m_printer;
    bool m_customerDisplay;
    std::chrono::steady_clock::time_point m_now; ///< by which the till notices that nobody is there
    std::unique_ptr<TillApplication> m_till;
    std::unique_ptr<Hand> m_hand;
};

} // namespace huitou::test
