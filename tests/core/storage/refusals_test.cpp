// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/till/till_schema.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <set>

using namespace huitou;
using namespace huitou::test;

namespace
{

/// Every file of the folder with all its bytes. An empty log of writes says nothing, and may be there or not.
std::map<std::string, std::string> bytesIn(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.file_size() > 0) {
            files[entry.path().filename()] = contentOf(entry.path());
        }
    }
    return files;
}

void writeFile(const std::filesystem::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
    HUITOU_CHECK(::chmod(file.c_str(), 0600) == 0);
}

Error refusalOf(const std::filesystem::path& folder, KeyProvider& keys)
{
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(folder, keys);
    REQUIRE_FALSE(store.ok());
    return store.error();
}

/// What another process is told; as a user who may not write, if `isPowerless`.
ErrorCode refusalElsewhere(const std::filesystem::path& folder, bool isPowerless)
{
    return static_cast<ErrorCode>(inKilledProcess([&] {
        constexpr uid_t nobody = 65534;
        if (isPowerless && ::geteuid() == 0 && ::setuid(nobody) != 0) {
            dieNow(255);
        }
        KnownKey keys;
        const Result<std::unique_ptr<TillStore>> store = TillStore::open(folder, keys);
        dieNow(store.ok() ? 255 : static_cast<int>(store.error().code));
    }));
}

} // namespace

SCENARIO("Each reason not to open a till's store has its own refusal, and none changes a byte", "[storage][open]")
{
    const TemporaryFolder folder;
    const TemporaryFolder elsewhere;
    const std::filesystem::path shop = folder / "shop.db";
    {
        const std::unique_ptr<TillStore> till = newTill(folder.path());
        for (std::uint8_t op = 1; op <= 20; ++op) {
            REQUIRE(till->commitSale(plainSale(op)).ok());
        }
        REQUIRE(till->testimony().write().ok());
    }
    KnownKey ours;
    std::map<std::string, std::string> before = bytesIn(folder.path());
    const std::string whole = contentOf(shop);
    const auto isUntouched = [&] { return bytesIn(folder.path()) == before; };

    WHEN("the key is another one, too short, or not there")
    {
        KnownKey foreign(8);
        FileKeyProvider fileKeys(elsewhere / "till.key");
        const Error none = refusalOf(folder.path(), fileKeys);
        writeFile(elsewhere / "till.key", std::string(63, '7'));
        const Error tooShort = refusalOf(folder.path(), fileKeys);
        const Error wrong = refusalOf(folder.path(), foreign);
        CHECK(none.code == ErrorCode::NoKey);
        CHECK(tooShort.code == ErrorCode::ShortKey);
        CHECK(wrong.code == ErrorCode::WrongKey);
        CHECK(std::set{none.message.en, tooShort.message.en, wrong.message.en}.size() == 3);
        CHECK(isUntouched());
    }
    WHEN("the store is a plain one")
    {
        std::string plain("SQLite format 3");
        plain.resize(8192, '\0');
        writeFile(shop, plain);
        before = bytesIn(folder.path());
        CHECK(refusalOf(folder.path(), ours).code == ErrorCode::PlaintextStore);
        CHECK(isUntouched());
    }
    WHEN("the store is damaged, in a page or at its end")
    {
        flipByte(shop, 4096 * 3 + 77);
        before = bytesIn(folder.path());
        CHECK(refusalOf(folder.path(), ours).code == ErrorCode::DamagedStore);
        CHECK(isUntouched());
        writeFile(shop, whole.substr(0, 4096 * 5));
        before = bytesIn(folder.path());
        CHECK(refusalOf(folder.path(), ours).code == ErrorCode::DamagedStore);
        CHECK(isUntouched());
    }
    WHEN("the store was made by a newer program")
    {
        {
            const auto opened = SqlcipherDatabase::open(shop, ours.key().value(), static_cast<int>(shopSchema().size()),
                                                        SqlcipherDatabase::Check::Nothing);
            REQUIRE(opened.ok());
            opened.value()->execute("PRAGMA user_version = 98");
            opened.value()->settle();
        }
        before = bytesIn(folder.path());
        const Error refusal = refusalOf(folder.path(), ours);
        CHECK(refusal.code == ErrorCode::NewerSchema);
        CHECK(refusal.message.en.find("98") != std::string::npos);
        CHECK(isUntouched());
    }
    WHEN("another program has it")
    {
        const std::unique_ptr<TillStore> till = reopenedTill(folder.path());
        CHECK(refusalElsewhere(folder.path(), false) == ErrorCode::StoreInUse);
        CHECK(till->commitSale(plainSale(21)).ok()); // its lock is its own still
        CHECK(till->progress().lastSeq == 21);
    }
    WHEN("this user may not write it")
    {
        REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            REQUIRE(::chmod(entry.path().c_str(), 0444) == 0);
        }
        CHECK(refusalElsewhere(folder.path(), true) == ErrorCode::ReadOnlyStore);
        CHECK(isUntouched());
    }
}

SCENARIO("An office whose first page was being written when the power went opens all the same",
         "[storage][open][crash]")
{
    const TemporaryFolder folder;
    const TemporaryFolder stopped;
    {
        const std::unique_ptr<OfficeStore> office = newOffice(folder / "office.db");
        office->settle();
        // The first page is written with every new table, and an office makes its tables at its first start alone; a
        // file that grows writes it too.
        for (std::uint8_t number = 1; number <= 200; ++number) {
            office->putMember(memberNamed(number, "Mei", "13800000000"));
        }
        std::filesystem::copy(folder.path(), stopped.path(), std::filesystem::copy_options::recursive);
    }
    const std::filesystem::path file = stopped / "office.db";
    std::string content = contentOf(file);
    std::fill_n(content.begin(), 512, '\x5a'); // the sector that was under way, with the salt in it
    writeFile(file, content);
    CHECK(reopenedOffice(file)->memberCount() == 200);
    CHECK(reopenedOffice(file)->memberCount() == 200); // and from then on without its log

    THEN("without its log of writes it is refused")
    {
        writeFile(file, content);
        std::filesystem::remove(stopped / "office.db-wal");
        KnownKey ours;
        CHECK(OfficeStore::open(file, ours).error().code == ErrorCode::WrongKey);
    }
}
