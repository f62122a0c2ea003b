// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold.h"
#include "tests/bench/measurements.h"

#include <array>
#include <thread>

namespace huitou::bench
{

namespace
{

constexpr std::uint32_t allMembers = 1'730'000;
constexpr std::size_t eventsOfMember = 30;
constexpr std::uint32_t threads = 2;
constexpr Date firstDay{std::chrono::year{2024} / 1 / 1};

Programme threeStars()
{
    Programme programme;
    programme.id = "bench";
    programme.validFrom = firstDay;
    programme.earn = {Money::fromMinor(100, cny), Points::whole(1)};
    programme.expiry = {ExpiryKind::Days, 365, 0, 0};
    for (int number = 1; number <= 3; ++number) {
        Star star;
        star.id = "star" + std::to_string(number);
        star.threshold = Points::whole(3000 * std::int64_t{number});
        star.startsNewCycle = number == 3;
        star.voucher = StarVoucher{Money::fromMinor(20'000, cny), 365};
        programme.stars.push_back(star);
    }
    return programme;
}

/// Facts of one member after the other, drawn from the member's number, in the same memory again and again.
class Facts
{
public:
    explicit Facts(std::size_t events) : m_facts(events)
    {
        for (std::size_t index = 0; index < events; ++index) {
            m_facts[index].ref.seq = index + 1;
            m_facts[index].fact = SaleFact{};
        }
    }

    [[nodiscard]] const std::vector<MemberFact>& of(std::uint32_t member)
    {
        std::uint64_t state = member * 0x9E3779B97F4A7C15U + 1;
        Date day = firstDay;
        std::array<std::uint8_t, OpId::byteCount> op{};
        for (MemberFact& fact : m_facts) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            const auto draw = static_cast<std::int64_t>(state >> 40U);
            day += std::chrono::days{draw % 40};
            fact.businessDate = day;
            fact.at = Instant{day} + std::chrono::hours{12};
            auto& sale = std::get<SaleFact>(fact.fact);
            op[0] = static_cast<std::uint8_t>(fact.ref.seq);
            op[1] = static_cast<std::uint8_t>(fact.ref.seq >> 8U);
            op[2] = 1;
            sale.op = OpId{op};
            sale.paid = sale.list = Money::fromMinor(500 + draw % 30'000, cny);
            sale.earned = Points::fromHundredths(sale.paid.minorUnits() / 100 * 100);
            sale.redeemed = draw % 16 == 0 ? Points::whole(20) : Points{};
        }
        return m_facts;
    }

private:
    std::vector<MemberFact> m_facts;
};

using Visit = std::int64_t (*)(const ProgrammeVersions&, const std::vector<MemberFact>&);

std::int64_t folded(const ProgrammeVersions& versions, const std::vector<MemberFact>& facts)
{
    const AsOf all{Instant::max(), facts.back().businessDate};
    return foldStanding(versions, MemberId{{1}}, facts, all).balance.hundredths();
}

std::int64_t summed(const ProgrammeVersions&, const std::vector<MemberFact>& facts)
{
    std::int64_t sum = 0;
    for (const MemberFact& fact : facts) {
        const auto& sale = std::get<SaleFact>(fact.fact);
        sum += sale.earned.hundredths() - sale.redeemed.hundredths();
    }
    return sum;
}

Duration timeOf(Visit visit, const ProgrammeVersions& versions, std::uint32_t members, std::size_t events,
                std::uint32_t threadCount)
{
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> workers;
    std::vector<std::int64_t> sums(threadCount);
    for (std::uint32_t worker = 0; worker < threadCount; ++worker) {
        workers.emplace_back([&, worker] {
            Facts facts(events);
            std::int64_t sum = 0;
            for (std::uint32_t member = worker; member < members; member += threadCount) {
                sum += visit(versions, facts.of(member));
            }
            sums[worker] = sum;
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    volatile std::int64_t kept = sums.front(); // what is not read need not be computed
    (void)kept;
    return std::chrono::steady_clock::now() - start;
}

Comparison compare(std::string what, std::uint32_t members, std::size_t events, std::uint32_t threadCount)
{
    const ProgrammeVersions versions{threeStars()};
    const double count = static_cast<double>(members) * static_cast<double>(events);
    Comparison comparison{std::move(what), "a loop that makes the same facts and sums their points"};
    comparison.ours = timeOf(folded, versions, members, events, threadCount) / count;
    comparison.bare = timeOf(summed, versions, members, events, threadCount) / count;
    return comparison;
}

} // namespace

std::vector<Comparison> measureFold()
{
    return {compare("an event folded, of a member with 1,000", 200, 1'000, 1),
            compare("an event folded, of 1,730,000 members with 30, 2 threads", allMembers, eventsOfMember, threads)};
}

} // namespace huitou::bench
