// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/member_rows.h"

#include <algorithm>
#include <set>
#include <utility>

namespace huitou
{

namespace
{

void keepUpWith(MemberCustody& held, const Posting& posting)
{
    if (posting.account == Account::Right) {
        const TillEpoch holder{posting.till, posting.epoch};
        const auto right = std::ranges::find(held.rights, holder, &std::pair<TillEpoch, Points>::first);
        if (right != held.rights.end()) {
            right->second += posting.change;
        } else {
            held.rights.emplace_back(holder, posting.change);
        }
    } else {
        keepUp(held.custody, posting);
    }
}

} // namespace

const MemberCustody& MemberRows::custodyOf(const MemberId& member)
{
    const auto known = m_custody.find(member);
    return known != m_custody.end() ? known->second
                                    : m_custody.emplace(member, m_transaction.custody(member)).first->second;
}

Points MemberRows::rightOf(const TillEpoch& till, const MemberId& member)
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
            keepUpWith(known->second, posting);
        }
    }
}

Points MemberRows::rightsOf(const MemberId& member)
{
    Points sum;
    for (const auto& [till, points] : custodyOf(member).rights) {
        sum += points;
    }
    return sum;
}

std::vector<MemberFact> MemberRows::historyOf(const MemberId& member)
{
    std::vector<MemberFact> history;
    const auto add = [&](const MemberId& record) {
        for (const MemberFact& fact : factsOf(record)) {
            history.push_back(fact);
            history.back().member = record;
        }
    };
    add(member);
    for (const MemberId& merged : mergedInto(member)) {
        add(merged);
    }
    return history;
}

std::vector<MemberId> MemberRows::mergedInto(const MemberId& member)
{
    std::vector<MemberId> merged{member};
    for (std::size_t at = 0; at < merged.size(); ++at) { // grows on the way
        const MemberId into = merged[at];
        for (const MemberFact& fact : factsOf(into)) {
            const auto* merge = std::get_if<MembersMergedFact>(&fact.fact);
            if (merge != nullptr && merge->into == into && std::ranges::find(merged, merge->from) == merged.end()) {
                merged.push_back(merge->from);
            }
        }
    }
    merged.erase(merged.begin());
    return merged;
}

std::optional<TillEpoch> MemberRows::holderOf(const MemberId& member, RightKind kind, const RightObject& object)
{
    std::optional<TillEpoch> holder = m_transaction.holderOf(member, kind, object);
    if (holder) {
        return holder;
    }
    const MemberId head = headOf(member);
    std::vector<MemberId> others = mergedInto(head);
    others.push_back(head);
    for (const MemberId& other : others) {
        if (!holder && other != member) {
            holder = m_transaction.holderOf(other, kind, object);
        }
    }
    return holder;
}

MemberId MemberRows::headOf(const MemberId& member)
{
    MemberId head = member;
    std::set<MemberId> passed; // a circle can't be written; one that is stored all the same must not hang the office
    while (passed.insert(head).second) {
        const std::vector<MemberFact>& facts = factsOf(head);
        const auto merge = std::ranges::find_if(facts, [&head](const MemberFact& fact) {
            const auto* merged = std::get_if<MembersMergedFact>(&fact.fact);
            return merged != nullptr && merged->from == head;
        });
        if (merge != facts.end()) {
            head = std::get<MembersMergedFact>(merge->fact).into;
        }
    }
    return head;
}

bool MemberRows::addFact(const MemberId& member, const MemberFact& fact, Bytes body)
{
    if (!m_transaction.addFact(member, StoredFact{fact, std::move(body)})) {
        return false;
    }
    const auto known = m_facts.find(member);
    if (known != m_facts.end()) {
        known->second.push_back(fact);
    }
    return true;
}

const std::vector<MemberFact>& MemberRows::factsOf(const MemberId& member)
{
    const auto [known, isNew] = m_facts.try_emplace(member);
    if (isNew) {
        for (StoredFact& stored : m_transaction.facts(member)) {
            known->second.push_back(std::move(stored.fact));
        }
    }
    return known->second;
}

} // namespace huitou
