// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <vector>

namespace huitou
{

/// The tables grant_counter, grant_out and granted_object: what is on its way to tills, and which vouchers and offers
/// were ever sent to one.
class GrantStore
{
public:
    explicit GrantStore(Database& database) : m_database(database) {}

    /// Gives the grant the next number of that till and epoch.
    [[nodiscard]] Grant add(Transaction& transaction, const TillId& till, std::uint32_t epoch, Grant grant);
    [[nodiscard]] std::vector<Grant> above(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                           std::size_t maxCount);
    void acknowledge(Transaction& transaction, const TillId& till, std::uint32_t epoch, std::uint64_t number);
    /// A right of size one that was used and came back is granted to nobody.
    void forget(Transaction& transaction, const MemberId& member, RightKind kind,
                const std::array<std::uint8_t, 16>& object);
    [[nodiscard]] bool isGranted(const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object);

private:
    Database& m_database;
};

} // namespace huitou
