// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/till/directory_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace huitou
{

/// The proof of a till's store that a start leaves for later: reads every page that holds rows of both files, by every
/// index, and the whole live chain of every epoch. In steps of a few milliseconds, so that a sale can go first; what is
/// written meanwhile was proved when it was written.
///
/// Whatever is found is thrown as StorageError, DamagedStore or what the disk says. The store's thread.
class StoreProof
{
public:
    StoreProof(Database& shop, Database& directory, const TillId& till)
        : m_shop(shop), m_directory(directory), m_till(till)
    {
    }

    /// One step more; true once everything in shop.db was proved.
    [[nodiscard]] bool proveShop();
    /// The same for directory.db.
    [[nodiscard]] bool proveDirectory();

private:
    enum class Stage { Begin, Tables, Events, PrintJobs, Done };
    void proveTable(const std::string& table);
    void proveEvents();
    void provePrintJobs();

    Database& m_shop;
    Database& m_directory;
    TillId m_till;
    Stage m_stage = Stage::Begin;
    std::vector<std::string> m_tables; ///< that are small enough for one step, and still to be proved
    std::uint32_t m_epoch = 0;         ///< whose events are being proved, up to before m_seq
    std::uint64_t m_seq = 1;
    std::uint64_t m_job = 0; ///< the newest print job that was proved
    DirectoryStore::Reading m_reading;
    bool m_directoryIsProved = false;
};

} // namespace huitou
