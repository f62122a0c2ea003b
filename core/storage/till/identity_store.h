// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"
#include "core/storage/till_identity.h"

#include <optional>

namespace huitou
{

/// The table identity: its one row says which till this is.
class IdentityStore
{
public:
    explicit IdentityStore(Database& database) : m_database(database) {}

    void put(Transaction& transaction, const TillIdentity& identity);
    /// Nothing when the store was never finished.
    [[nodiscard]] std::optional<TillIdentity> get();

    void setEpoch(Transaction& transaction, std::uint32_t epoch);

private:
    Database& m_database;
};

} // namespace huitou
