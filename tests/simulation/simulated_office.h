// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/mutant.h"
#include "tests/simulation/twin_office.h"
#include "tests/support/memory_office_port.h"

#include <optional>
#include <set>

namespace huitou::simulation
{

/// The office's store as the simulation has it: in memory, and where that is wanted on a real engine too; gives way at
/// a call or at a commit that was chosen beforehand, and has the bug that is asked for.
class SimulatedOffice final : public OfficePort
{
public:
    explicit SimulatedOffice(Mutant mutant) : m_mutant(mutant) {}

    void transact(const std::function<void(OfficeTransaction&)>& work) override;

    /// From now on everything is done on that engine too, beginning with what is in memory.
    void doubleOn(Engine engine, Flushing flushing, std::uint64_t seed);
    /// The machine stops and starts again.
    void crash();
    [[nodiscard]] bool hasBackup() const { return m_backup.has_value(); }
    void backUp();
    void putBack();
    /// Both engines have the same, wherever one looks.
    void compareAll();

    /// Lets the call with that number, counted over all transactions from now on, throw; 0: none.
    void failAtCall(std::uint64_t call) { m_callsToFailure = call; }
    void failAtCommit(std::uint64_t commit) { m_commitsToFailure = commit; }
    /// This event can't be stored beside its member for as long.
    void setPoison(std::optional<FactRef> event) { m_poison = event; }
    [[nodiscard]] const std::optional<FactRef>& poison() const { return m_poison; }
    /// The members whose rows changed since the last time.
    [[nodiscard]] std::set<MemberId> takeTouched() { return std::exchange(m_touched, {}); }
    void touchAll();

    test::MemoryOfficePort store;

private:
    friend class SimulatedTransaction;

    Mutant m_mutant;
    std::uint64_t m_callsToFailure = 0;
    std::uint64_t m_commitsToFailure = 0;
    std::optional<FactRef> m_poison;
    std::set<MemberId> m_touched;
    std::uint64_t m_applied = 0; ///< events, for the bugs that show now and then
    std::uint64_t m_repeated = 0;
    std::optional<test::OfficeContent> m_backup;
    std::unique_ptr<TwinOffice> m_twin;
};

} // namespace huitou::simulation
