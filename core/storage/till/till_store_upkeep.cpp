// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/durable_file.h"
#include "core/storage/till/till_content.h"

#include <algorithm>
#include <chrono>
#include <new>

/// The part of TillStore that keeps a till's store in order: room, copies, old events, proofs.
namespace huitou
{

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

std::uint64_t TillStore::opening() const
{
    return m_content->opening;
}

Result<std::size_t> TillStore::foldOldEvents(std::chrono::days keptDays, std::size_t eventsOfFile)
{
    Content& content = *m_content;
    const std::uint32_t epoch = content.identity.epoch;
    const std::uint64_t acknowledged =
        std::min(content.archive.acknowledgedBefore(epoch, keptDays), content.progress.get().acknowledgedSeq);
    const std::uint64_t needed = std::min({content.ownEffects.firstOf(epoch).value_or(UINT64_MAX),
                                           content.printJobs.firstWaitingOf(epoch).value_or(UINT64_MAX),
                                           content.shifts.firstNeeded().value_or(UINT64_MAX)});
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

Result<bool> TillStore::proveOn(std::chrono::milliseconds slice)
{
    Content& content = *m_content;
    const auto end = std::chrono::steady_clock::now() + slice;
    bool isProved = false;
    do {
        isProved = content.proof.proveShop() &&
                   content.inDirectory([&](DirectoryStore&) { return content.proof.proveDirectory(); });
    } while (!isProved && std::chrono::steady_clock::now() < end);
    return isProved;
}

void TillStore::noteDoubt() noexcept
{
    if (m_content->directoryIsDamaged) {
        return; // that one is fetched again, whatever else there is
    }
    try {
        (void)writeNewFile(m_content->folder.doubt(), {}); // one that is there already says the same
    } catch (const std::bad_alloc&) { // NOLINT(bugprone-empty-catch): the next opening is a short one then
    }
}

} // namespace huitou
