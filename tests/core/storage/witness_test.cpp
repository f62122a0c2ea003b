// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/lasting_till_store.h"
#include "core/storage/sqlcipher_database.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

/// A till that has sold so often, each receipt sworn to, as it lies on the disk after it was closed.
void sellAndClose(const std::filesystem::path& folder, std::uint8_t from, std::uint8_t to)
{
    const std::unique_ptr<TillStore> till = reopenedTill(folder);
    for (std::uint8_t op = from; op <= to; ++op) {
        REQUIRE(till->commitSale(plainSale(op)).ok());
        REQUIRE(till->testimony().write().ok());
    }
}

void copyShop(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::filesystem::copy_file(from / "shop.db", to / "shop.db", std::filesystem::copy_options::overwrite_existing);
}

} // namespace

SCENARIO("A log that lost its end is told with the number of lost events", "[storage][witness]")
{
    const TemporaryFolder folder;
    const TemporaryFolder image;
    newTill(folder.path()).reset();
    CHECK(reopenedTill(folder.path())->finding().kind == LogFinding::Kind::Whole);
    sellAndClose(folder.path(), 1, 4);
    copyShop(folder.path(), image.path());
    sellAndClose(folder.path(), 5, 9);
    CHECK(reopenedTill(folder.path())->finding().kind == LogFinding::Kind::Whole);

    WHEN("last week's image of the store is put back")
    {
        copyShop(image.path(), folder.path());
        LogFinding finding = reopenedTill(folder.path())->finding();
        CHECK(finding.kind == LogFinding::Kind::Shortened);
        CHECK(finding.lostEvents == 5);
        CHECK(finding.witnessed == 9);
        CHECK(finding.found == 4);
        CHECK(sentenceFor(finding).en.find("5 events are lost") != std::string::npos);
        THEN("the next start still tells it, because nobody has mended it")
        {
            CHECK(reopenedTill(folder.path())->finding() == finding);
        }
    }
    WHEN("the image was sold on with, elsewhere, before it was put back")
    {
        const TemporaryFolder elsewhere;
        newTill(elsewhere.path()).reset();
        copyShop(image.path(), elsewhere.path());
        sellAndClose(elsewhere.path(), 101, 120);
        copyShop(elsewhere.path(), folder.path());
        const LogFinding finding = reopenedTill(folder.path())->finding();
        CHECK(finding.kind == LogFinding::Kind::Forked);
        CHECK(finding.lostEvents == 5);
    }
}

SCENARIO("A witness that is missing or damaged is told, and begins anew", "[storage][witness]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    sellAndClose(folder.path(), 1, 3);
    WHEN("its file is gone")
    {
        std::filesystem::remove(folder / "shop.witness");
        CHECK(reopenedTill(folder.path())->finding().kind == LogFinding::Kind::Unwitnessed);
    }
    WHEN("only its newest oath is damaged, the ones before it serve")
    {
        for (std::size_t slot = 0; slot < Witness::slotCount; ++slot) {
            const std::string bytes = contentOf(folder / "shop.witness").substr(slot * 4096 + 12, 1);
            if (bytes[0] == 3) {
                flipByte(folder / "shop.witness", slot * 4096 + 12);
            }
        }
        CHECK(reopenedTill(folder.path())->finding().kind == LogFinding::Kind::Whole);
    }
}

SCENARIO("The right key with a damaged first page is not called a wrong key", "[storage][witness]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    sellAndClose(folder.path(), 1, 3);
    KnownKey wrong(8);
    KnownKey right;
    CHECK(TillStore::open(folder.path(), wrong).error().code == ErrorCode::WrongKey);
    WHEN("the page itself is damaged, it is said")
    {
        flipByte(folder / "shop.db", 100);
        CHECK(TillStore::open(folder.path(), right).error().code == ErrorCode::DamagedStore);
        CHECK(TillStore::open(folder.path(), wrong).error().code == ErrorCode::WrongKey);
    }
    WHEN("only the salt before it is damaged, the witness knows it")
    {
        flipByte(folder / "shop.db", 3);
        const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
        CHECK(till->progress().lastSeq == 3);
    }
}

SCENARIO("A till does its work over after its disk gave way", "[storage][lasting]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    LastingTillStore store;
    int openings = 0;
    const auto read = [](TillStore& till) -> Result<std::uint64_t> { return till.progress().lastSeq; };
    CHECK(store.run(read).error().code == ErrorCode::NotFound);
    REQUIRE(store.open([&] {
        ++openings;
        KnownKey keys;
        return TillStore::open(folder.path(), keys);
    }));
    int calls = 0;
    const auto giveWayOnce = [&](TillStore& till) -> Result<std::uint64_t> {
        const Result<std::uint64_t> seq = till.commitSale(plainSale(1));
        if (++calls == 1) {
            throw StorageError({ErrorCode::StoreFailed, {"The disk gave way.", "磁盘故障。"}});
        }
        return seq;
    };
    CHECK(store.run(giveWayOnce).value() == 1); // the first time it was stored although the answer was lost
    CHECK(store.run(read).value() == 1);
    CHECK(openings == 2);
}

SCENARIO("Room is held back for the sale that is paid for, and nothing else gets it", "[storage][lasting]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    LastingTillStore store;
    REQUIRE(store.open([&] {
        KnownKey keys;
        return TillStore::open(folder.path(), keys);
    }));
    const std::filesystem::path reserve = folder / "shop.reserve";
    const auto ready = [](TillStore& till) -> Status { return till.readyToSell(); };
    const StorageError full({ErrorCode::DiskFull, {"The disk is full.", "磁盘已满。"}});
    REQUIRE(store.run(ready).ok());
    REQUIRE(std::filesystem::file_size(reserve) == 1024 * 1024);

    const auto other = [&](TillStore&) -> Status { throw full; };
    CHECK(store.run(other).error().code == ErrorCode::DiskFull);
    CHECK(std::filesystem::exists(reserve));

    int tries = 0;
    const auto sell = [&](TillStore& till) -> Result<std::uint64_t> {
        SaleCommit sale = plainSale(1);
        sale.printDocument = [&](std::uint64_t) -> Bytes {
            if (++tries == 1) {
                throw full;
            }
            CHECK_FALSE(std::filesystem::exists(reserve)); // the store that was opened anew has not taken it again
            return {};
        };
        return till.commitSale(sale);
    };
    CHECK(store.run(sell).value() == 1);
    CHECK(tries == 2);
    CHECK(store.run(ready).ok()); // it is held again as soon as there is room
    CHECK(std::filesystem::file_size(reserve) == 1024 * 1024);
}

SCENARIO("A directory that is damaged while the till works is made anew at the next opening", "[storage][till]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    UploadAnswer answer;
    answer.directoryVersion = 7;
    for (std::uint8_t number = 1; number <= 200; ++number) {
        MemberRow row;
        row.entry.id = numbered<MemberId>(number);
        row.entry.phoneLastFour = "8000";
        row.standing.member = row.entry.id;
        answer.members.push_back(row);
    }
    reopenedTill(folder.path())->takeIn(answer, {});
    // In the middle of the rows: the opening does not read them.
    flipByte(folder / "directory.db", std::filesystem::file_size(folder / "directory.db") / 2);
    {
        const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
        CHECK_THROWS_AS(
            [&] {
                for (std::uint8_t number = 1; number <= 200; ++number) {
                    (void)till->member(numbered<MemberId>(number));
                }
                (void)till->membersByLastFour(
                    "8000", [](char32_t) { return true; }, 200);
                (void)till->membersByPhone(Digest{}, 200);
            }(),
            StorageError);
    }
    const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
    CHECK(till->memberCount() == 0);
    CHECK(till->progress().directoryVersion == 0); // so the office sends all of it again
}
