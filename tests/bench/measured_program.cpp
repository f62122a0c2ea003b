// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measured_program.h"

#include "core/base/storage_error.h"
#include "tests/bench/cold_start_bench.h"
#include "tests/bench/screens_bench.h"

#include <QGuiApplication>

#include <cstdio>
#include <map>
#include <string>

namespace huitou::bench
{

namespace
{

const std::map<std::string_view, MeasuredProgram>& programs()
{
    static const std::map<std::string_view, MeasuredProgram> all{
        {bareWindow, startBareWindow}, {coldTill, startTill}, {playedTill, playTill}, {touchedWindow, touchBareWindow}};
    return all;
}

} // namespace

void runMeasured(std::string_view name, const std::filesystem::path& folder,
                 const std::function<void(std::string_view line)>& onLine)
{
    const std::string command = std::filesystem::read_symlink("/proc/self/exe").string() + " " + std::string(name) +
                                " '" + folder.string() + "' 2>/dev/null";
    FILE* const child = popen(command.c_str(), "r");
    char line[256];
    std::string last; // where it fails, it says why
    while (child != nullptr && std::fgets(line, sizeof line, child) != nullptr) {
        const std::string_view text(line);
        last = text.substr(0, text.find('\n'));
        onLine(last);
    }
    if (child == nullptr || pclose(child) != 0) {
        throw StorageError(Error{ErrorCode::Io,
                                 {"A measured program failed; is QT_QPA_PLATFORM set? Its last words: " + last,
                                  "被测程序失败；请检查 QT_QPA_PLATFORM。其最后输出：" + last}});
    }
}

std::optional<int> runAsMeasuredProgram(int argc, char** argv)
{
    const auto program = programs().find(argc == 3 ? argv[1] : "");
    if (program == programs().end()) {
        return std::nullopt;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const std::filesystem::path folder = argv[2];
    QGuiApplication application(argc, argv);
    return program->second(folder);
}

void report(std::string_view line)
{
    std::printf("%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(stdout);
}

} // namespace huitou::bench
