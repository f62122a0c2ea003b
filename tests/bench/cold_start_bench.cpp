// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cold_start_bench.h"

#include "app/till/till_application.h"
#include "core/base/storage_error.h"
#include "tests/bench/measurements.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/hand.h"
#include "tests/support/till_driver/small_shop.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 5;
constexpr std::uint64_t members = 100'000;
constexpr const char* tillWord = "child-till";
constexpr const char* bareWord = "child-bare-window";

void report(const char* what)
{
    std::puts(what);
    std::fflush(stdout);
}

/// The till itself: says when its window was first drawn, and when a cashier can sign in; then ends.
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

/// The least that Qt Quick can do: an empty window.
int startBareWindow()
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

struct Start {
    Duration frame{};
    Duration ready{};
};

/// Starts this program anew as `word`, and takes the time until it says so.
Start startOnce(const char* word, const std::string& data)
{
    const auto started = std::chrono::steady_clock::now();
    const std::string command =
        std::filesystem::read_symlink("/proc/self/exe").string() + " " + word + " '" + data + "' 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> child(popen(command.c_str(), "r"), pclose);
    Start measured;
    char line[64];
    while (child != nullptr && std::fgets(line, sizeof line, child.get()) != nullptr) {
        const Duration since = std::chrono::steady_clock::now() - started;
        (std::string_view(line) == "frame\n" ? measured.frame : measured.ready) = since;
    }
    if (measured.frame == Duration{} || measured.ready == Duration{}) {
        throw StorageError(Error{ErrorCode::Io,
                                 {"The till did not start in the measurement; is QT_QPA_PLATFORM set?",
                                  "测量时收银程序没有启动；请检查 QT_QPA_PLATFORM。"}});
    }
    return measured;
}

/// A small shop whose directory holds 100,000 members more.
void makeShop(const std::filesystem::path& folder)
{
    if (const Status made = SmallShop::make(folder); !made) {
        throw StorageError(made.error());
    }
    FileKeyProvider keys(keyFileOf(folder));
    Result<std::unique_ptr<TillStore>> store = TillStore::open(folder, keys);
    if (!store) {
        throw StorageError(store.error());
    }
    UploadAnswer answer;
    answer.directoryVersion = 4;
    for (std::uint64_t number = 0; number < members; ++number) {
        MemberRow row;
        row.entry.id = randomId<MemberId>();
        row.entry.shortName = "王**";
        randomBytes(row.entry.phoneHash);
        row.entry.phoneLastFour = std::to_string(1000 + number % 9000);
        row.standing.member = row.entry.id;
        row.version = ++answer.directoryVersion;
        answer.members.push_back(std::move(row));
        if (answer.members.size() == 1'000) {
            store.value()->takeIn(answer, {});
            answer.members.clear();
        }
    }
}

} // namespace

std::optional<int> runAsMeasuredProgram(int argc, char** argv)
{
    const std::string_view word = argc >= 2 ? argv[1] : "";
    if (word != tillWord && word != bareWord) {
        return std::nullopt;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QGuiApplication application(argc, argv);
    return word == tillWord && argc >= 3 ? startTill(argv[2]) : startBareWindow();
}

std::vector<Comparison> measureColdStart()
{
    const BenchFolder folder;
    const std::filesystem::path data = folder / "till";
    makeShop(data);
    std::vector<Duration> frames;
    std::vector<Duration> ready;
    std::vector<Duration> bare;
    for (int round = 0; round < rounds; ++round) {
        const Start till = startOnce(tillWord, data.string());
        frames.push_back(till.frame);
        ready.push_back(till.ready);
        bare.push_back(startOnce(bareWord, data.string()).frame);
    }
    return {
        {"till started to its first frame, 100,000 members", "bare Qt Quick window", medianOf(frames), medianOf(bare)},
        {"till started until a cashier can sign in", "bare Qt Quick window", medianOf(ready), medianOf(bare)}};
}

} // namespace huitou::bench
