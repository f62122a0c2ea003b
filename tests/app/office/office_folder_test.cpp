// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_folder.h"
#include "core/base/ids.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>

using namespace huitou;
namespace fs = std::filesystem;

SCENARIO("An office keeps its keys for itself", "[office][keys]")
{
    const Instant now = SystemClock().now();
    const OfficeFolder folder{fs::temp_directory_path() / ("huitou-keys-" + randomId<OpId>().text())};
    fs::create_directories(folder.path);
    CHECK(readOfficeKeys(folder).error().code == ErrorCode::NotFound);
    CHECK(makeOfficeKeys(folder, {"not a host"}, now).error().code == ErrorCode::Malformed);
    CHECK_FALSE(fs::exists(folder.keys()));

    const OfficeKeys made = makeOfficeKeys(folder, {"office.example"}, now).value();
    CHECK(fs::status(folder.keys()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));

    WHEN("they are read again they are the same")
    {
        const OfficeKeys read = readOfficeKeys(folder).value();
        CHECK(read.authority.certificate == made.authority.certificate);
        CHECK(read.authority.privateKey == made.authority.privateKey);
        CHECK(read.signing.publicKey() == made.signing.publicKey());
        CHECK(read.hosts == std::vector<std::string>{"office.example"});
    }
    WHEN("somebody makes an office in the same folder")
    {
        CHECK(makeOfficeKeys(folder, {}, now).error().code == ErrorCode::NotAllowed);
        CHECK(readOfficeKeys(folder).value().signing.publicKey() == made.signing.publicKey());
    }
    WHEN("the file is broken")
    {
        std::ofstream(folder.keys()) << R"({"authority": 1})";
        CHECK(readOfficeKeys(folder).error().code == ErrorCode::Malformed);
    }
    fs::remove_all(folder.path);
}

SCENARIO("A machine can always be reached by itself", "[office][keys]")
{
    const std::vector<std::string> hosts = hostsOfThisMachine();
    CHECK(std::find(hosts.begin(), hosts.end(), "127.0.0.1") != hosts.end());
    CHECK(std::find(hosts.begin(), hosts.end(), "localhost") != hosts.end());
}
