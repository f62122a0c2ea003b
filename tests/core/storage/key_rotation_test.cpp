// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sealed_box.h"
#include "core/storage/till/key_escrow.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

using namespace huitou;
using namespace huitou::test;

namespace
{

std::unique_ptr<TillStore> opened(const TemporaryFolder& folder)
{
    FileKeyProvider keys(folder / "till.key");
    Result<std::unique_ptr<TillStore>> store = TillStore::open(folder.path(), keys);
    REQUIRE(store.ok());
    return std::move(store).value();
}

void makeEnrolledTill(const TemporaryFolder& folder, const PublicKey& office)
{
    TillIdentity identity = firstTill();
    identity.officeKey = office;
    FileKeyProvider keys(folder / "till.key");
    const auto store = TillStore::create(folder.path(), keys, identity);
    REQUIRE(store.ok());
    REQUIRE(store.value()->commitSale(plainSale(1)).ok());
    REQUIRE(store.value()->testimony().write().ok());
}

} // namespace

SCENARIO("A store's key is changed, and the old one opens nothing any more", "[storage][key]")
{
    const TemporaryFolder folder;
    const SigningKey office = SigningKey::generate();
    makeEnrolledTill(folder, office.publicKey());
    const std::string before = contentOf(folder / "till.key");
    std::filesystem::copy_file(folder / "till.key", folder / "old.key");
    FileKeyProvider keys(folder / "till.key");
    REQUIRE(TillStore::rotateKey(folder.path(), keys).ok());

    CHECK(contentOf(folder / "till.key") != before);
    CHECK_FALSE(std::filesystem::exists(folder / "till.key.next"));
    FileKeyProvider old(folder / "old.key");
    CHECK(TillStore::open(folder.path(), old).error().code == ErrorCode::WrongKey);
    {
        const std::unique_ptr<TillStore> till = opened(folder);
        CHECK(till->progress().lastSeq == 1);
        CHECK(till->finding().kind == LogFinding::Kind::Whole); // the witness swears under the new key
        CHECK(TillStore::rotateKey(folder.path(), keys).error().code == ErrorCode::StoreInUse);
    }
    THEN("the escrow copy is the new key's")
    {
        const Result<StoreKey> escrow = KeyEscrow(folder / "shop.escrow").open(office);
        REQUIRE(escrow.ok());
        CHECK(escrow.value().bytes() == keys.key().value().bytes());
    }
}

SCENARIO("A change of key that was cut off is finished by the next start", "[storage][key]")
{
    const TemporaryFolder folder;
    makeEnrolledTill(folder, SigningKey::generate().publicKey());
    FileKeyProvider keys(folder / "till.key");
    WHEN("the next key was made, and not used yet")
    {
        const std::string before = contentOf(folder / "till.key");
        REQUIRE(keys.prepareNext().ok());
        CHECK(opened(folder)->progress().lastSeq == 1);
        CHECK(contentOf(folder / "till.key") == before);
    }
    WHEN("the store has the next key, and the key file does not know")
    {
        std::filesystem::copy_file(folder / "till.key", folder / "old.key");
        REQUIRE(TillStore::rotateKey(folder.path(), keys).ok());
        std::filesystem::rename(folder / "till.key", folder / "till.key.next");
        std::filesystem::rename(folder / "old.key", folder / "till.key");
        const std::string next = contentOf(folder / "till.key.next");
        CHECK(opened(folder)->progress().lastSeq == 1);
        CHECK(contentOf(folder / "till.key") == next);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "till.key.next"));
    CHECK(opened(folder)->finding().kind == LogFinding::Kind::Whole);
}

SCENARIO("A lost key comes back from the escrow copy, with the office's signing key alone", "[storage][key]")
{
    const TemporaryFolder folder;
    const SigningKey office = SigningKey::generate();
    makeEnrolledTill(folder, office.publicKey());
    FileKeyProvider keys(folder / "till.key");
    const std::array<std::uint8_t, 32> key = keys.key().value().bytes();
    const KeyEscrow escrow(folder / "shop.escrow");
    CHECK(escrow.open(office).value().bytes() == key);
    CHECK(escrow.open(SigningKey::generate()).error().code == ErrorCode::ForgedCode);
    flipByte(folder / "shop.escrow", 40);
    CHECK(escrow.open(office).error().code == ErrorCode::ForgedCode);
    CHECK(KeyEscrow(folder / "nowhere").open(office).error().code == ErrorCode::NotFound);
    CHECK(contentOf(folder / "shop.escrow").find(toHex(key)) == std::string::npos);
    WHEN("a start finds no escrow copy, it makes one")
    {
        std::filesystem::remove(folder / "shop.escrow");
        opened(folder).reset();
        CHECK(escrow.open(office).value().bytes() == key);
    }
}

SCENARIO("A service is given its key in a folder of credentials, and a lost one comes back as a file", "[storage][key]")
{
    const TemporaryFolder credentials;
    const TemporaryFolder folder;
    const auto usual = [&] { return keyProviderFor(folder / "till.key"); };
    CHECK(usual()->name() == "key file");
    REQUIRE(::setenv("CREDENTIALS_DIRECTORY", credentials.path().c_str(), 1) == 0);
    CHECK(usual()->name() == "key file"); // that service has other credentials
    REQUIRE(FileKeyProvider(credentials / "till.key").create().ok());
    std::filesystem::permissions(credentials / "till.key", std::filesystem::perms::owner_read);
    CHECK(usual()->name() == "systemd credential");
    const auto key = usual()->key().value().bytes();
    TillStore::create(folder.path(), *usual(), firstTill()).value().reset();
    CHECK_FALSE(std::filesystem::exists(folder / "till.key")); // nothing of it beside the store

    std::filesystem::remove(credentials / "till.key"); // the TPM is gone
    CHECK(TillStore::open(folder.path(), *usual()).error().code == ErrorCode::NoKey);
    REQUIRE(FileKeyProvider(folder / "till.key").put(StoreKey(key)).ok());
    CHECK(TillStore::open(folder.path(), *usual()).ok());
    REQUIRE(::unsetenv("CREDENTIALS_DIRECTORY") == 0);
}

SCENARIO("A key that systemd hands over is used before any key file, and not changed here", "[storage][key]")
{
    const TemporaryFolder folder;
    const std::filesystem::path credential = folder / "till.key";
    REQUIRE(FileKeyProvider(credential).create().ok());
    std::filesystem::permissions(credential, std::filesystem::perms::owner_read);
    CredentialKeyProvider keys(credential);
    CHECK(keys.key().ok());
    CHECK(keys.name() == "systemd credential");
    CHECK(keys.create().error().code == ErrorCode::NotAllowed);
    CHECK(keys.prepareNext().error().code == ErrorCode::NotAllowed);
    std::filesystem::permissions(credential, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
    CHECK(keys.key().error().code == ErrorCode::NotAllowed);
}
