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
