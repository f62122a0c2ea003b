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
#include <span>
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
    std::vector<DocumentVersion> documents;
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
    /// `membersTakenIn` rows were written before.
    virtual void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                        std::size_t membersTakenIn) = 0;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents) { takeIn(answer, documents, 0); }
    /// Writes the next rows of an answer ahead of the takeIn() that they belong to, a few at a time so that nobody has
    /// to wait for them to sell. Without that takeIn() the office sends them again, which does no harm.
    virtual void takeInMembers(std::span<const MemberRow> rows) = 0;
    /// Remembers that this epoch is closed: selling goes on, nothing is sent until the till is recovered.
    virtual void markFenced() = 0;
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

/// What a member's rows say besides facts.
struct MemberCustody {
    Custody custody;
    std::vector<std::pair<TillId, Points>> rights; ///< what the office believes each till to hold
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
    /// Stored, not applied yet, and this transaction's alone until it ends; oldest first within a log.
    [[nodiscard]] virtual std::vector<PendingEvent> pending(std::size_t maxCount) = 0;
    virtual void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) = 0;

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
    /// Numbers the grant for (T, e), stores it until acknowledged, and answers it.
    virtual Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) = 0;
    [[nodiscard]] virtual std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                                         std::size_t maxCount) = 0;
    /// The sum of the points that this till holds for all members, as far as the office knows.
    [[nodiscard]] virtual Points rightsHeldBy(const TillId& till) = 0;
    virtual void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) = 0;
    /// True when some till holds, or was sent, the right to that voucher or offer.
    [[nodiscard]] virtual bool isGranted(const MemberId& member, RightKind kind,
                                         const std::array<std::uint8_t, 16>& object) = 0;
    /// That voucher or offer was used and came back with the goods: it may be granted anew.
    virtual void forgetGrant(const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object) = 0;
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
