// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_till.h"
#include "app/till/receipt_picture.h"
#include "app/till/self_test.h"
#include "app/till/till_application.h"
#include "core/base/private_memory.h"

#include <QGuiApplication>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

namespace
{

using namespace huitou;

std::optional<QSize> sizeFrom(const std::string& text)
{
    const QStringList parts = QString::fromStdString(text).split(u'x');
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    return size.width() >= 800 && size.height() >= 480 ? std::optional(size) : std::nullopt;
}

int enrolHere(const std::string& link, const std::filesystem::path& data)
{
    const SystemClock clock;
    const Result<TillIdentity> till = enrolTill(link, data, clock);
    if (!till.ok()) {
        std::fprintf(stderr, "%s\n%s\n", till.error().message.en.c_str(), till.error().message.zh.c_str());
        return EXIT_FAILURE;
    }
    std::printf("This is till %u of outlet %u now.\n", till.value().number, static_cast<unsigned>(till.value().outlet));
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv)
{
    if (!keepMemoryPrivate()) {
        std::fprintf(stderr, "huitou-till: the system can't keep this program's memory out of core dumps\n");
        return EXIT_FAILURE;
    }
    CLI::App commandLine{"huitou-till: the touchscreen till of Huitou"};
    std::string data;
    std::string language;
    std::string windowed;
    std::string backup;
    std::string reports;
    std::string link;
    TillOptions options;
    bool selfTestWanted = false;
    commandLine.add_option("--data", data, "folder with the till's store");
    commandLine.add_option("--language", language, "zh or en; otherwise as last time")
        ->check(CLI::IsMember({"zh", "en"}));
    commandLine.add_option("--windowed", windowed, "WIDTHxHEIGHT, at least 800x480; otherwise the whole screen");
    commandLine.add_option("--camera", options.camera, "a video file that stands for the camera");
    commandLine.add_option("--scanner", options.scanner, "the device of a serial scanner: /dev/ttyACM0");
    commandLine
        .add_option("--scanner-ends", options.scannerEnds,
                    "what scanners send behind a code: enter, gap (nothing) or learn")
        ->transform(CLI::CheckedTransformer(std::map<std::string, ScanEnding>{
            {"enter", ScanEnding::Enter}, {"gap", ScanEnding::Gap}, {"learn", ScanEnding::Learn}}));
    commandLine.add_option("--printer", options.printer, "tcp:HOST:PORT or file:PATH; otherwise as last time");
    commandLine.add_option("--backup", backup, "folder on another medium; the store is copied there every few hours");
    commandLine.add_option("--reports", reports, "folder for reports that a manager saves; otherwise Documents");
    commandLine.add_flag("--customer-display", options.customerDisplay,
                         "a window for the customer, on the second screen");
    commandLine.add_flag("--training", options.training, "practise: goods and staff as here, nothing else is real");
    commandLine.add_flag("!--still", options.motion, "no motion on the screens");
    commandLine.add_option("--enrol", link, "become a till of the office that showed this link, then exit");
    commandLine.add_flag("--self-test", selfTestWanted, "load every screen in both languages, then exit");
    CLI::App* enrolCommand = commandLine.add_subcommand("enrol", "become a till of the office that showed this link");
    enrolCommand->add_option("LINK", link, "the enrolment link")->required();
    enrolCommand->add_option("--data", data, "folder for the till's store");
    std::string picture;
    std::uint64_t receiptNumber = 0;
    CLI::App* receiptCommand = commandLine.add_subcommand("receipt", "write a receipt as a PNG picture");
    receiptCommand->add_option("PICTURE", picture, "the file to write")->required();
    receiptCommand->add_option("--data", data, "folder with the till's store");
    receiptCommand->add_option("--number", receiptNumber, "of the receipt at this till; otherwise the newest");
    CLI11_PARSE(commandLine, argc, argv);

    options.customerDisplay = options.customerDisplay || selfTestWanted;
    if (data.empty() && !selfTestWanted) {
        std::fprintf(stderr, "Say where the till's store is: --data DIR\n");
        return EXIT_FAILURE;
    }
    options.data = data;
    options.backup = backup;
    options.reports = reports;
    if (!link.empty()) {
        return enrolHere(link, options.data);
    }
    if (!windowed.empty() && !(options.windowed = sizeFrom(windowed))) {
        std::fprintf(stderr, "--windowed %s: give WIDTHxHEIGHT, at least 800x480\n", windowed.c_str());
        return EXIT_FAILURE;
    }
    if (!language.empty()) {
        options.language = language == "en" ? Language::English : Language::Chinese;
    }

    if (selfTestWanted && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QGuiApplication application(argc, argv);
    prepareGui();
    if (!picture.empty()) {
        const Status written = writeReceiptPicture(options.data, receiptNumber, picture);
        if (!written.ok()) {
            std::fprintf(stderr, "%s\n%s\n", written.error().message.en.c_str(), written.error().message.zh.c_str());
        }
        return written.ok() ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (selfTestWanted) {
        countWarnings();
        options.windowed = QSize(1280, 800);
    }
    for (;;) {
        TillApplication till(options);
        if (!till.load()) {
            return EXIT_FAILURE;
        }
        if (selfTestWanted) {
            return selfTest(till) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
        }
        till.openStore();
        if (const int ended = QGuiApplication::exec(); ended != TillApplication::switchTraining) {
            return ended;
        }
        options.training = !options.training;
    }
}
