// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cadence/hold_out.h"
#include "core/cadence/outlet_reports.h"
#include "core/contact/delivery.h"
#include "core/ledger/postings.h"
#include "core/programme/programme.h"
#include "core/sync/messages.h"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

/// What the protocol needs of a store. core/storage implements these on a database, tests in memory.
/// A failing disk throws StorageError (core/base/storage_error.h); the caller's transaction is then rolled back.
namespace huitou
{

/// How far a till is.
struct TillProgress {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint64_t lastSeq = 0; ///< of its own log
    std::uint64_t acknowledgedSeq = 0;
    std::uint64_t grantApplied = 0;
    std::uint64_t directoryVersion = 0;
    std::uint64_t serverGeneration = 0; ///< 0 before the first contact
    bool fenced = false;                ///< markFenced() was called for this epoch
    OpId recovery;                      ///< as given to markFenced()
    std::uint64_t epochGeneration = 0;  ///< of the office at the first contact in this epoch; 0 before
    std::vector<DocumentVersion> documents;
};

/// Own events of one epoch, from a number on.
struct ClaimRange {
    std::uint32_t epoch = 1;
    std::uint64_t fromSeq = 1;
};

/// The till's side. All calls on the store's thread.
class TillPort
{
public:
    virtual ~TillPort() = default;
    [[nodiscard]] virtual TillProgress progress() = 0;
    /// Own events with seq >= `fromSeq`, ascending, at most so many and so many bytes of bodies (at least one).
    [[nodiscard]] virtual std::vector<ChainedEvent> eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                               std::size_t maxBytes) = 0;
    /// The hash of own event `seq`; all zero for 0; nothing when it is not in the log.
    [[nodiscard]] virtual std::optional<Digest> hashAt(std::uint64_t seq) = 0;
    /// Takes in what the office said, in one transaction: acknowledgement (a lower one too: the office was restored),
    /// generation, grants (n+1 only, others are skipped), member rows (own effects up to includesSeq are dropped; of
    /// one who is erased everything goes, and the points held here go back by an event), directory version, and the
    /// documents that are complete now (`answer.documents` are parts: not for the store). The answer's first
    /// `membersTakenIn` rows were written before. Writes an event for each right that is recalled and held here; and
    /// when the generation is another one, declares all that is held (RightsDeclaredFact), after the grants.
    virtual void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                        std::size_t membersTakenIn) = 0;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents) { takeIn(answer, documents, 0); }
    /// Writes the next rows of an answer ahead of the takeIn() that they belong to, a few at a time so that nobody has
    /// to wait for them to sell. Without that takeIn() the office sends them again, which does no harm.
    virtual void takeInMembers(std::span<const MemberRow> rows) = 0;
    /// Remembers that this epoch is closed: selling goes on, nothing is sent until the till is recovered. All rights
    /// here end, those to refund included. `recovery` names this disk when it asks for a new epoch; the first one
    /// stays.
    virtual void markFenced(const OpId& recovery) = 0;
    /// The epochs in which this disk wrote events, ascending.
    [[nodiscard]] virtual std::vector<std::uint32_t> epochs() = 0;
    /// As hashAt(), of an event of that epoch.
    [[nodiscard]] virtual std::optional<Digest> hashIn(std::uint32_t epoch, std::uint64_t seq) = 0;
    /// Goes on in that epoch, in one transaction: with no rights and nothing acknowledged, and as its first events what
    /// claimOf() makes of the own events that `claims` name.
    virtual void beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims) = 0;
};

/// Where the office stands with one log.
struct Cursor {
    std::uint64_t nextSeq = 1;
    Digest headHash{}; ///< of event nextSeq - 1
    bool fenced = false;
    bool current = true; ///< the till's newest epoch: only that one gets grants
};

/// A stored event that waits to be applied.
struct PendingEvent {
    TillId till;
    ChainedEvent event;
    Instant receivedAt; ///< as given to appendRaw
};

/// What the office keeps of a till.
struct TillRegistration {
    TillId till;
    std::uint32_t number = 1; ///< "till 1" of its outlet
    OutletId outlet{1};
    std::uint32_t epoch = 1;
    PublicKey signingKey{}; ///< signs the till's envelopes
};

/// A fact as the office stores it beside its member, with the figures that reports add up.
struct StoredFact {
    MemberFact fact;
    Bytes body; ///< the event's body, or that of the leg
};

/// One till in one epoch: who holds rights.
struct TillEpoch {
    TillId till;
    std::uint32_t epoch = 1;
    friend auto operator<=>(const TillEpoch&, const TillEpoch&) = default;
};

/// What a member's rows say besides facts.
struct MemberCustody {
    Custody custody;
    std::vector<std::pair<TillEpoch, Points>> rights; ///< what the office believes each till to hold
};

/// A new epoch that somebody allowed for a till.
struct Recovery {
    std::uint32_t epoch = 1; ///< the one that ended
    StaffId staff{1};
    OpId op;                    ///< of the disk that has it; null: none has asked yet
    std::uint32_t newEpoch = 0; ///< once one has
};

/// Under what the office's own postings stand that bring custody to what the member is entitled to; the numbers count
/// for each member from 1.
[[nodiscard]] inline FactRef reviewRef(const TillId& officeLog, std::uint64_t number)
{
    return {.till = officeLog, .epoch = 1, .seq = number, .leg = leg::review};
}

/// One serialisable transaction at the office. Every call that names a member touches that member's rows only.
class OfficeTransaction
{
public:
    virtual ~OfficeTransaction() = default;

    // Logs, keyed by till.
    [[nodiscard]] virtual std::optional<TillRegistration> till(const TillId& till) = 0;
    [[nodiscard]] virtual std::vector<TillRegistration> tills() = 0;
    /// That till had told everything it knew by `at`.
    virtual void noteReport(const TillId& till, Instant at) = 0;
    /// The last such moment; nothing when there was none yet.
    [[nodiscard]] virtual std::optional<Instant> lastReport(const TillId& till) = 0;
    /// Locked until the transaction ends. Nothing for an epoch that was never given out.
    [[nodiscard]] virtual std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) = 0;
    virtual void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) = 0;
    /// Whether that epoch is the till's newest and is not fenced: only then it is told of members, and gets grants.
    /// Unlike cursor() this holds up no upload.
    [[nodiscard]] virtual bool isOpen(const TillId& till, std::uint32_t epoch)
    {
        const std::optional<Cursor> found = cursor(till, epoch);
        return found && found->current && !found->fenced;
    }
    [[nodiscard]] virtual std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch,
                                                           std::uint64_t seq) = 0;
    /// `applied`: this same transaction applies it too, so it never becomes pending.
    virtual void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) = 0;
    [[nodiscard]] virtual std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch,
                                                               std::uint64_t seq) = 0;
    virtual void quarantine(const TillId& till, ByteView upload, const Error& reason) = 0;
    /// Stored, not applied yet, and this transaction's alone until it ends; oldest first within a log. None of the logs
    /// `without`.
    [[nodiscard]] virtual std::vector<PendingEvent> pending(std::size_t maxCount,
                                                            const std::set<TillEpoch>& without) = 0;
    /// Those of one log, which others may apply meanwhile.
    [[nodiscard]] virtual std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount) = 0;
    virtual void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) = 0;

    // Epochs that ended, and an office that was put back.
    /// The epochs that the till was given, ascending.
    [[nodiscard]] virtual std::vector<std::uint32_t> epochs(const TillId& till) = 0;
    /// Makes it the till's newest; a cursor for it is set apart.
    virtual void setEpoch(const TillId& till, std::uint32_t epoch) = 0;
    virtual void putRecovery(const TillId& till, const Recovery& recovery) = 0;
    [[nodiscard]] virtual std::optional<Recovery> recovery(const TillId& till) = 0;
    /// False when an event with that hash was claimed by that till before.
    [[nodiscard]] virtual bool noteClaim(const TillId& till, const Digest& event) = 0;
    /// This is an office that was put back: from now on another generation, for which those tills have to declare what
    /// they hold. Directory versions go on far behind those known here, so that none is given out twice.
    virtual void beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited) = 0;
    /// Who has to declare what it holds before anything is granted again.
    [[nodiscard]] virtual std::set<TillEpoch> awaited() = 0;
    virtual void addAwaited(const TillEpoch& till) = 0;
    virtual void dropAwaited(const TillEpoch& till) = 0;

    // One member's rows. A sale without a member is kept under the null id.
    /// False when that ref is there already: then nothing else may be done for it.
    [[nodiscard]] virtual bool addFact(const MemberId& member, const StoredFact& fact) = 0;
    [[nodiscard]] virtual std::vector<StoredFact> facts(const MemberId& member) = 0;
    [[nodiscard]] virtual std::optional<MemberRecord> record(const MemberId& member) = 0;
    /// That till says that its directory is complete up to `version`: whoever was erased up to there is gone there.
    virtual void noteDirectory(const TillId& till, std::uint64_t version) = 0;
    /// Deletes all that says who that member is. The row goes to tills once more, as one that is erased; for that its
    /// MemberErasedFact is stored.
    virtual void eraseRecord(const MemberId& member) = 0;
    [[nodiscard]] virtual MemberCustody custody(const MemberId& member) = 0;
    /// Appends the postings of `ref` and moves custody with them. They sum to zero (checked). A grant's postings stand
    /// under its till, epoch and number, as leg 2.
    virtual void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) = 0;
    /// The number of the office's next own posting for that member, for reviewRef(); each is given out once.
    [[nodiscard]] virtual std::uint64_t nextReview(const MemberId& member) = 0;
    /// Stores the standing and gives the row the next directory version; for a member without a record too.
    virtual void putStanding(const MemberId& member, const Standing& standing, Instant asOf) = 0;
    /// Stored standings in the order of the ids, behind `after`; from the first on for the null id.
    [[nodiscard]] virtual std::vector<Standing> standingsFollowing(const MemberId& after, std::size_t maxCount) = 0;
    virtual void addDraw(const CampaignDraw& draw) = 0;
    /// Of all campaigns, by day.
    [[nodiscard]] virtual std::vector<CampaignDraw> draws(const MemberId& member) = 0;
    /// What that campaign's offers came to, those of this transaction included.
    [[nodiscard]] virtual CampaignIssued issuedBy(const std::string& campaign) = 0;
    /// The campaigns look at that member on that day, or, when something happens to them before, at the next run.
    virtual void lookOn(const MemberId& member, Date day) = 0;
    /// In place of one that waits for that member already.
    virtual void putWaiting(const WaitingOffer& offer) = 0;
    virtual void dropWaiting(const MemberId& member) = 0;
    [[nodiscard]] virtual std::optional<WaitingOffer> waiting(const MemberId& member) = 0;
    /// Puts a message into the outbox; nothing happens when there is one for that offer already.
    virtual void queueDelivery(const Delivery& delivery) = 0;
    virtual void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) = 0;

    // What goes down to tills.
    /// Numbers the grant for (T, e), stores it until acknowledged (the newest longer: until the next one is), and
    /// answers it; (T, e) is the holder of a right of size one from then on.
    virtual Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) = 0;
    [[nodiscard]] virtual std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                                         std::size_t maxCount) = 0;
    /// The sum of the points that this till holds for all members, as far as the office knows.
    [[nodiscard]] virtual Points rightsHeldBy(const TillEpoch& till) = 0;
    /// Members of whose points that till holds some, as far as the office knows.
    [[nodiscard]] virtual std::vector<MemberId> membersHeldBy(const TillEpoch& till) = 0;
    virtual void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) = 0;
    /// The number of the last grant of (T, e).
    [[nodiscard]] virtual std::uint64_t lastGrant(const TillEpoch& till) = 0;
    /// Later grants get higher numbers than that.
    virtual void skipGrants(const TillEpoch& till, std::uint64_t upTo) = 0;
    /// The till that holds, or was sent, that right of size one, or used it; nothing when none did. A right that came
    /// back to the office is held by the null till.
    [[nodiscard]] virtual std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind,
                                                            const RightObject& object) = 0;
    virtual void putHolder(const MemberId& member, RightKind kind, const RightObject& object,
                           const TillEpoch& holder) = 0;
    /// It is as if it had never been granted: it was used and came back with the goods, or was taken back by force.
    virtual void forgetGrant(const MemberId& member, RightKind kind, const RightObject& object) = 0;
    /// All that this till holds of vouchers and offers.
    virtual void forgetGrantsTo(const TillEpoch& till) = 0;
    /// Asks that till for a right until its answer was applied.
    virtual void putRecall(const TillEpoch& till, const Recall& recall) = 0;
    virtual void dropRecall(const TillEpoch& till, const Recall& recall) = 0;
    [[nodiscard]] virtual std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount) = 0;
    /// Members whose row changed after `version`, ascending by version, as `till` needs them.
    [[nodiscard]] virtual std::vector<MemberRow> membersAfter(std::uint64_t version, std::size_t maxCount,
                                                              const TillId& till, std::uint32_t epoch) = 0;
    /// Members who bought at that outlet on or after `since`, most recently seen first.
    [[nodiscard]] virtual std::vector<MemberId> membersSeenAt(OutletId outlet, Date since, std::size_t maxCount) = 0;
    [[nodiscard]] virtual std::vector<Document> documentsNewerThan(const TillId& till,
                                                                   const std::vector<DocumentVersion>& held) = 0;

    // The office itself.
    [[nodiscard]] virtual std::vector<Programme> programmes() = 0;
    [[nodiscard]] virtual std::uint64_t serverGeneration() = 0;
    [[nodiscard]] virtual TillId officeLog() = 0; ///< the office writes a log of its own, epoch 1
};

/// The office's store. Any thread may call transact; an engine with one connection makes them wait for each other.
class OfficePort
{
public:
    virtual ~OfficePort() = default;
    /// Runs `work` in one serialisable transaction and commits; rolls back when it throws. May run it again, a bounded
    /// number of times, when the engine asks for that.
    virtual void transact(const std::function<void(OfficeTransaction&)>& work) = 0;
};

} // namespace huitou
