// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/event_claims.h"
#include "core/storage/office/office_connections.h"
#include "core/sync/ports.h"

#include <set>

namespace huitou
{

/// The office's side of the protocol's port, on the tables of one connection.
class StoredOfficeTransaction final : public OfficeTransaction
{
public:
    /// `transaction` is open on `connection`; the others of `connections` are for what has to be read beside it.
    /// `failures`: how often the same work had to give way to others.
    StoredOfficeTransaction(OfficeConnections& connections, OfficeConnection& connection, Transaction& transaction,
                            int failures)
        : m_connections(connections), m_connection(connection), m_tables(connection.tables()),
          m_transaction(transaction), m_claims(connections, connection, transaction, failures)
    {
    }

    /// The work is done: writes what was held back for the end. The commit comes next.
    void finish() { m_claims.write(); }
    /// After the commit: which logs that leaves to wait.
    void endWaiting() { m_claims.endWaiting(m_connection); }

    [[nodiscard]] std::optional<TillRegistration> till(const TillId& till) override;
    [[nodiscard]] std::vector<TillRegistration> tills() override;
    void noteReport(const TillId& till, Instant at) override;
    [[nodiscard]] std::optional<Instant> lastReport(const TillId& till) override;
    [[nodiscard]] std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) override;
    void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) override;
    [[nodiscard]] bool isOpen(const TillId& till, std::uint32_t epoch) override;
    [[nodiscard]] std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override;
    void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) override;
    [[nodiscard]] std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch,
                                                       std::uint64_t seq) override;
    void quarantine(const TillId& till, ByteView upload, const Error& reason) override;
    [[nodiscard]] std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without) override;
    [[nodiscard]] std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount) override;
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override;

    [[nodiscard]] std::vector<std::uint32_t> epochs(const TillId& till) override;
    void setEpoch(const TillId& till, std::uint32_t epoch) override;
    void putRecovery(const TillId& till, const Recovery& recovery) override;
    [[nodiscard]] std::optional<Recovery> recovery(const TillId& till) override;
    [[nodiscard]] bool noteClaim(const TillId& till, const Digest& event) override;
    void beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited) override;
    [[nodiscard]] std::set<TillEpoch> awaited() override;
    void addAwaited(const TillEpoch& till) override;
    void dropAwaited(const TillEpoch& till) override;

    [[nodiscard]] bool addFact(const MemberId& member, const StoredFact& fact) override;
    [[nodiscard]] std::vector<StoredFact> facts(const MemberId& member) override;
    [[nodiscard]] std::optional<MemberRecord> record(const MemberId& member) override;
    void noteDirectory(const TillId& till, std::uint64_t version) override;
    void eraseRecord(const MemberId& member) override;
    [[nodiscard]] MemberCustody custody(const MemberId& member) override;
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override;
    [[nodiscard]] std::uint64_t nextReview(const MemberId& member) override;
    void putStanding(const MemberId& member, const Standing& standing, Instant asOf) override;
    [[nodiscard]] std::vector<Standing> standingsFollowing(const MemberId& after, std::size_t maxCount) override;
    void addDraw(const CampaignDraw& draw) override;
    [[nodiscard]] std::vector<CampaignDraw> draws(const MemberId& member) override;
    [[nodiscard]] CampaignIssued issuedBy(const std::string& campaign) override;
    void lookOn(const MemberId& member, Date day) override;
    void putWaiting(const WaitingOffer& offer) override;
    void dropWaiting(const MemberId& member) override;
    [[nodiscard]] std::optional<WaitingOffer> waiting(const MemberId& member) override;
    void queueDelivery(const Delivery& delivery) override;
    void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) override;

    [[nodiscard]] Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) override;
    [[nodiscard]] std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                                 std::size_t maxCount) override;
    [[nodiscard]] Points rightsHeldBy(const TillEpoch& till) override;
    [[nodiscard]] std::vector<MemberId> membersHeldBy(const TillEpoch& till) override;
    void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) override;
    [[nodiscard]] std::uint64_t lastGrant(const TillEpoch& till) override;
    void skipGrants(const TillEpoch& till, std::uint64_t upTo) override;
    [[nodiscard]] std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind,
                                                    const RightObject& object) override;
    void putHolder(const MemberId& member, RightKind kind, const RightObject& object, const TillEpoch& holder) override;
    void forgetGrant(const MemberId& member, RightKind kind, const RightObject& object) override;
    void forgetGrantsTo(const TillEpoch& till) override;
    void putRecall(const TillEpoch& till, const Recall& recall) override;
    void dropRecall(const TillEpoch& till, const Recall& recall) override;
    [[nodiscard]] std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount) override;
    [[nodiscard]] std::vector<MemberRow> membersAfter(std::uint64_t version, std::size_t maxCount, const TillId& till,
                                                      std::uint32_t epoch) override;
    [[nodiscard]] std::vector<MemberId> membersSeenAt(OutletId outlet, Date since, std::size_t maxCount) override;
    [[nodiscard]] std::vector<Document> documentsNewerThan(const TillId& till,
                                                           const std::vector<DocumentVersion>& held) override;

    [[nodiscard]] std::vector<Programme> programmes() override { return m_connection.programmes(); }
    [[nodiscard]] std::uint64_t serverGeneration() override { return m_tables.office.serverGeneration(); }
    [[nodiscard]] TillId officeLog() override;

private:
    /// This transaction is alone with that member's rows from here on.
    void lock(const MemberId& member);
    [[nodiscard]] static std::vector<MemberRow> rowsAfter(OfficeTables& tables, std::uint64_t version,
                                                          std::size_t maxCount, const TillId& till,
                                                          std::uint32_t epoch);

    OfficeConnections& m_connections;
    OfficeConnection& m_connection;
    OfficeTables& m_tables;
    Transaction& m_transaction;
    EventClaims m_claims;
    std::set<MemberId> m_locked;
};

} // namespace huitou
