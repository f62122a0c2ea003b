// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

namespace huitou::simulation
{

/// Hands every call on to the office's store; what goes wrong, or is done wrongly, is a class derived from it.
class ForwardingTransaction : public OfficeTransaction
{
public:
    explicit ForwardingTransaction(OfficeTransaction& inner) : m_inner(inner) {}

    std::optional<TillRegistration> till(const TillId& till) override
    {
        touch();
        return m_inner.till(till);
    }
    std::vector<TillRegistration> tills() override
    {
        touch();
        return m_inner.tills();
    }
    void noteReport(const TillId& till, Instant at) override
    {
        touch();
        m_inner.noteReport(till, at);
    }
    std::optional<Instant> lastReport(const TillId& till) override
    {
        touch();
        return m_inner.lastReport(till);
    }
    std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) override
    {
        touch();
        return m_inner.cursor(till, epoch);
    }
    void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) override
    {
        touch();
        m_inner.setCursor(till, epoch, cursor);
    }
    std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        touch();
        return m_inner.storedHash(till, epoch, seq);
    }
    void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) override
    {
        touch();
        m_inner.appendRaw(till, event, receivedAt, applied);
    }
    std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        touch();
        return m_inner.rawEvent(till, epoch, seq);
    }
    void quarantine(const TillId& till, ByteView upload, const Error& reason) override
    {
        touch();
        m_inner.quarantine(till, upload, reason);
    }
    std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without) override
    {
        touch();
        return m_inner.pending(maxCount, without);
    }
    std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount) override
    {
        touch();
        return m_inner.pendingOf(log, maxCount);
    }
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        touch();
        m_inner.markApplied(till, epoch, seq);
    }
    std::vector<std::uint32_t> epochs(const TillId& till) override
    {
        touch();
        return m_inner.epochs(till);
    }
    void setEpoch(const TillId& till, std::uint32_t epoch) override
    {
        touch();
        m_inner.setEpoch(till, epoch);
    }
    void putRecovery(const TillId& till, const Recovery& recovery) override
    {
        touch();
        m_inner.putRecovery(till, recovery);
    }
    std::optional<Recovery> recovery(const TillId& till) override
    {
        touch();
        return m_inner.recovery(till);
    }
    bool noteClaim(const TillId& till, const Digest& event) override
    {
        touch();
        return m_inner.noteClaim(till, event);
    }
    void beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited) override
    {
        touch();
        m_inner.beginGeneration(generation, awaited);
    }
    std::set<TillEpoch> awaited() override
    {
        touch();
        return m_inner.awaited();
    }
    void addAwaited(const TillEpoch& till) override
    {
        touch();
        m_inner.addAwaited(till);
    }
    void dropAwaited(const TillEpoch& till) override
    {
        touch();
        m_inner.dropAwaited(till);
    }
    bool addFact(const MemberId& member, const StoredFact& fact) override
    {
        touch();
        return m_inner.addFact(member, fact);
    }
    std::vector<StoredFact> facts(const MemberId& member) override
    {
        touch();
        return m_inner.facts(member);
    }
    std::optional<MemberRecord> record(const MemberId& member) override
    {
        touch();
        return m_inner.record(member);
    }
    void noteDirectory(const TillId& till, std::uint64_t version) override
    {
        touch();
        m_inner.noteDirectory(till, version);
    }
    void eraseRecord(const MemberId& member) override
    {
        touch();
        m_inner.eraseRecord(member);
    }
    MemberCustody custody(const MemberId& member) override
    {
        touch();
        return m_inner.custody(member);
    }
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override
    {
        touch();
        m_inner.post(member, ref, postings);
    }
    std::uint64_t nextReview(const MemberId& member) override
    {
        touch();
        return m_inner.nextReview(member);
    }
    void putStanding(const MemberId& member, const Standing& standing, Instant asOf) override
    {
        touch();
        m_inner.putStanding(member, standing, asOf);
    }
    std::vector<Standing> standingsFollowing(const MemberId& after, std::size_t maxCount) override
    {
        touch();
        return m_inner.standingsFollowing(after, maxCount);
    }
    void addDraw(const CampaignDraw& draw) override
    {
        touch();
        m_inner.addDraw(draw);
    }
    std::vector<CampaignDraw> draws(const MemberId& member) override
    {
        touch();
        return m_inner.draws(member);
    }
    CampaignIssued issuedBy(const std::string& campaign) override
    {
        touch();
        return m_inner.issuedBy(campaign);
    }
    void lookOn(const MemberId& member, Date day) override
    {
        touch();
        m_inner.lookOn(member, day);
    }
    void putWaiting(const WaitingOffer& offer) override
    {
        touch();
        m_inner.putWaiting(offer);
    }
    void dropWaiting(const MemberId& member) override
    {
        touch();
        m_inner.dropWaiting(member);
    }
    std::optional<WaitingOffer> waiting(const MemberId& member) override
    {
        touch();
        return m_inner.waiting(member);
    }
    void queueDelivery(const Delivery& delivery) override
    {
        touch();
        m_inner.queueDelivery(delivery);
    }
    void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) override
    {
        touch();
        m_inner.raiseException(ref, member, reason);
    }
    Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) override
    {
        touch();
        return m_inner.addGrant(till, epoch, grant);
    }
    std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                   std::size_t maxCount) override
    {
        touch();
        return m_inner.grantsAbove(till, epoch, number, maxCount);
    }
    Points rightsHeldBy(const TillEpoch& till) override
    {
        touch();
        return m_inner.rightsHeldBy(till);
    }
    std::vector<MemberId> membersHeldBy(const TillEpoch& till) override
    {
        touch();
        return m_inner.membersHeldBy(till);
    }
    void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) override
    {
        touch();
        m_inner.acknowledgeGrants(till, epoch, number);
    }
    std::uint64_t lastGrant(const TillEpoch& till) override
    {
        touch();
        return m_inner.lastGrant(till);
    }
    void skipGrants(const TillEpoch& till, std::uint64_t upTo) override
    {
        touch();
        m_inner.skipGrants(till, upTo);
    }
    std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind, const RightObject& object) override
    {
        touch();
        return m_inner.holderOf(member, kind, object);
    }
    void putHolder(const MemberId& member, RightKind kind, const RightObject& object, const TillEpoch& holder) override
    {
        touch();
        m_inner.putHolder(member, kind, object, holder);
    }
    void forgetGrant(const MemberId& member, RightKind kind, const RightObject& object) override
    {
        touch();
        m_inner.forgetGrant(member, kind, object);
    }
    void forgetGrantsTo(const TillEpoch& till) override
    {
        touch();
        m_inner.forgetGrantsTo(till);
    }
    void putRecall(const TillEpoch& till, const Recall& recall) override
    {
        touch();
        m_inner.putRecall(till, recall);
    }
    void dropRecall(const TillEpoch& till, const Recall& recall) override
    {
        touch();
        m_inner.dropRecall(till, recall);
    }
    std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount) override
    {
        touch();
        return m_inner.recalls(till, maxCount);
    }
    std::vector<MemberRow> membersAfter(std::uint64_t version, std::size_t maxCount, const TillId& till,
                                        std::uint32_t epoch) override
    {
        touch();
        return m_inner.membersAfter(version, maxCount, till, epoch);
    }
    std::vector<MemberId> membersSeenAt(OutletId outlet, Date since, std::size_t maxCount) override
    {
        touch();
        return m_inner.membersSeenAt(outlet, since, maxCount);
    }
    std::vector<Document> documentsNewerThan(const TillId& till, const std::vector<DocumentVersion>& held) override
    {
        touch();
        return m_inner.documentsNewerThan(till, held);
    }
    std::vector<Programme> programmes() override
    {
        touch();
        return m_inner.programmes();
    }
    std::uint64_t serverGeneration() override
    {
        touch();
        return m_inner.serverGeneration();
    }
    TillId officeLog() override
    {
        touch();
        return m_inner.officeLog();
    }

protected:
    /// Before each call: may throw as the store does.
    virtual void touch() {}

    OfficeTransaction& m_inner;
};

} // namespace huitou::simulation
