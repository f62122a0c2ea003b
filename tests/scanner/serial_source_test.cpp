// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/serial_source.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QStringList>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

/// A pause that is over when the test says so.
class PlayedPause final : public PauseTimer
{
public:
    void start(std::chrono::milliseconds time) override
    {
        m_runs = true;
        m_time = time;
        ++m_starts;
    }
    void stop() override { m_runs = false; }
    [[nodiscard]] int starts() const { return m_starts; }
    /// Lets the time pass that was asked for; answers how long that was.
    std::chrono::milliseconds pass()
    {
        REQUIRE(m_runs);
        m_runs = false;
        const std::chrono::milliseconds time = m_time;
        emit over();
        return time;
    }

private:
    bool m_runs = false;
    int m_starts = 0;
    std::chrono::milliseconds m_time{};
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

SCENARIO("What a serial scanner began and left is neither a scan nor the beginning of the next", "[scanner][serial]")
{
    LineReader lines;
    CHECK(lines.take("690123").empty());
    CHECK(lines.passTime() == std::nullopt);
    WHEN("the rest comes late")
    {
        CHECK(lines.take("4567892\r").empty());
        CHECK(lines.take("6902013700202\r") == std::vector<std::string>{"6902013700202"});
    }
    WHEN("it never comes")
    {
        lines.forgetTail();
        CHECK(lines.take("6902013700202\r") == std::vector<std::string>{"6902013700202"});
    }
}

SCENARIO("10,000 scans over a serial line arrive whole and once, with an end behind them or without",
         "[scanner][serial][stress]")
{
    std::mt19937 dice{20260303}; // NOLINT(cert-msc51-cpp): the same scans each time
    const auto draw = [&dice](int low, int high) { return low + static_cast<int>(dice() % (high - low + 1)); };
    const PseudoTerminal scanner;
    std::set<std::string> articles;
    while (articles.size() < 300) {
        articles.insert("69" + std::to_string(10'000'000'000 + dice() % 80'000'000'000));
    }
    const std::vector<std::string> codes(articles.begin(), articles.end());
    const auto isWhole = [&articles](const std::string& text) { return articles.contains(text); };
    auto pause = std::make_unique<PlayedPause>();
    PlayedPause& silence = *pause;
    SerialSource source(scanner.device(), 9600, {.isWhole = isWhole}, std::move(pause));
    QStringList scans;
    int cutOffs = 0;
    QObject::connect(&source, &ScanSource::scanned, &source, [&scans](const QString& text) { scans << text; });
    QObject::connect(&source, &ScanSource::failed, &source, [&cutOffs] { ++cutOffs; });
    REQUIRE(source.start().ok());
    const auto settle = [&](const auto& isSettled) {
        while (!isSettled()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    };

    // With an end: as fast as the line takes them, in pieces of any size.
    QStringList sent;
    for (int scan = 0; scan < 10'000; ++scan) {
        const std::string& code = codes[static_cast<std::size_t>(draw(0, 299))];
        const std::string line = code + (draw(0, 1) == 0 ? "\r" : "\r\n");
        const std::size_t half = static_cast<std::size_t>(draw(1, static_cast<int>(line.size()) - 1));
        scanner.send(std::string_view(line).substr(0, half));
        if (draw(0, 3) == 0) {
            QCoreApplication::processEvents();
        }
        scanner.send(std::string_view(line).substr(half));
        sent << QString::fromStdString(code);
        if (scan % 50 == 49) { // what a terminal buffers is little
            settle([&] { return scans.size() == sent.size(); });
        }
    }
    CHECK(scans == sent);
    CHECK(cutOffs == 0);

    // Without: each ends by the silence behind it; the first shows the habit, and halves are refused.
    scans.clear();
    sent.clear();
    int cut = 0;
    for (int scan = 0; scan < 10'000; ++scan) {
        const std::string& code = codes[static_cast<std::size_t>(draw(0, 299))];
        const bool isCut = scan > 1 && draw(1, 4) == 1;
        const int startsBefore = silence.starts();
        scanner.send(std::string_view(code).substr(0, isCut ? static_cast<std::size_t>(draw(1, 12)) : code.size()));
        settle([&] { return silence.starts() > startsBefore; });
        std::chrono::milliseconds waited = silence.pass(); // the gap
        QCoreApplication::processEvents();                 // what came after all would be read here
        REQUIRE(scans.size() == sent.size());              // not yet
        waited += silence.pass();                          // the moment behind it
        REQUIRE(waited == std::chrono::milliseconds(160));
        cut += isCut || scan == 0 ? 1 : 0;
        if (!isCut && scan > 0) {
            sent << QString::fromStdString(code);
        }
        REQUIRE(scans.size() == sent.size());
        REQUIRE((sent.empty() || scans.back() == sent.back()));
        REQUIRE(cutOffs == cut);
        if (scan == 0 || draw(0, 1) == 0) { // or the next one comes before that
            REQUIRE(silence.pass() == std::chrono::milliseconds(400));
        }
    }
    CHECK(cut > 2'000);
    CHECK(scans == sent);
}

SCENARIO("A scanner whose halves passed for codes would be found out", "[scanner][serial][stress]")
{
    const PseudoTerminal scanner;
    auto pause = std::make_unique<PlayedPause>();
    PlayedPause& silence = *pause;
    const auto anything = [](const std::string&) { return true; };
    SerialSource source(scanner.device(), 9600, {.ending = ScanEnding::Gap, .isWhole = anything}, std::move(pause));
    QStringList scans;
    QObject::connect(&source, &ScanSource::scanned, &source, [&scans](const QString& text) { scans << text; });
    REQUIRE(source.start().ok());
    scanner.send("690201");
    while (silence.starts() == 0) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    silence.pass();
    silence.pass();
    CHECK(scans == QStringList{"690201"}); // what the test above would have refused
}
