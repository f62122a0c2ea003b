// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/member_rows.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

void keepUp(MemberCustody& held, const Posting& posting)
{
    if (posting.account == Account::Free) {
        held.custody.free += posting.change;
    } else if (posting.account == Account::Debt) {
        held.custody.debt -= posting.change; // the account runs below zero
    } else if (posting.account == Account::Right) {
        const auto right = std::ranges::find(held.rights, posting.till, &std::pair<TillId, Points>::first);
        if (right != held.rights.end()) {
            right->second += posting.change;
        } else {
            held.rights.emplace_back(posting.till, posting.change);
        }
    }
}

} // namespace

const MemberCustody& MemberRows::custodyOf(const MemberId& member)
{
    const auto known = m_custody.find(member);
    return known != m_custody.end() ? known->second
                                    : m_custody.emplace(member, m_transaction.custody(member)).first->second;
}

Points MemberRows::rightOf(const TillId& till, const MemberId& member)
{
    for (const auto& [holder, points] : custodyOf(member).rights) {
        if (holder == till) {
            return points;
        }
    }
    return {};
}

void MemberRows::post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings)
{
    if (postings.empty()) {
        return;
    }
    m_transaction.post(member, ref, postings);
    const auto known = m_custody.find(member);
    if (known != m_custody.end()) {
        for (const Posting& posting : postings) {
            keepUp(known->second, posting);
        }
    }
}

std::vector<MemberFact> MemberRows::factsOf(const MemberId& member)
{
    std::vector<MemberFact> facts;
    for (StoredFact& stored : m_transaction.facts(member)) {
        facts.push_back(std::move(stored.fact));
    }
    return facts;
}

} // namespace huitou
