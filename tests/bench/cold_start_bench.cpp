// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cold_start_bench.h"

#include "app/till/till_application.h"
#include "tests/bench/big_shop.h"
#include "tests/bench/measured_program.h"
#include "tests/bench/measurements.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/hand.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

#include <filesystem>
#include <string>
#include <string_view>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 5;
constexpr std::uint64_t members = 100'000;

struct Start {
    Duration frame{};
    Duration ready{};
};

/// Takes the time until the program says so.
Start startOnce(std::string_view program, const std::filesystem::path& data)
{
    const auto started = std::chrono::steady_clock::now();
    Start measured;
    runMeasured(program, data, [&](std::string_view line) {
        const Duration since = std::chrono::steady_clock::now() - started;
        (line == "frame" ? measured.frame : measured.ready) = since;
    });
    return measured;
}

} // namespace

int startTill(const std::filesystem::path& data)
{
    prepareGui();
    TillOptions options;
    options.data = data;
    options.windowed = QSize(1280, 800);
    options.motion = false;
    TillApplication till(std::move(options));
    if (!till.load()) {
        return 1;
    }
    Hand hand(till.window());
    bool drawn = false;
    QObject::connect(&till.window(), &QQuickWindow::frameSwapped, &till, [&] {
        if (!drawn) {
            drawn = true;
            report("frame");
        }
        if (hand.find(QStringLiteral("staff0")) != nullptr) {
            report("ready");
            QGuiApplication::quit();
        }
    });
    till.openStore();
    return QGuiApplication::exec();
}

int startBareWindow(const std::filesystem::path&)
{
    QQuickWindow window;
    window.resize(1280, 800);
    QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [] {
        report("frame");
        report("ready");
        QGuiApplication::quit();
    });
    window.show();
    return QGuiApplication::exec();
}

std::vector<Comparison> measureColdStartOf(const std::filesystem::path& data, const std::string& size)
{
    std::vector<Duration> frames;
    std::vector<Duration> ready;
    std::vector<Duration> bare;
    for (int round = 0; round < rounds; ++round) {
        const Start till = startOnce(coldTill, data);
        frames.push_back(till.frame);
        ready.push_back(till.ready);
        bare.push_back(startOnce(bareWindow, data).frame);
    }
    return {{"till started to its first frame, " + size, "bare Qt Quick window", medianOf(frames), medianOf(bare)},
            {"till started until a cashier can sign in", "bare Qt Quick window", medianOf(ready), medianOf(bare)}};
}

std::vector<Comparison> measureColdStart()
{
    const BenchFolder folder;
    const std::filesystem::path data = folder / "till";
    makeBigShop(data, members);
    return measureColdStartOf(data, "100,000 members");
}

} // namespace huitou::bench
