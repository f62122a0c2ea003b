// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/serial_source.h"

#include <QByteArray>
#include <QSerialPort>

#include <chrono>
#include <utility>

namespace huitou
{

namespace
{

/// More than a converter keeps characters to itself, less than a person needs for the next article.
constexpr std::chrono::milliseconds silence{150};
constexpr std::chrono::milliseconds moment{10};
constexpr std::chrono::milliseconds tail{400}; ///< in which the rest of a scan may still come
constexpr std::chrono::seconds tryAgain{2};

} // namespace

SerialSource::SerialSource(const QString& device, int baudRate, ScanEndings endings, std::unique_ptr<PauseTimer> gap,
                           QObject* parent)
    : ScanSource(parent), m_port(std::make_unique<QSerialPort>(device)), m_endings(std::move(endings)),
      m_lines(m_endings), m_gap(std::move(gap))
{
    connect(m_gap.get(), &PauseTimer::over, this, &SerialSource::passTime);
    m_again.setInterval(tryAgain);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_port->open(QIODevice::ReadOnly)) {
            m_again.stop();
        }
    });
    m_port->setBaudRate(baudRate);
    connect(m_port.get(), &QSerialPort::readyRead, this, &SerialSource::read);
    connect(m_port.get(), &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        // Failures to open are answered by start(); a scanner that is unplugged is a ResourceError.
        if (error == QSerialPort::ResourceError && m_port->isOpen()) {
            const Error reason = portError();
            m_port->close();
            m_again.start();
            emit failed(reason);
        }
    });
}

SerialSource::~SerialSource() = default;

Status SerialSource::start()
{
    m_lines = LineReader(m_endings);
    if (!m_port->open(QIODevice::ReadOnly)) {
        return portError();
    }
    return {};
}

void SerialSource::stop()
{
    m_gap->stop();
    m_again.stop();
    m_port->close();
}

void SerialSource::read()
{
    const QByteArray bytes = m_port->readAll();
    for (const std::string& text : m_lines.take({bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        emit scanned(QString::fromStdString(text), NumberOrigin::Unknown);
    }
    m_step = Step::Gap;
    if (m_lines.hasBegun()) {
        m_gap->start(silence);
    } else {
        m_gap->stop();
    }
}

void SerialSource::passTime()
{
    switch (m_step) {
    case Step::Gap: // this thread may have been late, and not the scanner: what waits is read first
        m_step = Step::Sure;
        m_gap->start(moment);
        break;
    case Step::Sure:
        m_step = Step::Tail;
        m_gap->start(tail);
        if (const std::optional<std::string> text = m_lines.passTime()) {
            emit scanned(QString::fromStdString(*text), NumberOrigin::Unknown);
        } else {
            emit failed(cutOff());
        }
        break;
    case Step::Tail: m_lines.forgetTail(); break;
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
