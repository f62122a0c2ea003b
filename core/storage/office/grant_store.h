// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/ports.h"

#include <optional>
#include <vector>

namespace huitou
{

/// The tables grant_counter, grant_out, granted_object and recall: what is on its way to tills, and which vouchers and
/// offers were ever sent to one.
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
    void forget(Transaction& transaction, const MemberId& member, RightKind kind, const RightObject& object);
    /// The same of all that this till holds.
    void forgetAllOf(Transaction& transaction, const TillEpoch& till);
    [[nodiscard]] std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind, const RightObject& object);
    void putHolder(Transaction& transaction, const MemberId& member, RightKind kind, const RightObject& object,
                   const TillEpoch& holder);
    /// The number of the last grant; later ones get higher numbers than `upTo` once it was skipped.
    [[nodiscard]] std::uint64_t last(const TillEpoch& till);
    void skip(Transaction& transaction, const TillEpoch& till, std::uint64_t upTo);
    void putRecall(Transaction& transaction, const TillEpoch& till, const Recall& recall);
    void dropRecall(Transaction& transaction, const TillEpoch& till, const Recall& recall);
    [[nodiscard]] std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount);

private:
    Database& m_database;
};

} // namespace huitou
