// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace huitou
{

/// The table office: its one row says which office this is, and counts what has a number over all members: the changes
/// of its directory, and exceptions.
///
/// Where several write at once, they would all wait for that row. So there such rows are stored without a number, and
/// get it once they are committed (numbering.h).
class OfficeRowStore
{
public:
    static constexpr std::uint64_t unnumbered = 0;

    explicit OfficeRowStore(Database& database) : m_database(database) {}

    void create(Transaction& transaction, const TillId& log);
    /// The id of the office's own log; nothing when the store was never finished.
    [[nodiscard]] std::optional<TillId> log();
    [[nodiscard]] std::uint64_t serverGeneration();
    /// The newest version that was given out.
    [[nodiscard]] std::uint64_t directoryVersion();
    /// Versions go on far behind those that were given out.
    void beginGeneration(Transaction& transaction, std::uint64_t generation);
    [[nodiscard]] std::uint64_t nextDirectoryVersion(Transaction& transaction) { return takeVersions(transaction, 1); }
    /// The first of `count` versions, which nobody else gets; or `unnumbered`, for all of them.
    [[nodiscard]] std::uint64_t takeVersions(Transaction& transaction, std::size_t count);
    /// The next one, or `unnumbered`.
    [[nodiscard]] std::uint64_t nextException(Transaction& transaction);
    /// Whether a number was refused since the last call.
    [[nodiscard]] bool takeUnnumbered() noexcept { return std::exchange(m_hasUnnumbered, false); }

    /// How many numbers were given out.
    struct Counters {
        std::uint64_t directoryVersion = 0;
        std::uint64_t lastException = 0;
    };
    /// Nobody else gives numbers out until the transaction ends.
    [[nodiscard]] Counters lockCounters(Transaction& transaction);
    void setCounters(Transaction& transaction, const Counters& counters);

private:
    Database& m_database;
    bool m_hasUnnumbered = false;
};

} // namespace huitou
