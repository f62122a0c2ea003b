// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/storage/till/live_backup.h"
#include "core/sync/erasure.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// "outlet 1, till 2, last heard of on 2026-05-03"
Sentence waitingTill(OfficeTransaction& transaction, const TillId& id)
{
    const std::optional<TillRegistration> till = transaction.till(id);
    HUITOU_CHECK(till.has_value());
    const auto outlet = static_cast<std::uint32_t>(till->outlet);
    const std::optional<Instant> heard = transaction.lastReport(id);
    const std::string day = heard ? formatDate(std::chrono::floor<std::chrono::days>(*heard)) : "-";
    return {fmt::format("outlet {}, till {}, last heard of on {}", outlet, till->number, day),
            fmt::format("门店 {} 收银机 {}（最近联系 {}）", outlet, till->number, day)};
}

Sentence waitingTills(OfficeTransaction& transaction, const std::vector<TillId>& tills)
{
    Sentence all;
    for (const TillId& till : tills) {
        const Sentence one = waitingTill(transaction, till);
        all.en += (all.en.empty() ? "" : "; ") + one.en;
        all.zh += (all.zh.empty() ? "" : "；") + one.zh;
    }
    return tills.empty() ? Sentence{"none", "无"} : all;
}

} // namespace

CommandResult eraseMember(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> staff = managerIn(room, arguments);
    if (!staff) {
        return staff.error();
    }
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<Date> today = todayOf(room);
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!member || !today || !versions) {
        return !member ? member.error() : !today ? today.error() : versions.error();
    }
    const MemberId id = member.value().id;
    Points forfeited;
    room.store.transact([&](OfficeTransaction& transaction) {
        forfeited = erasePerson(transaction, room.side, id, staff.value(), today.value());
    });
    room.store.settle();
    json answer = sentenceAnswer(
        {fmt::format(
             "Member {} is erased; {} points are forfeited. Tills take the record out with their next contact; "
             "\"huitou "
             "member erasures\" says which have. A till's copies of its store show the short name on printed receipts "
             "until {} newer ones have taken their place; copies of the office's store made before hold it until you "
             "replace them.",
             id.text(), forfeited.display(), LiveBackup::copiesKept),
         fmt::format("会员 {} 的个人资料已删除，作废 {} 积分。各收银机下次联网时删除其记录，可用“huitou member "
                     "erasures”查看进度。收银机的备份中已打印小票上的简称，在新增 {} "
                     "份备份后随旧备份清除；此前的总部备份在被替换之前仍含该资料。",
                     id.text(), forfeited.display(), LiveBackup::copiesKept)},
        arguments);
    answer["id"] = id.text();
    answer["forfeited"] = forfeited.text();
    return answer;
}

CommandResult listErasures(OfficeRoom& room, const json& arguments)
{
    constexpr std::size_t most = 1'000;
    const std::vector<ErasureAtTills> erasures = room.store.erasures(most);
    Table table;
    table.columns = {{"member", {"Member", "会员"}},
                     {"erased", {"Erased on", "删除日期"}},
                     {"staff", {"By staff", "执行员工"}, ColumnType::Count},
                     {"waiting", {"Tills that have not confirmed", "尚未确认的收银机"}}};
    room.store.transact([&](OfficeTransaction& transaction) {
        table.rows.clear(); // the transaction may run again
        for (const ErasureAtTills& each : erasures) {
            const std::optional<Erasure> erasure = erasureOf(transaction, each.member);
            if (erasure) {
                table.rows.push_back({plain(each.member.text()), plain(formatDate(erasure->day)),
                                      static_cast<std::int64_t>(erasure->staff),
                                      waitingTills(transaction, each.waiting)});
            }
        }
    });
    const auto open = static_cast<std::size_t>(
        std::ranges::count_if(erasures, [](const auto& each) { return !each.waiting.empty(); }));
    table.title = {fmt::format("{} members erased; {} not yet at every till", erasures.size(), open),
                   fmt::format("已删除 {} 位会员，其中 {} 位尚未在所有收银机删除", erasures.size(), open)};
    return tableAnswer(table, arguments);
}

} // namespace huitou
