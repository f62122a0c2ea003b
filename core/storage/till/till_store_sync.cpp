// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/epoch_change.h"
#include "core/storage/till/member_erasure.h"
#include "core/storage/till/till_content.h"
#include "core/storage/till/told_rights.h"

/// The part of TillStore that speaks with the office.
namespace huitou
{

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
            .recovery = progress.recovery,
            .epochGeneration = progress.epochGeneration,
            .documents = content.documents.versions()};
}

std::vector<ChainedEvent> TillStore::eventsFrom(std::uint64_t fromSeq, std::size_t maxCount, std::size_t maxBytes)
{
    return m_content->eventsOf(m_content->identity.epoch, fromSeq, maxCount, maxBytes);
}

std::vector<ChainedEvent> TillStore::Content::eventsOf(std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes)
{
    if (fromSeq <= events.foldedUpTo(epoch)) { // an old receipt, or an office that lost what it had
        Result<std::vector<ChainedEvent>> archived = archive.eventsFrom(epoch, fromSeq, maxCount, maxBytes);
        if (!archived) {
            throw StorageError(archived.error());
        }
        return std::move(archived).value();
    }
    return events.eventsFrom(epoch, fromSeq, maxCount, maxBytes);
}

std::optional<Digest> TillStore::hashAt(std::uint64_t seq)
{
    return m_content->hashIn(m_content->identity.epoch, seq);
}

std::optional<Digest> TillStore::Content::hashIn(std::uint32_t epoch, std::uint64_t seq)
{
    if (seq > 0 && seq < events.foldedUpTo(epoch)) {
        const Result<std::vector<ChainedEvent>> event = archive.eventsFrom(epoch, seq, 1, 0);
        return event ? std::optional(event.value().front().hash) : std::nullopt;
    }
    return events.hashAt(epoch, seq);
}

void TillStore::Content::takeAcknowledgement(ProgressStore::Progress& known, const UploadAnswer& answer)
{
    // An office that was restored from a backup may have lost what it had acknowledged, and its directory counts anew.
    const bool wasRestored = known.serverGeneration != 0 && known.serverGeneration != answer.serverGeneration;
    const bool isOurs = hashIn(identity.epoch, answer.acknowledgedSeq) == answer.headHash;
    if (isOurs && (answer.acknowledgedSeq > known.acknowledgedSeq || wasRestored)) {
        known.acknowledgedSeq = answer.acknowledgedSeq;
    }
    known.serverGeneration = answer.serverGeneration;
    if (known.epochGeneration == 0) {
        known.epochGeneration = answer.serverGeneration;
    }
    known.directoryVersion = wasRestored ? 0 : answer.directoryVersion;
}

void TillStore::takeInMembers(std::span<const MemberRow> rows)
{
    m_content->inDirectory([&](DirectoryStore& directory) {
        Transaction transaction(*m_content->directoryCache);
        directory.put(transaction, rows);
        transaction.commit();
    });
}

void TillStore::takeIn(const UploadAnswer& answer, const std::vector<Document>& documents, std::size_t membersTakenIn)
{
    Content& content = *m_content;
    // No transaction spans both files. The rows go first, and are durable: a cut behind them leaves the old directory
    // version, the office sends the same rows again, and writing them twice changes nothing.
    content.inDirectory([&](DirectoryStore& directory) {
        if (!answer.members.empty() || answer.directoryVersion != directory.version()) {
            content.directoryCache->flushEachCommit(true);
            Transaction transaction(*content.directoryCache);
            directory.put(transaction, std::span(answer.members).subspan(membersTakenIn));
            directory.setVersion(transaction, answer.directoryVersion);
            transaction.commit();
        }
    });
    content.directoryCache->flushEachCommit(false);
    Transaction transaction(*content.shop);
    ProgressStore::Progress progress = content.progress.get();
    const std::uint64_t knownGeneration = progress.serverGeneration;
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
    returnRecalled(transaction, *content.shop, content.identity, answer.recalls, answer.officeTime);
    if (mustDeclare(knownGeneration, progress.serverGeneration)) {
        declareRights(transaction, *content.shop, content.identity, progress.serverGeneration, progress.grantApplied,
                      answer.officeTime);
    }
    content.progress.put(transaction, progress);
    transaction.commit();
}

void TillStore::markFenced(const OpId& recovery)
{
    Content& content = *m_content;
    Transaction transaction(*content.shop);
    ProgressStore::Progress progress = content.progress.get();
    if (!progress.fenced) {
        progress.fenced = true;
        progress.recovery = recovery;
        content.progress.put(transaction, progress);
        content.spendable.forgetAll(transaction);
        transaction.commit();
    }
}

std::vector<std::uint32_t> TillStore::epochs()
{
    return m_content->events.epochs();
}

std::optional<Digest> TillStore::hashIn(std::uint32_t epoch, std::uint64_t seq)
{
    return m_content->hashIn(epoch, seq);
}

void TillStore::beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims)
{
    Content& content = *m_content;
    Transaction transaction(*content.shop);
    TillIdentity next = content.identity;
    next.epoch = epoch;
    changeEpoch(transaction, *content.shop, next, generation, claims);
    transaction.commit();
    content.identity = std::move(next);
}

} // namespace huitou
