// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_till_port.h"

#include "core/base/check.h"
#include "core/sync/event_body.h"

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
            m_objects.erase(voucher.array());
        }
        for (const OfferId& offer : sale->offers) {
            m_objects.erase(offer.array());
        }
    } else if (const auto* returned = std::get_if<RightsReturnedFact>(&fact)) {
        spend(returned->member, returned->points);
    }
    writeBody(encodeFact(fact));
}

void MemoryTillPort::writeBody(Bytes body)
{
    const Digest previous = m_log.empty() ? Digest{} : m_log.back().hash;
    const std::uint64_t seq = m_log.size() + 1;
    const Digest hash = eventHash(m_progress.till, m_progress.epoch, seq, previous, body);
    m_log.push_back({m_progress.epoch, seq, previous, hash, std::move(body)});
    m_progress.lastSeq = seq;
}

Points MemoryTillPort::rightOf(const MemberId& member) const
{
    const auto found = m_rights.find(member);
    return found != m_rights.end() ? found->second : Points{};
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
    for (std::uint64_t seq = fromSeq; seq <= m_log.size() && events.size() < maxCount; ++seq) {
        const ChainedEvent& event = m_log[seq - 1];
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
    if (seq == 0) {
        return Digest{};
    }
    return seq <= m_log.size() ? std::optional(m_log[seq - 1].hash) : std::nullopt;
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
    m_progress.acknowledgedSeq = answer.acknowledgedSeq;
    m_progress.serverGeneration = answer.serverGeneration;
    m_progress.directoryVersion = answer.directoryVersion;
    for (const Grant& grant : answer.grants) {
        if (grant.number != m_progress.grantApplied + 1) {
            continue;
        }
        m_progress.grantApplied = grant.number;
        if (grant.kind == RightKind::Points) {
            m_rights[grant.member] += grant.points;
        } else {
            m_objects.insert(grant.object);
        }
    }
    takeInMembers(std::span(answer.members).subspan(membersTakenIn));
    for (const Document& document : documents) {
        m_documents[document.kind] = document;
    }
}

} // namespace huitou::test
