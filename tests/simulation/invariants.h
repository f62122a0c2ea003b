// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

namespace huitou::simulation
{

/// Whose rights an event with that body uses, and how many points.
[[nodiscard]] std::pair<MemberId, Points> usedBy(const Bytes& body);

/// The invariants of protocol.md, held against a world.
class Invariants
{
public:
    explicit Invariants(World& world) : m_world(world), m_office(world.m_store.store.content) {}

    /// Those that the changes since the last time can have broken.
    void afterStep();
    void everywhere();
    /// Once everything has drained.
    void atTheEnd();
    /// What the events of the disk's epoch use.
    [[nodiscard]] const World::Tail& tailOf(Disk& disk);

private:
    void checkMember(const MemberId& member);
    void checkSums(const MemberId& member, const test::OfficeContent::MemberRows& rows);
    void checkLoss(const MemberId& member, const test::OfficeContent::MemberRows& rows);
    void checkLog(Disk& disk);
    void checkRights(Disk& disk, const MemberId& member);
    void checkRows(Disk& disk);
    void checkClosed();
    void checkExceptions();
    void checkAppliedOnce();
    void checkRefunds();
    void checkOffers();
    void checkMerges();
    void checkErased();
    void checkArrived(Disk& disk);

    /// Whether what the office believes of that disk's rights has to be exact.
    [[nodiscard]] bool isExact(Disk& disk);
    [[nodiscard]] MemberId headOf(MemberId member) const;
    [[nodiscard]] bool isClaim(const FactRef& ref) const;
    [[nodiscard]] std::uint64_t lastGrant(const TillEpoch& log) const;

    World& m_world;
    const test::OfficeContent& m_office;
    std::set<OpId> m_arrived; ///< sales among the facts, at the end
};

} // namespace huitou::simulation
