// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <functional>

namespace huitou
{

/// A hand at the till: touches, types and scans as a person and a scanner do, by real events through the window. Each
/// call answers an empty text, or what went wrong.
class Hand
{
public:
    explicit Hand(QQuickWindow& window);

    /// Touches the middle of the item with that object name. It must be visible, enabled and within the window.
    [[nodiscard]] QString touch(const QString& objectName);
    /// Types slowly enough to be a person. "<Enter>", "<Tab>", "<Backspace>", "<Escape>" and "<F1>" to "<F12>" are
    /// keys; "<Ctrl+Z>" holds one down with another.
    [[nodiscard]] QString type(const QString& text);
    /// Types as a scanner does, and Enter behind it.
    [[nodiscard]] QString scan(const QString& text);

    /// The visible item of that name; null when there is none.
    [[nodiscard]] QQuickItem* find(const QString& objectName) const;
    /// What that property of the item says now; a null text when there is no such visible item or property. "visible"
    /// is "false" for an item that is not there at all.
    [[nodiscard]] QString read(const QString& objectName, const QString& property) const;
    /// Waits until the property says `value`: the same text, "~part" of it, or anything but "!value".
    [[nodiscard]] QString wait(const QString& objectName, const QString& property, const QString& value,
                               int timeoutMs = 15000);
    [[nodiscard]] QString screenshot(const QString& file);

private:
    void stroke(int key, const QString& text);

    QQuickWindow& m_window;
    QPointingDevice* m_finger; ///< Qt owns it
    quint64 m_scanTime = 1ULL << 40;
};

} // namespace huitou
