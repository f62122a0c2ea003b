// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/screens_bench.h"

#include "app/till/till_application.h"
#include "tests/bench/big_shop.h"
#include "tests/bench/busy_load.h"
#include "tests/bench/measured_program.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/hand.h"
#include "tests/support/till_driver/small_shop.h"

#include <QQuickWindow>
#include <QTest>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>

namespace huitou::bench
{

namespace
{

constexpr std::uint64_t members = 1'730'000;
constexpr int scans = 300;
constexpr int touches = 300;
constexpr const char* touchedArticle = "article11001"; ///< a favourite: it lies in front
constexpr int saleEvery = 25;                          ///< scans: a receipt is printed beside them
constexpr const char* scanWord = "scan";
constexpr const char* touchWord = "touch";
constexpr const char* memoryWord = "memory";

using Clock = std::chrono::steady_clock;

/// Ends the program when a step of the script fails.
void require(const QString& trouble)
{
    if (!trouble.isEmpty()) {
        report(trouble.toStdString());
        std::exit(EXIT_FAILURE);
    }
}

void reportTime(const char* what, Clock::duration taken)
{
    report(fmt::format("{} {:.1f}", what, Duration(taken).count()));
}

/// Notes when the finger left the glass, before the window hears of it.
class FingerWatch : public QObject
{
public:
    /// When that was; nothing since forget().
    [[nodiscard]] std::optional<Clock::time_point> lifted() const { return m_lifted; }
    void forget() { m_lifted.reset(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::TouchEnd) {
            m_lifted = Clock::now();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::optional<Clock::time_point> m_lifted;
};

/// The most that this process has held, of its own and of shared pages, in KiB.
long mostMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmHWM:") {
            long kibibytes = 0;
            status >> kibibytes;
            return kibibytes;
        }
    }
    return 0;
}

void sell(Hand& hand)
{
    require(hand.touch("payButton"));
    require(hand.wait("takeButton", "visible", "true"));
    require(hand.touch("takeButton"));
    require(hand.wait("nextButton", "visible", "true"));
    require(hand.touch("nextButton"));
    require(hand.wait("payButton", "visible", "true"));
}

void scanMembers(Hand& hand, QQuickWindow& window)
{
    for (int scan = 0; scan < scans; ++scan) {
        const std::uint64_t number = static_cast<std::uint64_t>(scan) * 5'743 % members;
        const QString name = QString::fromStdString(nameOf(number));
        std::optional<Clock::time_point> drawn;
        const auto watch = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] {
            if (!drawn && hand.read("memberName", "text") == name) {
                drawn = Clock::now();
            }
        });
        const auto begun = Clock::now();
        require(hand.scan(QString::fromStdString(SmallShop::cardOf(idOf(number)))));
        if (!QTest::qWaitFor([&] { return drawn.has_value(); })) {
            require(QStringLiteral("a member was not drawn"));
        }
        QObject::disconnect(watch);
        reportTime(scanWord, *drawn - begun);
        if (scan % saleEvery == 0) {
            require(hand.scan("6902013700202"));
            require(hand.wait("line0", "visible", "true"));
            sell(hand);
        }
    }
}

void touchGoods(Hand& hand, QQuickWindow& window)
{
    FingerWatch finger;
    window.installEventFilter(&finger);
    for (int touch = 0; touch < touches; ++touch) {
        std::optional<Clock::time_point> drawn;
        const auto watch = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] {
            if (!drawn && finger.lifted()) {
                drawn = Clock::now();
            }
        });
        require(hand.touch(touchedArticle));
        if (!QTest::qWaitFor([&] { return drawn.has_value(); })) {
            require(QStringLiteral("nothing was drawn after a touch"));
        }
        QObject::disconnect(watch);
        reportTime(touchWord, *drawn - *finger.lifted());
        finger.forget();
    }
}

} // namespace

int playTill(const std::filesystem::path& folder)
{
    prepareGui();
    TillOptions options;
    options.data = folder;
    options.windowed = QSize(1280, 800);
    options.motion = false;
    options.printer = "file:" + (folder / "paper").string();
    TillApplication till(std::move(options));
    if (!till.load()) {
        return EXIT_FAILURE;
    }
    till.openStore();
    Hand hand(till.window());
    require(hand.wait("staff0", "visible", "true"));
    require(hand.touch("staff0"));
    require(hand.type(SmallShop::pin));
    require(hand.type("<Enter>"));
    require(hand.wait("payButton", "visible", "true"));

    BenchKey keys;
    opened(TillStore::create(folder / "other", keys, {.till = randomId<TillId>(), .officeUrl = {}})).reset();
    StoreThread other;
    other.open([&] { return TillStore::open(folder / "other", keys); }, [](const Status&) {});
    BusyLoad load(other, folder / "copies", keys);
    scanMembers(hand, till.window());
    touchGoods(hand, till.window());
    (void)load.stop();
    report(fmt::format("{} {}", memoryWord, mostMemory()));
    return EXIT_SUCCESS;
}

std::vector<Comparison> measureScreens()
{
    const BenchFolder folder;
    const std::filesystem::path data = folder / "till";
    makeBigShop(data, members);
    std::map<std::string, std::vector<Duration>> times;
    double memory = 0;
    runMeasured(playedTill, data, [&](std::string_view line) {
        const std::size_t blank = line.find(' ');
        const double value = std::strtod(std::string(line.substr(blank + 1)).c_str(), nullptr);
        if (line.starts_with(memoryWord)) {
            memory = value;
        } else {
            times[std::string(line.substr(0, blank))].emplace_back(value);
        }
    });
    const std::string size = fmt::format("{:.0f} MiB at most", memory / 1024);
    return {{"scan to member on screen, 1,730,000 members, p99", "the same, median", percentile99(times.at(scanWord)),
             medianOf(times.at(scanWord)), size},
            {"lifted finger to the next frame, p99", "the same, median", percentile99(times.at(touchWord)),
             medianOf(times.at(touchWord))}};
}

} // namespace huitou::bench
