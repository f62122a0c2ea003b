// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_folder.h"
#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <regex>

using namespace huitou;

namespace
{

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The two lines of the code, as somebody types them from the sheet.
std::string codeOn(const std::string& sheet)
{
    std::smatch code;
    REQUIRE(
        std::regex_search(sheet, code, std::regex("([0-9A-Z]{4}-){6}[0-9A-Z]{4}-?\n([0-9A-Z]{4}-){6}[0-9A-Z]{4}\n")));
    return code.str();
}

/// An office with a member, its sheet as text, and a till that was enrolled there.
struct ShopWithSheet {
    ShopWithSheet()
    {
        const HuitouRun made =
            shop.run({"office", "init", "--name-zh", "人民路店", "--name-en", "Renmin Road", "--programme",
                      packagedFile("programmes/zhongmai.toml"), "--sheet", shop.path("sheet.txt")});
        INFO(made.err);
        REQUIRE(made.exit == Exit::Done);
        REQUIRE(shop.run({"member", "add"}, "王小明\n19900001234\n").exit == Exit::Done);
        sheet = contentOf(shop.path("sheet.txt"));
        std::filesystem::remove(shop.path("sheet.txt")); // printed
        TillIdentity identity;
        identity.till = randomId<TillId>();
        identity.officeKey = readOfficeKeys({shop.office()}).value().signing.publicKey();
        FileKeyProvider keys(TillFolder{till()}.key());
        REQUIRE(TillStore::create(till(), keys, identity).ok());
    }
    [[nodiscard]] std::filesystem::path till() const { return shop.path("till"); }

    ShopFolder shop;
    std::string sheet;
};

} // namespace

SCENARIO("An office whose machine is gone comes back from its copy and the sheet in the safe", "[ctl][recovery]")
{
    const ShopWithSheet home;
    const ShopFolder& shop = home.shop;
    // A new machine: of the old one there are the store and the sealed keys, as a copy has them.
    const OfficeFolder old{shop.path("old")};
    std::filesystem::rename(shop.office(), old.path);
    std::filesystem::create_directory(shop.office());
    std::filesystem::copy_file(old.store(), OfficeFolder{shop.office()}.store());
    std::filesystem::copy_file(old.recovery(), OfficeFolder{shop.office()}.recovery());
    REQUIRE(shop.run({"member", "find", "-"}, "1234\n").exit == Exit::Refused);

    WHEN("the code is typed from the sheet")
    {
        const HuitouRun run = shop.run({"office", "recover"}, codeOn(home.sheet));
        INFO(run.err);
        REQUIRE(run.exit == Exit::Done);
        CHECK(shop.run({"member", "find", "-"}, "1234\n").out.find("王小明") != std::string::npos);
        CHECK(contentOf(OfficeFolder{shop.office()}.keys()) == contentOf(old.keys()));

        THEN("a till that has lost its key gets it back, too")
        {
            std::filesystem::remove(TillFolder{home.till()}.key());
            const HuitouRun till = shop.run({"key", "recover", "--till", home.till().string()});
            INFO(till.err);
            REQUIRE(till.exit == Exit::Done);
            FileKeyProvider keys(TillFolder{home.till()}.key());
            CHECK(TillStore::open(home.till(), keys).ok());
        }
    }
    WHEN("a letter is wrong, or groups are missing")
    {
        std::string code = codeOn(home.sheet);
        CHECK(shop.run({"office", "recover"}, code.substr(5)).exit == Exit::Refused);
        code[0] = code[0] == '7' ? '8' : '7';
        CHECK(shop.run({"office", "recover"}, code).exit == Exit::Refused);
        CHECK_FALSE(std::filesystem::exists(OfficeFolder{shop.office()}.keys()));
        CHECK_FALSE(std::filesystem::exists(OfficeFolder{shop.office()}.storeKey()));
    }
    WHEN("the sealed keys are another office's")
    {
        const ShopWithSheet other;
        std::filesystem::copy_file(OfficeFolder{other.shop.office()}.recovery(), OfficeFolder{shop.office()}.recovery(),
                                   std::filesystem::copy_options::overwrite_existing);
        const HuitouRun foreign = shop.run({"office", "recover"}, codeOn(home.sheet));
        CHECK(foreign.err.find("does not open") != std::string::npos);
        const HuitouRun unproved =
            shop.run({"office", "recover"}, codeOn(other.sheet)); // opens the keys, not the store
        CHECK(unproved.exit == Exit::Refused);
        CHECK_FALSE(std::filesystem::exists(OfficeFolder{shop.office()}.keys()));
    }
}

SCENARIO("A new sheet makes the old one worthless", "[ctl][recovery]")
{
    const ShopWithSheet home;
    const ShopFolder& shop = home.shop;
    REQUIRE(shop.run({"office", "sheet", shop.path("new.txt")}).exit == Exit::Done);
    CHECK(shop.run({"office", "recover"}, codeOn(home.sheet)).exit == Exit::Refused);
    CHECK(shop.run({"office", "recover"}, codeOn(contentOf(shop.path("new.txt")))).exit == Exit::Done);
}

SCENARIO("A sheet is for its owner's eyes, and never lies beside what it opens", "[ctl][recovery]")
{
    const ShopWithSheet home;
    const ShopFolder& shop = home.shop;
    const std::string before = contentOf(OfficeFolder{shop.office()}.recovery());
    const HuitouRun inside = shop.run({"office", "sheet", (shop.office() / "sheet.pdf").string()});
    CHECK(inside.exit == Exit::Refused);
    CHECK(contentOf(OfficeFolder{shop.office()}.recovery()) == before);

    REQUIRE(shop.run({"office", "sheet", shop.path("sheet.pdf")}).exit == Exit::Done);
    CHECK(contentOf(shop.path("sheet.pdf")).starts_with("%PDF"));
    REQUIRE(shop.run({"office", "sheet", shop.path("sheet.png")}).exit == Exit::Done);
    CHECK(contentOf(shop.path("sheet.png")).starts_with("\x89PNG"));
    for (const char* name : {"sheet.pdf", "sheet.png"}) {
        CHECK(std::filesystem::status(shop.path(name)).permissions() ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }
    // Neither code nor key stands in the folder in plain text.
    const std::string sealed = contentOf(OfficeFolder{shop.office()}.recovery());
    const std::string storeKey = contentOf(OfficeFolder{shop.office()}.storeKey()).substr(0, 64);
    CHECK(sealed.find(storeKey) == std::string::npos);
}

SCENARIO("A sheet that can't be written leaves the one in the safe in force", "[ctl][recovery]")
{
    const ShopWithSheet home;
    CHECK(home.shop.run({"office", "sheet", home.shop.path("no such folder/sheet.txt")}).exit == Exit::Refused);
    CHECK(home.shop.run({"office", "recover"}, codeOn(home.sheet)).exit == Exit::Done);
}

SCENARIO("A copy is opened by the office when the till's disk is gone, or its key was changed since", "[ctl][recovery]")
{
    const ShopWithSheet home;
    const ShopFolder& shop = home.shop;
    const std::filesystem::path copies = shop.path("copies");
    REQUIRE(shop.run({"backup", "make", "--till", home.till().string(), "--to", copies.string()}).exit == Exit::Done);
    std::string copy;
    for (const auto& entry : std::filesystem::directory_iterator(copies)) {
        copy = entry.path().extension() == ".db" ? entry.path().string() : copy;
    }
    REQUIRE_FALSE(copy.empty());

    WHEN("the disk is gone")
    {
        std::filesystem::remove_all(home.till());
        const std::string anew = shop.path("new till");
        const HuitouRun restored = shop.run({"backup", "restore", copy, "--till", anew});
        INFO(restored.err);
        REQUIRE(restored.exit == Exit::Done);
        CHECK(shop.run({"key", "status", "--till", anew}).exit == Exit::Done);
    }
    WHEN("the key was changed")
    {
        REQUIRE(shop.run({"key", "rotate", "--till", home.till().string()}).exit == Exit::Done);
        CHECK(shop.run({"backup", "verify", copy, "--till", home.till().string()}).exit == Exit::Done);
        AND_WHEN("the office's keys are elsewhere")
        {
            std::filesystem::rename(shop.office(), shop.path("elsewhere"));
            const HuitouRun refused = shop.run({"backup", "verify", copy, "--till", home.till().string()});
            THEN("it is said what to name")
            {
                CHECK(refused.exit == Exit::Refused);
                CHECK(refused.err.find("--data") != std::string::npos);
            }
        }
    }
    WHEN("another office tries")
    {
        std::filesystem::remove_all(home.till());
        const ShopWithSheet other;
        CHECK(other.shop.run({"backup", "restore", copy, "--till", other.shop.path("new till")}).exit == Exit::Refused);
        CHECK_FALSE(std::filesystem::exists(TillFolder{other.shop.path("new till")}.shop()));
    }
}

SCENARIO("The state of a key tells whether it opens the store", "[ctl][recovery]")
{
    const ShopWithSheet home;
    const TillFolder till{home.till()};
    CHECK(home.shop.run({"key", "status", "--till", home.till().string()}).exit == Exit::Done);
    std::filesystem::permissions(till.key(), std::filesystem::perms::owner_read); // is as private
    CHECK(home.shop.run({"key", "status", "--till", home.till().string()}).exit == Exit::Done);
    std::filesystem::remove(till.key());
    REQUIRE(FileKeyProvider(till.key()).create().ok());
    const HuitouRun other = home.shop.run({"key", "status", "--till", home.till().string()});
    CHECK(other.exit == Exit::Problems);
    CHECK(other.out.find("huitou key recover") != std::string::npos);
}
