// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/storage/lasting_till_store.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr std::uint64_t pageBytes = 4096;
constexpr std::chrono::milliseconds slice{10};

/// Sells more than a start proves, some of it in large events, with members in the directory.
void fill(const std::filesystem::path& folder)
{
    const std::unique_ptr<TillStore> till = newTill(folder);
    UploadAnswer answer;
    for (int number = 0; number < 2'000; ++number) {
        MemberRow row;
        row.entry = {.id = randomId<MemberId>(), .shortName = "王**", .phoneHash = {}, .phoneLastFour = "8000"};
        randomBytes(row.entry.phoneHash);
        row.standing.member = row.entry.id;
        answer.members.push_back(row);
    }
    answer.grants = {{.number = 1, .member = answer.members[0].entry.id, .points = Points::whole(30)}};
    answer.directoryVersion = 200;
    till->takeIn(answer, {{.kind = DocumentKind::PriceBook, .version = 1, .content = Bytes(30'000, 'b')}});
    for (int number = 0; number < 700; ++number) {
        SaleCommit sale = plainSale(0);
        sale.fact.op = randomId<OpId>();
        sale.body = Bytes(number % 10 == 0 ? 6'000 : 300, static_cast<std::uint8_t>(number));
        sale.printDocument = [](std::uint64_t) { return Bytes(200, 'p'); };
        REQUIRE(till->commitSale(sale).ok());
    }
    answer = {};
    answer.acknowledgedSeq = 700;
    answer.headHash = till->hashAt(700).value();
    answer.directoryVersion = 200;
    till->takeIn(answer, {});
    REQUIRE(till->testimony().write().ok());
}

void copyInto(const std::filesystem::path& folder, const std::filesystem::path& from)
{
    std::filesystem::remove_all(folder);
    std::filesystem::copy(from, folder, std::filesystem::copy_options::recursive);
}

bool isRefused(const std::function<void()>& work)
{
    try {
        work();
        return false;
    } catch (const StorageError&) {
        return true;
    }
}

void proveAll(TillStore& till)
{
    int slices = 0;
    while (!till.proveOn(slice).value()) {
        REQUIRE(++slices < 100'000);
    }
}

/// Damages the first page of shop.db that a start has no need of. The folder holds what is in `good`.
void damageBehindTheStart(const std::filesystem::path& folder, const std::filesystem::path& good)
{
    KnownKey keys;
    const std::uint64_t pages = std::filesystem::file_size(good / "shop.db") / pageBytes;
    bool isOpened = false;
    for (std::uint64_t page = pages / 6; page < pages && !isOpened; ++page) {
        copyInto(folder, good);
        flipByte(folder / "shop.db", page * pageBytes + 100);
        isOpened = TillStore::open(folder, keys).ok();
    }
    REQUIRE(isOpened);
}

} // namespace

SCENARIO("A damaged page that a start does not read is found behind it, whichever page it is", "[storage][proof]")
{
    const TemporaryFolder good;
    fill(good / "till");
    const TemporaryFolder folder;
    const std::filesystem::path copy = folder / "till";
    const char* const file = GENERATE("shop.db", "directory.db");
    const std::uint64_t pages = std::filesystem::file_size(good.path() / "till" / file) / pageBytes;
    REQUIRE(pages > 10);

    int byTheStart = 0;
    int byTheProof = 0;
    int byNobody = 0;
    for (std::uint64_t page = 1; page < pages; page += 1 + pages / 40) {
        copyInto(copy, good / "till");
        flipByte(copy / file, page * pageBytes + 100);
        KnownKey keys;
        const Result<std::unique_ptr<TillStore>> till = TillStore::open(copy, keys);
        if (!till || till.value()->progress().directoryVersion == 0) {
            ++byTheStart;
        } else if (isRefused([&] { proveAll(*till.value()); })) {
            ++byTheProof;
        } else {
            ++byNobody;
        }
    }
    INFO(file << ": " << byTheStart << " of the start, " << byTheProof << " of the proof");
    CHECK(byNobody == 0);
    CHECK(byTheProof > 0); // without the proof they would have passed
}

SCENARIO("A store that is whole is proved to its end while it is used", "[storage][proof]")
{
    const TemporaryFolder folder;
    fill(folder.path());
    const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
    bool isProved = false;
    for (std::uint8_t op = 1; !isProved; ++op) {
        REQUIRE(op < 250);
        REQUIRE(till->commitSale(plainSale(op)).ok());
        isProved = till->proveOn(slice).value();
    }
    CHECK(till->proveOn(slice).value()); // asked again, it has nothing to do
    CHECK_FALSE(std::filesystem::exists(folder / "shop.doubt"));
}

SCENARIO("Damage that is found behind the start stops the till, and the next start", "[storage][proof]")
{
    const TemporaryFolder folder;
    fill(folder.path());
    const TemporaryFolder good;
    copyInto(good / "till", folder.path());
    damageBehindTheStart(folder.path(), good / "till");
    LastingTillStore store;
    REQUIRE(store
                .open([&]() -> Result<std::unique_ptr<TillStore>> {
                    KnownKey keys;
                    return TillStore::open(folder.path(), keys);
                })
                .ok());
    auto sell = [](TillStore& till) { return till.commitSale(plainSale(1)); };
    CHECK(store.run(sell).ok());

    auto prove = [](TillStore& till) -> Result<bool> {
        while (!till.proveOn(slice).value()) {
        }
        return true;
    };
    CHECK(store.run(prove).error().code == ErrorCode::DamagedStore);
    auto sellOn = [](TillStore& till) { return till.commitSale(plainSale(2)); };
    CHECK(store.run(sellOn).error().code == ErrorCode::DamagedStore);
    store.close();
    KnownKey keys;
    CHECK(TillStore::open(folder.path(), keys).error().code == ErrorCode::DamagedStore);

    THEN("a good copy in its place is proved once, and starts as quickly as before")
    {
        std::filesystem::copy_file(good.path() / "till" / "shop.db", folder / "shop.db",
                                   std::filesystem::copy_options::overwrite_existing);
        CHECK(TillStore::open(folder.path(), keys).ok());
        CHECK_FALSE(std::filesystem::exists(folder / "shop.doubt"));
    }
}

SCENARIO("A damaged directory that is found behind the start is fetched again, and the till sells on",
         "[storage][proof]")
{
    const TemporaryFolder folder;
    fill(folder.path());
    flipByte(folder / "directory.db", std::filesystem::file_size(folder / "directory.db") / 2);
    LastingTillStore store;
    REQUIRE(store
                .open([&]() -> Result<std::unique_ptr<TillStore>> {
                    KnownKey keys;
                    return TillStore::open(folder.path(), keys);
                })
                .ok());
    auto prove = [](TillStore& till) -> Result<bool> {
        while (!till.proveOn(slice).value()) {
        }
        return true;
    };
    CHECK(store.run(prove).ok()); // on the store that was opened anew
    auto look = [](TillStore& till) -> Result<std::uint64_t> { return till.progress().directoryVersion; };
    CHECK(store.run(look).value() == 0);
    auto sell = [](TillStore& till) { return till.commitSale(plainSale(1)); };
    CHECK(store.run(sell).ok());
    CHECK_FALSE(std::filesystem::exists(folder / "shop.doubt"));
}
