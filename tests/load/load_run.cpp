// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/load_run.h"

#include "tests/support/sync_shop.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <thread>

namespace huitou::load
{

namespace
{

using std::chrono::steady_clock;

/// Numbers of tills: behind those that an office may have already.
constexpr std::uint32_t firstNumber = 1'000;
constexpr std::size_t mostComplaints = 5;
constexpr std::uint64_t oneWithoutCardIn = 10;
/// So long the sums may stand still before they count as they are.
constexpr std::chrono::seconds patienceWithSums{30};
constexpr std::chrono::milliseconds betweenLooks{250};
constexpr std::chrono::seconds betweenWords{5};

std::chrono::microseconds since(steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
}

/// Says something every few seconds. Any thread.
class Voice
{
public:
    explicit Voice(const std::function<void(const std::string&)>& tell) : m_tell(tell) {}
    void say(const std::string& words)
    {
        const std::scoped_lock lock(m_mutex);
        if (steady_clock::now() - m_last > betweenWords) {
            m_last = steady_clock::now();
            m_tell(words);
        }
    }

private:
    const std::function<void(const std::string&)>& m_tell;
    std::mutex m_mutex;
    steady_clock::time_point m_last = steady_clock::now();
};

/// Runs `work(index, worker)` for each index below `count`, on so many threads.
void inParallel(std::size_t count, unsigned threads, const std::function<void(std::size_t, unsigned)>& work)
{
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> workers;
    for (unsigned worker = 0; worker < threads; ++worker) {
        workers.emplace_back([&, worker] {
            for (std::size_t index = next++; index < count; index = next++) {
                work(index, worker);
            }
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
}

/// One worker's share of what is counted.
struct Share {
    SumsByPlace sold;
    SyncCount syncs;
    std::uint64_t events = 0;
    std::uint64_t unsent = 0;
    std::vector<std::string> complaints;
};

Status openOutlets(RealOffice& office, std::uint32_t wanted)
{
    for (std::uint32_t outlet = 1; outlet < wanted;) {
        const Result<nlohmann::json> added =
            office.ask("outlet.add", {{"zh", "压力测试店"}, {"en", "Load test"}, {"language", "en"}});
        if (!added) {
            return added.error();
        }
        outlet = added.value().at("outlet").get<std::uint32_t>();
    }
    return {};
}

class Load
{
public:
    Load(RealOffice& office, const LoadSize& size, const Clock& clock, DirectoryReader& reader, Voice& voice)
        : m_office(office), m_size(size), m_clock(clock), m_reader(reader), m_voice(voice), m_shares(size.lines)
    {
    }

    void enrolAll(LoadResult& result)
    {
        const auto start = steady_clock::now();
        std::vector<std::optional<Result<EnrolledTill>>> answers(m_size.tills);
        std::atomic<std::size_t> done{0};
        inParallel(m_size.tills, m_size.lines, [&](std::size_t till, unsigned) {
            const auto outlet = static_cast<std::uint32_t>(till % m_size.outlets);
            answers[till].emplace(m_office.enrolTill(OutletId{outlet + 1},
                                                     firstNumber + static_cast<std::uint32_t>(till / m_size.outlets)));
            m_voice.say(fmt::format("{} of {} tills enrolled", ++done, m_size.tills));
        });
        for (std::optional<Result<EnrolledTill>>& answer : answers) {
            if (*answer) {
                m_tills.push_back(std::move(*answer).value());
            } else {
                complain(m_shares.front(), answer->error());
            }
        }
        result.enrolling = since(start);
    }

    void sellAll(LoadResult& result)
    {
        const auto start = steady_clock::now();
        std::atomic<std::uint64_t> done{0};
        inParallel(m_tills.size(), m_size.lines, [&](std::size_t till, unsigned worker) {
            sellAt(m_tills[till], till, m_shares[worker]);
            m_voice.say(fmt::format("{} of {} tills have sold and sent everything, {} a second", ++done, m_tills.size(),
                                    static_cast<std::uint64_t>(done * 1'000'000 * m_size.sales) /
                                        static_cast<std::uint64_t>(since(start).count() + 1)));
        });
        result.sending = since(start);
    }

    [[nodiscard]] const SumsByPlace& sold()
    {
        if (m_sold.empty()) {
            for (const Share& share : m_shares) {
                for (const auto& [place, sums] : share.sold) {
                    m_sold[place] += sums;
                }
            }
        }
        return m_sold;
    }

    /// Waits until the office says what was sold, or says nothing new any more.
    Status awaitSums(const std::vector<MemberSums>& before, LoadResult& result)
    {
        const auto start = steady_clock::now();
        auto changed = start;
        std::uint64_t version = m_reader.version();
        for (;;) {
            if (Status refreshed = m_reader.refresh(); !refreshed) {
                return refreshed;
            }
            result.disagreement = compare(before, m_reader.sums(), sold());
            if (m_reader.version() != version) {
                version = m_reader.version();
                changed = steady_clock::now();
            }
            if (result.disagreement.isNone() || steady_clock::now() - changed > patienceWithSums) {
                break;
            }
            m_voice.say(fmt::format("the office has {} sales still to apply", result.disagreement.lost));
            std::this_thread::sleep_for(betweenLooks);
        }
        result.applying = since(start);
        return {};
    }

    void addUp(LoadResult& result)
    {
        for (Share& share : m_shares) {
            result.events += share.events;
            result.unsent += share.unsent;
            result.syncs.resent += share.syncs.resent;
            result.syncs.refused += share.syncs.refused;
            std::ranges::move(share.syncs.times, std::back_inserter(result.syncs.times));
            std::ranges::move(share.complaints, std::back_inserter(result.complaints));
        }
        result.unsent += static_cast<std::uint64_t>(m_size.tills - m_tills.size()) * m_size.sales;
    }

private:
    static void complain(Share& share, const Error& error)
    {
        if (share.complaints.size() < mostComplaints) {
            share.complaints.push_back(std::string(errorCodeName(error.code)) + ": " + error.message.en + ' ' +
                                       error.detail);
        }
    }

    void sellAt(const EnrolledTill& enrolled, std::size_t number, Share& share)
    {
        std::mt19937_64 random(m_size.seed * 1'000'003 + number);
        LoadTill till(enrolled, m_reader, m_clock);
        for (std::uint32_t sold = 0; sold < m_size.sales;) {
            const std::uint32_t next = std::min(m_size.sales, sold + m_size.perSync);
            for (; sold < next; ++sold) {
                sellOne(till, random, share);
            }
            if (const Status sent = till.sendAll(random, share.syncs); !sent) {
                complain(share, sent.error());
            }
        }
        share.unsent += till.unsent();
    }

    void sellOne(LoadTill& till, std::mt19937_64& random, Share& share)
    {
        const auto yuan = static_cast<std::int64_t>(5 + random() % 200);
        ++share.events;
        if (random() % oneWithoutCardIn == 0) {
            till.sell(test::saleOf(yuan, std::nullopt, m_clock.now(), till.outlet()));
            return;
        }
        const std::size_t buyer = random() % m_reader.members().size();
        const SaleFact sale = test::saleOf(yuan, m_reader.members()[buyer], m_clock.now(), till.outlet());
        share.sold[buyer] +=
            {.purchases = 1, .spentUnits = sale.paid.minorUnits(), .earnedHundredths = sale.earned.hundredths()};
        const Control control = m_control.exchange(Control::None);
        if (control != Control::Lost) {
            till.sell(sale);
        }
        if (control == Control::Doubled) {
            SaleFact again = sale;
            again.op = randomId<OpId>();
            till.sell(again);
        }
    }

    RealOffice& m_office;
    const LoadSize& m_size;
    const Clock& m_clock;
    DirectoryReader& m_reader;
    Voice& m_voice;
    std::vector<Share> m_shares;
    std::vector<EnrolledTill> m_tills;
    SumsByPlace m_sold;
    std::atomic<Control> m_control{m_size.control}; ///< once
};

Status proveLogs(RealOffice& office, LoadResult& result)
{
    const Result<nlohmann::json> proof = office.ask("audit.verify", {{"language", "en"}, {"form", "json"}});
    if (!proof) {
        return proof.error();
    }
    result.brokenLogs = proof.value().at("broken").get<std::uint64_t>();
    return {};
}

} // namespace

Result<LoadResult> runLoad(RealOffice& office, const LoadSize& size, const Clock& clock,
                           const std::function<void(const std::string&)>& tell)
{
    Voice voice(tell);
    LoadResult result;
    if (Status opened = openOutlets(office, size.outlets); !opened) {
        return opened.error();
    }
    const Result<EnrolledTill> readers = office.enrolTill(OutletId{1}, firstNumber - 1);
    if (!readers) {
        return readers.error();
    }
    DirectoryReader reader(readers.value());
    if (Status refreshed = reader.refresh(); !refreshed) {
        return refreshed.error();
    }
    const std::vector<MemberSums> before = reader.sums();
    if (before.empty()) {
        return Error{ErrorCode::NotFound, {"The office has no members to sell to.", "总部没有会员。"}};
    }
    tell(fmt::format("{} members heard of", before.size()));
    Load load(office, size, clock, reader, voice);
    load.enrolAll(result);
    load.sellAll(result);
    tell("all is sent; waiting until the office has applied it");
    if (Status applied = load.awaitSums(before, result); !applied) {
        return applied.error();
    }
    load.addUp(result);
    if (Status proved = proveLogs(office, result); !proved) {
        return proved.error();
    }
    // Once more: nothing may be counted again later.
    if (Status refreshed = reader.refresh(); !refreshed) {
        return refreshed.error();
    }
    result.disagreement = compare(before, reader.sums(), load.sold());
    return result;
}

} // namespace huitou::load
