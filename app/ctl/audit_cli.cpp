// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/log_finding.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

constexpr std::chrono::milliseconds pieceOfProof{1000};

/// Every page of a till that is not running, its log: archive, checkpoint, live log, and what the witness says of its
/// end. A damaged page is thrown.
Result<Exit> proveTill(Session& session, const std::string& till)
{
    const std::unique_ptr<KeyProvider> keys = keyProviderFor(TillFolder{till}.key());
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(till, *keys);
    if (!store) {
        return store.error();
    }
    for (;;) {
        const Result<bool> isProved = store.value()->proveOn(pieceOfProof);
        if (!isProved) {
            return isProved.error();
        }
        if (isProved.value()) {
            break;
        }
    }
    const TillStore::LogProof proof = store.value()->proveLog();
    const bool isWitnessed = store.value()->finding().kind == LogFinding::Kind::Whole;
    if (proof.broken) {
        session.out() << session.text({fmt::format("The log can't be proved from event {} on.\n", *proof.broken),
                                       fmt::format("日志自第 {} 条起无法核对。\n", *proof.broken)});
    } else {
        session.out() << session.text(
            {fmt::format("Every page and the chain are whole: {} events in the archive, {} in the store.\n",
                         proof.archived, proof.live),
             fmt::format("所有数据页与日志链完整：归档 {} 条，存储 {} 条。\n", proof.archived, proof.live)});
    }
    if (!isWitnessed) {
        session.out() << session.text(sentenceFor(store.value()->finding())) << '\n';
    }
    return proof.broken || !isWitnessed ? Exit::Problems : Exit::Done;
}

} // namespace

void addAuditCommands(CommandLine& line)
{
    Session& session = line.session();
    CLI::App* group = line.group("audit", {"Proof that nothing was changed afterwards", "核对记录未被改动"});
    line.question(group, "verify",
                  {"Walk the chain of every log that the office holds, and name where one breaks",
                   "逐条核对总部保存的全部日志链，指出断裂之处"},
                  "audit.verify", [] { return nlohmann::json::object(); });
    const auto till = std::make_shared<std::string>();
    CLI::App* ofTill =
        line.command(group, "till",
                     {"Prove every page of a till's store and the chain of its log; the till must not be running",
                      "核对收银机存储的每一页及其日志链，须先关闭收银程序"},
                     [&session, till] { return proveTill(session, *till); });
    line.option(ofTill, "--till", *till, {"Folder with the till's store", "收银机数据目录"})->required();
}

} // namespace huitou
