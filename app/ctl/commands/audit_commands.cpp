// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/ledger/event_chain.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// So many events are read at once: tills are served in between.
constexpr std::size_t eventsAtOnce = 5'000;

/// A log of the office's store: a till's, or its own.
struct Log {
    TillId till;
    std::uint32_t epoch = 1;
    Sentence name;
};

/// How far a log's chain holds.
struct Walk {
    std::uint64_t events = 0; ///< that hold
    Digest head{};
    bool isAtEnd = false;
    std::optional<Sentence> broken;
};

Sentence nameOf(const TillId& log, std::uint32_t epoch, const TillId& office,
                const std::vector<TillRegistration>& tills)
{
    if (log == office) {
        return {"the office", "总部"};
    }
    for (const TillRegistration& till : tills) {
        if (till.till == log) {
            const auto outlet = static_cast<std::uint32_t>(till.outlet);
            return {fmt::format("outlet {}, till {}, epoch {}", outlet, till.number, epoch),
                    fmt::format("门店 {} 收银机 {} 第 {} 期", outlet, till.number, epoch)};
        }
    }
    return {fmt::format("a till of before, epoch {}", epoch), fmt::format("已停用的收银机 第 {} 期", epoch)};
}

std::vector<Log> logsOf(OfficeRoom& room)
{
    TillId office;
    std::vector<TillRegistration> tills;
    room.store.transact([&](OfficeTransaction& transaction) {
        office = transaction.officeLog();
        tills = transaction.tills();
    });
    std::vector<Log> logs;
    for (const auto& [till, epoch] : room.store.logs()) {
        logs.push_back({till, epoch, nameOf(till, epoch, office, tills)});
    }
    return logs;
}

std::optional<Sentence> whyBroken(const Log& log, const Walk& walk, const LogPiece::End& end, const ChainedEvent& event)
{
    const std::uint64_t seq = walk.events + 1;
    if (static_cast<std::int64_t>(seq) >= end.nextSeq) {
        return Sentence{fmt::format("event {} stands behind the end that was acknowledged", event.seq),
                        fmt::format("第 {} 条在已确认的日志末尾之后", event.seq)};
    }
    if (event.seq != seq) {
        return Sentence{fmt::format("event {} is missing", seq), fmt::format("缺少第 {} 条", seq)};
    }
    if (event.previousHash != walk.head) {
        return Sentence{fmt::format("event {} does not follow the one before it", seq),
                        fmt::format("第 {} 条与前一条不相连", seq)};
    }
    if (eventHash(log.till, log.epoch, seq, event.previousHash, event.body) != event.hash) {
        return Sentence{fmt::format("event {} was changed", seq), fmt::format("第 {} 条内容被改动", seq)};
    }
    return std::nullopt;
}

std::optional<Sentence> whyEndsWrong(const Walk& walk, const LogPiece::End& end)
{
    if (static_cast<std::int64_t>(walk.events) + 1 != end.nextSeq) {
        return Sentence{fmt::format("event {} is missing", walk.events + 1),
                        fmt::format("缺少第 {} 条", walk.events + 1)};
    }
    if (walk.head != end.headHash) {
        return Sentence{"the end is not the one that was acknowledged", "日志末尾与已确认的不符"};
    }
    return std::nullopt;
}

void walkOn(const LogPiece& piece, const Log& log, Walk& walk)
{
    if (!piece.end) {
        walk.broken = Sentence{"where it ends is no longer written down", "日志末尾的记录已缺失"};
        return;
    }
    for (const ChainedEvent& event : piece.events) {
        walk.broken = whyBroken(log, walk, *piece.end, event);
        if (walk.broken) {
            return;
        }
        walk.head = event.hash;
        ++walk.events;
    }
    walk.isAtEnd = piece.events.size() < eventsAtOnce;
    if (walk.isAtEnd) {
        walk.broken = whyEndsWrong(walk, *piece.end);
    }
}

Walk walkThrough(OfficeStore& store, const Log& log)
{
    Walk walk;
    while (!walk.isAtEnd && !walk.broken) {
        walkOn(store.logPiece(log.till, log.epoch, walk.events + 1, eventsAtOnce), log, walk);
    }
    return walk;
}

} // namespace

CommandResult verifyAudit(OfficeRoom& room, const json& arguments)
{
    const std::vector<Log> logs = logsOf(room);
    Table table;
    table.columns = {{"log", {"Log", "日志"}},
                     {"events", {"Events that hold", "核对无误"}, ColumnType::Count},
                     {"state", {"State", "状态"}}};
    std::uint64_t events = 0;
    std::size_t broken = 0;
    for (const Log& log : logs) {
        const Walk walk = walkThrough(room.store, log);
        table.rows.push_back(
            {log.name, static_cast<std::int64_t>(walk.events), walk.broken.value_or(Sentence{"whole", "完整"})});
        events += walk.events;
        broken += walk.broken ? 1 : 0;
    }
    table.title = broken == 0 ? Sentence{fmt::format("All {} logs are whole: {} events", logs.size(), events),
                                         fmt::format("{} 份日志全部完整，共 {} 条", logs.size(), events)}
                              : Sentence{fmt::format("{} of {} logs are broken", broken, logs.size()),
                                         fmt::format("{} 份日志中有 {} 份断裂", logs.size(), broken)};
    json answer = tableAnswer(table, arguments);
    answer["broken"] = broken;
    return answer;
}

} // namespace huitou
