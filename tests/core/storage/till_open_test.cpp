// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlcipher_database.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

ErrorCode refusal(const std::filesystem::path& folder, std::uint8_t keyFill = 7)
{
    KnownKey keys(keyFill);
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(folder, keys);
    REQUIRE_FALSE(store.ok());
    return store.error().code;
}

/// Changes shop.db behind the till's back, as somebody who has the key could.
void forge(const std::filesystem::path& folder, std::string_view sql)
{
    const auto opened =
        SqlcipherDatabase::open(folder / "shop.db", KnownKey().key().value(), 99, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    opened.value()->execute(sql);
}

} // namespace

SCENARIO("A till's store knows its till", "[storage][till]")
{
    const TemporaryFolder folder;
    CHECK(refusal(folder.path()) == ErrorCode::NotFound);
    newTill(folder.path()).reset();
    CHECK(reopenedTill(folder.path())->identity() == firstTill());

    THEN("it is not made over, and the wrong key leaves it as it is")
    {
        const std::string before = contentOf(folder / "shop.db");
        KnownKey keys;
        CHECK(TillStore::create(folder.path(), keys, firstTill()).error().code == ErrorCode::NotAllowed);
        CHECK(refusal(folder.path(), 8) == ErrorCode::WrongKey);
        CHECK(contentOf(folder / "shop.db") == before);
        CHECK(reopenedTill(folder.path())->identity() == firstTill());
    }
    THEN("without its key file it says that the key is missing")
    {
        FileKeyProvider keys(folder / "shop.key");
        CHECK(TillStore::open(folder.path(), keys).error().code == ErrorCode::NoKey);
    }
}

SCENARIO("A new till makes its own key where there is none", "[storage][till]")
{
    const TemporaryFolder folder;
    FileKeyProvider keys(folder / "shop.key");
    REQUIRE(TillStore::create(folder / "till", keys, firstTill()).ok());
    CHECK(TillStore::open(folder / "till", keys).ok());
}

SCENARIO("Sales are there after the program was killed", "[storage][till]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    const int code = inKilledProcess([&] {
        KnownKey keys;
        auto till = TillStore::open(folder.path(), keys);
        if (!till) {
            dieNow(1);
        }
        const bool stored = till.value()->commitSale(plainSale(1)).ok() && till.value()->commitSale(plainSale(2)).ok();
        till.value()->setPrintState(till.value()->nextPrintJob()->id, PrintState::Sent);
        dieNow(stored ? 42 : 2);
    });
    REQUIRE(code == 42);

    const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
    CHECK(till->progress().lastSeq == 2);
    CHECK(till->printJobOf(1)->state == PrintState::Unknown);
    CHECK(till->printJobOf(2)->state == PrintState::Queued);
    CHECK(till->commitSale(plainSale(2)).value() == 2); // the cashier's second try
    CHECK(till->commitSale(plainSale(3)).value() == 3);
}

SCENARIO("A changed event is found when the store is opened", "[storage][till]")
{
    const TemporaryFolder folder;
    {
        const std::unique_ptr<TillStore> till = newTill(folder.path());
        for (std::uint8_t op = 1; op <= 4; ++op) {
            REQUIRE(till->commitSale(plainSale(op)).ok());
        }
    }
    WHEN("its body says something else")
    {
        forge(folder.path(), "UPDATE event SET body = x'00' WHERE seq = 2");
    }
    WHEN("its body and its hash were exchanged for another's")
    {
        forge(folder.path(), "UPDATE event SET (body, hash) = (SELECT body, hash FROM event WHERE seq = 3) "
                             "WHERE seq = 2");
    }
    WHEN("it is missing")
    {
        forge(folder.path(), "DELETE FROM event WHERE seq = 2");
    }
    WHEN("the first is missing")
    {
        forge(folder.path(), "DELETE FROM event WHERE seq = 1");
    }
    CHECK(refusal(folder.path()) == ErrorCode::DamagedStore);
}

SCENARIO("A newer program's store is left alone", "[storage][till]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    forge(folder.path(), "PRAGMA user_version = 98");
    const std::string before = contentOf(folder / "shop.db");
    CHECK(refusal(folder.path()) == ErrorCode::NewerSchema);
    CHECK(contentOf(folder / "shop.db") == before);
}

SCENARIO("A till's store is used by one program at a time", "[storage][till]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    const int code = inKilledProcess([&] {
        KnownKey keys;
        const auto second = TillStore::open(folder.path(), keys);
        dieNow(second.ok() ? 1 : second.error().code == ErrorCode::StoreInUse ? 42 : 2);
    });
    CHECK(code == 42);
    CHECK(till->commitSale(plainSale(1)).ok());
}

SCENARIO("A store whose setting up was cut off says so", "[storage][till]")
{
    const TemporaryFolder folder;
    newTill(folder.path()).reset();
    forge(folder.path(), "DELETE FROM identity");
    CHECK(refusal(folder.path()) == ErrorCode::DamagedStore);
}
