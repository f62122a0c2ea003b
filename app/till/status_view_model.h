// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/texts.h"
#include "core/base/time.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <qqmlregistration.h>

#include <cstdint>
#include <optional>

namespace huitou
{

/// How the line to the office is.
struct OfficeState {
    bool reached = false; ///< by the last attempt
    bool tried = false;   ///< there was one
    bool fenced = false;
    std::uint64_t unsent = 0;
    std::optional<Instant> unsentSince;
};
/// How the printer is.
struct PrinterState {
    bool ready = true;
    std::uint64_t waiting = 0; ///< receipts
};

/// The states in words at the top of every screen, each with its consequence; and the clock. GUI thread.
class StatusViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screens")
    Q_PROPERTY(QString office READ office NOTIFY changed)
    Q_PROPERTY(int officeTone READ officeTone NOTIFY changed)
    Q_PROPERTY(QString printer READ printer NOTIFY changed) ///< empty while it is ready
    Q_PROPERTY(QString time READ time NOTIFY changed)
public:
    StatusViewModel(const Texts& texts, const Clock& clock, QObject* parent = nullptr);

    void setCalendar(const OutletCalendar& calendar);
    void setOffice(const OfficeState& state);
    void setPrinter(const PrinterState& state);

    [[nodiscard]] QString office() const;
    [[nodiscard]] int officeTone() const; ///< as Pill's
    [[nodiscard]] QString printer() const;
    [[nodiscard]] QString time() const;

signals:
    void changed();

private:
    const Texts& m_texts;
    const Clock& m_clock;
    std::optional<OutletCalendar> m_calendar;
    OfficeState m_office;
    PrinterState m_printer;
    QTimer m_tick;
};

} // namespace huitou
