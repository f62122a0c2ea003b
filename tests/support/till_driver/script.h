// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/till_driver/hand.h"

#include <QString>
#include <QStringList>

namespace huitou
{

/// Plays a script on the till's screens, line by line. Blank lines and those that begin with # say nothing; a word with
/// blanks in it stands in "double quotes". The lines:
///
///     sign-in [ROW [PIN]]              chooses that name of the sign-in screen (0 at first) and enters the PIN (2580)
///     touch OBJECTNAME                 touches the visible item of that name, by a touch event
///     keys TEXT                        types as a person; <Enter> <Tab> <Backspace> <Escape> <F1>..<F12> are keys
///     scan TEXT                        sends TEXT as a keyboard-wedge scanner does: fast, and Enter behind it
///     scan-file FILE                   the same with the first line of a file
///     wait OBJECTNAME PROPERTY VALUE [MS]   until the item's property is VALUE, at most MS (15000);
///                                      "~TEXT" means contains TEXT, "!TEXT" means is not TEXT
///     expect OBJECTNAME PROPERTY VALUE      the same, now
///     tell OBJECTNAME PROPERTY         prints the item's name and what its property is now
///     screenshot FILE                  the window as PNG
///     pause MS                         lets the program run
///     say TEXT                         prints TEXT
///     until OBJECTNAME PROPERTY VALUE TIMES   plays the lines down to the line "end" again and again, at most TIMES
///                                      times, until that holds before one of them; a line that fails begins them anew
///     hold                             goes no further; the program stays alive until it is killed or closed
///     quit                             ends the program well
///
/// A script that ends ends the program well, too.
class Script
{
public:
    enum class End { Quit, Hold, Failed };

    Script(QString name, const QStringList& lines) : m_name(std::move(name)), m_lines(lines) {}

    /// Plays it to its end, or to the first line that fails: its error names the script and the line.
    [[nodiscard]] End play(Hand& hand);

private:
    /// Plays the loop that begins at m_at, and goes to its end; answers what went wrong, if anything.
    [[nodiscard]] QString repeat(Hand& hand, const QStringList& words);
    [[nodiscard]] QString signIn(Hand& hand, const QStringList& words) const;
    [[nodiscard]] QString perform(Hand& hand, const QStringList& words) const;

    QString m_name;
    QStringList m_lines;
    qsizetype m_at = 0;
};

} // namespace huitou
