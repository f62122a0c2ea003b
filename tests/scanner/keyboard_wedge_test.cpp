// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/keyboard_wedge.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QSet>
#include <QStringList>
#include <QWindow>

#include <random>

using namespace huitou;

namespace
{

/// A field that takes what is typed into it.
class Field : public QWindow
{
public:
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] int releases() const { return m_releases; }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        m_text += event->key() == Qt::Key_Return ? QStringLiteral("⏎") : event->text();
    }
    void keyReleaseEvent(QKeyEvent*) override { ++m_releases; }

private:
    QString m_text;
    int m_releases = 0;
};

/// A keyboard at a till, with a wedge between it and the field.
struct Till {
    explicit Till(WedgeSettings settings = {}) : wedge(std::move(settings))
    {
        QObject::connect(&wedge, &ScanSource::scanned, &wedge, [this](const QString& text) { scans << text; });
        REQUIRE(wedge.start().ok());
    }
    /// Each character pressed and let go, `gap` milliseconds apart.
    void type(const QString& text, int gap)
    {
        for (const QChar character : text) {
            const bool isEnter = character == u'\n';
            const int code = isEnter ? static_cast<int>(Qt::Key_Return) : character.toUpper().unicode();
            key(code, isEnter ? QStringLiteral("\r") : QString(character), gap);
        }
    }
    void key(int code, const QString& text, int gap, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        now += static_cast<quint64>(gap);
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, code, modifiers, text);
            event.setTimestamp(now);
            QCoreApplication::sendEvent(&field, &event);
        }
    }

    Field field;
    KeyboardWedge wedge;
    QStringList scans;
    quint64 now = 10'000;
};

} // namespace

SCENARIO("A scan never lands in the field that has the focus", "[scanner][wedge]")
{
    Till till;
    till.type("6901234567892\n", 5);
    CHECK(till.scans == QStringList{"6901234567892"});
    CHECK(till.field.text().isEmpty());
    CHECK(till.field.releases() == 0);
}

SCENARIO("Typing reaches its field in order, around a scan too", "[scanner][wedge]")
{
    Till till;
    till.type("milk", 120);
    till.now += 200;
    till.type("HT1ABCDEFGH\n", 4);
    till.now += 200;
    till.type("bread\n", 120);

    CHECK(till.scans == QStringList{"HT1ABCDEFGH"});
    CHECK(till.field.text() == "milkbread⏎");
    CHECK(till.field.releases() == 10);
}

SCENARIO("A command key hands on at once what was held", "[scanner][wedge]")
{
    Till till;
    till.type("12", 120);
    till.key(Qt::Key_Backspace, "\b", 10);
    CHECK(till.field.text() == "12\b");
    CHECK(till.scans.isEmpty());
}

SCENARIO("What a patient scanner began is handed on when nothing follows", "[scanner][wedge]")
{
    Till till;
    till.type("1", 120);
    CHECK(till.field.text().isEmpty());
    while (till.field.text().isEmpty()) { // the wedge's own 51 ms
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    CHECK(till.field.text() == "1");
}

SCENARIO("A stopped wedge lets everything through", "[scanner][wedge]")
{
    Till till;
    till.wedge.stop();
    till.type("6901234567892\n", 5);
    CHECK(till.scans.isEmpty());
    CHECK(till.field.text() == "6901234567892⏎");
}

SCENARIO("A scan that is cut off leaves nothing in the field", "[scanner][wedge]")
{
    Till till;
    till.type("69012345", 5);
    till.now += 300;
    till.type("ok", 120);
    till.type("\n", 120);
    CHECK(till.scans.isEmpty());
    CHECK(till.field.text() == "ok⏎");
}

SCENARIO("Of 10,000 scans each is delivered once, whole, and leaves nothing in the field", "[scanner][wedge][stress]")
{
    std::mt19937 dice{20260301}; // NOLINT(cert-msc51-cpp): the same scans each time
    const auto draw = [&dice](int low, int high) { return low + static_cast<int>(dice() % (high - low + 1)); };
    Till till;
    QStringList sent;
    QString typed;
    int cut = 0;
    for (int scan = 0; scan < 10'000; ++scan) {
        if (draw(1, 5) == 1) { // a hand types in between, up to the moment of the scan
            for (int key = draw(1, 3); key > 0; --key) {
                const QString letter(QChar(u'a' + draw(0, 25)));
                till.type(letter, draw(55, 250));
                typed += letter;
            }
        }
        till.now += static_cast<quint64>(draw(55, 400));
        QString code;
        for (int length = draw(6, 60); length > 0; --length) {
            code += QChar(u'0' + draw(0, 9));
        }
        // Half a millisecond a character arrives as none or one, as the keys' clock ticks in whole ones.
        const int slowest = std::min(20, 590 / static_cast<int>(code.size()));
        for (const QChar digit : code) {
            till.type(digit, draw(0, slowest));
        }
        if (draw(1, 20) == 1) {
            ++cut; // its end never comes
        } else {
            till.type("\n", draw(0, slowest));
            sent << code;
        }
    }
    till.now += 300;
    till.key(Qt::Key_Left, {}, 0); // any other key hands on what is still held
    CHECK(cut > 300);
    CHECK(till.scans == sent);
    CHECK(till.field.text() == typed);
}

SCENARIO("Of 10,000 scans without Enter each whole one is delivered once, and no half of one",
         "[scanner][wedge][stress]")
{
    std::mt19937 dice{20260302}; // NOLINT(cert-msc51-cpp): the same scans each time
    const auto draw = [&dice](int low, int high) { return low + static_cast<int>(dice() % (high - low + 1)); };
    QSet<QString> articles;
    while (articles.size() < 300) {
        QString code = QStringLiteral("69");
        while (code.size() < 13) {
            code += QChar(u'0' + draw(0, 9));
        }
        articles.insert(code);
    }
    const QStringList codes = articles.values();
    const ScanEndings endings{
        .isWhole = [&articles](const std::string& text) { return articles.contains(QString::fromStdString(text)); }};
    Till till({.endings = endings});
    QStringList sent;
    QString typed;
    int cut = 0;
    for (int scan = 0; scan < 10'000; ++scan) {
        if (draw(1, 5) == 1) {
            for (int key = draw(1, 3); key > 0; --key) {
                const QString letter(QChar(u'a' + draw(0, 25)));
                till.type(letter, draw(55, 250));
                typed += letter;
            }
        }
        till.now += static_cast<quint64>(draw(55, 400));
        const QString code = codes[draw(0, static_cast<int>(codes.size()) - 1)];
        const bool isCut = scan > 2 && draw(1, 10) == 1;
        const qsizetype length = isCut ? draw(6, 12) : code.size();
        for (const QChar digit : code.left(length)) {
            till.type(digit, draw(0, 20));
        }
        cut += isCut ? 1 : 0;
        if (!isCut && scan > 0) { // the first shows the habit, the second is the proof
            sent << code;
        }
    }
    till.now += 300;
    till.type("z", 0); // whatever comes next shows that nothing more came
    CHECK(cut > 700);
    CHECK(till.scans == sent);
    till.key(Qt::Key_Left, {}, 0);
    CHECK(till.field.text() == typed + "z");
}
