// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/till_driver/script.h"

#include <QFile>
#include <QTest>

#include <cstdio>

namespace huitou
{

namespace
{

/// The words of a line; those in double quotes keep their blanks.
QStringList wordsOf(const QString& line)
{
    QStringList words;
    QString word;
    bool quoted = false;
    bool any = false;
    for (const QChar character : line) {
        if (character == u'"') {
            quoted = !quoted;
            any = true;
        } else if (character.isSpace() && !quoted) {
            if (any || !word.isEmpty()) {
                words.append(word);
            }
            word.clear();
            any = false;
        } else {
            word += character;
        }
    }
    if (any || !word.isEmpty()) {
        words.append(word);
    }
    return words;
}

QString firstLineOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

} // namespace

Script::End Script::play(Hand& hand)
{
    for (m_at = 0; m_at < m_lines.size(); ++m_at) {
        const QStringList words = wordsOf(m_lines[m_at]);
        if (words.isEmpty() || words[0].startsWith(u'#')) {
            continue;
        }
        if (words[0] == u"quit") {
            return End::Quit;
        }
        if (words[0] == u"hold") {
            return End::Hold;
        }
        const qsizetype number = m_at;
        const QString trouble = words[0] == u"until" ? repeat(hand, words) : perform(hand, words);
        if (!trouble.isEmpty()) {
            std::fprintf(stderr, "%s:%d: %s: %s\n", qPrintable(m_name), static_cast<int>(number + 1),
                         qPrintable(m_lines[number].trimmed()), qPrintable(trouble));
            const QString picture = m_name + QStringLiteral(".failed.png");
            if (m_name != u"-" && hand.screenshot(picture).isEmpty()) {
                std::fprintf(stderr, "what the screen showed then: %s\n", qPrintable(picture));
            }
            return End::Failed;
        }
    }
    return End::Quit;
}

QString Script::repeat(Hand& hand, const QStringList& words)
{
    const qsizetype first = m_at + 1;
    while (++m_at < m_lines.size() && m_lines[m_at].trimmed() != u"end") {
    }
    if (words.size() != 5 || m_at == m_lines.size()) {
        return QStringLiteral("a word too few or too many, or no end");
    }
    QString trouble;
    for (int time = 0; time < words[4].toInt(); ++time) {
        trouble.clear();
        for (qsizetype number = first; number < m_at && trouble.isEmpty(); ++number) {
            if (hand.wait(words[1], words[2], words[3], 0).isEmpty()) {
                return {};
            }
            trouble = perform(hand, wordsOf(m_lines[number]));
        }
    }
    return QStringLiteral("it never came to that; lastly ") + trouble;
}

QString Script::signIn(Hand& hand, const QStringList& words) const
{
    const QString row = words.value(1, QStringLiteral("0"));
    QString trouble =
        hand.wait(QStringLiteral("staff") + row, QStringLiteral("visible"), QStringLiteral("true"), 15000);
    if (trouble.isEmpty()) {
        trouble = hand.touch(QStringLiteral("staff") + row);
    }
    for (const QChar digit : words.value(2, QStringLiteral("2580"))) {
        if (trouble.isEmpty()) {
            trouble = hand.touch(QStringLiteral("pinKey") + digit);
        }
    }
    if (trouble.isEmpty()) {
        trouble = hand.touch(QStringLiteral("signInButton"));
    }
    return trouble.isEmpty() ? hand.wait(QStringLiteral("payButton"), QStringLiteral("visible"), QStringLiteral("true"))
                             : trouble;
}

QString Script::perform(Hand& hand, const QStringList& words) const
{
    const QString& verb = words[0];
    const auto count = words.size() - 1;
    if (verb == u"sign-in" && count <= 2) {
        return signIn(hand, words);
    }
    if (verb == u"touch" && count == 1) {
        return hand.touch(words[1]);
    }
    if (verb == u"keys" && count == 1) {
        return hand.type(words[1]);
    }
    if (verb == u"scan" && count == 1) {
        return hand.scan(words[1]);
    }
    if (verb == u"scan-file" && count == 1) {
        const QString text = firstLineOf(words[1]);
        return text.isEmpty() ? QStringLiteral("no text in %1").arg(words[1]) : hand.scan(text);
    }
    if (verb == u"wait" && (count == 3 || count == 4)) {
        return hand.wait(words[1], words[2], words[3], count == 4 ? words[4].toInt() : 15000);
    }
    if (verb == u"expect" && count == 3) {
        return hand.wait(words[1], words[2], words[3], 0);
    }
    if (verb == u"tell" && count == 2) {
        const QString value = hand.read(words[1], words[2]);
        if (value.isNull()) {
            return QStringLiteral("nothing visible is called %1, or it has no %2").arg(words[1], words[2]);
        }
        std::printf("%s %s\n", qPrintable(words[1]), qPrintable(value));
        std::fflush(stdout);
        return {};
    }
    if (verb == u"screenshot" && count == 1) {
        return hand.screenshot(words[1]);
    }
    if (verb == u"pause" && count == 1) {
        QTest::qWait(words[1].toInt());
        return {};
    }
    if (verb == u"say" && count == 1) {
        std::printf("%s\n", qPrintable(words[1]));
        std::fflush(stdout);
        return {};
    }
    return QStringLiteral("no such line, or a word too few or too many");
}

} // namespace huitou
