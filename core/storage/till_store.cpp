// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till_store.h"

#include "core/base/storage_error.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/directory_store.h"
#include "core/storage/till/disk_reserve.h"
#include "core/storage/till/document_store.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/live_backup.h"
#include "core/storage/till/log_archive.h"
#include "core/storage/till/member_erasure.h"
#include "core/storage/till/own_effect_store.h"
#include "core/storage/till/print_job_store.h"
#include "core/storage/till/progress_store.h"
#include "core/storage/till/setting_store.h"
#include "core/storage/till/spendable_store.h"
#include "core/storage/till/till_opening.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <atomic>

namespace huitou
{

namespace
{

Error shortOfPoints(Points held, Points needed)
{
    return Error{ErrorCode::PointsInsufficient,
                 {"This till may spend " + held.display() + " points of this member; " + needed.display() +
                      " are needed. Redeem less, or ask the office for more.",
                  "本收银台可为该会员使用 " + held.display() + " 积分，需要 " + needed.display() +
                      " 积分。请减少抵扣，或向总部申请。"}};
}

Error notHeldHere()
{
    return Error{ErrorCode::AlreadyUsed,
                 {"This voucher or offer was used already, or is not held by this till. Take it out of the sale.",
                  "该代金券或优惠已使用，或不在本收银台。请从本单中移除。"}};
}

std::atomic<std::uint64_t> nextOpening{1};

} // namespace

struct TillStore::Content {
    Content(const TillFolder& folder, OpenedTill till)
        : reserve(folder.reserve()), shop(std::move(till.shop)), directoryCache(std::move(till.directory)),
          witness(std::move(till.witness)), identity(std::move(till.identity)), salt(till.salt), finding(till.finding),
          archive(*shop, folder.archive(), identity.till)
    {
    }

    /// Reads or writes the directory. That it is damaged is noted, so that the next opening makes it anew.
    template <typename Work>
    auto inDirectory(Work work)
    {
        try {
            return work(directory);
        } catch (const StorageError& failure) {
            if (failure.error().code == ErrorCode::DamagedStore) {
                settings.put(directoryDamagedSetting, "yes");
            }
            throw;
        }
    }
    [[nodiscard]] Status spendRights(Transaction& transaction, const SaleFact& sale, Points ownPoints);
    void takeAcknowledgement(ProgressStore::Progress& progress, const UploadAnswer& answer);
    /// Of an own event, live or archived.
    [[nodiscard]] std::optional<Digest> hashAt(std::uint64_t seq);

    DiskReserve reserve;
    std::uint64_t opening = nextOpening++;
    std::unique_ptr<SqlcipherDatabase> shop;
    std::unique_ptr<SqlcipherDatabase> directoryCache;
    std::shared_ptr<Witness> witness;
    TillIdentity identity;
    StoreSalt salt;
    LogFinding finding;
    LogArchive archive;
    EventLogStore events{*shop};
    SpendableStore spendable{*shop};
    OwnEffectStore ownEffects{*shop};
    PrintJobStore printJobs{*shop};
    DocumentStore documents{*shop};
    SettingStore settings{*shop};
    ProgressStore progress{*shop};
    DirectoryStore directory{*directoryCache};
    std::unique_ptr<LiveBackup> backup{}; ///< that is under way; ends before the files close
};

TillStore::TillStore(std::unique_ptr<Content> content) : m_content(std::move(content)) {}
TillStore::~TillStore() = default;

namespace
{

/// What the disk refuses on the way is a refusal too.
Result<OpenedTill> guarded(const std::filesystem::path& folder, const std::function<Result<OpenedTill>()>& opening)
{
    try {
        Result<OpenedTill> till = opening();
        if (!till && till.error().code == ErrorCode::DiskFull) {
            DiskReserve(TillFolder{folder}.reserve()).giveUp();
            till = opening();
        }
        return till;
    } catch (const StorageError& failure) {
        return failure.error();
    } catch (const std::filesystem::filesystem_error& failure) {
        return storeError(ErrorCode::ReadOnlyStore, folder, failure.code().message());
    }
}

} // namespace

std::unique_ptr<TillStore> TillStore::started(const std::filesystem::path& folder, OpenedTill till)
{
    std::unique_ptr<TillStore> store(new TillStore(std::make_unique<Content>(TillFolder{folder}, std::move(till))));
    (void)store->readyToSell(); // on a full disk members and receipts can still be looked up
    return store;
}

Result<std::unique_ptr<TillStore>> TillStore::create(const std::filesystem::path& folder, KeyProvider& keys,
                                                     const Identity& identity)
{
    Result<OpenedTill> till = guarded(folder, [&] { return createTill({folder}, keys, identity); });
    if (!till) {
        return till.error();
    }
    return started(folder, std::move(till).value());
}

Result<std::unique_ptr<TillStore>> TillStore::open(const std::filesystem::path& folder, KeyProvider& keys)
{
    Result<OpenedTill> till = guarded(folder, [&] { return openTill({folder}, keys); });
    if (!till) {
        return till.error();
    }
    return started(folder, std::move(till).value());
}

Status TillStore::rotateKey(const std::filesystem::path& folder, KeyProvider& keys)
{
    try {
        return rotateTillKey({folder}, keys);
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

const TillStore::Identity& TillStore::identity() const
{
    return m_content->identity;
}

Status TillStore::readyToSell()
{
    return m_content->reserve.hold();
}

Status TillStore::beginBackup(const std::filesystem::path& folder, KeyProvider& keys, Instant now)
{
    m_content->backup.reset();
    const Result<StoreKey> key = keys.key();
    if (!key) {
        return key.error();
    }
    m_content->archive.makeKey();
    Result<std::unique_ptr<LiveBackup>> begun =
        LiveBackup::begin(*m_content->shop, key.value(), m_content->archive.folder(), folder, now);
    if (!begun) {
        return begun.error();
    }
    m_content->backup = std::move(begun).value();
    return {};
}

Result<std::shared_ptr<LiveBackup>> TillStore::continueBackup(int pages)
{
    if (m_content->backup == nullptr) {
        return Error{ErrorCode::NotFound, {"No backup is under way; begin one.", "没有进行中的备份，请重新开始。"}};
    }
    if (!m_content->backup->copy(pages)) {
        return std::shared_ptr<LiveBackup>();
    }
    return std::shared_ptr<LiveBackup>(std::move(m_content->backup));
}

void TillStore::giveUpReserve() noexcept
{
    m_content->reserve.giveUp();
}

std::uint64_t TillStore::opening() const
{
    return m_content->opening;
}

const LogFinding& TillStore::finding() const
{
    return m_content->finding;
}

TillStore::Testimony TillStore::testimony()
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t last = content.events.lastSeq(epoch);
    return {.witness = content.witness,
            .head = {.epoch = epoch,
                     .seq = last,
                     .grants = content.progress.get().grantApplied,
                     .hash = content.events.hashAt(epoch, last).value_or(Digest{}),
                     .salt = content.salt}};
}

Status TillStore::Content::spendRights(Transaction& transaction, const SaleFact& sale, Points ownPoints)
{
    const bool spends = !sale.redeemed.isZero() || !sale.vouchers.empty() || !sale.offers.empty();
    if (!spends) {
        return {};
    }
    HUITOU_CHECK(sale.member.has_value());
    const Points ofRight = sale.redeemed - std::min(ownPoints, sale.earned);
    if (ofRight > Points{} && !spendable.takePoints(transaction, *sale.member, ofRight)) {
        return shortOfPoints(spendable.points(*sale.member), ofRight);
    }
    for (const VoucherId& voucher : sale.vouchers) {
        if (!spendable.useUp(transaction, *sale.member, RightKind::Voucher, voucher.array())) {
            return notHeldHere();
        }
    }
    for (const OfferId& offer : sale.offers) {
        if (!spendable.useUp(transaction, *sale.member, RightKind::Offer, offer.array())) {
            return notHeldHere();
        }
    }
    return {};
}

Result<std::uint64_t> TillStore::commitSale(const SaleCommit& sale)
{
    Content& content = *m_content;
    Transaction transaction(*content.shop);
    if (const std::optional<std::uint64_t> first = content.events.seqOf(sale.fact.op)) {
        return *first;
    }
    if (Status spent = content.spendRights(transaction, sale.fact, sale.ownPoints); !spent) {
        return spent.error();
    }
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t seq =
        content.events.append(transaction, content.identity.till, epoch, sale.fact.op, sale.fact.at, sale.body);
    if (sale.fact.member) {
        content.ownEffects.add(transaction, epoch, seq, sale.fact);
    }
    if (sale.printDocument) {
        content.printJobs.add(transaction, epoch, seq, sale.printDocument(seq));
    }
    transaction.commit();
    return seq;
}

std::optional<MemberAtTill> TillStore::member(const MemberId& member)
{
    Content& content = *m_content;
    std::optional<MemberRow> row =
        content.inDirectory([&](DirectoryStore& directory) { return directory.get(member); });
    if (!row) {
        return std::nullopt;
    }
    const OwnEffectStore::Sum own = content.ownEffects.after(member, row->includesEpoch, row->includesSeq);
    return MemberAtTill{.row = std::move(*row),
                        .ownEarned = own.earned,
                        .ownRedeemed = own.redeemed,
                        .ownSpent = own.spent,
                        .ownSales = own.sales,
                        .usablePoints = content.spendable.points(member),
                        .usableVouchers = content.spendable.vouchers(member),
                        .usableOffers = content.spendable.offers(member)};
}

std::vector<SaleFact> TillStore::ownSales(const MemberAtTill& member)
{
    Content& content = *m_content;
    const MemberRow& row = member.row;
    std::vector<SaleFact> sales;
    for (const auto& [epoch, seq] : content.ownEffects.eventsAfter(row.entry.id, row.includesEpoch, row.includesSeq)) {
        for (const ChainedEvent& event : content.events.eventsFrom(epoch, seq, 1, SIZE_MAX)) {
            const Result<Fact> fact = decodeFact(event.body);
            const auto* sale = fact ? std::get_if<SaleFact>(&fact.value()) : nullptr;
            if (sale != nullptr) {
                sales.push_back(*sale);
            }
        }
    }
    return sales;
}

std::vector<DirectoryEntry> TillStore::membersByPhone(const Digest& phoneHash, std::size_t maxCount)
{
    return m_content->inDirectory([&](DirectoryStore& directory) { return directory.byPhone(phoneHash, maxCount); });
}

std::vector<DirectoryEntry> TillStore::membersByLastFour(const std::string& lastFour, std::size_t maxCount)
{
    return m_content->inDirectory([&](DirectoryStore& directory) { return directory.byLastFour(lastFour, maxCount); });
}

std::uint64_t TillStore::memberCount()
{
    return m_content->inDirectory([](DirectoryStore& directory) { return directory.count(); });
}

std::optional<Document> TillStore::document(DocumentKind kind)
{
    return m_content->documents.get(kind);
}

std::optional<PrintJob> TillStore::nextPrintJob()
{
    return m_content->printJobs.next();
}

std::optional<PrintJob> TillStore::printJobOf(std::uint64_t seq)
{
    return m_content->printJobs.ofEvent(m_content->identity.epoch, seq);
}

void TillStore::setPrintState(std::uint64_t job, PrintState state)
{
    m_content->printJobs.setState(job, state);
}

std::uint64_t TillStore::waitingPrintJobs()
{
    return m_content->printJobs.waiting();
}

TillStore::Unsent TillStore::unsent()
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t acknowledged = content.progress.get().acknowledgedSeq;
    // Numbers have no gaps, so the difference is the count.
    return {.count = content.events.lastSeq(epoch) - acknowledged,
            .since = content.events.timeOf(epoch, acknowledged + 1)};
}

std::optional<std::string> TillStore::setting(const std::string& name)
{
    return m_content->settings.get(name);
}

void TillStore::setSetting(const std::string& name, const std::string& value)
{
    m_content->settings.put(name, value);
}

TillProgress TillStore::progress()
{
    Content& content = *m_content;
    const ProgressStore::Progress progress = content.progress.get();
    return {.till = content.identity.till,
            .epoch = content.identity.epoch,
            .lastSeq = content.events.lastSeq(content.identity.epoch),
            .acknowledgedSeq = progress.acknowledgedSeq,
            .grantApplied = progress.grantApplied,
            .directoryVersion = progress.directoryVersion,
            .serverGeneration = progress.serverGeneration,
            .fenced = progress.fenced,
            .documents = content.documents.versions()};
}

std::vector<ChainedEvent> TillStore::eventsFrom(std::uint64_t fromSeq, std::size_t maxCount, std::size_t maxBytes)
{
    const std::uint32_t epoch = m_content->identity.epoch;
    if (fromSeq <= m_content->events.foldedUpTo(epoch)) { // an old receipt, or an office that lost what it had
        Result<std::vector<ChainedEvent>> events = m_content->archive.eventsFrom(epoch, fromSeq, maxCount, maxBytes);
        if (!events) {
            throw StorageError(events.error());
        }
        return std::move(events).value();
    }
    return m_content->events.eventsFrom(m_content->identity.epoch, fromSeq, maxCount, maxBytes);
}

std::optional<Digest> TillStore::hashAt(std::uint64_t seq)
{
    return m_content->hashAt(seq);
}

std::optional<Digest> TillStore::Content::hashAt(std::uint64_t seq)
{
    if (seq > 0 && seq < events.foldedUpTo(identity.epoch)) {
        const Result<std::vector<ChainedEvent>> event = archive.eventsFrom(identity.epoch, seq, 1, 0);
        return event ? std::optional(event.value().front().hash) : std::nullopt;
    }
    return events.hashAt(identity.epoch, seq);
}

Result<std::size_t> TillStore::foldOldEvents(std::chrono::days keptDays, std::size_t eventsOfFile)
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t acknowledged =
        std::min(content.archive.acknowledgedBefore(epoch, keptDays), content.progress.get().acknowledgedSeq);
    const std::uint64_t needed = std::min(content.ownEffects.firstOf(epoch).value_or(UINT64_MAX),
                                          content.printJobs.firstWaitingOf(epoch).value_or(UINT64_MAX));
    return content.archive.fold(epoch, std::min(acknowledged, needed - 1), eventsOfFile);
}

TillStore::LogProof TillStore::proveLog()
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    LogProof proof;
    proof.archived = content.events.foldedUpTo(epoch);
    proof.live = content.events.lastSeq(epoch) - proof.archived;
    proof.broken = content.archive.firstBroken(epoch);
    if (!proof.broken) {
        proof.broken = content.events.firstBroken(content.identity.till, epoch, UINT64_MAX);
    }
    return proof;
}

void TillStore::Content::takeAcknowledgement(ProgressStore::Progress& known, const UploadAnswer& answer)
{
    // An office that was restored from a backup may have lost what it had acknowledged, and its directory counts anew.
    const bool wasRestored = known.serverGeneration != 0 && known.serverGeneration != answer.serverGeneration;
    const bool isOurs = hashAt(answer.acknowledgedSeq) == answer.headHash;
    if (isOurs && (answer.acknowledgedSeq > known.acknowledgedSeq || wasRestored)) {
        known.acknowledgedSeq = answer.acknowledgedSeq;
    }
    known.serverGeneration = answer.serverGeneration;
    known.directoryVersion = wasRestored ? 0 : answer.directoryVersion;
}

void TillStore::takeIn(const UploadAnswer& answer, const std::vector<Document>& documents)
{
    Content& content = *m_content;
    // No transaction spans both files. The rows go first: a cut behind them leaves the old directory version, the
    // office sends the same rows again, and writing them twice changes nothing.
    content.inDirectory([&](DirectoryStore& directory) {
        if (!answer.members.empty() || answer.directoryVersion != directory.version()) {
            directory.putAll(answer.members, answer.directoryVersion);
        }
    });
    Transaction transaction(*content.shop);
    ProgressStore::Progress progress = content.progress.get();
    content.takeAcknowledgement(progress, answer);
    content.archive.noteAcknowledged(transaction, std::chrono::floor<std::chrono::days>(answer.officeTime),
                                     content.identity.epoch, progress.acknowledgedSeq);
    for (const Grant& grant : answer.grants) {
        if (grant.number == progress.grantApplied + 1) {
            content.spendable.add(transaction, grant);
            progress.grantApplied = grant.number;
        }
    }
    for (const MemberRow& row : answer.members) {
        content.ownEffects.dropUpTo(transaction, row.entry.id, row.includesEpoch, row.includesSeq);
        if (row.entry.isErased()) {
            forgetMember(transaction, *content.shop, content.identity, row.entry.id, answer.officeTime);
        }
    }
    for (const Document& document : documents) {
        content.documents.put(transaction, document);
    }
    content.progress.put(transaction, progress);
    transaction.commit();
}

void TillStore::markFenced()
{
    Content& content = *m_content;
    Transaction transaction(*content.shop);
    ProgressStore::Progress progress = content.progress.get();
    progress.fenced = true;
    content.progress.put(transaction, progress);
    transaction.commit();
}

} // namespace huitou
