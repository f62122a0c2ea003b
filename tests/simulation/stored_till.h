// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/till_store.h"
#include "tests/crash/power_disk.h"
#include "tests/crash/trial_folder.h"
#include "tests/simulation/stored_office.h"

#include <memory>

namespace huitou::simulation
{

/// A till's store on SQLCipher, on a disk of its own that can lose its power and be copied.
///
/// One thread has it to itself. Throws Violation when the store can't be opened again, or says that it lost something.
class StoredTill
{
public:
    StoredTill(const TillIdentity& identity, Flushing flushing, std::uint64_t seed);
    StoredTill(const StoredTill&) = delete;
    StoredTill& operator=(const StoredTill&) = delete;
    ~StoredTill();

    [[nodiscard]] TillStore& store() { return *m_store; }
    /// The power goes, and comes back: what was flushed is there, and an arbitrary part of the rest.
    void crash();
    /// Lays the files as they are now into `copy`.
    void copyTo(const crash::TrialFolder& copy);
    /// Goes on from the files in `copy`.
    void startFrom(const crash::TrialFolder& copy);

private:
    void open();

    Flushing m_flushing;
    crash::Random m_random;
    crash::TrialFolder m_folder;
    crash::PowerDisk m_disk{m_folder.path()};
    std::unique_ptr<TillStore> m_store;
};

} // namespace huitou::simulation
