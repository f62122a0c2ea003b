// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/complaints.h"

#include <algorithm>

namespace huitou
{

std::vector<Complaint> complaintsIn(std::span<const MemberFact* const> facts)
{
    std::vector<Complaint> complaints;
    for (const MemberFact* fact : facts) {
        const auto* step = std::get_if<ComplaintFact>(&fact->fact);
        if (step == nullptr) {
            continue;
        }
        auto known = std::ranges::find(complaints, step->complaint, &Complaint::id);
        if (known == complaints.end()) {
            complaints.push_back({step->complaint, step->step, step->fault, fact->businessDate, std::nullopt});
            known = std::prev(complaints.end());
        }
        known->step = std::max(known->step, step->step);
        if (step->fault != ComplaintFault::Unknown) {
            known->fault = step->fault;
        }
        if (step->step == ComplaintStep::Agreed && !known->agreed) {
            known->agreed = fact->businessDate;
        }
    }
    return complaints;
}

Status mayFollow(const Complaint& complaint, ComplaintStep next)
{
    const auto place = [](ComplaintStep step) { return static_cast<int>(step); };
    const bool isNewProposal = complaint.step == ComplaintStep::Proposed && next == ComplaintStep::Proposed;
    if (isNewProposal || place(next) == place(complaint.step) + 1) {
        return {};
    }
    const Sentence now = namedIn(complaintSteps, complaint.step).name();
    if (complaint.step == ComplaintStep::Prevented) {
        return Error{ErrorCode::NotAllowed, {"This complaint is closed.", "此投诉已结案。"}};
    }
    const Named<ComplaintStep>& due = namedIn(complaintSteps, static_cast<ComplaintStep>(place(complaint.step) + 1));
    return Error{ErrorCode::NotAllowed,
                 {"This complaint stands at \"" + now.en + "\"; the next step is \"" + std::string(due.id) + "\".",
                  "此投诉目前“" + now.zh + "”，下一步应为“" + due.name().zh + "”（" + std::string(due.id) + "）。"}};
}

std::optional<LeavingReason> leavingReasonIn(std::span<const MemberFact* const> facts)
{
    std::optional<LeavingReason> reason;
    Date said;
    for (const MemberFact* fact : facts) {
        if (const auto* leaving = std::get_if<LeavingReasonFact>(&fact->fact)) {
            reason = leaving->reason;
            said = fact->businessDate;
        } else if (std::holds_alternative<SaleFact>(fact->fact) && fact->businessDate > said) {
            reason.reset();
        }
    }
    return reason;
}

} // namespace huitou
