// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <optional>
#include <span>
#include <vector>

/// A member's complaints, from their facts. Pure; any thread.
namespace huitou
{

inline constexpr std::array complaintSteps{
    Named{ComplaintStep::Received, "received", "received", "已受理"},
    Named{ComplaintStep::Investigated, "investigated", "investigated", "已调查"},
    Named{ComplaintStep::Proposed, "proposed", "proposed", "已提方案"},
    Named{ComplaintStep::Agreed, "agreed", "agreed by the customer", "顾客已同意"},
    Named{ComplaintStep::Done, "done", "done", "已处理"},
    Named{ComplaintStep::Prevented, "prevented", "prevention noted", "已记录预防措施"},
};
inline constexpr std::array complaintFaults{
    Named{ComplaintFault::Unknown, "unknown", "not known", "未定"},
    Named{ComplaintFault::Shop, "shop", "the shop", "门店"},
    Named{ComplaintFault::Supplier, "supplier", "a supplier", "供应商"},
    Named{ComplaintFault::Customer, "customer", "the customer", "顾客"},
};

/// One complaint, as far as it has come.
struct Complaint {
    OpId id;
    ComplaintStep step = ComplaintStep::Received;
    ComplaintFault fault = ComplaintFault::Unknown;
    Date received;
    std::optional<Date> agreed; ///< on which day the customer agreed
    friend bool operator==(const Complaint&, const Complaint&) = default;
};

/// By the day on which they were received. `facts` are about one member, as factsInOrder gives them.
[[nodiscard]] std::vector<Complaint> complaintsIn(std::span<const MemberFact* const> facts);

/// Whether `next` may follow: each step comes after the one before it, and nothing is done that the customer did not
/// agree to; a proposal may follow another. Refuses with NotAllowed.
[[nodiscard]] Status mayFollow(const Complaint& complaint, ComplaintStep next);

/// Why the member left, as they last said; nothing when they bought since, on a later day, or never said.
[[nodiscard]] std::optional<LeavingReason> leavingReasonIn(std::span<const MemberFact* const> facts);

} // namespace huitou
