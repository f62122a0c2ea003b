// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/office/office_folder.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/key_escrow.h"
#include "core/storage/till/live_backup.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

constexpr int pagesAtOnce = 1'000;

struct BackupOptions {
    std::string till;
    std::string place; ///< a folder to write to, or a copy to read
};

Result<Exit> make(Session& session, const BackupOptions& options)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(TillFolder{options.till}.key());
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(options.till, *keys);
    if (!store) {
        return store.error();
    }
    if (Status begun = store.value()->beginBackup(options.place, *keys, session.surroundings().clock.now()); !begun) {
        return begun.error();
    }
    for (;;) {
        const Result<std::shared_ptr<LiveBackup>> step = store.value()->continueBackup(pagesAtOnce);
        if (!step) {
            return step.error();
        }
        if (step.value()) {
            const Result<StoreKey> key = keys->key();
            if (!key) {
                return key.error();
            }
            const Result<std::filesystem::path> finished = step.value()->finish(key.value());
            if (!finished) {
                return finished.error();
            }
            const std::string file = finished.value().string();
            session.out() << session.text(
                {fmt::format("{} was written and proved.\n", file), fmt::format("已写入并验证 {}。\n", file)});
            return Exit::Done;
        }
    }
}

/// A copy is one file.
Status checkIsFile(const std::string& copy)
{
    if (std::filesystem::is_regular_file(copy)) {
        return {};
    }
    return Error{ErrorCode::NotFound,
                 {copy + " is no copy. Name one of the files shop-*.db in the backup folder; the last is the newest.",
                  copy + " 不是备份文件。请指明备份目录中的某个 shop-*.db 文件，最后一个最新。"}};
}

struct ProvedCopy {
    StoreKey key;
    bool isTillsKey; ///< not one that the office had to open
    std::uint64_t last;
};

/// Opens the copy with the till's key; where there is none, or another one by now, with the sealed one beside the copy
/// and the keys of the office in --data.
Result<ProvedCopy> proved(const Session& session, const BackupOptions& options)
{
    if (Status isFile = checkIsFile(options.place); !isFile) {
        return isFile.error();
    }
    Result<StoreKey> own = keyProviderFor(TillFolder{options.till}.key())->key();
    Error refusal{ErrorCode::WrongKey, {}};
    if (!own) {
        refusal = own.error();
    } else {
        const Result<std::uint64_t> last = proveBackup(options.place, own.value());
        if (last) {
            return ProvedCopy{std::move(own).value(), true, last.value()};
        }
        refusal = last.error();
    }
    const KeyEscrow escrow(escrowOfBackup(options.place));
    const bool keyIsMissing = refusal.code == ErrorCode::NoKey || refusal.code == ErrorCode::WrongKey;
    if (!keyIsMissing || !escrow.isThere()) {
        return refusal;
    }
    const Result<OfficeKeys> office = readOfficeKeys({session.data});
    if (!office) {
        return Error{refusal.code,
                     {"This copy has a key of its own, sealed beside it for the office. Name the office's folder "
                      "with --data.",
                      "该备份的密钥封存在旁边的托管文件中，须由总部打开。请用 --data 指明总部目录。"}};
    }
    Result<StoreKey> sealed = escrow.open(office.value().signing);
    if (!sealed) {
        return sealed.error();
    }
    const Result<std::uint64_t> last = proveBackup(options.place, sealed.value());
    return last ? Result<ProvedCopy>(ProvedCopy{std::move(sealed).value(), false, last.value()}) : last.error();
}

Result<Exit> verify(Session& session, const BackupOptions& options)
{
    const Result<ProvedCopy> copy = proved(session, options);
    if (!copy) {
        return copy.error();
    }
    const std::uint64_t last = copy.value().last;
    session.out() << session.text(
        {fmt::format("The copy is whole, up to event {}.\n", last), fmt::format("备份完整，止于第 {} 条。\n", last)});
    return Exit::Done;
}

Result<Exit> restore(Session& session, const BackupOptions& options)
{
    const Result<ProvedCopy> copy = proved(session, options);
    if (!copy) {
        return copy.error();
    }
    if (std::filesystem::create_directories(options.till)) {
        std::filesystem::permissions(options.till, std::filesystem::perms::owner_all);
    }
    if (Status restored = restoreBackup(options.place, options.till, copy.value().key); !restored) {
        return restored.error();
    }
    if (!copy.value().isTillsKey) {
        if (Status kept = FileKeyProvider(TillFolder{options.till}.key()).put(copy.value().key); !kept) {
            return kept.error();
        }
    }
    session.out() << session.text(
        {"The copy is the till's store now. Its next start says what it lacks; tell the office.\n",
         "已恢复备份。下次启动会说明缺少的记录，请告知总部。\n"});
    return Exit::Done;
}

} // namespace

void addBackupCommands(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("backup", {"Copies of a till's store; a till that runs makes its own (--backup)",
                                            "收银机存储的备份（运行中的收银机用 --backup 自行备份）"});
    const auto options = std::make_shared<BackupOptions>();
    const auto add = [&](const std::string& name, const Sentence& help, const std::string& place,
                         const Sentence& placeHelp, Result<Exit> (*body)(Session&, const BackupOptions&)) {
        CLI::App* command =
            line.command(group, name, help, [&session, options, body] { return body(session, *options); });
        line.option(command, "--till", options->till, {"Folder with the till's store", "收银机数据目录"})->required();
        line.option(command, place, options->place, placeHelp)->required();
    };
    add("make", {"Copy the store of a till that is not running", "备份未运行的收银机"}, "--to",
        {"Folder on another medium", "另一介质上的目录"}, make);
    add("verify", {"Prove a copy: every page and the whole chain", "验证备份的每一页与整条链"}, "COPY",
        {"The copy: a file shop-*.db of the backup folder", "备份文件（备份目录中的 shop-*.db）"}, verify);
    add("restore", {"Put a copy into the place of a store that is gone", "用备份恢复已丢失的存储"}, "COPY",
        {"The copy: a file shop-*.db of the backup folder", "备份文件（备份目录中的 shop-*.db）"}, restore);
}

} // namespace huitou
