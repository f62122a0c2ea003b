// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/storage/print_job.h"
#include "core/storage/till/directory_store.h"
#include "core/storage/till/log_finding.h"
#include "core/storage/till/witness.h"
#include "core/storage/till_identity.h"
#include "core/sync/ports.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

class KeyProvider; // key_provider.h
class LiveBackup;  // till/live_backup.h
class ShiftBook;   // till/shift_book.h
struct OpenedTill; // till/till_opening.h

/// What a sale changes at its till, written in one transaction with the event itself.
struct SaleCommit {
    Points ownPoints{}; ///< what of the points spent the sale itself earns (knob K4); no right is needed for them
    Bytes body;         ///< the event's body, as core/sync encodes it
    SaleFact fact;
    /// Makes the job to print once the event's number is known. Called inside the transaction: pure, quick.
    std::function<Bytes(std::uint64_t seq)> printDocument;
};

/// Goods that come back to this till, written in one transaction with the event itself.
struct ReturnCommit {
    Bytes body; ///< the event's body, as core/sync encodes it
    ReturnFact fact;
    std::function<Bytes(std::uint64_t seq)> printDocument; ///< as SaleCommit's
};

/// A member as a till knows them: the office's row, this till's own events on top, and what may be spent here.
struct MemberAtTill {
    MemberRow row;    ///< as the office sent it
    Points ownEarned; ///< by this till's events that the row does not include
    Points ownRedeemed;
    Money ownSpent = Money::zero(cny);
    std::uint32_t ownSales = 0;
    Points usablePoints; ///< the right of this till
    std::vector<VoucherId> usableVouchers;
    std::vector<OfferId> usableOffers;

    /// The balance as far as this till knows it: the office's row and its own sales on top.
    [[nodiscard]] Points balance() const { return row.standing.balance + ownEarned - ownRedeemed; }
    /// The vouchers and offers that can be used in a sale here on business date `today`: given, unused, within their
    /// dates, and held by this till. The one place that says so.
    [[nodiscard]] std::vector<Voucher> vouchersToUse(Date today) const;
    [[nodiscard]] std::vector<Offer> offersToUse(Date today) const;
    /// The offers that hold on `today`, whatever they give and whichever till may use them, up to the first purchase
    /// after they were made: what can be said to the member.
    [[nodiscard]] std::vector<Offer> offersToTell(Date today) const;
};

/// Everything that a till keeps: shop.db and directory.db in one folder. Not thread-safe: one thread owns it.
///
/// Calls throw StorageError when the disk gives way.
class TillStore final : public TillPort
{
public:
    using Identity = TillIdentity;

    /// Makes a new store for an enrolled till, with a fresh key where `keys` has none yet. Refuses with NotAllowed when
    /// `folder` holds a store already.
    [[nodiscard]] static Result<std::unique_ptr<TillStore>> create(const std::filesystem::path& folder,
                                                                   KeyProvider& keys, const Identity& identity);
    /// Opens, proves the key, the end of the chain and the witness, and refuses with one clear code and sentence for:
    /// no store, wrong key, plaintext, damaged, newer schema, in use by another process. The rest of the store is left
    /// to proveOn(), unless something made doubtful whether it is whole (noteDoubt()): then it is proved first.
    [[nodiscard]] static Result<std::unique_ptr<TillStore>> open(const std::filesystem::path& folder,
                                                                 KeyProvider& keys);
    /// Gives the store a fresh key, and the old one up once the new one was proved; see rotateTillKey(). The store is
    /// not open. Refuses as open() does.
    [[nodiscard]] static Status rotateKey(const std::filesystem::path& folder, KeyProvider& keys);
    ~TillStore() override;

    [[nodiscard]] const Identity& identity() const;
    /// What the witness said when the store was opened; sentenceFor() words it.
    [[nodiscard]] const LogFinding& finding() const;

    /// The log as far as it has come, and who is to swear to it: `testimony.write()` on any thread, before a receipt
    /// is printed or anything is sent.
    struct Testimony {
        std::shared_ptr<Witness> witness;
        LogHead head;
        [[nodiscard]] Status write() const { return witness->write(head); }
    };
    [[nodiscard]] Testimony testimony();

    /// Asked before money is taken: whether the next sale can be stored for certain, because room is held back for it
    /// that nothing else gets. Refuses with DiskFull or Io until there is room again.
    [[nodiscard]] Status readyToSell();
    /// Begins a copy of shop.db in `folder`; one that is under way is given up. Refuses as LiveBackup::begin() does.
    [[nodiscard]] Status beginBackup(const std::filesystem::path& folder, KeyProvider& keys, Instant now);
    /// Copies so many pages more: null while there is more to do, then the complete copy, for another thread to
    /// finish. Refuses with NotFound when none is under way: the store was opened anew meanwhile.
    [[nodiscard]] Result<std::shared_ptr<LiveBackup>> continueBackup(int pages);
    /// Moves acknowledged events older than `keptDays` (by the office's clock) into the archive beside the store,
    /// once there are enough for a file; answers how many went. Their receipts can't be printed again. Events that
    /// something here still needs stay. Refuses as LogArchive::fold() does.
    [[nodiscard]] Result<std::size_t> foldOldEvents(std::chrono::days keptDays, std::size_t eventsOfFile);
    /// Walks the whole chain of this epoch, archive, checkpoint and live log: how many events hold, and the first that
    /// does not.
    struct LogProof {
        std::uint64_t archived = 0;
        std::uint64_t live = 0;
        std::optional<std::uint64_t> broken;
    };
    [[nodiscard]] LogProof proveLog();
    /// Proves what an opening leaves for later, everything that is in both files, for about `slice`; true once all is
    /// proved. What is damaged is thrown.
    [[nodiscard]] Result<bool> proveOn(std::chrono::milliseconds slice);
    /// Something failed here that may be damage: the next opening proves everything before it answers.
    void noteDoubt() noexcept;
    /// Another number for each store that this process opened: what was read from another one may be out of date.
    [[nodiscard]] std::uint64_t opening() const;

    /// Event, rights, print job and own standing in one transaction; answers the event's number once it is durable.
    /// Refuses with PointsInsufficient or AlreadyUsed when this till lacks a right that the sale spends,
    /// and answers the number of the first time when the op_id is there already. When it throws DiskFull, the room that
    /// was held back is free: a second time, on a store that was opened anew, it gets by.
    [[nodiscard]] Result<std::uint64_t> commitSale(const SaleCommit& sale);

    /// The same for goods that come back: the points go through the office, so no right of this till changes. Refuses
    /// as mayRefund() does.
    [[nodiscard]] Result<std::uint64_t> commitReturn(const ReturnCommit& goods);
    /// A fact that changes nothing at this till but its log.
    [[nodiscard]] std::uint64_t commitNote(const OpId& op, Instant at, ByteView body);
    /// Whether this till has the right to refund that sale: it sold in the epoch that goes on and did not give the
    /// right up, or the office sent it here. The right ends with the epoch. Refuses with NotAllowed.
    [[nodiscard]] Status mayRefund(const OpId& sale, const std::optional<MemberId>& member);
    /// The live event that is that operation; nothing when there is none, or it lies in the archive.
    [[nodiscard]] std::optional<ChainedEvent> eventOf(const OpId& op);
    /// An own event of any epoch, live or archived; nothing when the log does not go that far.
    [[nodiscard]] std::optional<ChainedEvent> eventIn(std::uint32_t epoch, std::uint64_t seq);

    /// The shifts of this till, and what happened to its drawer. Valid as long as the store.
    [[nodiscard]] ShiftBook& shifts();

    /// Nothing when no member has that id here.
    [[nodiscard]] std::optional<MemberAtTill> member(const MemberId& member);
    /// This till's sales to that member which the member's row does not include yet, oldest first. What came back is
    /// in the sums of member() alone.
    [[nodiscard]] std::vector<SaleFact> ownSales(const MemberAtTill& member);
    /// Members whose phone number has that keyed hash, or ends in those four digits with a short name whose first
    /// letter `isMeant`; at most `maxCount`.
    [[nodiscard]] std::vector<DirectoryEntry> membersByPhone(const Digest& phoneHash, std::size_t maxCount);
    [[nodiscard]] std::vector<DirectoryEntry> membersByLastFour(const std::string& lastFour,
                                                                const FirstLetterTest& isMeant, std::size_t maxCount);
    [[nodiscard]] std::uint64_t memberCount();

    /// The newest content of that kind; nothing before the first sync.
    [[nodiscard]] std::optional<Document> document(DocumentKind kind);

    // The print queue. A job found `Sent` at start was cut off on the way: it becomes Unknown.
    /// The oldest job that is queued, or whose outcome is unknown: that one is printed again, as a copy.
    [[nodiscard]] std::optional<PrintJob> nextPrintJob();
    [[nodiscard]] std::optional<PrintJob> printJobOf(std::uint64_t seq); ///< the first, not a later print
    /// Prints what belongs to event `seq` once more: `copyOf` makes the job from the first one's document and the
    /// number of prints so far; called inside the transaction. Refuses with NotFound when it is not kept any more.
    [[nodiscard]] Status printAgain(std::uint64_t seq,
                                    const std::function<Bytes(ByteView document, std::uint32_t prints)>& copyOf);
    /// Sent counts an attempt; back to Queued, because surely nothing was printed, takes it back.
    void setPrintState(std::uint64_t job, PrintState state);
    [[nodiscard]] std::uint64_t waitingPrintJobs();

    /// How many events the office has not acknowledged, and since when the oldest waits.
    struct Unsent {
        std::uint64_t count = 0;
        std::optional<Instant> since;
    };
    [[nodiscard]] Unsent unsent();

    /// Small settings: the language, the printer's address, the last cashier.
    [[nodiscard]] std::optional<std::string> setting(const std::string& name);
    void setSetting(const std::string& name, const std::string& value);

    // TillPort
    [[nodiscard]] TillProgress progress() override;
    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes) override;
    [[nodiscard]] std::optional<Digest> hashAt(std::uint64_t seq) override;
    using TillPort::takeIn;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                std::size_t membersTakenIn) override;
    void takeInMembers(std::span<const MemberRow> rows) override;
    void markFenced(const OpId& recovery) override;
    [[nodiscard]] std::vector<std::uint32_t> epochs() override;
    [[nodiscard]] std::optional<Digest> hashIn(std::uint32_t epoch, std::uint64_t seq) override;
    void beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims) override;

private:
    struct Content;
    explicit TillStore(std::unique_ptr<Content> content);
    [[nodiscard]] static std::unique_ptr<TillStore> started(const std::filesystem::path& folder, OpenedTill till);

    std::unique_ptr<Content> m_content;
};

} // namespace huitou
