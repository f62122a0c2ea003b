// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/keyboard_wedge.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <utility>

namespace huitou
{

namespace
{

std::chrono::milliseconds momentOf(const QKeyEvent& event)
{
    return std::chrono::milliseconds(static_cast<std::int64_t>(event.timestamp()));
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_CapsLock || key == Qt::Key_AltGr;
}

bool endsScan(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
}

/// Whether the key types something; with Control or Alt it commands.
bool isTyping(const QKeyEvent& event)
{
    const bool commands = event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return !commands && !event.isAutoRepeat() && !event.text().isEmpty() && event.text().front().isPrint();
}

} // namespace

KeyboardWedge::KeyboardWedge(WedgeSettings settings, QObject* parent)
    : ScanSource(parent), m_reader(std::move(settings)), m_ending(m_reader.ending())
{
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    m_patience.setInterval(m_reader.settings().betweenCharacters + std::chrono::milliseconds(1));
    connect(&m_patience, &QTimer::timeout, this, [this] { finish(m_reader.passTime()); });
}

KeyboardWedge::~KeyboardWedge()
{
    stop();
}

Status KeyboardWedge::start()
{
    QCoreApplication::instance()->installEventFilter(this);
    return {};
}

void KeyboardWedge::stop()
{
    if (QCoreApplication::instance() != nullptr) {
        QCoreApplication::instance()->removeEventFilter(this);
    }
    m_patience.stop();
    (void)m_reader.giveUp();
    m_held.clear();
    m_dropped.clear();
}

bool KeyboardWedge::eventFilter(QObject* receiver, QEvent* event)
{
    // Keys reach the window first; what a window hands on to its items is not looked at again.
    if (m_replaying || !receiver->isWindowType()) {
        return false;
    }
    if (event->type() == QEvent::KeyPress) {
        return press(receiver, static_cast<const QKeyEvent&>(*event));
    }
    return event->type() == QEvent::KeyRelease && release(receiver, static_cast<const QKeyEvent&>(*event));
}

bool KeyboardWedge::press(QObject* window, const QKeyEvent& event)
{
    if (isModifier(event.key())) {
        return false; // a scanner presses Shift for capitals
    }
    if (!isTyping(event) && !endsScan(event.key())) {
        finish(m_reader.giveUp());
        return false;
    }
    const WedgeReader::Verdict verdict =
        isTyping(event) ? m_reader.type(event.text().toStdU16String(), momentOf(event)) : m_reader.end(momentOf(event));
    switch (verdict) {
    case WedgeReader::Verdict::Hold: break;
    case WedgeReader::Verdict::ReleaseAndHold: replayHeld(); break;
    case WedgeReader::Verdict::DropAndHold: dropHeld(); break;
    case WedgeReader::Verdict::ScanAndHold: takeScan(); break;
    case WedgeReader::Verdict::Release: replayHeld(); return false;
    case WedgeReader::Verdict::DropAndRelease: dropHeld(); return false;
    case WedgeReader::Verdict::ScanAndRelease: takeScan(); return false;
    case WedgeReader::Verdict::Scan:
        takeScan();
        m_dropped.insert(event.key());
        return true;
    case WedgeReader::Verdict::Drop: m_dropped.insert(event.key()); return true;
    }
    hold(window, event);
    return true;
}

void KeyboardWedge::takeScan()
{
    for (const HeldKey& key : m_held) {
        if (key.event->type() == QEvent::KeyPress) {
            m_dropped.insert(key.event->key());
        } else {
            m_dropped.remove(key.event->key());
        }
    }
    m_held.clear();
    m_patience.stop();
    if (m_ending != m_reader.ending()) {
        m_ending = m_reader.ending();
        emit endingLearned(m_ending);
    }
    emit scanned(QString::fromStdU16String(m_reader.text()), NumberOrigin::Unknown);
}

bool KeyboardWedge::release(QObject* window, const QKeyEvent& event)
{
    if (m_dropped.remove(event.key())) {
        return true;
    }
    if (m_held.empty() || isModifier(event.key())) {
        return false;
    }
    // Behind its press, which is still held.
    m_held.push_back({std::unique_ptr<QKeyEvent>(event.clone()), window, QGuiApplication::focusObject()});
    return true;
}

void KeyboardWedge::hold(QObject* window, const QKeyEvent& event)
{
    m_held.push_back({std::unique_ptr<QKeyEvent>(event.clone()), window, QGuiApplication::focusObject()});
    m_patience.start();
}

void KeyboardWedge::finish(WedgeReader::Held held)
{
    switch (held) {
    case WedgeReader::Held::Typing: replayHeld(); break;
    case WedgeReader::Held::CutScan: dropHeld(); break;
    case WedgeReader::Held::Scan: takeScan(); break;
    }
}

void KeyboardWedge::dropHeld()
{
    m_patience.stop();
    m_held.clear();
    emit failed(cutOff());
}

void KeyboardWedge::replayHeld()
{
    m_patience.stop();
    const QScopedValueRollback guard(m_replaying, true);
    for (const HeldKey& key : std::exchange(m_held, {})) {
        // By way of the window, unless the focus has moved on meanwhile.
        const bool focusMoved = key.field != nullptr && key.field != QGuiApplication::focusObject();
        QObject* receiver = focusMoved ? key.field : key.window;
        if (receiver != nullptr) {
            QCoreApplication::sendEvent(receiver, key.event.get());
        }
    }
}

} // namespace huitou
