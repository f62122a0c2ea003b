// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/keyboard_wedge.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStringList>
#include <QWindow>

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
    Till()
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
