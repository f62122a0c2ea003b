// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/serial_source.h"

#include <QByteArray>
#include <QSerialPort>

namespace huitou
{

SerialSource::SerialSource(const QString& device, int baudRate, QObject* parent)
    : ScanSource(parent), m_port(std::make_unique<QSerialPort>(device))
{
    m_port->setBaudRate(baudRate);
    connect(m_port.get(), &QSerialPort::readyRead, this, &SerialSource::read);
    connect(m_port.get(), &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        // Failures to open are answered by start(); a scanner that is unplugged is a ResourceError.
        if (error == QSerialPort::ResourceError && m_port->isOpen()) {
            const Error reason = portError();
            m_port->close();
            emit failed(reason);
        }
    });
}

SerialSource::~SerialSource() = default;

Status SerialSource::start()
{
    m_lines = {};
    if (!m_port->open(QIODevice::ReadOnly)) {
        return portError();
    }
    return {};
}

void SerialSource::stop()
{
    m_port->close();
}

void SerialSource::read()
{
    const QByteArray bytes = m_port->readAll();
    for (const std::string& text : m_lines.take({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        emit scanned(QString::fromStdString(text), NumberOrigin::Unknown);
    }
}

Error SerialSource::portError() const
{
    const std::string device = m_port->portName().toStdString();
    return Error{ErrorCode::Io,
                 {"The scanner at " + device + " does not answer. Check its cable and plug it in again.",
                  "扫码枪 " + device + " 没有应答。请检查连线并重新插上。"},
                 m_port->errorString().toStdString()};
}

} // namespace huitou
