// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/storage/office/office_schema.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/standing_json.h"
#include "core/storage/statement.h"
#include "core/storage/till/live_backup.h"
#include "core/storage/till/till_schema.h"
#include "tests/core/storage/store_in_a_folder.h"
#include "tests/core/storage/stored_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

using namespace huitou;
using namespace huitou::test;

namespace
{

namespace fs = std::filesystem;
using nlohmann::json;

/// tests/data/stores: a folder for each form that a store ever had, with what it said then. Never changed.
fs::path storedStores()
{
    const char* data = std::getenv("HUITOU_TEST_DATA");
    REQUIRE(data != nullptr);
    return fs::path(data) / "stores";
}

/// The folders of one kind: "till" or "office".
std::vector<fs::path> storedOf(const std::string& kind)
{
    std::vector<fs::path> found;
    if (fs::is_directory(storedStores())) {
        for (const auto& entry : fs::directory_iterator(storedStores())) {
            if (entry.is_directory() && entry.path().filename().string().starts_with(kind)) {
                found.push_back(entry.path());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

int schemaOf(const fs::path& file)
{
    KnownKey keys;
    const Result<std::unique_ptr<SqlcipherDatabase>> opened =
        SqlcipherDatabase::open(file, keys.key().value(), 1'000, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    return opened.value()->schemaVersion();
}

/// Every table with its columns, and every index.
std::vector<std::string> formOf(const fs::path& file)
{
    KnownKey keys;
    const Result<std::unique_ptr<SqlcipherDatabase>> opened =
        SqlcipherDatabase::open(file, keys.key().value(), 1'000, SqlcipherDatabase::Check::Nothing);
    REQUIRE(opened.ok());
    std::vector<std::string> lines;
    for (const char* query :
         {"SELECT t.name || ' ' || t.wr || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' "
          "' || "
          "coalesce(c.dflt_value, '') || ' ' || c.pk FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c "
          "WHERE t.schema = 'main' ORDER BY t.name, c.cid",
          "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY sql"}) {
        Statement rows(*opened.value(), query);
        while (rows.next()) {
            lines.push_back(rows.text(0));
        }
    }
    return lines;
}

void copyTo(const fs::path& folder, const fs::path& stored)
{
    for (const auto& entry : fs::directory_iterator(stored)) {
        if (entry.path().extension() == ".db") {
            fs::copy_file(entry.path(), folder / entry.path().filename());
            fs::permissions(folder / entry.path().filename(), fs::perms::owner_read | fs::perms::owner_write);
        }
    }
}

int directorySchemaOf(const fs::path& stored)
{
    const TemporaryFolder folder;
    copyTo(folder.path(), stored);
    return schemaOf(folder / "directory.db");
}

json accountIn(const fs::path& stored)
{
    return json::parse(contentOf(stored / "account.json"));
}

/// Standings are compared as they are read: a later writer may put the same one down in other words.
void checkStandings(const json& was, const json& is)
{
    REQUIRE(was.at("members").size() == is.at("members").size());
    for (std::size_t index = 0; index < was.at("members").size(); ++index) {
        json before = was.at("members").at(index);
        json after = is.at("members").at(index);
        const auto standing = [](json& of) {
            const std::string text = of.at("standing");
            of.erase("standing");
            return readStanding(MemberId{}, text);
        };
        const Result<Standing> beforeStanding = standing(before);
        const Result<Standing> afterStanding = standing(after);
        REQUIRE(beforeStanding.ok());
        REQUIRE(afterStanding.ok());
        CHECK(beforeStanding.value() == afterStanding.value());
        CHECK(before == after);
    }
}

void checkAccount(json was, json is)
{
    checkStandings(was, is);
    was.erase("members");
    is.erase("members");
    CHECK(was == is);
}

/// What tests/data/approve takes for right: the present form, when it is not stored yet.
template <typename Write, typename Account>
void receive(const fs::path& stored, Write write, Account account)
{
    const TemporaryFolder folder;
    write(folder.path());
    fs::create_directories(stored);
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        if (entry.path().extension() == ".db") {
            fs::copy_file(entry.path(), stored / (entry.path().filename().string() + ".received"),
                          fs::copy_options::overwrite_existing);
        }
    }
    std::ofstream(stored / "account.json.received") << account(folder.path()).dump(1) << '\n';
}

std::set<int> schemasOf(const std::string& kind, const char* file)
{
    std::set<int> found;
    for (const fs::path& stored : storedOf(kind)) {
        if (fs::exists(stored / file)) {
            const TemporaryFolder folder;
            copyTo(folder.path(), stored);
            found.insert(schemaOf(folder / file));
        }
    }
    return found;
}

std::set<int> upTo(std::size_t newest)
{
    std::set<int> all;
    for (int number = 1; number <= static_cast<int>(newest); ++number) {
        all.insert(number);
    }
    return all;
}

} // namespace

SCENARIO("A copy that an earlier version made can still be proved and restored", "[storage][backup]")
{
    for (const fs::path& stored : storedOf("till")) {
        INFO(stored);
        const TemporaryFolder stick;
        copyTo(stick.path(), stored);
        const std::string before = contentOf(stick / "shop.db");
        const StoreKey key = KnownKey().key().value();
        const Result<std::uint64_t> newest = proveBackup(stick / "shop.db", key);
        REQUIRE(newest.ok());
        CHECK(newest.value() > 0);
        CHECK(contentOf(stick / "shop.db") == before);
        const TemporaryFolder folder;
        REQUIRE(restoreBackup(stick / "shop.db", folder.path(), key).ok());
        CHECK(reopenedTill(folder.path())->progress().lastSeq == newest.value());
    }
}

SCENARIO("A till's store of every earlier form opens with every event and standing", "[storage][till][migration]")
{
    for (const fs::path& stored : storedOf("till")) {
        INFO(stored);
        const TemporaryFolder folder;
        copyTo(folder.path(), stored);
        {
            const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
            CHECK(till->finding().kind == LogFinding::Kind::Unwitnessed); // only the databases are kept
            if (directorySchemaOf(stored) < static_cast<int>(directorySchema().size())) {
                // A cache of an earlier form is not brought up to date: the office is asked for all of it.
                CHECK(accountOf(*till).at("members").empty());
                CHECK(till->progress().directoryVersion == 0);
                sendMembers(*till);
            }
            checkAccount(accountIn(stored), accountOf(*till));
            const Result<std::uint64_t> sold = till->commitSale(plainSale(99));
            REQUIRE(sold.ok());
            CHECK(sold.value() == accountIn(stored).at("events").size() + 1);
        }
        CHECK(schemaOf(folder / "shop.db") == static_cast<int>(shopSchema().size()));
        CHECK(schemaOf(folder / "directory.db") == static_cast<int>(directorySchema().size()));
        CHECK(reopenedTill(folder.path())->progress().lastSeq == accountIn(stored).at("events").size() + 1);
    }
}

SCENARIO("An office's store of every earlier form opens with every event and standing", "[storage][office][migration]")
{
    for (const fs::path& stored : storedOf("office")) {
        INFO(stored);
        const TemporaryFolder folder;
        copyTo(folder.path(), stored);
        KnownKey keys;
        {
            const Result<std::unique_ptr<OfficeStore>> office = OfficeStore::open(folder / "office.db", keys);
            REQUIRE(office.ok());
            checkAccount(accountIn(stored), accountOf(*office.value()));
        }
        CHECK(schemaOf(folder / "office.db") == static_cast<int>(officeSchema().size()));
        const Result<std::unique_ptr<OfficeStore>> again = OfficeStore::open(folder / "office.db", keys);
        REQUIRE(again.ok());
        checkAccount(accountIn(stored), accountOf(*again.value()));
    }
}

SCENARIO("A new office's store has the form of one that came through every step", "[storage][office][migration]")
{
    const TemporaryFolder folder;
    copyTo(folder.path(), storedStores() / "office-1");
    KnownKey keys;
    REQUIRE(OfficeStore::open(folder / "office.db", keys).ok());
    writeOfficeStore(folder / "new.db");
    const std::vector<std::string> stepped = formOf(folder / "office.db");
    CHECK(stepped.size() > 100);
    CHECK(formOf(folder / "new.db") == stepped);
}

SCENARIO("A store is kept of every form that there ever was", "[storage][migration]")
{
    const std::string shop = std::to_string(shopSchema().size());
    const std::string directory = std::to_string(directorySchema().size());
    const std::string office = std::to_string(officeSchema().size());
    const bool isTillKept = schemasOf("till", "shop.db") == upTo(shopSchema().size()) &&
                            schemasOf("till", "directory.db") == upTo(directorySchema().size());
    const bool isOfficeKept = schemasOf("office", "office.db") == upTo(officeSchema().size());
    if (!isTillKept) {
        receive(storedStores() / ("till-" + shop + "-" + directory), writeTillStore,
                [](const fs::path& folder) { return accountOf(*reopenedTill(folder)); });
    }
    if (!isOfficeKept) {
        const auto write = [](const fs::path& folder) { writeOfficeStore(folder / "office.db"); };
        receive(storedStores() / ("office-" + office), write, [](const fs::path& folder) {
            KnownKey keys;
            return accountOf(*OfficeStore::open(folder / "office.db", keys).value());
        });
    }
    INFO("A form of the store is not kept yet. It was written beside the others: run tests/data/approve.");
    CHECK(isTillKept);
    CHECK(isOfficeKept);
}
