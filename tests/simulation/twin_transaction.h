// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <map>
#include <set>

namespace huitou::simulation
{

/// The versions of the directory on an engine that gives them out behind the commit, in an order of its own within one
/// transaction: what holds of them all the same is that a member whom a later transaction changed has a higher one.
struct LateVersions {
    std::map<MemberId, std::uint64_t> changedIn; ///< the transaction, counted from 1, that changed the row last
    std::uint64_t transactions = 0;
};

/// Asks the store in memory and the real one the same, answers what the former says, and throws Violation when the real
/// one says something else or fails.
class TwinTransaction final : public OfficeTransaction
{
public:
    /// `late`: of a real store that gives versions out late; otherwise null.
    TwinTransaction(OfficeTransaction& memory, OfficeTransaction& stored, const LateVersions* late)
        : m_memory(memory), m_stored(stored), m_late(late)
    {
    }

    /// The members whose rows got another version in this transaction.
    [[nodiscard]] const std::set<MemberId>& numbered() const { return m_numbered; }

    std::optional<TillRegistration> till(const TillId& till) override;
    std::vector<TillRegistration> tills() override;
    void noteReport(const TillId& till, Instant at) override;
    std::optional<Instant> lastReport(const TillId& till) override;
    std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) override;
    void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) override;
    bool isOpen(const TillId& till, std::uint32_t epoch) override;
    std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override;
    void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) override;
    std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override;
    void quarantine(const TillId& till, ByteView upload, const Error& reason) override;
    std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without) override;
    std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount) override;
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override;
    std::vector<std::uint32_t> epochs(const TillId& till) override;
    void setEpoch(const TillId& till, std::uint32_t epoch) override;
    void putRecovery(const TillId& till, const Recovery& recovery) override;
    std::optional<Recovery> recovery(const TillId& till) override;
    bool noteClaim(const TillId& till, const Digest& event) override;
    void beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited) override;
    std::set<TillEpoch> awaited() override;
    void addAwaited(const TillEpoch& till) override;
    void dropAwaited(const TillEpoch& till) override;
    bool addFact(const MemberId& member, const StoredFact& fact) override;
    std::vector<StoredFact> facts(const MemberId& member) override;
    std::optional<MemberRecord> record(const MemberId& member) override;
    void noteDirectory(const TillId& till, std::uint64_t version) override;
    void eraseRecord(const MemberId& member) override;
    MemberCustody custody(const MemberId& member) override;
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override;
    std::uint64_t nextReview(const MemberId& member) override;
    void putStanding(const MemberId& member, const Standing& standing, Instant asOf) override;
    std::vector<Standing> standingsFollowing(const MemberId& after, std::size_t maxCount) override;
    void addDraw(const CampaignDraw& draw) override;
    std::vector<CampaignDraw> draws(const MemberId& member) override;
    CampaignIssued issuedBy(const std::string& campaign) override;
    void lookOn(const MemberId& member, Date day) override;
    void putWaiting(const WaitingOffer& offer) override;
    void dropWaiting(const MemberId& member) override;
    std::optional<WaitingOffer> waiting(const MemberId& member) override;
    void queueDelivery(const Delivery& delivery) override;
    void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) override;
    Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) override;
    std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                   std::size_t maxCount) override;
    Points rightsHeldBy(const TillEpoch& till) override;
    std::vector<MemberId> membersHeldBy(const TillEpoch& till) override;
    void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) override;
    std::uint64_t lastGrant(const TillEpoch& till) override;
    void skipGrants(const TillEpoch& till, std::uint64_t upTo) override;
    std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind, const RightObject& object) override;
    void putHolder(const MemberId& member, RightKind kind, const RightObject& object, const TillEpoch& holder) override;
    void forgetGrant(const MemberId& member, RightKind kind, const RightObject& object) override;
    void forgetGrantsTo(const TillEpoch& till) override;
    void putRecall(const TillEpoch& till, const Recall& recall) override;
    void dropRecall(const TillEpoch& till, const Recall& recall) override;
    std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount) override;
    std::vector<MemberRow> membersAfter(std::uint64_t version, std::size_t maxCount, const TillId& till,
                                        std::uint32_t epoch) override;
    std::vector<MemberId> membersSeenAt(OutletId outlet, Date since, std::size_t maxCount) override;
    std::vector<Document> documentsNewerThan(const TillId& till, const std::vector<DocumentVersion>& held) override;
    std::vector<Programme> programmes() override;
    std::uint64_t serverGeneration() override;
    TillId officeLog() override;

private:
    /// `call` takes an OfficeTransaction: asks both, and demands the same answer.
    template <typename Call>
    auto ask(const char* what, Call call);
    /// The same of a call without an answer.
    template <typename Call>
    void tell(const char* what, Call call);
    void compareLate(const std::vector<MemberRow>& rows, const std::vector<MemberRow>& stored) const;

    OfficeTransaction& m_memory;
    OfficeTransaction& m_stored;
    const LateVersions* m_late;
    std::set<MemberId> m_changed; ///< whose rows, as tills see them, are other ones now
    std::set<MemberId> m_numbered;
};

} // namespace huitou::simulation
