// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/simulated_till.h"

#include "core/sync/event_body.h"
#include "tests/simulation/quick_crypto.h"

#include <algorithm>

namespace huitou::simulation
{

Instant WrongClock::now() const
{
    constexpr Instant first = std::chrono::sys_days{std::chrono::year{1990} / 1 / 1};
    constexpr Instant last = std::chrono::sys_days{std::chrono::year{2070} / 1 / 1};
    return std::clamp<Instant>(m_right.now() + m_offset, first, last);
}

void SimulatedTillStore::crash()
{
    if (m_mutant == Mutant::GrantAckBeforeDurable) {
        for (const Grant& grant : m_notDurable) {
            if (grant.kind == RightKind::Points) {
                m_rights[grant.member] = std::max(m_rights[grant.member] - grant.points, Points{});
            } else {
                m_objects.erase(grant.object);
            }
        }
    }
    m_notDurable.clear();
}

void SimulatedTillStore::record(const Fact& fact, bool crashInside)
{
    m_notDurable.clear(); // a commit flushes what was written before
    if (m_mutant == Mutant::SpendsFromBalance) {
        if (const auto* sale = std::get_if<SaleFact>(&fact); sale != nullptr && sale->member) {
            m_rights[*sale->member] = std::max(rightOf(*sale->member), sale->redeemed);
        }
    }
    if (m_mutant == Mutant::GoodsAndLogApart && crashInside) {
        if (const auto* sale = std::get_if<SaleFact>(&fact); sale != nullptr && sale->member) {
            m_rights[*sale->member] -= sale->redeemed;
        }
        return;
    }
    write(fact);
}

bool SimulatedTillStore::maySpend(const MemberId& member, Points points) const
{
    if (m_mutant == Mutant::SpendsFromBalance) {
        const auto row = members().find(member);
        return row != members().end() && points <= row->second.standing.balance;
    }
    return points <= rightOf(member);
}

bool SimulatedTillStore::mayTakeBack(const OpId& sale) const
{
    if (m_mutant == Mutant::RefundAnywhere) {
        return true;
    }
    if (m_mutant == Mutant::RefundsSurviveRestore) {
        return mayRefund(sale) || (m_ownSales.contains(sale) && !m_refundsGone.contains(sale));
    }
    return mayRefund(sale);
}

std::vector<RightObject> SimulatedTillStore::held(const MemberId& member, RightKind kind) const
{
    std::vector<RightObject> objects;
    for (const auto& [object, right] : m_objects) {
        if (right.member == member && right.kind == kind) {
            objects.push_back(object);
        }
    }
    return objects;
}

std::vector<ChainedEvent> SimulatedTillStore::eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                         std::size_t maxBytes)
{
    std::vector<ChainedEvent> events = MemoryTillPort::eventsFrom(fromSeq, maxCount, maxBytes);
    if (m_mutant == Mutant::OutboxClearedOnSend && !events.empty()) {
        m_progress.acknowledgedSeq = events.back().seq;
    }
    return events;
}

void SimulatedTillStore::takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                                std::size_t membersTakenIn)
{
    const std::uint64_t before = m_progress.grantApplied;
    MemoryTillPort::takeIn(answer, documents, membersTakenIn);
    m_notDurable.clear();
    for (const Grant& grant : answer.grants) {
        if (grant.number > before) {
            m_notDurable.push_back(grant);
        }
    }
    if (m_mutant == Mutant::GrantAppliedTwice && ++m_answers % 3 == 0 && m_progress.grantApplied > before) {
        --m_progress.grantApplied; // the number is written too late: the grant comes again
    }
}

void SimulatedTillStore::beginEpoch(std::uint32_t epoch, std::uint64_t generation,
                                    const std::vector<ClaimRange>& claims)
{
    if (m_mutant == Mutant::RestoredInSameEpoch) {
        m_progress.fenced = false;
        return;
    }
    MemoryTillPort::beginEpoch(epoch, generation, claims);
}

void Disk::doubleOn(const TillIdentity& identity, Flushing flushing, std::uint64_t seed)
{
    const KeptRandomness kept;
    twin = std::make_unique<TwinTill>(store, identity, flushing, seed);
    twinCopy.emplace();
    restart();
}

void Disk::restart()
{
    TillPort& port = twin ? static_cast<TillPort&>(*twin) : store;
    side = std::make_unique<TillSide>(port, key, officeKey, clock);
}

void Disk::record(const Fact& fact, bool crashInside)
{
    store.record(fact, crashInside);
    if (twin) {
        twin->write(fact);
    }
}

void Disk::returnPoints(const MemberId& member)
{
    if (twin) {
        twin->giveBackPoints(member, [&] { store.returnPoints(member); });
    } else {
        store.returnPoints(member);
    }
}

void Disk::crash()
{
    store.crash();
    if (twin) {
        twin->crash();
    }
    restart();
}

bool Disk::mayTakeBack(const OpId& sale, const std::optional<MemberId>& member)
{
    if (twin) {
        twin->compareRefund(sale, member);
    }
    return store.mayTakeBack(sale);
}

void Disk::backUp()
{
    copy = store;
    if (twin) {
        twin->copyTo(*twinCopy);
    }
}

void Disk::restore()
{
    store = *copy;
    if (twin) {
        twin->startFrom(*twinCopy);
    }
    restart();
}

void Disk::copyFrom(Disk& other)
{
    store = other.store;
    if (twin) {
        const crash::TrialFolder onTheWay;
        other.twin->copyTo(onTheWay);
        twin->startFrom(onTheWay);
    }
    restart();
}

void Disk::compareAll()
{
    if (twin) {
        twin->compareAll();
    }
}

} // namespace huitou::simulation
