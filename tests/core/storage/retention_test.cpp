// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/till_opening.h"
#include "core/sync/event_body.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr std::chrono::days kept{60};
constexpr std::size_t eventsOfFile = 100;
constexpr Date firstDay{std::chrono::year{2026} / 1 / 1};

/// A till that sells in virtual time and is acknowledged by an office that answers at night.
class SellingTill
{
public:
    explicit SellingTill(const std::filesystem::path& folder) : m_folder(folder), m_till(newTill(folder)) {}

    void sell()
    {
        ++m_sales;
        std::array<std::uint8_t, 16> op{};
        for (std::size_t byte = 0; byte < 8; ++byte) {
            op[byte] = static_cast<std::uint8_t>(m_sales >> (8 * byte));
        }
        SaleCommit sale = plainSale(1);
        sale.fact.op = OpId{op};
        sale.fact.at = Instant{m_day} + std::chrono::hours{12};
        sale.body = encodeFact(sale.fact);
        const Result<std::uint64_t> seq = m_till->commitSale(sale);
        REQUIRE(seq.ok());
        const std::uint64_t job = m_till->printJobOf(seq.value())->id;
        m_till->setPrintState(job, PrintState::Sent);
        m_till->setPrintState(job, PrintState::Printed);
    }
    /// The office acknowledges everything up to `seq`; before it was sent, the witness swore to it.
    void acknowledge(std::uint64_t seq, std::uint64_t generation = 1)
    {
        REQUIRE(m_till->testimony().write().ok());
        UploadAnswer answer;
        answer.officeTime = Instant{m_day} + std::chrono::hours{22};
        answer.acknowledgedSeq = seq;
        answer.headHash = m_till->hashAt(seq).value();
        answer.serverGeneration = generation;
        m_till->takeIn(answer, {});
    }
    void liveOn(int days, int salesOfDay)
    {
        for (int day = 0; day < days; ++day) {
            for (int sale = 0; sale < salesOfDay; ++sale) {
                sell();
            }
            acknowledge(last());
            fold();
            ++m_day;
        }
    }
    std::size_t fold(std::size_t atOnce = eventsOfFile)
    {
        std::size_t all = 0;
        for (std::size_t moved = 1; moved != 0; all += moved) {
            const Result<std::size_t> done = m_till->foldOldEvents(kept, atOnce);
            REQUIRE(done.ok());
            moved = done.value();
        }
        return all;
    }
    void restart()
    {
        m_till.reset();
        m_till = reopenedTill(m_folder);
    }
    void stop() { m_till.reset(); }
    void passDays(int days) { m_day += std::chrono::days{days}; }

    [[nodiscard]] TillStore& store() { return *m_till; }
    [[nodiscard]] std::uint64_t last() { return m_till->progress().lastSeq; }
    [[nodiscard]] std::uintmax_t size() const { return std::filesystem::file_size(TillFolder{m_folder}.shop()); }
    [[nodiscard]] std::filesystem::path archive() const { return TillFolder{m_folder}.archive(); }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<TillStore> m_till;
    Date m_day = firstDay;
    std::uint64_t m_sales = 0;
};

std::filesystem::path firstFile(const std::filesystem::path& archive)
{
    return archive / "1-1.events";
}

} // namespace

SCENARIO("A till's file stays small for years, and its log is one chain all the time", "[storage][retention]")
{
    const TemporaryFolder folder;
    SellingTill till(folder.path());
    constexpr int salesOfDay = 3;
    till.liveOn(120, salesOfDay);
    till.restart();
    const std::uintmax_t early = till.size();

    till.liveOn(2 * 365, salesOfDay);
    till.restart();
    const std::uintmax_t late = till.size();
    INFO(early << " bytes after 120 days, " << late << " after " << 120 + 2 * 365);
    CHECK(late <= early + early / 10);

    const std::uint64_t all = (120 + 2 * 365) * salesOfDay;
    CHECK(till.last() == all);
    CHECK(till.store().unsent().count == 0);
    const TillStore::LogProof proof = till.store().proveLog();
    CHECK_FALSE(proof.broken.has_value());
    CHECK(proof.archived + proof.live == all);
    const auto recent = static_cast<std::uint64_t>(kept.count()) * salesOfDay;
    CHECK(proof.live >= recent);
    CHECK(proof.live < recent + eventsOfFile); // a file is written once it is full
    CHECK(till.store().finding().kind == LogFinding::Kind::Whole);

    THEN("receipt numbers go on, and an old sale can still be read by its number, for a return")
    {
        till.sell();
        CHECK(till.last() == all + 1);
        const Result<Fact> first = decodeFact(till.store().eventsFrom(1, 1, SIZE_MAX).at(0).body);
        REQUIRE(first.ok());
        CHECK(std::get<SaleFact>(first.value()).paid == plainSale(1).fact.paid);
    }
    THEN("an office that was restored from an old copy gets again what it lost, out of the archive")
    {
        till.acknowledge(5, 2);
        CHECK(till.store().progress().acknowledgedSeq == 5);
        std::uint64_t next = 6;
        Digest previous = till.store().hashAt(5).value();
        while (next <= all) {
            for (const ChainedEvent& event : till.store().eventsFrom(next, 500, SIZE_MAX)) {
                REQUIRE(event.seq == next);
                REQUIRE(event.previousHash == previous);
                previous = event.hash;
                ++next;
            }
        }
        CHECK(next == all + 2); // it declared what it holds, too
        CHECK(till.store().hashAt(all + 1) == previous);
        CHECK(till.fold(1) == 0); // nothing is acknowledged for long enough any more
    }
}

SCENARIO("What the office has not acknowledged for long enough stays live", "[storage][retention]")
{
    const TemporaryFolder folder;
    SellingTill till(folder.path());
    for (int sale = 0; sale < 5; ++sale) {
        till.sell();
    }
    till.acknowledge(3);

    WHEN("the last contact was on the last day that counts as recent")
    {
        till.passDays(static_cast<int>(kept.count()) - 1);
        till.acknowledge(3);
        CHECK(till.fold(1) == 0);
    }
    WHEN("it was a day later")
    {
        till.passDays(static_cast<int>(kept.count()));
        till.acknowledge(5);
        CHECK(till.fold(1) == 3); // 4 and 5 were acknowledged only now
        CHECK(till.store().proveLog().archived == 3);
        CHECK_FALSE(till.store().printJobOf(3).has_value());
        CHECK(till.store().printJobOf(4).has_value());
    }
    WHEN("a receipt is still to be printed")
    {
        till.store().setPrintState(till.store().printJobOf(2)->id, PrintState::Unknown);
        till.passDays(static_cast<int>(kept.count()));
        till.acknowledge(5);
        CHECK(till.fold(1) == 1);
    }
    WHEN("years pass without any contact, as the till's own clock sees it")
    {
        till.passDays(2'000);
        CHECK(till.fold(1) == 0);
    }
}

SCENARIO("An archive that was tampered with is found", "[storage][retention]")
{
    const TemporaryFolder folder;
    SellingTill till(folder.path());
    till.liveOn(static_cast<int>(kept.count()) + 40, 5);
    REQUIRE_FALSE(till.store().proveLog().broken.has_value());
    const std::filesystem::path file = firstFile(till.archive());
    REQUIRE(std::filesystem::exists(file));

    WHEN("one bit of a file was changed")
    {
        flipByte(file, std::filesystem::file_size(file) / 2);
        CHECK(till.store().proveLog().broken == 1);
        CHECK_THROWS(till.store().eventsFrom(1, 1, SIZE_MAX));
    }
    WHEN("a file is gone")
    {
        std::filesystem::remove(file);
        CHECK(till.store().proveLog().broken == 1);
    }
    WHEN("one file stands in the place of another")
    {
        std::filesystem::path other;
        for (const auto& entry : std::filesystem::directory_iterator(till.archive())) {
            other = entry.path() != file ? entry.path() : other;
        }
        REQUIRE_FALSE(other.empty());
        std::filesystem::copy_file(file, other, std::filesystem::copy_options::overwrite_existing);
        CHECK(till.store().proveLog().broken.has_value());
    }
    THEN("nothing in it can be read without the store")
    {
        const Bytes body = till.store().eventsFrom(1, 1, SIZE_MAX).at(0).body;
        CHECK(contentOf(file).find(textOf(body).substr(0, 16)) == std::string::npos);
    }
    THEN("selling goes on, whatever happened to the archive")
    {
        std::filesystem::remove_all(till.archive());
        till.restart();
        till.sell();
        CHECK(till.store().finding().kind == LogFinding::Kind::Whole);
    }
}

SCENARIO("A cut between the archive's file and the store loses nothing and doubles nothing", "[storage][retention]")
{
    const TemporaryFolder folder;
    SellingTill till(folder.path());
    till.liveOn(static_cast<int>(kept.count()), 5);
    // The file of a fold that never reached the store, with other events in it.
    std::filesystem::create_directories(till.archive());
    std::ofstream(firstFile(till.archive())) << "half a file";
    till.liveOn(30, 5);
    const TillStore::LogProof proof = till.store().proveLog();
    CHECK_FALSE(proof.broken.has_value());
    CHECK(proof.archived > 0);
    CHECK(proof.archived + proof.live == till.last());
}
