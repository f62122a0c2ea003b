// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/ports.h"

#include <map>
#include <tuple>
#include <vector>

namespace huitou
{

/// The tables member_fact and visit: what happened, beside its member, with the figures that reports add up.
class FactStore
{
public:
    /// A purchase taken over from an earlier system, as it can be told from others: day, minor units, pieces.
    using HistoricKey = std::tuple<Date, std::int64_t, std::uint32_t>;

    explicit FactStore(Database& database) : m_database(database) {}

    /// False, with nothing changed, when that ref is there already. A purchase is a visit, too.
    [[nodiscard]] bool add(Transaction& transaction, const MemberId& member, const MemberFact& fact, ByteView body);
    /// The fact alone: for a caller that notes a visit once for many.
    [[nodiscard]] bool append(Transaction& transaction, const MemberId& member, const MemberFact& fact, ByteView body);
    void noteVisit(Transaction& transaction, const MemberId& member, OutletId outlet, Date day);
    /// Throws StorageError (DamagedStore) when a body is not a fact.
    [[nodiscard]] std::vector<StoredFact> of(const MemberId& member);
    /// The highest number of a fact (leg 0) of that member from that log; 0 when there is none.
    [[nodiscard]] std::uint64_t lastSeqFrom(const MemberId& member, const TillId& till, std::uint32_t epoch);
    /// How often each historic purchase of that member is there.
    [[nodiscard]] std::map<HistoricKey, std::uint32_t> historicPurchases(const MemberId& member);
    /// Whether that member was erased.
    [[nodiscard]] bool isErased(const MemberId& member);
    [[nodiscard]] std::vector<MemberId> seenAt(OutletId outlet, Date since, std::size_t maxCount);

private:
    Database& m_database;
};

/// What member_fact.kind says.
enum class FactKind : std::uint8_t {
    Sale = 1,
    RightsReturned = 2,
    HistoricPurchase = 3,
    ReferralEarned = 4,
    OfferIssued = 5,
    Return = 6,
    ReferralReturned = 7,
    PointsAdjusted = 8,
    PointsTransferred = 9,
    MembersMerged = 10,
    StarSet = 11,
    GiftGiven = 12,
    GiftCardSold = 13,
    GiftCardVoided = 14,
    GiftReturned = 15,
    MemberErased = 16,
    Complaint = 17,
    LeavingReason = 18,
    OfferWithdrawn = 19,
    ShiftOpened = 20,
    CashMoved = 21,
    ShiftClosed = 22,
    RightReturned = 23,
    RightsDeclared = 24,
    Claim = 25,
    RightsForced = 26
};

} // namespace huitou
