// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/retention_schedule.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "tests/bench/measurements.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"

#include <array>
#include <fmt/format.h>
#include <set>

namespace huitou::bench
{

namespace
{

constexpr int years = 3;
constexpr int daysOfYear = 365;
constexpr int salesOfDay = 300;
constexpr std::uint64_t members = 2'000;
constexpr Date firstDay{std::chrono::year{2026} / 1 / 1};

MemberId memberOf(std::uint64_t number)
{
    const Digest digest = sha256({ByteView(reinterpret_cast<const std::uint8_t*>(&number), sizeof number)});
    return *MemberId::fromBytes(ByteView(digest).first(MemberId::byteCount));
}

/// A till that sells day after day, prints each receipt, is acknowledged at night, and archives what is old.
class BusyTill
{
public:
    explicit BusyTill(TillStore& till) : m_till(till) {}

    void liveThrough(Date day)
    {
        std::set<MemberId> seen;
        for (int sale = 0; sale < salesOfDay; ++sale) {
            const MemberId member = memberOf(m_sales++ % members);
            seen.insert(member);
            const auto started = std::chrono::steady_clock::now();
            HUITOU_CHECK(m_till.commitSale(saleOfFive(member)).ok());
            m_commits.emplace_back(std::chrono::steady_clock::now() - started);
            const std::uint64_t job = m_till.nextPrintJob().value().id;
            m_till.setPrintState(job, PrintState::Sent);
            m_till.setPrintState(job, PrintState::Printed);
        }
        acknowledge(Instant{day}, seen);
        archive();
    }

    [[nodiscard]] const std::vector<Duration>& commits() const { return m_commits; }
    [[nodiscard]] const std::vector<Duration>& archivings() const { return m_archivings; } ///< an event each

private:
    void acknowledge(Instant now, const std::set<MemberId>& seen)
    {
        HUITOU_CHECK(m_till.testimony().write().ok());
        UploadAnswer answer;
        answer.officeTime = now + std::chrono::hours{22};
        answer.acknowledgedSeq = m_sales;
        answer.headHash = m_till.hashAt(m_sales).value();
        answer.directoryVersion = ++m_version;
        for (const MemberId& member : seen) {
            MemberRow row;
            row.entry = {.id = member, .shortName = "王**", .issueNumber = 1, .phoneHash = {}, .phoneLastFour = "8000"};
            row.standing.member = member;
            row.version = m_version;
            row.includesEpoch = m_till.identity().epoch;
            row.includesSeq = m_sales;
            answer.members.push_back(row);
        }
        m_till.takeIn(answer, {});
    }

    void archive()
    {
        for (;;) {
            const auto started = std::chrono::steady_clock::now();
            const std::size_t moved =
                opened(m_till.foldOldEvents(RetentionSchedule::keptDays, RetentionSchedule::eventsOfFile));
            if (moved == 0) {
                return;
            }
            m_archivings.push_back(Duration(std::chrono::steady_clock::now() - started) / static_cast<double>(moved));
        }
    }

    TillStore& m_till;
    std::uint64_t m_sales = 0;
    std::uint64_t m_version = 0;
    std::vector<Duration> m_commits;
    std::vector<Duration> m_archivings;
};

double megabytes(const std::filesystem::path& file)
{
    return static_cast<double>(std::filesystem::file_size(file)) / 1e6;
}

double megabytesIn(const std::filesystem::path& folder)
{
    double sum = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        sum += megabytes(entry.path());
    }
    return sum;
}

} // namespace

std::vector<Comparison> measureRetention()
{
    const BenchFolder folder;
    BenchKey keys;
    const TillFolder files{folder / "till"};
    const auto till = opened(TillStore::create(files.path, keys, {.till = randomId<TillId>(), .officeUrl = {}}));
    BusyTill busy(*till);
    std::array<double, years> sizes{};
    for (int day = 0; day < years * daysOfYear; ++day) {
        busy.liveThrough(firstDay + std::chrono::days{day});
        sizes.at(day / daysOfYear) = megabytes(files.shop());
    }
    const TillStore::LogProof proof = till->proveLog();
    HUITOU_CHECK(!proof.broken);
    const double content = static_cast<double>(bytesOfSaleOfFive() * proof.live) / 1e6;
    return {{"an event archived", "a sale committed at the same till", medianOf(busy.archivings()),
             medianOf(busy.commits()),
             fmt::format("{} sales a day: shop.db {:.1f} MB after a year, {:.1f} after two, {:.1f} after three, {:.2f} "
                         "times the bytes of the {} sales in it; archive {:.0f} MB, {} sales",
                         salesOfDay, sizes[0], sizes[1], sizes[2], sizes[2] / content, proof.live,
                         megabytesIn(files.archive()), proof.archived)}};
}

} // namespace huitou::bench
