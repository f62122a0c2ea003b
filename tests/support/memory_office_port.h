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

[[nodiscard]] TillId memoryOfficeLog();

/// What the office keeps, as plain containers that tests look into.
struct OfficeContent {
    struct RawEvent {
        ChainedEvent event;
        Instant receivedAt;
        bool applied = false;
    };
    struct MemberRows {
        std::map<FactRef, StoredFact> facts;
        std::vector<std::pair<FactRef, std::vector<Posting>>> postings;
        std::set<FactRef> postingRefs;
        Custody custody;
        std::map<TillEpoch, Points> rights;
        std::map<TillEpoch, std::uint64_t> lastSeqFrom; ///< of facts of leg 0
        std::map<OutletId, Date> seenAt;
        bool erased = false;
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

    struct Right {
        MemberId member;
        RightKind kind;
        RightObject object;
        friend auto operator<=>(const Right&, const Right&) = default;
    };

    std::map<TillId, TillRegistration> tills;
    std::map<TillEpoch, Cursor> cursors;
    std::map<TillEpoch, std::vector<RawEvent>> logs;
    std::map<TillEpoch, std::set<std::uint64_t>> waitingEvents; ///< of those logs: not applied yet
    std::map<MemberId, MemberRows> members;
    std::map<MemberId, MemberRecord> records;
    std::map<TillEpoch, std::vector<Grant>> grants; ///< all that were ever made
    std::map<TillEpoch, std::uint64_t> lastGrants;
    std::map<TillEpoch, std::uint64_t> grantsAcknowledged;
    std::map<Right, TillEpoch> holders;
    std::map<TillEpoch, std::set<Recall>> recalls;
    std::map<TillId, Recovery> recoveries;
    std::set<std::pair<TillId, Digest>> claims;
    std::set<TillEpoch> awaited;
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
    TillId officeLog = memoryOfficeLog();

    /// The sum over all members of what stands on `account`.
    [[nodiscard]] Points sumOf(Account account) const;
};

/// The office's store in memory: a transaction that throws leaves nothing behind.
class MemoryOfficePort : public OfficePort
{
public:
    OfficeContent content;
    /// Called before each commit; what it throws undoes the transaction.
    std::function<void()> beforeCommit;

    void enrol(const TillRegistration& till);
    /// Adds the member as OfficeStore::putMember() does: tills hear of them.
    void putMember(const MemberRecord& record);
    /// Puts the first programme in force as OfficeStore::putProgramme() does: tills get its text.
    void putProgramme(const Programme& programme);
    void transact(const std::function<void(OfficeTransaction&)>& work) override;
    /// The members whose rows the last transaction changed.
    [[nodiscard]] const std::set<MemberId>& touched() const { return m_touched; }

private:
    std::set<MemberId> m_touched;
};

} // namespace huitou::test
