// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"

namespace huitou
{

/// The table progress: its one row says how far this till is with the office.
class ProgressStore
{
public:
    struct Progress {
        std::uint64_t acknowledgedSeq = 0;
        std::uint64_t grantApplied = 0;
        std::uint64_t directoryVersion = 0;
        std::uint64_t serverGeneration = 0;
        bool fenced = false;
        OpId recovery;
        std::uint64_t epochGeneration = 0;
    };

    explicit ProgressStore(Database& database) : m_database(database) {}

    [[nodiscard]] Progress get();
    void put(Transaction& transaction, const Progress& progress);

private:
    Database& m_database;
};

} // namespace huitou
