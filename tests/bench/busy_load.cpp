// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/busy_load.h"

#include "core/storage/till/live_backup.h"
#include "core/storage/till_store.h"
#include "tests/bench/store_for_bench.h"

#include <span>

namespace huitou::bench
{

namespace
{

constexpr std::size_t rowsOfAnswer = 500;
constexpr std::size_t rowsAtOnce = 50; ///< as the till's sync takes them in
constexpr int pagesAtOnce = 64;        ///< as its backup copies them

MemberRow rowOf(std::uint64_t version)
{
    MemberRow row;
    row.entry.id = randomId<MemberId>();
    row.entry.shortName = "王**";
    randomBytes(row.entry.phoneHash);
    row.entry.phoneLastFour = std::to_string(1000 + version % 9000);
    row.standing.member = row.entry.id;
    row.version = version;
    return row;
}

/// In slices, as the sync worker does.
void takeIn(StoreThread& store, const UploadAnswer& answer)
{
    std::size_t taken = 0;
    for (; answer.members.size() - taken > rowsAtOnce; taken += rowsAtOnce) {
        const auto ahead = [&](TillStore& till) -> Status {
            till.takeInMembers(std::span(answer.members).subspan(taken, rowsAtOnce));
            return {};
        };
        HUITOU_CHECK(store.call(ahead, Haste::Slice).ok());
    }
    const auto rest = [&](TillStore& till) -> Status {
        till.takeIn(answer, {}, taken);
        return {};
    };
    HUITOU_CHECK(store.call(rest, Haste::Slice).ok());
}

/// Rounds of a sync without rest between them: reads what is to be sent, takes in an answer full of members.
void synchronise(StoreThread& store, const std::atomic<bool>& isOver)
{
    UploadAnswer answer;
    const auto reached = [](TillStore& till) -> Result<std::uint64_t> { return till.progress().directoryVersion; };
    answer.directoryVersion = opened(store.call(reached));
    while (!isOver) {
        const auto read = [](TillStore& till) -> Result<std::size_t> {
            const TillProgress progress = till.progress();
            return till.eventsFrom(progress.acknowledgedSeq + 1, 500, 200 * 1024).size();
        };
        const Result<std::size_t> toSend = store.call(read);
        HUITOU_CHECK(toSend.ok());
        answer.acknowledgedSeq += toSend.value();
        answer.officeTime = SystemClock().now();
        answer.members.clear();
        for (std::size_t row = 0; row < rowsOfAnswer; ++row) {
            answer.members.push_back(rowOf(++answer.directoryVersion));
        }
        takeIn(store, answer);
    }
}

/// One copy after the other; answers how many were finished.
int copy(StoreThread& store, const std::filesystem::path& folder, KeyProvider& keys, const std::atomic<bool>& isOver)
{
    using Step = Result<std::shared_ptr<LiveBackup>>;
    const SystemClock clock;
    int copies = 0;
    while (!isOver) {
        const Status begun = store.call([&](TillStore& till) { return till.beginBackup(folder, keys, clock.now()); });
        HUITOU_CHECK(begun.ok());
        std::shared_ptr<LiveBackup> complete;
        while (complete == nullptr && !isOver) {
            const Step step =
                store.call([](TillStore& till) { return till.continueBackup(pagesAtOnce); }, Haste::Slice);
            HUITOU_CHECK(step.ok());
            complete = step.value();
        }
        if (complete != nullptr) {
            HUITOU_CHECK(complete->finish(opened(keys.key())).ok());
            ++copies;
        }
    }
    return copies;
}

} // namespace

BusyLoad::BusyLoad(StoreThread& store, const std::filesystem::path& copies, KeyProvider& keys)
    : m_sync(std::async(std::launch::async, [this, &store] { synchronise(store, m_isOver); })),
      m_backup(
          std::async(std::launch::async, [this, &store, copies, &keys] { return copy(store, copies, keys, m_isOver); }))
{
}

BusyLoad::~BusyLoad()
{
    (void)stop();
}

int BusyLoad::stop()
{
    m_isOver = true;
    if (m_sync.valid()) {
        m_sync.get();
        m_copies = m_backup.get();
    }
    return m_copies;
}

} // namespace huitou::bench
