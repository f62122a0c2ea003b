// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/till_opening.h"

#include "core/base/storage_error.h"
#include "core/storage/durable_file.h"
#include "core/storage/key_provider.h"
#include "core/storage/migrations.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/directory_file.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/identity_store.h"
#include "core/storage/till/key_escrow.h"
#include "core/storage/till/print_job_store.h"
#include "core/storage/till/progress_store.h"
#include "core/storage/till/setting_store.h"
#include "core/storage/till/till_schema.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace huitou
{

namespace
{

/// How many of the newest events a start proves: those that the office does not have, and some more. The rest waits for
/// TillStore::proveOn().
constexpr std::uint64_t fewestProvedAtOpen = 500;
constexpr std::uint64_t mostProvedAtOpen = 10'000;
constexpr std::string_view findingSetting = "log_finding";

using OpenedDatabase = Result<std::unique_ptr<SqlcipherDatabase>>;

/// A key that the witness knows is the store's: what it does not open is damaged, not foreign, and perhaps only at its
/// very beginning.
OpenedDatabase openShop(const TillFolder& folder, const StoreKey& key, const std::vector<LogHead>& heads,
                        const std::optional<StoreSalt>& knownSalt, OpeningProof proof)
{
    const auto check =
        proof == OpeningProof::Whole ? SqlcipherDatabase::Check::Quick : SqlcipherDatabase::Check::Nothing;
    const auto open = [&](const std::optional<StoreSalt>& salt) {
        return SqlcipherDatabase::open(folder.shop(), key, static_cast<int>(shopSchema().size()), check, salt);
    };
    OpenedDatabase shop = open(std::nullopt);
    if (!shop && shop.error().code == ErrorCode::WrongKey && knownSalt) {
        shop = open(knownSalt);
    }
    if (!shop && shop.error().code == ErrorCode::WrongKey && !heads.empty()) {
        return storeError(ErrorCode::DamagedStore, folder.shop(), "the key is the store's, its first page is not");
    }
    if (shop) {
        if (Status migrated = migrate(*shop.value(), shopSchema(), folder.shop()); !migrated) {
            return migrated.error();
        }
    }
    return shop;
}

void forgetDirectory(SqlcipherDatabase& shop)
{
    ProgressStore store(shop);
    Transaction transaction(shop);
    ProgressStore::Progress progress = store.get();
    progress.directoryVersion = 0;
    store.put(transaction, progress);
    transaction.commit();
    SettingStore(shop).put(directoryDamagedSetting, "");
}

OpenedDatabase openDirectory(const TillFolder& folder, const StoreKey& key, SqlcipherDatabase& shop)
{
    const DirectoryFile file(folder.directory());
    if (!SettingStore(shop).get(directoryDamagedSetting).value_or("").empty()) {
        // Found while the till was at work: cleared only once an empty one is there.
        OpenedDatabase fresh = file.makeAnew(key);
        if (fresh) {
            forgetDirectory(shop);
        }
        return fresh;
    }
    return file.open(key, ProgressStore(shop).get().directoryVersion, [&] { forgetDirectory(shop); });
}

/// What an earlier start found is told until the office has begun a new epoch.
std::optional<LogFinding> earlierFinding(SqlcipherDatabase& shop, std::uint32_t epoch)
{
    const std::optional<std::string> kept = SettingStore(shop).get(findingSetting);
    const std::optional<LogFinding> finding = kept ? readFinding(*kept) : std::nullopt;
    return finding && finding->epoch == epoch ? finding : std::nullopt;
}

/// Compares with the witness, keeps what it says, and lets it swear to what is there from now on.
Result<LogFinding> askWitness(OpenedTill& till, const std::vector<LogHead>& heads)
{
    EventLogStore log(*till.shop);
    const std::uint64_t grants = ProgressStore(*till.shop).get().grantApplied;
    const LogFinding finding = findingFor(heads, log, till.identity.epoch, grants);
    const std::uint64_t last = log.lastSeq(till.identity.epoch);
    const LogHead head{.epoch = till.identity.epoch,
                       .seq = last,
                       .grants = grants,
                       .hash = log.hashAt(till.identity.epoch, last).value_or(Digest{}),
                       .salt = till.salt};
    const bool isWhole = finding.kind == LogFinding::Kind::Whole;
    if (!isWhole) {
        SettingStore(*till.shop).put(findingSetting, writeFinding(finding)); // before the witness forgets it
    }
    const Status sworn =
        isWhole && !heads.empty() && !till.keyWasChanged ? till.witness->renew(head) : till.witness->begin(head);
    if (!sworn) {
        return sworn.error();
    }
    return isWhole ? earlierFinding(*till.shop, till.identity.epoch).value_or(finding) : finding;
}

} // namespace

Result<OpenedTill> createTill(const TillFolder& folder, KeyProvider& keys, const TillIdentity& identity)
{
    std::filesystem::create_directories(folder.path);
    if (std::filesystem::exists(folder.shop())) {
        return storeError(ErrorCode::NotAllowed, folder.shop());
    }
    const Result<StoreKey> key = keyOrNew(keys);
    if (!key) {
        return key.error();
    }
    OpenedTill till;
    till.identity = identity;
    till.witness = std::make_shared<Witness>(folder.witness(), key.value());
    LogHead empty;
    empty.epoch = identity.epoch;
    if (Status begun = till.witness->begin(empty); !begun) {
        return begun.error();
    }
    OpenedDatabase shop = SqlcipherDatabase::create(folder.shop(), key.value());
    if (!shop) {
        return shop.error();
    }
    till.shop = std::move(shop).value();
    if (Status migrated = migrate(*till.shop, shopSchema(), folder.shop()); !migrated) {
        return migrated.error();
    }
    OpenedDatabase directory = DirectoryFile(folder.directory()).makeAnew(key.value());
    if (!directory) {
        return directory.error();
    }
    till.directory = std::move(directory).value();
    till.directory->flushEachCommit(false);
    Transaction transaction(*till.shop);
    IdentityStore(*till.shop).put(transaction, identity);
    transaction.commit();
    till.shop->settle(); // now the file begins with its salt
    till.salt = till.shop->salt();
    empty.salt = till.salt;
    if (Status renewed = till.witness->renew(empty); !renewed) {
        return renewed.error();
    }
    if (Status sealed = KeyEscrow(folder.escrow()).seal(key.value(), identity.officeKey); !sealed) {
        return sealed.error();
    }
    return till;
}

namespace
{

/// A key that may be the store's, with what the witness says under it.
struct KeyTrial {
    std::shared_ptr<Witness> witness;
    std::vector<LogHead> heads;
    OpenedDatabase shop;
};

/// `knownSalt`: as the witness knows it under another key; a change of key keeps the salt.
Result<KeyTrial> tryKey(const TillFolder& folder, const StoreKey& key, std::optional<StoreSalt> knownSalt,
                        OpeningProof proof)
{
    auto witness = std::make_shared<Witness>(folder.witness(), key);
    Result<std::vector<LogHead>> heads = witness->heads();
    if (!heads) {
        return heads.error();
    }
    if (!heads.value().empty()) {
        knownSalt = heads.value().front().salt;
    }
    OpenedDatabase shop = openShop(folder, key, heads.value(), knownSalt, proof);
    return KeyTrial{std::move(witness), std::move(heads).value(), std::move(shop)};
}

bool mayBeTheOther(const OpenedDatabase& shop)
{
    return !shop && (shop.error().code == ErrorCode::WrongKey || shop.error().code == ErrorCode::DamagedStore);
}

/// Identity, chain and witness; the key is proved then. `heads` are what the witness said, under whichever key.
Status prove(OpenedTill& till, const TillFolder& folder, const std::vector<LogHead>& heads, OpeningProof proof)
{
    const std::optional<TillIdentity> identity = IdentityStore(*till.shop).get();
    if (!identity) {
        return storeError(ErrorCode::DamagedStore, folder.shop(), "no identity: setting up was interrupted");
    }
    till.identity = *identity;
    EventLogStore log(*till.shop);
    const std::uint64_t unsent = log.lastSeq(identity->epoch) - ProgressStore(*till.shop).get().acknowledgedSeq;
    const std::uint64_t proved = proof == OpeningProof::Whole
                                     ? std::numeric_limits<std::uint64_t>::max()
                                     : std::clamp(unsent, fewestProvedAtOpen, mostProvedAtOpen);
    const std::optional<std::uint64_t> broken = log.firstBroken(identity->till, identity->epoch, proved);
    if (broken) {
        return storeError(ErrorCode::DamagedStore, folder.shop(), "chain broken at event " + std::to_string(*broken));
    }
    const Result<LogFinding> finding = askWitness(till, heads);
    if (!finding) {
        return finding.error();
    }
    till.finding = finding.value();
    return {};
}

} // namespace

Result<OpenedTill> openTill(const TillFolder& folder, KeyProvider& keys, OpeningProof proof)
{
    if (std::filesystem::exists(folder.doubt())) {
        proof = OpeningProof::Whole;
    }
    if (!std::filesystem::exists(std::filesystem::symlink_status(folder.shop()))) {
        return storeError(ErrorCode::NotFound, folder.shop());
    }
    Result<StoreKey> key = keys.key();
    if (!key) {
        return key.error();
    }
    Result<std::optional<StoreKey>> next = keys.nextKey();
    if (!next) {
        return next.error();
    }
    Result<KeyTrial> trial = tryKey(folder, key.value(), std::nullopt, proof);
    OpenedTill till;
    std::vector<LogHead> heads = trial ? trial.value().heads : std::vector<LogHead>{};
    if (trial && mayBeTheOther(trial.value().shop) && next.value()) {
        Result<KeyTrial> other =
            tryKey(folder, *next.value(), heads.empty() ? std::nullopt : std::optional(heads.front().salt), proof);
        if (other && other.value().shop) {
            till.keyWasChanged = true;
            heads = heads.empty() ? other.value().heads : heads;
            trial = std::move(other);
        }
    }
    if (!trial) {
        return trial.error();
    }
    if (!trial.value().shop) {
        return trial.value().shop.error();
    }
    till.witness = trial.value().witness;
    till.shop = std::move(trial.value().shop).value();
    till.salt = till.shop->salt();
    if (Status proved = prove(till, folder, heads, proof); !proved) {
        return proved.error();
    }
    const StoreKey& inForce = till.keyWasChanged ? *next.value() : key.value();
    OpenedDatabase directory = openDirectory(folder, inForce, *till.shop);
    if (!directory) {
        return directory.error();
    }
    till.directory = std::move(directory).value();
    till.directory->flushEachCommit(false);
    till.shop->settle();
    till.directory->settle();
    const KeyEscrow escrow(folder.escrow());
    if (till.keyWasChanged || !escrow.isThere()) {
        if (Status sealed = escrow.seal(inForce, till.identity.officeKey); !sealed) {
            return sealed.error();
        }
    }
    if (next.value()) {
        if (Status ended = till.keyWasChanged ? keys.promoteNext() : keys.dropNext(); !ended) {
            return ended.error();
        }
    }
    PrintJobStore(*till.shop).forgetSending();
    if (std::filesystem::exists(folder.doubt())) {
        (void)removeFile(folder.doubt()); // while it stays, openings are slow
    }
    return till;
}

Status rotateTillKey(const TillFolder& folder, KeyProvider& keys)
{
    Error reason = storeError(ErrorCode::StoreFailed, folder.shop(), "the old key is still in force");
    {
        Result<OpenedTill> till = openTill(folder, keys, OpeningProof::Whole);
        if (!till) {
            return till.error();
        }
        if (Status prepared = keys.prepareNext(); !prepared) {
            return prepared;
        }
        const Result<std::optional<StoreKey>> next = keys.nextKey();
        if (!next) {
            return next.error();
        }
        HUITOU_CHECK(next.value().has_value());
        try {
            till.value().shop->changeKey(*next.value());
            till.value().shop->settle();
            till.value().directory->changeKey(*next.value()); // a cache: what keeps the old key is fetched again
            till.value().directory->settle();
        } catch (const StorageError& failure) {
            reason = failure.error();
        }
    }
    const Result<OpenedTill> proved = openTill(folder, keys, OpeningProof::Whole);
    if (!proved) {
        return proved.error();
    }
    return proved.value().keyWasChanged ? Status{} : Status(reason);
}

} // namespace huitou
