// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/screens_bench.h"

#include "app/till/print_again.h"
#include "app/till/till_application.h"
#include "tests/bench/big_shop.h"
#include "tests/bench/busy_load.h"
#include "tests/bench/cold_start_bench.h"
#include "tests/bench/measured_program.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/hand.h"
#include "tests/support/till_driver/small_shop.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>

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
constexpr int salesBefore = 10'000; ///< so that a copy has something to do
constexpr int scans = 1'000;
constexpr int touches = 1'000;
constexpr int saleEvery = 20; ///< scans, or touches
constexpr std::chrono::milliseconds printEvery{200};
constexpr const char* touchedArticle = "article11001"; ///< a favourite: it lies in front
constexpr const char* scanWord = "scan";
constexpr const char* touchWord = "touch";
constexpr const char* memoryWord = "memory";
constexpr const char* copiesWord = "copies";
constexpr const char* printsWord = "prints";

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

/// Notes when the finger left the glass, before anything of the program hears of it.
class FingerWatch : public QObject
{
public:
    FingerWatch() { QCoreApplication::instance()->installEventFilter(this); }
    /// When that was last; nothing since forget().
    [[nodiscard]] std::optional<Clock::time_point> lifted() const { return m_lifted; }
    void forget() { m_lifted.reset(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::TouchEnd && !m_lifted) {
            m_lifted = Clock::now();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::optional<Clock::time_point> m_lifted;
};

/// Does `act`, and answers when the first frame was shown in which `isThere` holds.
template <typename Act, typename IsThere>
Clock::time_point frameAfter(QQuickWindow& window, Act act, IsThere isThere)
{
    std::optional<Clock::time_point> shown;
    const auto watch = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] {
        if (!shown && isThere()) {
            shown = Clock::now();
        }
    });
    require(act());
    if (!QTest::qWaitFor([&] { return shown.has_value(); })) {
        require(QStringLiteral("nothing was drawn after a touch or a scan"));
    }
    QObject::disconnect(watch);
    return *shown;
}

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
    require(hand.wait("takeButton", "enabled", "true"));
    require(hand.touch("takeButton"));
    require(hand.wait("nextButton", "visible", "true"));
    require(hand.touch("nextButton"));
    require(hand.wait("payButton", "visible", "true"));
}

/// From the first of the scanner's keys, which come at once here, to the frame with the member's name.
void scanMembers(Hand& hand, QQuickWindow& window)
{
    for (int scan = 0; scan < scans; ++scan) {
        const std::uint64_t number = static_cast<std::uint64_t>(scan) * 574'301 % members;
        const QString name = QString::fromStdString(nameOf(number));
        const QString card = QString::fromStdString(SmallShop::cardOf(idOf(number)));
        const auto begun = Clock::now();
        const auto shown = frameAfter(
            window, [&] { return hand.scan(card); }, [&] { return hand.read("memberName", "text") == name; });
        reportTime(scanWord, shown - begun);
        if (scan % saleEvery == 0) {
            require(hand.touch(touchedArticle));
            require(hand.wait("line0", "visible", "true"));
            sell(hand);
        }
    }
}

/// From the finger that leaves an article to the frame with the new sum.
void touchGoods(Hand& hand, QQuickWindow& window)
{
    FingerWatch finger;
    for (int touch = 0; touch < touches; ++touch) {
        const QString before = hand.read("toPay", "text");
        finger.forget();
        const auto shown = frameAfter(
            window, [&] { return hand.touch(touchedArticle); },
            [&] { return finger.lifted() && hand.read("toPay", "text") != before; });
        reportTime(touchWord, shown - *finger.lifted());
        if (touch % saleEvery == saleEvery - 1) {
            sell(hand);
        }
    }
}

TillOptions optionsOf(const std::filesystem::path& folder)
{
    TillOptions options;
    options.data = folder;
    options.windowed = QSize(1280, 800);
    options.motion = false; // so that a sum is on the screen when it is there
    options.printer = "file:" + (folder / "paper").string();
    return options;
}

void signIn(Hand& hand)
{
    require(hand.wait("staff0", "visible", "true", 60'000));
    require(hand.touch("staff0"));
    require(hand.type(SmallShop::pin));
    require(hand.type("<Enter>"));
    require(hand.wait("payButton", "visible", "true"));
}

/// Prints a sale's receipt again and again.
class PaperLoad
{
public:
    explicit PaperLoad(TillApplication& till)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &till, [this, &till] {
            printAgain(till.store(), salesBefore + 1, [this, &till](const Status& queued) {
                HUITOU_CHECK(queued.ok());
                ++m_prints;
                emit till.flow().saleStored();
            });
        });
        m_timer.start(printEvery);
    }
    [[nodiscard]] int prints() const { return m_prints; }

private:
    QTimer m_timer;
    int m_prints = 0;
};

} // namespace

int playTill(const std::filesystem::path& folder)
{
    prepareGui();
    TillApplication till(optionsOf(folder));
    if (!till.load()) {
        return EXIT_FAILURE;
    }
    till.openStore();
    Hand hand(till.window());
    signIn(hand);
    require(hand.touch(touchedArticle));
    sell(hand);

    FileKeyProvider keys(keyFileOf(folder));
    const PaperLoad paper(till);
    BusyLoad load(till.store(), folder / "copies", keys);
    scanMembers(hand, till.window());
    touchGoods(hand, till.window());
    report(fmt::format("{} {}", copiesWord, load.stop()));
    report(fmt::format("{} {}", printsWord, paper.prints()));
    report(fmt::format("{} {}", memoryWord, mostMemory()));
    return EXIT_SUCCESS;
}

int touchBareWindow(const std::filesystem::path&)
{
    QQuickWindow window;
    window.resize(1280, 800);
    window.show();
    QPointingDevice* const glass = QTest::createTouchDevice();
    FingerWatch finger;
    for (int touch = 0; touch < touches; ++touch) {
        finger.forget();
        const auto act = [&] {
            QTest::touchEvent(&window, glass).press(0, {640, 400}, &window);
            QTest::qWait(20);
            QTest::touchEvent(&window, glass).release(0, {640, 400}, &window);
            window.setColor(touch % 2 == 0 ? Qt::white : Qt::black);
            return QString();
        };
        const auto shown = frameAfter(window, act, [&] { return finger.lifted().has_value(); });
        reportTime(touchWord, shown - *finger.lifted());
    }
    return EXIT_SUCCESS;
}

std::vector<Comparison> measureScreens()
{
    const BenchFolder folder;
    const std::filesystem::path data = folder / "till";
    makeBigShop(data, members, salesBefore);
    std::map<std::string, std::vector<Duration>> times;
    std::map<std::string, std::string> figures;
    const auto read = [](auto use) {
        return [use](std::string_view line) {
            const std::size_t blank = line.find(' ');
            use(std::string(line.substr(0, blank)), std::string(line.substr(blank + 1)));
        };
    };
    runMeasured(playedTill, data, read([&](const std::string& what, const std::string& value) {
                    what == scanWord || what == touchWord
                        ? static_cast<void>(times[what].emplace_back(std::strtod(value.c_str(), nullptr)))
                        : static_cast<void>(figures[what] = value);
                }));
    std::vector<Duration> bare;
    runMeasured(touchedWindow, data, read([&](const std::string&, const std::string& value) {
                    bare.emplace_back(std::strtod(value.c_str(), nullptr));
                }));
    const std::string beside = "bare Qt Quick window redrawn after a touch, ";
    const std::string load = fmt::format("meanwhile {} copies, {} receipts and a sync without rest",
                                         figures[copiesWord], figures[printsWord]);
    const std::string memory =
        fmt::format("memory of the till: {:.0f} MiB at most", std::strtod(figures[memoryWord].c_str(), nullptr) / 1024);
    std::vector<Comparison> comparisons{
        {"scan to member on screen, median", beside + "median", medianOf(times[scanWord]), medianOf(bare)},
        {"scan to member on screen, p99", beside + "p99", percentile99(times[scanWord]), percentile99(bare), load},
        {"touch to next frame, median", beside + "median", medianOf(times[touchWord]), medianOf(bare)},
        {"touch to next frame, p99", beside + "p99", percentile99(times[touchWord]), percentile99(bare), memory}};
    const std::vector<Comparison> starts = measureColdStartOf(data, "1,730,000 members");
    comparisons.insert(comparisons.end(), starts.begin(), starts.end());
    return comparisons;
}

} // namespace huitou::bench
