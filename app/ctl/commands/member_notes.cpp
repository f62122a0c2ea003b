// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/ledger/complaints.h"
#include "core/ledger/fact_order.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// The member and who notes it.
struct NoteOf {
    MemberRecord member;
    StaffId staff{1};
};

Result<NoteOf> noteOf(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    const Result<StaffMember> staff = staffNumber(room, StaffId{arguments.at("staff").get<std::uint32_t>()});
    if (!staff) {
        return staff.error();
    }
    return NoteOf{member.value(), staff.value().id};
}

/// The value that `arguments` names under `key`. Refuses with Malformed, and says which names there are.
template <typename Value, std::size_t count>
Result<Value> namedValue(const json& arguments, const char* key, const std::array<Named<Value>, count>& list)
{
    const auto text = arguments.at(key).get<std::string>();
    if (const Named<Value>* found = namedIn(list, text)) {
        return found->value;
    }
    std::vector<std::string_view> ids;
    std::ranges::transform(list, std::back_inserter(ids), &Named<Value>::id);
    return Error{ErrorCode::Malformed,
                 {fmt::format("\"{}\" is not one of {}.", text, fmt::join(ids, ", ")),
                  fmt::format("“{}”不在可选项 {} 之中。", text, fmt::join(ids, "、"))}};
}

/// The last complaint that is not closed; nothing when there is none.
std::optional<Complaint> openComplaint(OfficeTransaction& transaction, const MemberId& member)
{
    const std::vector<MemberFact> facts = factsOf(transaction, member);
    const std::vector<Complaint> complaints = complaintsIn(factsInOrder(facts, Instant::max()));
    const auto open = std::find_if(complaints.rbegin(), complaints.rend(), [](const Complaint& complaint) {
        return complaint.step != ComplaintStep::Prevented;
    });
    return open == complaints.rend() ? std::nullopt : std::optional(*open);
}

/// The complaint to which the step belongs, checked.
Result<OpId> complaintOf(OfficeTransaction& transaction, const MemberId& member, ComplaintStep step, const OpId& op)
{
    if (step == ComplaintStep::Received) {
        return op;
    }
    const std::optional<Complaint> open = openComplaint(transaction, member);
    if (!open) {
        return Error{ErrorCode::NotFound,
                     {"This member has no open complaint; note it as \"received\" first.",
                      "该会员没有未结的投诉；请先登记 received。"}};
    }
    const Status may = mayFollow(*open, step);
    return may ? Result<OpId>(open->id) : Result<OpId>(may.error());
}

} // namespace

CommandResult noteComplaint(OfficeRoom& room, const json& arguments)
{
    const Result<NoteOf> note = noteOf(room, arguments);
    if (!note) {
        return note.error();
    }
    const Result<ComplaintStep> step = namedValue(arguments, "step", complaintSteps);
    if (!step) {
        return step.error();
    }
    const Result<ComplaintFault> fault = namedValue(arguments, "fault", complaintFaults);
    if (!fault) {
        return fault.error();
    }
    const MemberId& member = note.value().member.id;
    const OpId op = randomId<OpId>();
    Result<OpId> complaint = op;
    room.store.transact([&](OfficeTransaction& transaction) {
        complaint = complaintOf(transaction, member, step.value(), op);
        if (complaint) {
            const std::vector<Fact> facts{
                ComplaintFact{op, member, complaint.value(), note.value().staff, step.value(), fault.value()}};
            room.side.write(transaction, facts);
        }
    });
    if (!complaint) {
        return complaint.error();
    }
    const std::string name = shortNameOf(note.value().member.name);
    const Sentence now = namedIn(complaintSteps, step.value()).name();
    json answer = sentenceAnswer(
        {fmt::format("The complaint of {}: {}.", name, now.en), fmt::format("{} 的投诉：{}。", name, now.zh)},
        arguments);
    answer["complaint"] = complaint.value().text();
    return answer;
}

CommandResult noteLeaving(OfficeRoom& room, const json& arguments)
{
    const Result<NoteOf> note = noteOf(room, arguments);
    if (!note) {
        return note.error();
    }
    const Result<LeavingReason> reason = namedValue(arguments, "reason", leavingReasons);
    if (!reason) {
        return reason.error();
    }
    const std::vector<Fact> facts{
        LeavingReasonFact{randomId<OpId>(), note.value().member.id, note.value().staff, reason.value()}};
    room.side.write(facts);
    const std::string name = shortNameOf(note.value().member.name);
    const Sentence why = namedIn(leavingReasons, reason.value()).name();
    const bool isLost = isObjective(reason.value());
    return sentenceAnswer({fmt::format("{} left: {}. {}", name, why.en,
                                       isLost ? "Nothing is offered to them until they buy again."
                                              : "Campaigns for this reason may now speak to them."),
                           fmt::format("{} 离开的原因：{}。{}", name, why.zh,
                                       isLost ? "在再次购买之前不再发放优惠。" : "针对此原因的活动可以联系该会员。")},
                          arguments);
}

} // namespace huitou
