// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/live_backup.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

Instant at(int second)
{
    return Instant{std::chrono::seconds{1'790'000'000 + second}};
}

std::filesystem::path wholeCopy(TillStore& till, const std::filesystem::path& folder, int second)
{
    KnownKey keys;
    REQUIRE(till.beginBackup(folder, keys, at(second)).ok());
    const auto done = till.continueBackup(100'000);
    REQUIRE(done.ok());
    REQUIRE(done.value() != nullptr);
    const auto file = done.value()->finish(keys.key().value());
    REQUIRE(file.ok());
    return file.value();
}

/// A till whose first ten sales are in two files of its archive, and three more in its store.
std::unique_ptr<TillStore> tillWithArchive(const std::filesystem::path& folder)
{
    std::unique_ptr<TillStore> till = newTill(folder);
    for (std::uint8_t op = 1; op <= 10; ++op) {
        REQUIRE(till->commitSale(plainSale(op)).ok());
        till->setPrintState(till->nextPrintJob().value().id, PrintState::Printed);
    }
    UploadAnswer answer;
    answer.officeTime = at(0);
    answer.acknowledgedSeq = 10;
    answer.headHash = till->hashAt(10).value();
    till->takeIn(answer, {});
    constexpr std::size_t eventsOfFile = 5;
    while (till->foldOldEvents(std::chrono::days{0}, eventsOfFile).value() == eventsOfFile) {
    }
    for (std::uint8_t op = 11; op <= 13; ++op) {
        REQUIRE(till->commitSale(plainSale(op)).ok());
    }
    return till;
}

} // namespace

SCENARIO("A copy is made while the till sells, and holds what was sold meanwhile", "[storage][backup]")
{
    const TemporaryFolder folder;
    const TemporaryFolder stick;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    REQUIRE(till->commitSale(plainSale(1)).ok());
    KnownKey keys;
    CHECK(till->continueBackup(1).error().code == ErrorCode::NotFound);
    REQUIRE(till->beginBackup(stick.path(), keys, at(0)).ok());
    std::uint8_t op = 1;
    std::shared_ptr<LiveBackup> complete;
    while (!complete) {
        if (op < 6) {
            REQUIRE(till->commitSale(plainSale(++op)).ok());
        }
        const auto step = till->continueBackup(2);
        REQUIRE(step.ok());
        complete = step.value();
    }
    REQUIRE(till->commitSale(plainSale(++op)).ok()); // after the copy; selling does not wait for its proof
    CHECK(std::distance(std::filesystem::directory_iterator(stick.path()), {}) > 0);
    const auto file = complete->finish(keys.key().value());
    REQUIRE(file.ok());
    CHECK(file.value().filename() == "shop-20260921T141320Z.db");
    const StoreKey key = std::move(keys.key()).value();
    CHECK(proveBackup(file.value(), key).value() == 6);
    CHECK(contentOf(file.value()).substr(0, 6) != "SQLite");
    CHECK(std::distance(std::filesystem::directory_iterator(stick.path()), {}) == 1); // nothing but the copy

    THEN("a damaged copy is refused, and so is another key")
    {
        KnownKey other(8);
        CHECK(proveBackup(file.value(), other.key().value()).error().code == ErrorCode::WrongKey);
        flipByte(file.value(), 5'000);
        CHECK(proveBackup(file.value(), key).error().code == ErrorCode::DamagedStore);
    }
}

SCENARIO("A lost store comes back from its copy, and the start says what the copy lacks", "[storage][backup]")
{
    const TemporaryFolder folder;
    const TemporaryFolder stick;
    std::filesystem::path file;
    const StoreKey key = KnownKey().key().value();
    {
        const std::unique_ptr<TillStore> till = newTill(folder.path());
        REQUIRE(till->commitSale(plainSale(1)).ok());
        file = wholeCopy(*till, stick.path(), 0);
        REQUIRE(till->commitSale(plainSale(2)).ok());
        REQUIRE(till->commitSale(plainSale(3)).ok());
        REQUIRE(till->testimony().write().ok());
    }
    CHECK(restoreBackup(file, folder.path(), key).error().code == ErrorCode::NotAllowed);
    std::filesystem::remove(folder / "shop.db");
    REQUIRE(restoreBackup(file, folder.path(), key).ok());
    const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
    CHECK(till->progress().lastSeq == 1);
    CHECK(till->finding().kind == LogFinding::Kind::Shortened);
    CHECK(till->finding().lostEvents == 2);
}

SCENARIO("A restored till can read its oldest sales: its archive is copied, proved and brought back",
         "[storage][backup]")
{
    const TemporaryFolder folder;
    const TemporaryFolder stick;
    std::filesystem::path file;
    const StoreKey key = KnownKey().key().value();
    {
        const std::unique_ptr<TillStore> till = tillWithArchive(folder.path());
        file = wholeCopy(*till, stick.path(), 0);
    }
    const std::filesystem::path copied = stick.path() / "archive" / "1-6.events";
    CHECK(contentOf(copied) == contentOf(folder.path() / "archive" / "1-6.events"));
    CHECK(proveBackup(file, key).value() == 13);

    THEN("what is copied already is not written again")
    {
        const auto written = std::filesystem::last_write_time(copied);
        const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
        (void)wholeCopy(*till, stick.path(), 1);
        CHECK(std::filesystem::last_write_time(copied) == written);
    }
    THEN("everything comes back to a machine where nothing is")
    {
        const TemporaryFolder fresh;
        REQUIRE(restoreBackup(file, fresh.path(), key).ok());
        const std::unique_ptr<TillStore> till = reopenedTill(fresh.path());
        CHECK(till->eventsFrom(1, 1, SIZE_MAX).at(0).seq == 1);
        CHECK_FALSE(till->proveLog().broken.has_value());
        CHECK(till->proveLog().archived == 10);
    }
    THEN("a damaged file in the till's own archive is replaced, and what it has above the copy stays")
    {
        flipByte(folder.path() / "archive" / "1-6.events", 100);
        std::filesystem::remove(folder / "shop.db");
        REQUIRE(restoreBackup(file, folder.path(), key).ok());
        CHECK_FALSE(reopenedTill(folder.path())->proveLog().broken.has_value());
    }
    THEN("a copy whose archive is damaged, or lacks a file, is refused, and nothing is restored")
    {
        const TemporaryFolder fresh;
        flipByte(copied, 100);
        CHECK(proveBackup(file, key).error().code == ErrorCode::DamagedStore);
        std::filesystem::remove(copied);
        CHECK(proveBackup(file, key).error().code == ErrorCode::DamagedStore);
        CHECK(restoreBackup(file, fresh.path(), key).error().code == ErrorCode::DamagedStore);
        CHECK(std::filesystem::is_empty(fresh.path()));
    }
    THEN("an archive that can't be copied makes no copy")
    {
        std::filesystem::remove_all(stick.path() / "archive");
        flipByte(folder.path() / "archive" / "1-6.events", 100);
        std::filesystem::remove(folder.path() / "archive" / "1-1.events");
        const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
        KnownKey keys;
        REQUIRE(till->beginBackup(stick.path(), keys, at(1)).ok());
        const auto done = till->continueBackup(100'000);
        REQUIRE(done.ok());
        CHECK(done.value()->finish(key).error().code == ErrorCode::DamagedStore);
        CHECK(proveBackup(file, key).error().code == ErrorCode::DamagedStore);
    }
}

SCENARIO("Only the newest copies are kept", "[storage][backup]")
{
    const TemporaryFolder folder;
    const TemporaryFolder stick;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    for (int second = 0; second < static_cast<int>(LiveBackup::copiesKept) + 2; ++second) {
        (void)wholeCopy(*till, stick.path(), second);
    }
    CHECK(static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(stick.path()), {})) ==
          LiveBackup::copiesKept);
    CHECK_FALSE(std::filesystem::exists(stick / "shop-20260921T141320Z.db"));
}
