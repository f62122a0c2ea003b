// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/storage/migrations.h"
#include "core/storage/page_copy.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <sys/stat.h>
#include <unistd.h>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr std::array<std::string_view, 1> firstStep = {"CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT)"};

StoreKey key(std::uint8_t fill = 7)
{
    return KnownKey(fill).key().value();
}

/// A store with one table of `rows` rows, closed.
void makeStore(const std::filesystem::path& file, int rows = 1)
{
    Result<std::unique_ptr<SqlcipherDatabase>> made = SqlcipherDatabase::create(file, key());
    REQUIRE(made.ok());
    SqlcipherDatabase& database = *made.value();
    REQUIRE(migrate(database, firstStep, file).ok());
    Transaction transaction(database);
    Statement insert(database, "INSERT INTO note (id, text) VALUES (?1, ?2)");
    for (int row = 0; row < rows; ++row) {
        insert.bindAll(row, std::string(100, 'n'));
        insert.run();
    }
    transaction.commit();
}

ErrorCode refusal(const std::filesystem::path& file, const StoreKey& tried, int knownSchema = 1)
{
    const auto opened = SqlcipherDatabase::open(file, tried, knownSchema, SqlcipherDatabase::Check::Quick);
    REQUIRE_FALSE(opened.ok());
    CHECK_FALSE(opened.error().message.zh.empty());
    CHECK(opened.error().message.en.find(file.filename().string()) != std::string::npos);
    return opened.error().code;
}

std::int64_t rowCount(Database& database)
{
    Statement query(database, "SELECT count(*) FROM note");
    REQUIRE(query.next());
    return query.integer(0);
}

} // namespace

SCENARIO("A store is opened by its own key alone, and a refusal leaves it as it is", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file, 200);
    const std::string before = contentOf(file);
    REQUIRE(before.find("SQLite format 3") == std::string::npos);
    REQUIRE(before.find("nnnnnnnn") == std::string::npos); // nothing readable inside

    CHECK(refusal(file, key(8)) == ErrorCode::WrongKey);
    CHECK(contentOf(file) == before);
    CHECK(refusal(file, key(), 0) == ErrorCode::NewerSchema);
    CHECK(contentOf(file) == before);
    CHECK(refusal(folder / "nothing.db", key()) == ErrorCode::NotFound);
    CHECK_FALSE(std::filesystem::exists(folder / "nothing.db"));

    THEN("with its key it opens, through a folder that is a link too")
    {
        std::filesystem::create_directory_symlink(folder.path(), folder / "link");
        const auto opened =
            SqlcipherDatabase::open(folder.path() / "link" / "notes.db", key(), 1, SqlcipherDatabase::Check::Quick);
        REQUIRE(opened.ok());
        CHECK(rowCount(*opened.value()) == 200);
    }
    THEN("a link in the place of the file is not followed")
    {
        std::filesystem::create_symlink(file, folder / "link.db");
        CHECK(refusal(folder / "link.db", key()) == ErrorCode::StoreFailed);
        CHECK(contentOf(file) == before);
    }
    THEN("a new store is never made over it")
    {
        CHECK(SqlcipherDatabase::create(file, key()).error().code == ErrorCode::NotAllowed);
        CHECK(contentOf(file) == before);
    }
}

SCENARIO("A wrong key does not touch what waits in the write-ahead log", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    const std::filesystem::path log = folder / "notes.db-wal";
    const int made = inKilledProcess([&] {
        const auto database = SqlcipherDatabase::create(file, key());
        dieNow(database.ok() && migrate(*database.value(), firstStep, file).ok() ? 42 : 1);
    });
    REQUIRE(made == 42);
    const std::string before = contentOf(file);
    const std::string logBefore = contentOf(log);
    REQUIRE_FALSE(logBefore.empty());

    CHECK(refusal(file, key(8)) == ErrorCode::WrongKey);
    CHECK(contentOf(file) == before);
    CHECK(contentOf(log) == logBefore);

    const auto opened = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Quick);
    REQUIRE(opened.ok());
    CHECK(rowCount(*opened.value()) == 0);
}

SCENARIO("A store that is not encrypted is not used", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "plain.db";
    std::string plain("SQLite format 3");
    plain.resize(4096, '\0');
    std::FILE* stream = std::fopen(file.c_str(), "wb");
    REQUIRE(stream != nullptr);
    REQUIRE(std::fwrite(plain.data(), 1, plain.size(), stream) == plain.size());
    REQUIRE(std::fclose(stream) == 0);

    CHECK(refusal(file, key()) == ErrorCode::PlaintextStore);
    CHECK(contentOf(file) == plain);
}

SCENARIO("Damage is found when the store is opened", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file, 500);

    WHEN("one bit of a page is wrong")
    {
        flipByte(file, 4096 * 4 + 100);
        const std::string before = contentOf(file);
        CHECK(refusal(file, key()) == ErrorCode::DamagedStore);
        CHECK(contentOf(file) == before);
    }
    WHEN("the end is missing")
    {
        std::filesystem::resize_file(file, 4096 * 3);
        const std::string before = contentOf(file);
        CHECK(refusal(file, key()) == ErrorCode::DamagedStore);
        CHECK(contentOf(file) == before);
    }
    WHEN("nothing is in it")
    {
        std::filesystem::resize_file(file, 0);
        CHECK(refusal(file, key()) == ErrorCode::DamagedStore);
        CHECK(contentOf(file).empty());
    }
}

SCENARIO("A row whose last page is damaged is refused when it is read, not handed out with a hole", "[storage][read]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file);
    {
        const auto opened = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
        REQUIRE(opened.ok());
        Statement insert(*opened.value(), "INSERT INTO note (id, text) VALUES (?1, ?2)");
        insert.bindAll(7, std::string(20'000, 'n')); // its pages are the newest, the last of them the file's last
        insert.run();
    }
    const std::size_t size = std::filesystem::file_size(file);
    flipByte(file, size - 4096 + 100);
    const auto opened = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    SqlcipherDatabase& database = *opened.value();
    const auto refusalOf = [](auto read) -> std::optional<ErrorCode> {
        try {
            read();
            return std::nullopt;
        } catch (const StorageError& failure) {
            return failure.error().code;
        }
    };

    WHEN("it alone is read")
    {
        Statement query(database, "SELECT text FROM note WHERE id = 7");
        CHECK(refusalOf([&] { (void)query.next(); }) == ErrorCode::DamagedStore);
    }
    WHEN("a search passes it without a hit")
    {
        Statement query(database, "SELECT id FROM note WHERE text LIKE '%z'");
        CHECK(refusalOf([&] { (void)query.next(); }) == ErrorCode::DamagedStore);
    }
    WHEN("a transaction decides by it")
    {
        Transaction transaction(database);
        Statement query(database, "SELECT text FROM note WHERE id = 7");
        CHECK(refusalOf([&] { (void)query.next(); }) == ErrorCode::DamagedStore);
    }
    WHEN("a change is made of it")
    {
        Statement change(database, "UPDATE note SET text = text || 'n' WHERE id = 7");
        CHECK(refusalOf([&] { (void)change.run(); }) == ErrorCode::DamagedStore);
    }
    WHEN("it is copied")
    {
        const auto target = SqlcipherDatabase::create(folder / "copy.db", key());
        REQUIRE(target.ok());
        const std::unique_ptr<PageCopy> copy = database.beginCopy(*target.value());
        CHECK(refusalOf([&] { (void)copy->copy(1'000); }) == ErrorCode::DamagedStore);
    }
    WHEN("another is read")
    {
        Statement query(database, "SELECT text FROM note WHERE id = 0");
        REQUIRE(query.next());
        CHECK(query.text(0) == std::string(100, 'n'));
    }
}

SCENARIO("A store has one program at a time", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file);
    const auto held = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
    REQUIRE(held.ok());

    THEN("another process is refused while it is open")
    {
        const int code = inKilledProcess([&] {
            const auto second = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
            dieNow(second.ok() ? 1 : second.error().code == ErrorCode::StoreInUse ? 42 : 2);
        });
        CHECK(code == 42);
    }
    THEN("so is the same program, and the first keeps its lock")
    {
        CHECK(refusal(file, key()) == ErrorCode::StoreInUse);
        const int code = inKilledProcess([&] {
            const auto second = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
            dieNow(second.ok() ? 1 : 42);
        });
        CHECK(code == 42);
        CHECK(rowCount(*held.value()) == 1);
    }
}

SCENARIO("A store that this user may not write is not opened", "[storage][open]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file);
    const std::string before = contentOf(file);
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(::chmod(file.c_str(), 0444) == 0);

    const int code = inKilledProcess([&] {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 && ::setuid(nobody) != 0) { // the superuser may write everything
            dieNow(1);
        }
        const auto opened = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
        dieNow(opened.ok() ? 2 : opened.error().code == ErrorCode::ReadOnlyStore ? 42 : 3);
    });
    CHECK(code == 42);
    CHECK(contentOf(file) == before);
}

SCENARIO("A full disk stores all of a step or nothing of it", "[storage][transaction]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file);
    const auto opened = SqlcipherDatabase::open(file, key(), 1, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    SqlcipherDatabase& database = *opened.value();
    database.execute("PRAGMA max_page_count = 8");

    ErrorCode code = ErrorCode::NotFound;
    try {
        Transaction transaction(database);
        Statement insert(database, "INSERT INTO note (id, text) VALUES (?1, ?2)");
        for (int row = 1; row < 10; ++row) {
            insert.bindAll(row, std::string(8'000, 'n'));
            insert.run();
        }
        transaction.commit();
    } catch (const StorageError& failure) {
        code = failure.error().code;
    }
    CHECK(code == ErrorCode::DiskFull);
    CHECK(rowCount(database) == 1);

    THEN("work goes on once there is room")
    {
        database.execute("PRAGMA max_page_count = 1000");
        Transaction transaction(database);
        Statement insert(database, "INSERT INTO note (id, text) VALUES (?1, ?2)");
        insert.bindAll(1, "n");
        CHECK(insert.run() == 1);
        transaction.commit();
        CHECK(rowCount(database) == 2);
    }
}

SCENARIO("A store is brought to the newest form step by step, each step whole or not at all", "[storage][migration]")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "notes.db";
    makeStore(file);
    const auto opened = SqlcipherDatabase::open(file, key(), 3, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    SqlcipherDatabase& database = *opened.value();

    const std::array<std::string_view, 3> steps = {firstStep[0], "ALTER TABLE note ADD COLUMN author TEXT",
                                                   "CREATE TABLE author (name TEXT); INSERT INTO nowhere VALUES (1)"};
    CHECK_THROWS_AS((void)migrate(database, steps, file), StorageError);
    CHECK(database.schemaVersion() == 2);
    CHECK(rowCount(database) == 1);
    Statement tables(database, "SELECT count(*) FROM sqlite_master WHERE name = 'author'");
    REQUIRE(tables.next());
    CHECK(tables.integer(0) == 0);
}

SCENARIO("Values come back as they were bound, empty and missing ones too", "[storage][statement]")
{
    const TemporaryFolder folder;
    const auto made = SqlcipherDatabase::create(folder / "values.db", key());
    REQUIRE(made.ok());
    Statement query(*made.value(), "SELECT ?1, ?2, ?3, ?4, ?5, ?6");
    query.bindAll(std::int64_t{-7}, std::string_view("回头"), Bytes{}, std::optional<std::string>{},
                  numbered<MemberId>(9), Points::fromHundredths(-125));
    REQUIRE(query.next());
    CHECK(query.integer(0) == -7);
    CHECK(query.text(1) == "回头");
    CHECK_FALSE(query.isNull(2));
    CHECK(query.bytes(2).empty());
    CHECK(query.isNull(3));
    CHECK(query.id<MemberId>(4) == numbered<MemberId>(9));
    CHECK(query.points(5) == Points::fromHundredths(-125));
    CHECK_THROWS_AS((void)query.id<MemberId>(2), StorageError);
    CHECK_FALSE(query.next());
}
