// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/stored_office.h"
#include "tests/simulation/twin_transaction.h"
#include "tests/support/memory_office_port.h"

#include <functional>

namespace huitou::simulation
{

/// An office on a real engine beside the one in memory: whatever is done there is done here too, in one transaction of
/// its own, and has to come to the same.
///
/// The memory's is what the invariants look at and what everybody is answered from. Throws Violation.
class TwinOffice
{
public:
    TwinOffice(Engine engine, Flushing flushing, std::uint64_t seed);

    /// Begins as the office in memory does: with these tills and members, and this programme.
    void found(const test::OfficeContent& content);
    /// Runs `work` on both within one transaction of each. The real one is committed when this returns; the caller's
    /// commit comes next, and cannot fail.
    void transact(OfficeTransaction& memory, const std::function<void(OfficeTransaction&)>& work);
    /// The machine stops and starts again: what was committed is there, and nothing else.
    void crash(test::MemoryOfficePort& memory);
    void backUp();
    void putBack();
    /// Reads everything that is kept on both sides.
    void compareAll(test::MemoryOfficePort& memory);

private:
    void compareMembers(OfficeTransaction& twin, const test::OfficeContent& content);
    void compareTills(OfficeTransaction& twin, const test::OfficeContent& content);
    void compareLogs(const test::OfficeContent& content);
    void compareExceptions(const test::OfficeContent& content);

    std::unique_ptr<StoredOffice> m_office;
    LateVersions m_versions;
    LateVersions m_versionsOfBackup;
};

} // namespace huitou::simulation
