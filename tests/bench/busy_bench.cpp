// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/store_thread.h"
#include "core/storage/till_store.h"
#include "tests/bench/busy_load.h"
#include "tests/bench/measurements.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"

#include <future>

namespace huitou::bench
{

namespace
{

constexpr int salesBefore = 10'000; ///< so that a copy has something to do
constexpr int sales = 2'000;

std::vector<Duration> sell(StoreThread& store, int count)
{
    std::vector<Duration> times;
    for (int sale = 0; sale < count; ++sale) {
        const SaleCommit commit = saleOfFive(randomId<MemberId>());
        const auto started = std::chrono::steady_clock::now();
        const Result<std::uint64_t> stored =
            store.call([&commit](TillStore& till) -> Result<std::uint64_t> { return till.commitSale(commit); });
        HUITOU_CHECK(stored.ok());
        times.emplace_back(std::chrono::steady_clock::now() - started);
    }
    return times;
}

} // namespace

std::vector<Comparison> measureBusyStore()
{
    const BenchFolder folder;
    BenchKey keys;
    opened(TillStore::create(folder / "till", keys, {.till = randomId<TillId>(), .officeUrl = {}})).reset();
    StoreThread store;
    store.open([&] { return TillStore::open(folder / "till", keys); }, [](const Status&) {});
    const auto beside = [&](auto work) { return std::async(std::launch::async, work); };

    beside([&] { return sell(store, salesBefore); }).wait();
    const std::vector<Duration> alone = beside([&] { return sell(store, sales); }).get();
    BusyLoad load(store, folder / "copies", keys);
    const std::vector<Duration> busy = beside([&] { return sell(store, sales); }).get();
    const std::string copies = std::to_string(load.stop()) + " copies were finished meanwhile";
    return {{"sale beside sync and backup, median", "the same sale alone", medianOf(busy), medianOf(alone), copies},
            {"sale beside sync and backup, p99", "the same sale alone, p99", percentile99(busy), percentile99(alone)}};
}

} // namespace huitou::bench
