// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace huitou::test
{

/// What the office keeps, as plain containers that tests look into.
struct OfficeContent {
    using Log = std::pair<TillId, std::uint32_t>;
    struct RawEvent {
        ChainedEvent event;
        Instant receivedAt;
        bool applied = false;
    };
    struct MemberRows {
        std::map<FactRef, StoredFact> facts;
        std::vector<std::pair<FactRef, std::vector<Posting>>> postings;
        Custody custody;
        std::map<TillId, Points> rights;
        std::optional<Standing> standing;
        std::uint64_t reviews = 0;
        std::uint64_t version = 0;
        Instant asOf;
    };
    struct Exception {
        FactRef ref;
        MemberId member;
        Sentence reason;
    };

    std::map<TillId, TillRegistration> tills;
    std::map<Log, Cursor> cursors;
    std::map<Log, std::vector<RawEvent>> logs;
    std::map<MemberId, MemberRows> members;
    std::map<MemberId, MemberRecord> records;
    std::map<Log, std::vector<Grant>> grants;
    std::map<Log, std::uint64_t> grantsAcknowledged;
    std::set<std::pair<Log, std::uint64_t>> forgotten; ///< rights of size one that were used and came back
    std::map<TillId, Instant> reports;
    std::vector<CampaignDraw> draws;
    std::map<MemberId, WaitingOffer> waiting;
    std::map<std::pair<MemberId, OfferId>, Delivery> deliveries;
    std::vector<Document> documents;
    std::vector<Programme> programmes;
    std::vector<std::pair<TillId, Error>> quarantined;
    std::vector<Exception> exceptions;
    std::uint64_t directoryVersion = 0;
    std::uint64_t serverGeneration = 1;

    /// The sum over all members of what stands on `account`.
    [[nodiscard]] Points sumOf(Account account) const;
};

/// The office's store in memory: a transaction that throws leaves nothing behind.
class MemoryOfficePort final : public OfficePort
{
public:
    OfficeContent content;
    /// Called before each commit; what it throws undoes the transaction.
    std::function<void()> beforeCommit;

    void enrol(const TillRegistration& till);
    void transact(const std::function<void(OfficeTransaction&)>& work) override;
};

} // namespace huitou::test
