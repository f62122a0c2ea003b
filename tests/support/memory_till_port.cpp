// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_till_port.h"

#include "core/base/check.h"
#include "core/sync/claims.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <tuple>

namespace huitou::test
{

void MemoryTillPort::write(const Fact& fact)
{
    const auto spend = [this](const MemberId& member, Points points) {
        HUITOU_CHECK(rightOf(member) >= points);
        m_rights[member] -= points;
    };
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        if (sale->member) {
            spend(*sale->member, sale->redeemed);
        }
        for (const VoucherId& voucher : sale->vouchers) {
            useUp(voucher.array());
        }
        for (const OfferId& offer : sale->offers) {
            useUp(offer.array());
        }
        m_ownSales[sale->op] = m_progress.epoch;
    } else if (const auto* returned = std::get_if<RightsReturnedFact>(&fact)) {
        spend(returned->member, returned->points);
    }
    writeBody(encodeFact(fact));
}

void MemoryTillPort::writeBody(Bytes body)
{
    std::vector<ChainedEvent>& log = m_logs[m_progress.epoch];
    const Digest previous = log.empty() ? Digest{} : log.back().hash;
    const std::uint64_t seq = log.size() + 1;
    const Digest hash = eventHash(m_progress.till, m_progress.epoch, seq, previous, body);
    log.push_back({m_progress.epoch, seq, previous, hash, std::move(body)});
    m_progress.lastSeq = seq;
}

Points MemoryTillPort::rightOf(const MemberId& member) const
{
    const auto found = m_rights.find(member);
    return found != m_rights.end() ? found->second : Points{};
}

bool MemoryTillPort::mayRefund(const OpId& sale) const
{
    if (m_objects.contains(sale.array())) {
        return true;
    }
    const auto own = m_ownSales.find(sale);
    return own != m_ownSales.end() && own->second == m_progress.epoch && !m_progress.fenced &&
           !m_refundsGone.contains(sale);
}

const std::vector<ChainedEvent>& MemoryTillPort::log() const
{
    static const std::vector<ChainedEvent> empty;
    const auto found = m_logs.find(m_progress.epoch);
    return found != m_logs.end() ? found->second : empty;
}

TillProgress MemoryTillPort::progress()
{
    TillProgress progress = m_progress;
    for (const auto& [kind, document] : m_documents) {
        progress.documents.push_back({kind, document.version});
    }
    return progress;
}

std::vector<ChainedEvent> MemoryTillPort::eventsFrom(std::uint64_t fromSeq, std::size_t maxCount, std::size_t maxBytes)
{
    std::vector<ChainedEvent> events;
    std::size_t bytes = 0;
    for (std::uint64_t seq = fromSeq; seq <= log().size() && events.size() < maxCount; ++seq) {
        const ChainedEvent& event = log()[seq - 1];
        bytes += event.body.size();
        if (bytes > maxBytes && !events.empty()) {
            break;
        }
        events.push_back(event);
    }
    return events;
}

std::optional<Digest> MemoryTillPort::hashAt(std::uint64_t seq)
{
    return hashIn(m_progress.epoch, seq);
}

std::optional<Digest> MemoryTillPort::hashIn(std::uint32_t epoch, std::uint64_t seq)
{
    if (seq == 0) {
        return Digest{};
    }
    const auto log = m_logs.find(epoch);
    return log != m_logs.end() && seq <= log->second.size() ? std::optional(log->second[seq - 1].hash) : std::nullopt;
}

void MemoryTillPort::apply(const Grant& grant)
{
    if (grant.kind == RightKind::Points) {
        m_rights[grant.member] += grant.points;
    } else if (!m_used.contains(grant.object)) {
        m_objects[grant.object] = {grant.member, grant.kind, grant.object, Points{}};
    }
}

void MemoryTillPort::useUp(const RightObject& object)
{
    if (m_objects.erase(object) > 0) {
        m_used.insert(object); // one that is granted again stays used
    }
}

std::size_t MemoryTillPort::objectsOf(const MemberId& member) const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_objects, [&member](const auto& each) {
        return each.second.member == member && each.second.kind != RightKind::Refund;
    }));
}

void MemoryTillPort::takeInMembers(std::span<const MemberRow> rows)
{
    for (const MemberRow& row : rows) {
        m_members[row.standing.member] = row;
    }
}

void MemoryTillPort::takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                            std::size_t membersTakenIn)
{
    const bool declares = mustDeclare(m_progress.serverGeneration, answer.serverGeneration);
    const bool wasRestored = m_progress.serverGeneration != 0 && m_progress.serverGeneration != answer.serverGeneration;
    const bool isOurs = hashAt(answer.acknowledgedSeq) == answer.headHash;
    if (isOurs && (answer.acknowledgedSeq > m_progress.acknowledgedSeq || wasRestored)) {
        m_progress.acknowledgedSeq = answer.acknowledgedSeq;
    }
    m_progress.serverGeneration = answer.serverGeneration;
    if (m_progress.epochGeneration == 0) {
        m_progress.epochGeneration = answer.serverGeneration;
    }
    m_progress.directoryVersion = answer.directoryVersion;
    for (const Grant& grant : answer.grants) {
        if (grant.number == m_progress.grantApplied + 1) {
            m_progress.grantApplied = grant.number;
            apply(grant);
        }
    }
    takeInMembers(std::span(answer.members).subspan(membersTakenIn));
    for (const MemberRow& row : answer.members) {
        const MemberId member = row.standing.member;
        if (row.entry.isErased() && rightOf(member) > Points{}) {
            write(RightsReturnedFact{randomId<OpId>(), member, rightOf(member)});
        }
        if (row.entry.isErased()) {
            std::erase_if(m_objects, [&member](const auto& each) {
                return each.second.member == member && each.second.kind != RightKind::Refund;
            });
        }
    }
    for (const Document& document : documents) {
        m_documents[document.kind] = document;
    }
    for (const Recall& recall : answer.recalls) {
        giveBack(recall);
    }
    if (declares) {
        declare();
    }
}

void MemoryTillPort::giveBack(const Recall& recall)
{
    const OpId op = randomId<OpId>();
    const std::optional<MemberId> member = recall.member.isNull() ? std::nullopt : std::optional(recall.member);
    if (recall.kind == RightKind::Points) {
        if (rightOf(recall.member) > Points{}) {
            write(RightsReturnedFact{op, recall.member, rightOf(recall.member)});
        }
        return;
    }
    const OpId sale{recall.object};
    const bool isHeld = recall.kind == RightKind::Refund ? mayRefund(sale) : m_objects.contains(recall.object);
    if (isHeld) {
        if (m_objects.erase(recall.object) == 0) {
            m_refundsGone.insert(sale);
        }
        write(RightReturnedFact{op, member, recall.kind, recall.object});
    }
}

void MemoryTillPort::declare()
{
    RightsDeclaredFact declared;
    declared.op = randomId<OpId>();
    declared.generation = m_progress.serverGeneration;
    declared.grantApplied = m_progress.grantApplied;
    for (const auto& [member, points] : m_rights) {
        if (points > Points{}) {
            declared.rights.push_back({member, RightKind::Points, {}, points});
        }
    }
    for (const auto& [object, right] : m_objects) {
        declared.rights.push_back(right);
    }
    std::ranges::sort(declared.rights, [](const DeclaredRight& one, const DeclaredRight& other) {
        return std::tie(one.member, one.kind, one.object) < std::tie(other.member, other.kind, other.object);
    });
    declared.isLast = true;
    write(declared);
}

void MemoryTillPort::markFenced(const OpId& recovery)
{
    if (!m_progress.fenced) {
        m_progress.fenced = true;
        m_progress.recovery = recovery;
        m_rights.clear();
        m_objects.clear();
        m_used.clear();
    }
}

std::vector<std::uint32_t> MemoryTillPort::epochs()
{
    std::vector<std::uint32_t> epochs;
    for (const auto& [epoch, log] : m_logs) {
        epochs.push_back(epoch);
    }
    return epochs;
}

void MemoryTillPort::beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims)
{
    TillProgress next;
    next.till = m_progress.till;
    next.epoch = epoch;
    next.serverGeneration = generation;
    next.epochGeneration = generation;
    m_progress = next;
    m_rights.clear();
    m_objects.clear();
    m_used.clear();
    if (mustDeclare(0, generation)) {
        declare(); // an office that was put back may await this epoch
    }
    for (const ClaimRange& range : claims) {
        const std::vector<ChainedEvent>& log = m_logs[range.epoch];
        for (std::uint64_t seq = range.fromSeq; seq <= log.size(); ++seq) {
            if (std::optional<Bytes> claim = claimOf(log[seq - 1], randomId<OpId>())) {
                writeBody(std::move(*claim));
            }
        }
    }
}

} // namespace huitou::test
