// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/storage/office_store.h"
#include "tests/bench/measurements.h"
#include "tests/bench/store_for_bench.h"

#include <fstream>
#include <iterator>
#include <random>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 3;
constexpr int customers = 5'000;
constexpr std::size_t purchasesInBatch = 4'000;
const Date firstDay{std::chrono::year{2024} / 1 / 1};

/// A made-up purchase log: the same seed, the same log.
std::vector<PurchaseBatch> madeUpLog()
{
    std::mt19937_64 random(20260103);
    std::vector<PurchaseBatch> batches;
    std::size_t inBatch = purchasesInBatch;
    for (int number = 0; number < customers; ++number) {
        if (inBatch >= purchasesInBatch) {
            batches.push_back({.source = "made up", .outlet = OutletId{1}, .now = Instant{firstDay}, .customers = {}});
            inBatch = 0;
        }
        ImportedCustomer customer;
        customer.customer = std::to_string(number);
        customer.record.id = randomId<MemberId>();
        customer.record.name = "Customer " + customer.customer;
        customer.record.joined = firstDay;
        const int count = 1 + static_cast<int>(random() % 11);
        for (int purchase = 0; purchase < count; ++purchase) {
            const Date day = firstDay + std::chrono::days{random() % 700};
            const auto cents = static_cast<std::int64_t>(500 + random() % 20'000);
            customer.purchases.push_back({.day = day,
                                          .at = Instant{day},
                                          .amount = Money::fromMinor(cents, cny),
                                          .items = static_cast<std::uint32_t>(1 + random() % 8),
                                          .earned = Points::whole(cents / 100)});
        }
        inBatch += customer.purchases.size();
        batches.back().customers.push_back(std::move(customer));
    }
    return batches;
}

std::string shippedProgramme()
{
    std::ifstream input(HUITOU_SHIPPED_PROGRAMME, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

struct Measured {
    Duration import{};
    Duration bare{};
};

/// One import into a new office, and the bare writing of its rows, both a purchase.
Measured measureOnce(const std::vector<PurchaseBatch>& batches)
{
    const BenchFolder folder;
    BenchKey keys;
    Result<std::unique_ptr<OfficeStore>> office = OfficeStore::create(folder / "office.db", keys);
    if (!office) {
        throw StorageError(office.error());
    }
    OfficeStore& store = *office.value();
    if (Status put = store.putProgramme(shippedProgramme()); !put) {
        throw StorageError(put.error());
    }
    std::uint64_t purchases = 0;
    const auto started = std::chrono::steady_clock::now();
    for (const PurchaseBatch& batch : batches) {
        purchases += store.importPurchases(batch).added;
    }
    const Duration took = std::chrono::steady_clock::now() - started;
    const Result<BareWrite> bare = store.measureBareImport(folder / "bare.db");
    if (!bare) {
        throw StorageError(bare.error());
    }
    return {.import = took / static_cast<double>(purchases),
            .bare = Duration(bare.value().took) / static_cast<double>(purchases)};
}

} // namespace

std::vector<Comparison> measureImport()
{
    const std::vector<PurchaseBatch> batches = madeUpLog();
    std::vector<Duration> ours;
    std::vector<Duration> theirs;
    for (int round = 0; round < rounds; ++round) {
        const Measured measured = measureOnce(batches);
        ours.push_back(measured.import);
        theirs.push_back(measured.bare);
    }
    return {{.what = "purchase imported",
             .beside = "bare SQLCipher, the same rows in the same tables",
             .ours = medianOf(ours),
             .bare = medianOf(theirs)}};
}

} // namespace huitou::bench
