// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/ports.h"

#include <span>

namespace huitou
{

/// The tables posting, custody, epoch_right and epoch_right_sum: the points ledger, double entry, and where it has put
/// each member's points.
class CustodyStore
{
public:
    explicit CustodyStore(Database& database) : m_database(database) {}

    /// No other transaction works on that member's rows until this one ends. Where isolation holds on one machine alone
    /// (database.h) that is what keeps two of them apart. Before anything else is written for that member.
    void lock(Transaction& transaction, const MemberId& member);
    [[nodiscard]] MemberCustody of(const MemberId& member);
    [[nodiscard]] Points rightsHeldBy(const TillEpoch& till);
    /// Of whose points that till holds some.
    [[nodiscard]] std::vector<MemberId> membersHeldBy(const TillEpoch& till);
    /// Appends the postings, which sum to zero, and moves custody with them.
    void post(Transaction& transaction, const MemberId& member, const FactRef& ref, std::span<const Posting> postings);
    /// Appends alone: for a caller that moves custody once for many.
    void append(Transaction& transaction, const MemberId& member, const FactRef& ref,
                std::span<const Posting> postings);
    void move(Transaction& transaction, const MemberId& member, const Custody& change);
    /// The number of the office's next own posting for that member; each is given out once.
    [[nodiscard]] std::uint64_t nextReview(Transaction& transaction, const MemberId& member);

private:
    void start(const MemberId& member);
    void insertNothing(const MemberId& member);
    void moveRight(const MemberId& member, const TillEpoch& till, Points change);

    Database& m_database;
};

} // namespace huitou
