// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/stored_till.h"
#include "tests/support/memory_till_port.h"

#include <functional>

namespace huitou::simulation
{

/// A till's store on SQLCipher beside the one in memory: whatever is done there is done here too, and has to come to
/// the same. The memory's is what the invariants look at. Throws Violation.
class TwinTill final : public TillPort
{
public:
    TwinTill(test::MemoryTillPort& memory, const TillIdentity& identity, Flushing flushing, std::uint64_t seed)
        : m_memory(memory), m_stored(identity, flushing, seed)
    {
    }

    /// Writes what `memory` has written: a sale or a return.
    void write(const Fact& fact);
    /// `inMemory` gives the points of that member back there; does the same as if the office had asked for them.
    void giveBackPoints(const MemberId& member, const std::function<void()>& inMemory);
    /// The power goes, and comes back: what was written is there.
    void crash();
    void copyTo(const crash::TrialFolder& copy) { m_stored.copyTo(copy); }
    /// Goes on from a copy, as the memory does from its.
    void startFrom(const crash::TrialFolder& copy);
    /// Demands the same right to refund.
    void compareRefund(const OpId& sale, const std::optional<MemberId>& member);
    /// Reads everything that is kept on both sides.
    void compareAll();

    [[nodiscard]] TillProgress progress() override;
    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes) override;
    [[nodiscard]] std::optional<Digest> hashAt(std::uint64_t seq) override;
    using TillPort::takeIn;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                std::size_t membersTakenIn) override;
    void takeInMembers(std::span<const MemberRow> rows) override;
    void markFenced(const OpId& recovery) override;
    [[nodiscard]] std::vector<std::uint32_t> epochs() override;
    [[nodiscard]] std::optional<Digest> hashIn(std::uint32_t epoch, std::uint64_t seq) override;
    void beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims) override;

private:
    template <typename Call>
    auto ask(const char* what, Call call);
    template <typename Call>
    void tell(const char* what, Call call);
    /// Both were written to: the same events, and the witness has sworn to them.
    void compareWritten(const char* what);
    void compareMember(const MemberId& member, const MemberRow& row);

    test::MemoryTillPort& m_memory;
    StoredTill m_stored;
};

} // namespace huitou::simulation
