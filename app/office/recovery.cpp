// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/recovery.h"

#include "app/office/database_address.h"
#include "app/transport/private_file.h"
#include "core/base/sealed_box.h"
#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/key_provider.h"
#include "core/storage/office_store.h"

#include <nlohmann/json.hpp>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int recoveryVersion = 1;

Error notForThisKey(const OfficeFolder& folder)
{
    const std::string name = folder.recovery().string();
    return Error{ErrorCode::ForgedCode,
                 {"This recovery code does not open " + name + ". Use the sheet that was printed last for this office.",
                  "该恢复码无法打开 " + name + "。请使用本总部最近一次打印的恢复单。"}};
}

/// The key files as they are on the disk; instead of the store's key the address of a database.
struct KeyFiles {
    std::string keys;
    std::array<std::uint8_t, 32> storeKey{};
    std::string database;
};

Result<KeyFiles> opened(const OfficeFolder& folder, const RecoveryKey& key)
{
    const Result<std::string> sealed = readSmallFile(folder.recovery());
    if (!sealed) {
        return sealed.error();
    }
    std::optional<Bytes> content = openSealed(SigningKey::fromSeed(key), bytesOf(sealed.value()));
    if (!content) {
        return notForThisKey(folder);
    }
    const json object = json::parse(textOf(*content), nullptr, false);
    wipe(*content);
    KeyFiles files;
    if (!object.is_object() || object.value("version", 0) != recoveryVersion) {
        return notForThisKey(folder);
    }
    files.database = object.value("database", "");
    if (files.database.empty() && !fromHex(object.value("storeKey", ""), files.storeKey)) {
        return notForThisKey(folder);
    }
    files.keys = object.value("keys", "");
    return files;
}

/// Whether the keys open what is there.
Status proved(const OfficeFolder& folder, const KeyFiles& files)
{
    if (!std::filesystem::exists(folder.store())) {
        return {};
    }
    HeldKeyProvider held(files.storeKey);
    try {
        const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(folder.store(), held);
        return store ? Status{} : Status(store.error());
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

} // namespace

Result<SealedRecovery> sealRecovery(const OfficeFolder& folder)
{
    const Result<std::string> keys = readSmallFile(folder.keys());
    if (!keys) {
        return keys.error();
    }
    json object{{"version", recoveryVersion}, {"keys", keys.value()}};
    const Result<std::optional<PostgresPlace>> place = readDatabaseAddress(folder);
    if (!place) {
        return place.error();
    }
    if (place.value()) {
        object["database"] = place.value()->url;
    } else {
        const Result<StoreKey> storeKey = keyProviderFor(folder.storeKey())->key();
        if (!storeKey) {
            return storeKey.error();
        }
        object["storeKey"] = toHex(storeKey.value().bytes());
    }
    const SigningKey recovery = SigningKey::generate();
    std::optional<Bytes> sealed = sealFor(recovery.publicKey(), bytesOf(object.dump()));
    HUITOU_CHECK(sealed.has_value()); // a fresh key is a point
    return SealedRecovery{.key = recovery.seed(), .content = std::move(*sealed)};
}

Status keepRecovery(const OfficeFolder& folder, const SealedRecovery& recovery)
{
    return replaceFile(folder.recovery(), recovery.content);
}

Status recoverKeys(const OfficeFolder& folder, const RecoveryKey& key)
{
    Result<KeyFiles> files = opened(folder, key);
    if (!files) {
        return files.error();
    }
    Status done;
    if (!files.value().database.empty()) {
        done = writeDatabaseAddress(folder, files.value().database);
    } else {
        done = proved(folder, files.value());
        if (done) {
            done = FileKeyProvider(folder.storeKey()).put(StoreKey(files.value().storeKey));
        }
    }
    if (done) {
        done = writePrivateFile(folder.keys(), files.value().keys);
    }
    wipe(files.value().storeKey);
    return done;
}

} // namespace huitou
