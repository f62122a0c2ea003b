// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/serial_source.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <string_view>

using namespace huitou;

namespace
{

/// The scanner's end of a serial line.
class PseudoTerminal
{
public:
    PseudoTerminal() : m_descriptor(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        REQUIRE(m_descriptor >= 0);
        REQUIRE(::grantpt(m_descriptor) == 0);
        REQUIRE(::unlockpt(m_descriptor) == 0);
    }
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;
    ~PseudoTerminal() { ::close(m_descriptor); }

    [[nodiscard]] QString device() const { return QString::fromLocal8Bit(::ptsname(m_descriptor)); }
    void send(std::string_view bytes) const
    {
        REQUIRE(::write(m_descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }

private:
    int m_descriptor;
};

} // namespace

SCENARIO("A scanner on a serial line is read line by line", "[scanner][serial]")
{
    const PseudoTerminal scanner;
    SerialSource source(scanner.device());
    QStringList scans;
    QObject::connect(&source, &ScanSource::scanned, &source, [&scans](const QString& text) { scans << text; });
    REQUIRE(source.start().ok());

    scanner.send("69012345");
    scanner.send("67892\rHT1AB CD\r\n");
    while (scans.size() < 2) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    CHECK(scans == QStringList{"6901234567892", "HT1AB CD"});
}

SCENARIO("A scanner that is not there is named", "[scanner][serial]")
{
    SerialSource source("/dev/no-such-scanner");
    const Status started = source.start();
    REQUIRE_FALSE(started.ok());
    CHECK(started.error().code == ErrorCode::Io);
    CHECK(started.error().message.en.find("no-such-scanner") != std::string::npos);
}
