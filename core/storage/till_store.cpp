// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till_store.h"

#include "core/base/storage_error.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/till_content.h"
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

Error noRefundHere()
{
    return Error{ErrorCode::NotAllowed,
                 {"This till has not the right to pay this sale back any more: it went to another till, or ended when "
                  "this one was recovered. The head office pays back.",
                  "本收银机已没有该单的退货权（已转到其他收银机，或在恢复时终止），请由总部办理退货。"}};
}

} // namespace

std::uint64_t TillStore::Content::nextOpening()
{
    static std::atomic<std::uint64_t> next{1};
    return next++;
}

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
    return std::unique_ptr<TillStore>(new TillStore(std::make_unique<Content>(TillFolder{folder}, std::move(till))));
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
    try {
        return m_content->commitSale(sale);
    } catch (const StorageError& failure) {
        if (failure.error().code == ErrorCode::DiskFull) {
            m_content->reserve.giveUp();
        }
        throw;
    }
}

Result<std::uint64_t> TillStore::Content::commitSale(const SaleCommit& sale)
{
    Transaction transaction(*shop);
    if (const std::optional<std::uint64_t> first = events.seqOf(sale.fact.op)) {
        return *first;
    }
    if (Status spent = spendRights(transaction, sale.fact, sale.ownPoints); !spent) {
        return spent.error();
    }
    const std::uint32_t epoch = identity.epoch;
    const std::uint64_t seq = events.append(transaction, identity.till, epoch, sale.fact.op, sale.fact.at, sale.body);
    if (sale.fact.member) {
        ownEffects.add(transaction, epoch, seq, sale.fact);
    }
    if (sale.printDocument) {
        printJobs.add(transaction, epoch, seq, sale.printDocument(seq));
    }
    transaction.commit();
    return seq;
}

Result<std::uint64_t> TillStore::commitReturn(const ReturnCommit& goods)
{
    Content& content = *m_content;
    Transaction transaction(*content.shop);
    if (const std::optional<std::uint64_t> first = content.events.seqOf(goods.fact.op)) {
        return *first;
    }
    if (Status may = mayRefund(goods.fact.sale, goods.fact.member); !may) {
        return may.error();
    }
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t seq =
        content.events.append(transaction, content.identity.till, epoch, goods.fact.op, goods.fact.at, goods.body);
    if (goods.fact.member) {
        content.ownEffects.add(transaction, epoch, seq, goods.fact);
    }
    if (goods.printDocument) {
        content.printJobs.add(transaction, epoch, seq, goods.printDocument(seq));
    }
    transaction.commit();
    return seq;
}

std::uint64_t TillStore::commitNote(const OpId& op, Instant at, ByteView body)
{
    Content& content = *m_content;
    if (const std::optional<std::uint64_t> first = content.events.seqOf(op)) {
        return *first;
    }
    Transaction transaction(*content.shop);
    const std::uint64_t seq =
        content.events.append(transaction, content.identity.till, content.identity.epoch, op, at, body);
    transaction.commit();
    return seq;
}

Status TillStore::mayRefund(const OpId& sale, const std::optional<MemberId>& member)
{
    Content& content = *m_content;
    const std::optional<bool> said = content.spendable.refund(member.value_or(MemberId{}), sale.array());
    const bool isOwn = !content.progress.get().fenced && content.events.isOfEpoch(content.identity.epoch, sale);
    return said.value_or(isOwn) ? Status{} : Status{noRefundHere()};
}

std::optional<ChainedEvent> TillStore::eventOf(const OpId& op)
{
    return m_content->events.eventOf(op);
}

std::optional<ChainedEvent> TillStore::eventIn(std::uint32_t epoch, std::uint64_t seq)
{
    const std::vector<ChainedEvent> events = m_content->eventsOf(epoch, seq, 1, SIZE_MAX);
    return events.empty() ? std::nullopt : std::optional(events.front());
}

ShiftBook& TillStore::shifts()
{
    return m_content->shifts;
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

std::vector<DirectoryEntry> TillStore::membersByLastFour(const std::string& lastFour, const FirstLetterTest& isMeant,
                                                         std::size_t maxCount)
{
    return m_content->inDirectory(
        [&](DirectoryStore& directory) { return directory.byLastFour(lastFour, isMeant, maxCount); });
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

Status TillStore::printAgain(std::uint64_t seq,
                             const std::function<Bytes(ByteView document, std::uint32_t prints)>& copyOf)
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    Transaction transaction(*content.shop);
    const std::optional<PrintJob> first = content.printJobs.ofEvent(epoch, seq);
    if (!first) {
        return Error{ErrorCode::NotFound,
                     {"That receipt is not kept here any more, so it can't be printed again.",
                      "本机已不再保存该小票，无法重打。"}};
    }
    content.printJobs.add(transaction, epoch, seq, copyOf(first->document, content.printJobs.countOf(epoch, seq)));
    transaction.commit();
    return {};
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

} // namespace huitou
