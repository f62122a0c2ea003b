// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/line_reader.h"
#include "scanner/source/pause_timer.h"
#include "scanner/source/scan_source.h"

#include <QTimer>

#include <memory>

class QSerialPort;

namespace huitou
{

/// A scanner on a serial port, real or over USB: what it sends never looks like typing. One that is pulled out is tried
/// again every two seconds.
class SerialSource final : public ScanSource
{
    Q_OBJECT
public:
    /// `device` such as "/dev/ttyACM0"; 8 data bits, no parity, 1 stop bit. `gap` measures the silence behind a code.
    explicit SerialSource(const QString& device, int baudRate = 9600, ScanEndings endings = {},
                          std::unique_ptr<PauseTimer> gap = std::make_unique<RealPauseTimer>(),
                          QObject* parent = nullptr);
    ~SerialSource() override;

    [[nodiscard]] Status start() override;
    void stop() override;

private:
    /// What m_gap waits for.
    enum class Step { Gap, Sure, Tail };

    void read();
    void passTime();
    [[nodiscard]] Error portError() const;

    std::unique_ptr<QSerialPort> m_port;
    ScanEndings m_endings;
    LineReader m_lines;
    std::unique_ptr<PauseTimer> m_gap; ///< runs while a line is under way, or may still be
    Step m_step = Step::Gap;
    QTimer m_again; ///< until the scanner is plugged in again
};

} // namespace huitou
