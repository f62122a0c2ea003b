// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/scan_source.h"
#include "scanner/source/wedge_reader.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

class QKeyEvent;

namespace huitou
{

/// A scanner that types. Filters the whole application's keys before any field has them, so that a scan never lands in
/// whatever has the focus; what turns out to be typing reaches its field up to 50 ms later, in order.
class KeyboardWedge final : public ScanSource
{
    Q_OBJECT
public:
    explicit KeyboardWedge(WedgeSettings settings = {}, QObject* parent = nullptr);
    ~KeyboardWedge() override;

    [[nodiscard]] Status start() override;
    void stop() override;

    [[nodiscard]] bool eventFilter(QObject* receiver, QEvent* event) override;

signals:
    /// The scans have shown how they end: worth remembering.
    void endingLearned(huitou::ScanEnding ending);

private:
    /// A key held back, with the window and the field for which it was meant.
    struct HeldKey {
        std::unique_ptr<QKeyEvent> event;
        QPointer<QObject> window;
        QPointer<QObject> field;
    };

    [[nodiscard]] bool press(QObject* window, const QKeyEvent& event);
    [[nodiscard]] bool release(QObject* window, const QKeyEvent& event);
    void hold(QObject* window, const QKeyEvent& event);
    void replayHeld();
    void dropHeld(); ///< a scan that was cut off
    void takeScan(); ///< the reader's newest
    void finish(WedgeReader::Held held);

    WedgeReader m_reader;
    ScanEnding m_ending;
    std::vector<HeldKey> m_held;
    QSet<int> m_dropped; ///< keys of a scan that were pressed and not let go yet
    QTimer m_patience;
    bool m_replaying = false;
};

} // namespace huitou
