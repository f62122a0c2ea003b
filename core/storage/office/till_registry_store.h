// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/ports.h"

#include <optional>
#include <vector>

namespace huitou
{

/// The tables till and till_report: which tills the office knows, each with its newest epoch, and when each reported.
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

private:
    Database& m_database;
};

} // namespace huitou
