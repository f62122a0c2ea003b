// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/ctl/commands/winback_risks.h"
#include "core/storage/contact_desk.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxNoteBytes = 1'000;

Result<Call> callFrom(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<std::vector<StaffMember>> staff = staffOf(room);
    const Result<Date> today = todayOf(room);
    if (!member || !staff || !today) {
        return !member ? member.error() : !staff ? staff.error() : today.error();
    }
    const auto number = arguments.at("staff").get<std::uint32_t>();
    if (std::ranges::find(staff.value(), StaffId{number}, &StaffMember::id) == staff.value().end()) {
        return Error{ErrorCode::NotFound,
                     {fmt::format("There is no staff number {}; see \"huitou staff list\".", number),
                      fmt::format("没有员工 {}；请用“huitou staff list”查看。", number)}};
    }
    const auto word = arguments.at("result").get<std::string>();
    const std::optional<CallResult> result = callResultFrom(word);
    const std::string note = arguments.value("note", std::string());
    if (!result || note.size() > maxNoteBytes) {
        return Error{
            ErrorCode::Malformed,
            {fmt::format("\"{}\" is no result of a call, or the note is longer than {} bytes.", word, maxNoteBytes),
             fmt::format("“{}”不是通话结果，或备注超过 {} 字节。", word, maxNoteBytes)}};
    }
    return Call{member.value().id, room.clock.now(), today.value(), StaffId{number}, *result, note};
}

} // namespace

CommandResult noteCall(OfficeRoom& room, const json& arguments)
{
    const Result<Call> call = callFrom(room, arguments);
    if (!call) {
        return call.error();
    }
    ContactDesk(room.store).addCall(call.value());
    const OpId op = randomId<OpId>();
    std::vector<Fact> facts;
    if (call.value().result == CallResult::MovedAway) {
        facts.emplace_back(LeavingReasonFact{op, call.value().member, call.value().staff, LeavingReason::MovedAway});
    } else if (call.value().result == CallResult::Complaint) {
        facts.emplace_back(ComplaintFact{op, call.value().member, op, call.value().staff, ComplaintStep::Received,
                                         ComplaintFault::Unknown});
    }
    if (!facts.empty()) {
        room.side.write(facts);
    }
    const Sentence title = titleOf(call.value().result);
    const bool isWithdrawn = call.value().result == CallResult::DoNotCall;
    return sentenceAnswer({fmt::format("Noted: {}.{}", title.en, isWithdrawn ? " Consent to calls is withdrawn." : ""),
                           fmt::format("已记录：{}。{}", title.zh, isWithdrawn ? "电话同意已撤回。" : "")},
                          arguments);
}

CommandResult noteForManager(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> manager = managerIn(room, arguments);
    return manager ? noteCall(room, arguments) : CommandResult(manager.error());
}

CommandResult listForManager(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> manager = managerIn(room, arguments);
    return manager ? listMembersAtRisk(room, arguments) : CommandResult(manager.error());
}

CommandResult listCalls(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    Table table;
    table.columns = {{"at", {"At", "时间"}},
                     {"staff", {"Staff", "员工"}, ColumnType::Count},
                     {"result", {"Result", "结果"}},
                     {"note", {"Note", "备注"}}};
    for (const Call& call : ContactDesk(room.store).calls(member.value().id)) {
        table.rows.push_back({plain(formatInstant(call.at)),
                              static_cast<std::int64_t>(static_cast<std::uint32_t>(call.staff)), titleOf(call.result),
                              plain(call.note)});
    }
    table.title = {fmt::format("{} calls", table.rows.size()), fmt::format("通话 {} 次", table.rows.size())};
    return tableAnswer(table, arguments);
}

} // namespace huitou
