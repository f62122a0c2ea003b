// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/ports.h"

#include <optional>
#include <set>
#include <vector>

namespace huitou
{

/// The tables till, till_report, recovery, claim and awaited_till: which tills the office knows, each with its newest
/// epoch, when each reported, and what becomes of epochs that ended.
class TillRegistryStore
{
public:
    explicit TillRegistryStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, const TillRegistration& till);
    [[nodiscard]] std::optional<TillRegistration> get(const TillId& till);
    /// By outlet and number.
    [[nodiscard]] std::vector<TillRegistration> all();
    void noteReport(Transaction& transaction, const TillId& till, Instant at);
    [[nodiscard]] std::optional<Instant> lastReport(const TillId& till);
    void setEpoch(Transaction& transaction, const TillId& till, std::uint32_t epoch);
    void putRecovery(Transaction& transaction, const TillId& till, const Recovery& recovery);
    [[nodiscard]] std::optional<Recovery> recovery(const TillId& till);
    /// False when it was noted before.
    [[nodiscard]] bool noteClaim(Transaction& transaction, const TillId& till, const Digest& event);
    /// In place of those that were awaited.
    void await(Transaction& transaction, const std::set<TillEpoch>& tills);
    [[nodiscard]] std::set<TillEpoch> awaited();
    void addAwaited(Transaction& transaction, const TillEpoch& till);
    void dropAwaited(Transaction& transaction, const TillEpoch& till);

private:
    Database& m_database;
};

} // namespace huitou
