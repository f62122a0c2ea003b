// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/self_test.h"

#include "app/till/till_application.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <atomic>
#include <cstdio>

namespace huitou
{

namespace
{

std::atomic<int> warnings{0};

void count(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    // Where the session has no runtime folder Qt says so; that is no fault of the screens.
    if (type != QtDebugMsg && type != QtInfoMsg && !text.startsWith(u"QStandardPaths:")) {
        ++warnings;
        std::fprintf(stderr, "%s: %s\n", context.category, qPrintable(text));
    }
}

void settle()
{
    for (int turn = 0; turn < 3; ++turn) {
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
}

} // namespace

void countWarnings()
{
    qInstallMessageHandler(count);
}

int selfTest(TillApplication& till)
{
    ShellViewModel& shell = till.flow().shell();
    using Screen = ShellViewModel::Screen;
    for (int language = 0; language < 2; ++language) {
        for (int light = 0; light < 2; ++light) {
            for (const Screen screen :
                 {Screen::SignIn, Screen::Sale, Screen::Tender, Screen::Done, Screen::Return, Screen::Settings,
                  Screen::Shift, Screen::Setup, Screen::Reports, Screen::Campaigns}) {
                shell.show(screen);
                settle();
            }
            shell.sale()->memberSearch()->begin();
            settle();
            shell.sale()->memberSearch()->cancel();
            till.flow().fail({ErrorCode::NotFound, {"This is a test.", "这是测试。"}});
            settle();
            shell.switchDark();
        }
        shell.switchLanguage();
    }
    return warnings;
}

} // namespace huitou
