// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/till_driver/hand.h"

#include <QCoreApplication>
#include <QImage>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTest>

namespace huitou
{

namespace
{

/// Slower than any scanner, faster than any cashier.
constexpr int typingDelayMs = 60;

QQuickItem* findIn(QQuickItem* item, const QString& objectName)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->objectName() == objectName) {
        return item;
    }
    // The newest first: what lies on top.
    const QList<QQuickItem*> children = item->childItems();
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (QQuickItem* found = findIn(*child, objectName)) {
            return found;
        }
    }
    return nullptr;
}

Qt::Key namedKey(const QString& name)
{
    if (name == u"Enter") {
        return Qt::Key_Return;
    }
    if (name == u"Tab") {
        return Qt::Key_Tab;
    }
    if (name == u"Backspace") {
        return Qt::Key_Backspace;
    }
    if (name == u"Escape") {
        return Qt::Key_Escape;
    }
    const int number = name.startsWith(u'F') ? name.mid(1).toInt() : 0;
    return number >= 1 && number <= 12 ? static_cast<Qt::Key>(Qt::Key_F1 + number - 1) : Qt::Key_unknown;
}

} // namespace

Hand::Hand(QQuickWindow& window) : m_window(window), m_finger(QTest::createTouchDevice())
{
    m_window.requestActivate(); // keys reach the window in front; a display server alone has nobody who says which
}

QQuickItem* Hand::find(const QString& objectName) const
{
    return findIn(m_window.contentItem(), objectName);
}

QString Hand::touch(const QString& objectName)
{
    QTest::qWait(40); // a person touches what has been drawn: what has just changed finds its place first
    QQuickItem* item = find(objectName);
    if (item == nullptr) {
        return QStringLiteral("nothing visible is called %1").arg(objectName);
    }
    if (!item->isEnabled()) {
        return QStringLiteral("%1 is not enabled").arg(objectName);
    }
    const QPoint middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    if (!QRect(QPoint(0, 0), m_window.size()).contains(middle)) {
        return QStringLiteral("%1 lies outside the window, at %2, %3").arg(objectName).arg(middle.x()).arg(middle.y());
    }
    for (const QQuickItem* around = item->parentItem(); around != nullptr; around = around->parentItem()) {
        if (around->clip() && !around->mapRectToScene(around->boundingRect()).contains(middle)) {
            return QStringLiteral("%1 is scrolled out of sight").arg(objectName);
        }
    }
    QTest::touchEvent(&m_window, m_finger).press(0, middle, &m_window);
    QTest::qWait(20);
    QTest::touchEvent(&m_window, m_finger).release(0, middle, &m_window);
    QTest::qWait(20);
    return {};
}

QString Hand::type(const QString& text)
{
    static const QRegularExpression piece(QStringLiteral("<(Ctrl\\+)?([A-Z][A-Za-z0-9]*)>|."));
    auto pieces = piece.globalMatch(text);
    while (pieces.hasNext()) {
        const QRegularExpressionMatch match = pieces.next();
        const QString name = match.captured(2);
        if (!name.isEmpty()) {
            const bool withControl = !match.captured(1).isEmpty();
            const Qt::Key key =
                withControl && name.size() == 1 ? static_cast<Qt::Key>(name[0].unicode()) : namedKey(name);
            if (key == Qt::Key_unknown) {
                return QStringLiteral("there is no key <%1>").arg(name);
            }
            QTest::keyClick(&m_window, key, withControl ? Qt::ControlModifier : Qt::NoModifier);
        } else if (match.captured(0)[0].unicode() < 0x7f) {
            QTest::keyClick(&m_window, match.captured(0)[0].toLatin1());
        } else {
            QTest::sendKeyEvent(QTest::Click, &m_window, Qt::Key_unknown, match.captured(0), Qt::NoModifier);
        }
        QTest::qWait(typingDelayMs);
    }
    return {};
}

QString Hand::scan(const QString& text)
{
    for (const QChar character : text) {
        if (character.unicode() < 0x20 || character.unicode() > 0x7e) {
            return QStringLiteral("a scanner that types sends ASCII only");
        }
    }
    // A scanner's keys carry the times at which it sent them, however busy this machine is. Each scan has a time of its
    // own, far from any typing.
    m_scanTime += 10'000;
    for (const QChar character : text) {
        stroke(character.toUpper().unicode(), QString(character));
    }
    stroke(Qt::Key_Return, QStringLiteral("\r"));
    QTest::qWait(20);
    return {};
}

void Hand::stroke(int key, const QString& text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        event.setTimestamp(m_scanTime);
        QCoreApplication::sendEvent(&m_window, &event);
    }
    m_scanTime += 2;
}

QString Hand::read(const QString& objectName, const QString& property) const
{
    const QQuickItem* item = find(objectName);
    if (property == u"visible") {
        return item == nullptr ? QStringLiteral("false") : QStringLiteral("true");
    }
    const QVariant value = item == nullptr ? QVariant() : item->property(property.toUtf8().constData());
    if (!value.isValid()) {
        return {};
    }
    const QString text = value.toString();
    return text.isNull() ? QStringLiteral("") : text;
}

QString Hand::wait(const QString& objectName, const QString& property, const QString& value, int timeoutMs)
{
    const auto holds = [&] {
        const QString now = read(objectName, property);
        if (now.isNull()) {
            return false;
        }
        return value.startsWith(u'~')   ? now.contains(value.mid(1))
               : value.startsWith(u'!') ? now != value.mid(1)
                                        : now == value;
    };
    if (QTest::qWaitFor(holds, timeoutMs)) {
        return {};
    }
    const QString now = read(objectName, property);
    return now.isNull() ? QStringLiteral("nothing visible is called %1, or it has no %2").arg(objectName, property)
                        : QStringLiteral("%1.%2 is \"%3\", not \"%4\"").arg(objectName, property, now, value);
}

QString Hand::screenshot(const QString& file)
{
    QTest::qWait(250); // what moves comes to rest
    return m_window.grabWindow().save(file) ? QString() : QStringLiteral("cannot write %1").arg(file);
}

} // namespace huitou
