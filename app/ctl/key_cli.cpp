// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/office/office_folder.h"
#include "core/storage/durable_file.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/key_escrow.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

Result<Exit> showStatus(Session& session, const std::string& till)
{
    const TillFolder folder{till};
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(folder.key());
    const Result<StoreKey> key = keys->key();
    const Result<std::optional<StoreKey>> next = keys->nextKey();
    const bool hasNext = next && next.value();
    const bool hasEscrow = KeyEscrow(folder.escrow()).isThere();
    std::string state = key ? "" : key.error().message.in(session.language);
    if (key) {
        // What an opening needs is tried; a till that runs has the key that is in force.
        const Result<std::unique_ptr<TillStore>> store = TillStore::open(till, *keys);
        const bool isOther = !store && store.error().code != ErrorCode::StoreInUse;
        state = isOther ? store.error().message.in(session.language) : "";
    }
    session.out() << session.text(
        {fmt::format("Key from: {}{}\nA change of key is under way: {}\nEscrow copy for the office: {}\n", keys->name(),
                     state.empty() ? "" : " (" + state + ")", hasNext ? "yes, the next start finishes it" : "no",
                     hasEscrow ? "there" : "missing; the next start makes it"),
         fmt::format("密钥来源：{}{}\n正在更换密钥：{}\n总部托管副本：{}\n", keys->name(),
                     state.empty() ? "" : "（" + state + "）", hasNext ? "是，下次启动时完成" : "否",
                     hasEscrow ? "有" : "缺失，下次启动时生成")});
    return state.empty() ? Exit::Done : Exit::Problems;
}

Result<Exit> rotate(Session& session, const std::string& till)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(TillFolder{till}.key());
    if (Status rotated = TillStore::rotateKey(till, *keys); !rotated) {
        return rotated.error();
    }
    session.out() << session.text(
        {"The store has a fresh key, which was proved; the old one is gone. Earlier copies keep the "
         "old one, sealed beside them for the office. Make a new copy: huitou backup make.\n",
         "存储已换用新密钥并验证，旧密钥已删除。此前的备份仍用旧密钥（封存于备份旁，由总部打开）。"
         "请重新备份：huitou backup make。\n"});
    return Exit::Done;
}

/// Proves the key before anything is written.
Result<Exit> recover(Session& session, const std::string& till)
{
    const TillFolder folder{till};
    const Result<OfficeKeys> office = readOfficeKeys({session.data});
    if (!office) {
        return office.error();
    }
    const Result<StoreKey> key = KeyEscrow(folder.escrow()).open(office.value().signing);
    if (!key) {
        return key.error();
    }
    HeldKeyProvider held(key.value().bytes());
    if (const Result<std::unique_ptr<TillStore>> proved = TillStore::open(till, held); !proved) {
        return proved.error();
    }
    if (Status kept = FileKeyProvider(folder.key()).put(key.value()); !kept) {
        return kept.error();
    }
    session.out() << session.text(
        {"The key opens the store and is back in its key file.\n", "密钥可以打开存储，已写回密钥文件。\n"});
    return Exit::Done;
}

} // namespace

void addKeyCommands(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group(
        "key", {"The key of a till's store; the till must not be running", "收银机存储的密钥（须先关闭收银程序）"});
    const auto till = std::make_shared<std::string>();
    const auto add = [&](const std::string& name, const Sentence& help,
                         Result<Exit> (*body)(Session&, const std::string&)) {
        CLI::App* command = line.command(group, name, help, [&session, till, body] { return body(session, *till); });
        line.option(command, "--till", *till, {"Folder with the till's store", "收银机数据目录"})->required();
    };
    add("status", {"Where the key comes from, and whether a change is under way", "查看密钥来源与更换状态"},
        showStatus);
    add("rotate",
        {"Give the store a fresh key; the old one goes once the new one is proved", "更换密钥，验证后删除旧密钥"},
        rotate);
    add("recover",
        {"Put a lost key back from the escrow copy, with the keys of the office in --data",
         "用 --data 总部的密钥从托管副本找回丢失的密钥"},
        recover);
}

} // namespace huitou
