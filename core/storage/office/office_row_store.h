// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"

#include <optional>

namespace huitou
{

/// The table office: its one row says which office this is, and counts the changes of its directory.
class OfficeRowStore
{
public:
    explicit OfficeRowStore(Database& database) : m_database(database) {}

    void create(Transaction& transaction, const TillId& log);
    /// The id of the office's own log; nothing when the store was never finished.
    [[nodiscard]] std::optional<TillId> log();
    [[nodiscard]] std::uint64_t serverGeneration();
    /// Versions go on far behind those that were given out.
    void beginGeneration(Transaction& transaction, std::uint64_t generation);
    [[nodiscard]] std::uint64_t nextDirectoryVersion(Transaction& transaction) { return takeVersions(transaction, 1); }
    /// The first of `count` versions, which nobody else gets.
    [[nodiscard]] std::uint64_t takeVersions(Transaction& transaction, std::size_t count);

private:
    Database& m_database;
};

} // namespace huitou
