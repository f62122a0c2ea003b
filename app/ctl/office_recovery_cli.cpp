// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/files.h"
#include "app/ctl/office_recovery.h"
#include "app/ctl/recovery_sheet.h"
#include "app/office/recovery.h"
#include "core/base/recovery_code.h"

#include <fmt/format.h>
#include <istream>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

constexpr std::size_t maxCodeBytes = 1'024;
constexpr std::size_t linesOfCode = 2;

bool isInside(const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const std::filesystem::path place =
        std::filesystem::weakly_canonical(std::filesystem::absolute(file)).parent_path();
    const std::filesystem::path home = std::filesystem::weakly_canonical(std::filesystem::absolute(folder));
    const auto [end, rest] = std::mismatch(home.begin(), home.end(), place.begin(), place.end());
    return end == home.end();
}

/// The code stands in no argument, where others would see it: in a file, or typed, on one line or two.
Result<std::string> readCode(Session& session, const std::string& file)
{
    if (file != "-") {
        return readFile(file, maxCodeBytes);
    }
    std::string code;
    std::string line;
    for (std::size_t lines = 0; lines < linesOfCode && std::getline(session.in(), line); ++lines) {
        code += line + ' ';
        if (readRecoveryCode(code)) {
            break;
        }
    }
    return code;
}

Result<Exit> recover(Session& session, const std::string& file)
{
    Result<std::string> code = readCode(session, file);
    if (!code) {
        return code.error();
    }
    Result<RecoveryKey> key = readRecoveryCode(code.value());
    if (!key) {
        return key.error();
    }
    const Status recovered = recoverKeys({session.data}, key.value());
    wipe(key.value());
    if (!recovered) {
        return recovered.error();
    }
    session.out() << session.text({"The office's keys are back and were proved. Make a new sheet if others have seen "
                                   "this one: huitou office sheet.\n",
                                   "总部密钥已恢复并验证。如恢复单已被他人看到，请重新制作：huitou office sheet。\n"});
    return Exit::Done;
}

} // namespace

Status makeRecoverySheet(const std::filesystem::path& office, const std::filesystem::path& file, Instant now)
{
    if (isInside(file, office)) {
        return Error{ErrorCode::NotAllowed,
                     {"The sheet opens what is in " + office.string() +
                          ", so it can't be kept there; name a file "
                          "elsewhere, print it and delete it.",
                      "恢复单可打开 " + office.string() + " 中的资料，不能存放在该目录；请写到别处，打印后删除。"}};
    }
    Result<SealedRecovery> recovery = sealRecovery({office});
    if (!recovery) {
        return recovery.error();
    }
    RecoverySheet sheet{.code = writeRecoveryCode(recovery.value().key),
                        .office = office.string(),
                        .day = formatDate(std::chrono::floor<std::chrono::days>(now))};
    wipe(recovery.value().key);
    if (Status written = writeRecoverySheet(sheet, file); !written) {
        return written; // the earlier sheet holds
    }
    return keepRecovery({office}, recovery.value());
}

Sentence sheetMade(const std::filesystem::path& file)
{
    return {fmt::format("{} is the recovery sheet: print it, put it into a safe, then delete the file.", file.string()),
            fmt::format("{} 是恢复单：请打印后存入保险柜，并删除该文件。", file.string())};
}

void addRecovery(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    const auto sheet = std::make_shared<std::string>();
    CLI::App* made = line.command(
        group, "sheet",
        {"Make the office's recovery sheet; an earlier one is worthless then", "制作总部恢复单，旧单随即作废"},
        [&session, sheet]() -> Result<Exit> {
            if (Status done = makeRecoverySheet(session.data, *sheet, session.surroundings().clock.now()); !done) {
                return done.error();
            }
            session.out() << session.text(sheetMade(*sheet)) << '\n';
            return Exit::Done;
        });
    line.option(made, "FILE", *sheet, {"The sheet to write: .pdf, .png or .txt", "写入的文件：.pdf、.png 或 .txt"})
        ->required();

    const auto code = std::make_shared<std::string>("-");
    CLI::App* recovered = line.command(group, "recover",
                                       {"Put lost keys of the office in --data back, by the code on its recovery sheet",
                                        "用恢复单上的恢复码找回 --data 总部丢失的密钥"},
                                       [&session, code] { return recover(session, *code); });
    line.option(
        recovered, "--code", *code,
        {"File with the code (default: -, typed on standard input)", "含恢复码的文件（默认 -，从标准输入读取）"});
}

} // namespace huitou
