// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/office_values.h"
#include "core/sync/ports.h"

#include <vector>

namespace huitou
{

/// The tables erasure and till_directory: who was erased in which version of the directory, and up to which version
/// each till says that its own is complete. A till that is there has taken the erased member out.
class ErasureStore
{
public:
    explicit ErasureStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, const MemberId& member, std::uint64_t version);
    void noteDirectory(Transaction& transaction, const TillId& till, std::uint64_t version);
    /// The newest first.
    [[nodiscard]] std::vector<ErasureAtTills> newest(std::size_t maxCount);

private:
    [[nodiscard]] std::vector<TillId> tillsBefore(std::uint64_t version);

    Database& m_database;
};

} // namespace huitou
