// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/line_reader.h"
#include "scanner/source/scan_source.h"

#include <memory>

class QSerialPort;

namespace huitou
{

/// A scanner on a serial port, real or over USB: what it sends never looks like typing.
class SerialSource final : public ScanSource
{
    Q_OBJECT
public:
    /// `device` such as "/dev/ttyACM0"; 8 data bits, no parity, 1 stop bit.
    explicit SerialSource(const QString& device, int baudRate = 9600, QObject* parent = nullptr);
    ~SerialSource() override;

    [[nodiscard]] Status start() override;
    void stop() override;

private:
    void read();
    [[nodiscard]] Error portError() const;

    std::unique_ptr<QSerialPort> m_port;
    LineReader m_lines;
};

} // namespace huitou
