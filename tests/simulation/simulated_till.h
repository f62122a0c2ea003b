// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/till_side.h"
#include "tests/simulation/mutant.h"
#include "tests/simulation/twin_till.h"
#include "tests/support/memory_till_port.h"

#include <memory>
#include <optional>

namespace huitou::simulation
{

/// A till's clock, wrong by what it was set to.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(const Clock& right) : m_right(right) {}
    [[nodiscard]] Instant now() const override;
    void setOffset(std::chrono::hours offset) { m_offset = offset; }

private:
    const Clock& m_right;
    std::chrono::hours m_offset{0};
};

/// A till's store with the bug that is asked for.
class SimulatedTillStore final : public test::MemoryTillPort
{
public:
    SimulatedTillStore(const TillId& till, Mutant mutant) : MemoryTillPort(till), m_mutant(mutant) {}

    /// The program ends without warning; what is durable stays.
    void crash();
    /// Writes the fact; with `crashInside` and the bug for it, what should be one transaction is cut in two.
    void record(const Fact& fact, bool crashInside);
    /// Gives the points of that member back to the office.
    void returnPoints(const MemberId& member) { giveBack({member, RightKind::Points, {}}); }
    [[nodiscard]] bool maySpend(const MemberId& member, Points points) const;
    [[nodiscard]] bool mayTakeBack(const OpId& sale) const;
    /// The vouchers, or offers, that this till holds for that member.
    [[nodiscard]] std::vector<RightObject> held(const MemberId& member, RightKind kind) const;
    [[nodiscard]] const std::map<MemberId, Points>& rights() const { return m_rights; }

    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes) override;
    using MemoryTillPort::takeIn;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                std::size_t membersTakenIn) override;
    void beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims) override;

private:
    Mutant m_mutant;
    std::uint64_t m_answers = 0;
    std::vector<Grant> m_notDurable;
};

/// One disk of a till in the machine that runs it.
struct Disk {
    Disk(std::size_t ofTill, const TillId& id, Mutant mutant, const SigningKey& signs, const PublicKey& office,
         const Clock& right)
        : till(ofTill), store(id, mutant), clock(right), key(signs), officeKey(office)
    {
        restart();
    }

    /// From now on everything is done on SQLCipher too, beginning with an empty store.
    void doubleOn(const TillIdentity& identity, Flushing flushing, std::uint64_t seed);
    /// The program starts again.
    void restart();
    /// As SimulatedTillStore does.
    void record(const Fact& fact, bool crashInside);
    void returnPoints(const MemberId& member);
    void crash();
    [[nodiscard]] bool mayTakeBack(const OpId& sale, const std::optional<MemberId>& member);

    void backUp();
    /// What was backed up is on this disk again.
    void restore();
    /// What is on that disk is on this one.
    void copyFrom(Disk& other);
    /// Both engines have the same, wherever one looks.
    void compareAll();

    std::size_t till;
    SimulatedTillStore store;
    WrongClock clock;
    const SigningKey& key;
    PublicKey officeKey;
    std::unique_ptr<TillSide> side;
    std::optional<SimulatedTillStore> copy; ///< a backup of it
    std::unique_ptr<TwinTill> twin;
    std::optional<crash::TrialFolder> twinCopy;
    bool online = true;
    bool scrapped = false; ///< its log was read to its end, and nobody uses it any more
};

} // namespace huitou::simulation
