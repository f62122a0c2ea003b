// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <map>
#include <vector>

namespace huitou
{

/// Members' rows within one transaction: custody is read once and kept up with what is posted.
class MemberRows
{
public:
    explicit MemberRows(OfficeTransaction& transaction) : m_transaction(transaction) {}

    [[nodiscard]] const MemberCustody& custodyOf(const MemberId& member);
    /// What `till` may spend of that member's points.
    [[nodiscard]] Points rightOf(const TillId& till, const MemberId& member);
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings);
    [[nodiscard]] std::vector<MemberFact> factsOf(const MemberId& member);

private:
    OfficeTransaction& m_transaction;
    std::map<MemberId, MemberCustody> m_custody;
};

} // namespace huitou
