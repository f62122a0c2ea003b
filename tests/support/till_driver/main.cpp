// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/till_application.h"
#include "core/base/private_memory.h"
#include "tests/support/till_driver/script.h"
#include "tests/support/till_driver/small_shop.h"

#include <QFile>
#include <QGuiApplication>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

/// huitou-till-driver: the till application itself in this process, played by a script (see script.h).
int main(int argc, char** argv)
{
    using namespace huitou;
    if (!keepMemoryPrivate()) { // as the till does
        std::fprintf(stderr, "huitou-till-driver: the system can't keep this program's memory out of core dumps\n");
        return EXIT_FAILURE;
    }
    CLI::App commandLine{"huitou-till-driver: the till, played by a script"};
    std::string data;
    std::string reports;
    std::string scriptName;
    std::string language = "zh";
    int width = 1280;
    int height = 800;
    bool smallShop = false;
    TillOptions options;
    commandLine.add_option("--data", data, "folder with the till's store")->required();
    commandLine.add_option("--script", scriptName, "the lines to play; - for standard input")->required();
    commandLine.add_option("--language", language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    commandLine.add_option("--width", width, "of the window");
    commandLine.add_option("--height", height, "of the window");
    commandLine.add_option("--printer", options.printer, "tcp:HOST:PORT or file:PATH");
    commandLine.add_option("--reports", reports, "folder for reports that a manager saves");
    commandLine.add_option("--camera", options.camera, "a video file that stands for the camera");
    commandLine.add_flag("!--still", options.motion, "no motion on the screens");
    commandLine.add_flag("--customer-display", options.customerDisplay, "the customer's window as well");
    commandLine.add_flag("--small-shop", smallShop, "first make a small shop's store in the folder, without an office");
    CLI11_PARSE(commandLine, argc, argv);

    options.data = data;
    options.reports = reports;
    options.windowed = QSize(width, height);
    options.language = language == "en" ? Language::English : Language::Chinese;
    QFile file(QString::fromStdString(scriptName));
    const bool opened = scriptName == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        std::fprintf(stderr, "cannot read the script %s\n", scriptName.c_str());
        return EXIT_FAILURE;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');

    QGuiApplication application(argc, argv);
    prepareGui();
    if (smallShop) {
        if (const Status made = SmallShop::make(options.data); !made.ok()) {
            std::fprintf(stderr, "%s\n", made.error().message.en.c_str());
            return EXIT_FAILURE;
        }
        for (unsigned member = 0; member < 4; ++member) {
            QFile card(QString::fromStdString(data + "/card" + std::to_string(member) + ".txt"));
            if (card.open(QIODevice::WriteOnly)) {
                card.write(SmallShop::cardOf(member).c_str());
            }
        }
    }
    TillApplication till(std::move(options));
    if (!till.load()) {
        return EXIT_FAILURE;
    }
    till.openStore();
    Hand hand(till.window());
    switch (Script(QString::fromStdString(scriptName), lines).play(hand)) {
    case Script::End::Quit: return EXIT_SUCCESS;
    case Script::End::Failed: return EXIT_FAILURE;
    case Script::End::Hold: return QGuiApplication::exec();
    }
    return EXIT_FAILURE;
}
