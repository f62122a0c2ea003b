// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <fstream>

using namespace huitou;
using namespace huitou::test;

namespace
{

void writeKeyFile(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file) << text;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace

SCENARIO("A key file is made once, for its owner alone", "[storage][key]")
{
    const TemporaryFolder folder;
    FileKeyProvider keys(folder / "shop.key");

    CHECK(keys.key().error().code == ErrorCode::NoKey);
    REQUIRE(keys.create().ok());

    struct stat status {
    };
    REQUIRE(::stat((folder / "shop.key").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    const Result<StoreKey> key = keys.key();
    REQUIRE(key.ok());
    CHECK(toHex(key.value().bytes()) + "\n" == contentOf(folder / "shop.key"));

    THEN("a second one is never written over it")
    {
        const std::string before = contentOf(folder / "shop.key");
        CHECK(keys.create().error().code == ErrorCode::NotAllowed);
        CHECK(contentOf(folder / "shop.key") == before);
    }
}

SCENARIO("A key that is not exactly 64 hexadecimal digits is refused", "[storage][key]")
{
    const TemporaryFolder folder;
    FileKeyProvider keys(folder / "shop.key");
    const std::string digits(64, 'a');

    writeKeyFile(folder / "shop.key", digits);
    CHECK(keys.key().ok());
    for (const std::string& text : {std::string(), digits.substr(1), digits + "a", digits.substr(1) + "g",
                                    digits + "\n\n", "x'" + digits + "'"}) {
        INFO(text);
        writeKeyFile(folder / "shop.key", text);
        CHECK(keys.key().error().code == ErrorCode::ShortKey);
    }
}

SCENARIO("A key file that others may read is refused, with the command that helps", "[storage][key]")
{
    const TemporaryFolder folder;
    writeKeyFile(folder / "shop.key", std::string(64, 'a'));
    FileKeyProvider keys(folder / "shop.key");

    REQUIRE(::chmod((folder / "shop.key").c_str(), 0640) == 0);
    const Result<StoreKey> key = keys.key();
    REQUIRE_FALSE(key.ok());
    CHECK(key.error().code == ErrorCode::NotAllowed);
    CHECK(key.error().message.en.find("chmod 600") != std::string::npos);

    THEN("neither is a link taken for it")
    {
        writeKeyFile(folder / "real.key", std::string(64, 'a'));
        std::filesystem::create_symlink(folder / "real.key", folder / "link.key");
        CHECK(FileKeyProvider(folder / "link.key").key().error().code == ErrorCode::NoKey);
    }
}
