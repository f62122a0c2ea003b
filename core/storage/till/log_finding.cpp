// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/log_finding.h"

#include "core/storage/till/event_log_store.h"

#include <algorithm>
#include <sstream>

namespace huitou
{

LogFinding findingFor(std::vector<LogHead> heads, EventLogStore& log, std::uint32_t epoch, std::uint64_t grants)
{
    const std::uint64_t folded = log.foldedUpTo(epoch); // what is archived can't be held against the log here
    std::erase_if(
        heads, [&](const LogHead& head) { return head.epoch < epoch || (head.epoch == epoch && head.seq < folded); });
    LogFinding finding;
    finding.epoch = epoch;
    finding.found = log.lastSeq(epoch);
    if (heads.empty()) {
        const bool isNew = finding.found == 0 && grants == 0;
        finding.kind = isNew ? LogFinding::Kind::Whole : LogFinding::Kind::Unwitnessed;
        return finding;
    }
    const LogHead& newest = heads.front();
    if (newest.epoch > epoch) { // the store is from before the office began that epoch
        finding.kind = LogFinding::Kind::Shortened;
        finding.witnessed = newest.seq;
        finding.lostEvents = newest.seq;
        return finding;
    }
    finding.witnessed = newest.seq;
    finding.lostGrants = newest.grants > grants ? newest.grants - grants : 0;
    if (newest.seq <= finding.found && log.hashAt(epoch, newest.seq) == newest.hash) {
        finding.kind = finding.lostGrants == 0 ? LogFinding::Kind::Whole : LogFinding::Kind::Shortened;
        return finding;
    }
    const auto isInLog = [&](const LogHead& head) { return log.hashAt(epoch, head.seq) == head.hash; };
    const auto isReplaced = [&](const LogHead& head) { return head.seq <= finding.found && !isInLog(head); };
    if (std::none_of(heads.begin(), heads.end(), isReplaced)) {
        finding.kind = LogFinding::Kind::Shortened;
        finding.lostEvents = newest.seq - finding.found;
        return finding;
    }
    // What the witness saw after the newest event that both know was replaced.
    const auto common = std::find_if(heads.begin(), heads.end(), isInLog);
    const std::uint64_t known = common != heads.end() ? common->seq : heads.back().seq - 1;
    finding.kind = LogFinding::Kind::Forked;
    finding.lostEvents = newest.seq - known;
    return finding;
}

Sentence sentenceFor(const LogFinding& finding)
{
    const std::string lost = std::to_string(finding.lostEvents);
    const std::string witnessed = std::to_string(finding.witnessed);
    const std::string found = std::to_string(finding.found);
    switch (finding.kind) {
    case LogFinding::Kind::Whole: return {};
    case LogFinding::Kind::Shortened:
        if (finding.lostEvents == 0) {
            const std::string grants = std::to_string(finding.lostGrants);
            return {"The till's store lost " + grants +
                        " deliveries of points from the office. Call the office before anybody "
                        "redeems points here.",
                    "收银台存储丢失了总部发来的 " + grants + " 次积分授权。在此抵扣积分之前请联系总部。"};
        }
        return {"The till's log ends at event " + found + ", but event " + witnessed + " had been written: " + lost +
                    " events are lost. Keep the paper receipts from " + std::to_string(finding.found + 1) +
                    " on and call the office.",
                "收银台日志止于第 " + found + " 条，但第 " + witnessed + " 条曾经写入：丢失 " + lost +
                    " 条。请保留自第 " + std::to_string(finding.found + 1) + " 号起的小票并联系总部。"};
    case LogFinding::Kind::Forked:
        return {"The till's log is another one than was written here before: at least " + lost +
                    " events up to number " + witnessed +
                    " were replaced. The disk was restored or copied; call the office before selling on.",
                "收银台日志与此前写入的不同：到第 " + witnessed + " 条为止至少有 " + lost +
                    " 条被替换。磁盘曾被恢复或复制；继续销售前请联系总部。"};
    case LogFinding::Kind::Unwitnessed:
        return {"The witness file of the till's store was missing or damaged; whether events are lost cannot be "
                "told. Compare the newest paper receipt with the log, which ends at event " +
                    found + ".",
                "收银台存储的见证文件缺失或损坏，无法判断是否丢失记录。请核对最新小票与日志，日志止于第 " + found +
                    " 条。"};
    }
    return {};
}

std::string writeFinding(const LogFinding& finding)
{
    std::ostringstream text;
    text << static_cast<int>(finding.kind) << ' ' << finding.epoch << ' ' << finding.witnessed << ' ' << finding.found
         << ' ' << finding.lostEvents << ' ' << finding.lostGrants;
    return text.str();
}

std::optional<LogFinding> readFinding(std::string_view text)
{
    std::istringstream input{std::string(text)};
    int kind = 0;
    LogFinding finding;
    input >> kind >> finding.epoch >> finding.witnessed >> finding.found >> finding.lostEvents >> finding.lostGrants;
    if (!input || kind < 0 || kind > static_cast<int>(LogFinding::Kind::Unwitnessed)) {
        return std::nullopt;
    }
    finding.kind = static_cast<LogFinding::Kind>(kind);
    return finding;
}

} // namespace huitou
