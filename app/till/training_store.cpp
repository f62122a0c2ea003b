// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/training_store.h"

#include "app/till/shop.h"
#include "app/till/till_application.h"
#include "core/base/storage_error.h"
#include "core/members/phone.h"
#include "core/storage/key_provider.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace huitou
{

namespace
{

/// What practice needs of the real till.
struct RealShop {
    ShopPtr shop;
    std::vector<Document> documents;
};

/// The outlet's file with a name that nobody takes for the real shop's.
Document practiceOutlet(Outlet outlet, Document document)
{
    outlet.name = {"TRAINING · " + outlet.name.en, "培训 · " + outlet.name.zh};
    outlet.receiptHeader = {{"For training: this is no receipt", "培训用，非有效小票"}};
    const std::string text = writeOutlet(outlet);
    const ByteView bytes = bytesOf(text);
    document.content = Bytes(bytes.begin(), bytes.end());
    return document;
}

Result<RealShop> readRealShop(const std::filesystem::path& data)
{
    const Result<std::unique_ptr<TillStore>> store = TillStore::open(data, *keyProviderFor(keyFileOf(data)));
    if (!store.ok()) {
        return store.error();
    }
    Result<ShopPtr> shop = readShop(*store.value());
    if (!shop.ok()) {
        return shop.error();
    }
    RealShop real{.shop = std::move(shop).value(), .documents = {}};
    for (const DocumentKind kind : {DocumentKind::Programme, DocumentKind::PriceBook, DocumentKind::Staff}) {
        real.documents.push_back(*store.value()->document(kind));
    }
    real.documents.push_back(practiceOutlet(real.shop->outlet, *store.value()->document(DocumentKind::Outlet)));
    return real;
}

/// Members that nobody is: found by their phone numbers.
std::vector<MemberRow> practiceMembers(const Shop& shop, Instant now)
{
    struct Practice {
        const char* name;
        const char* phone;
        std::int64_t points;
        std::uint32_t star;
    };
    constexpr std::array people{Practice{"王**", "13800000001", 800, 0}, Practice{"Mary J.", "13800000002", 3'400, 1},
                                Practice{"陈*", "13800000003", 6'200, 2}};
    std::vector<MemberRow> rows;
    for (const Practice& person : people) {
        MemberRow row;
        row.entry.id = MemberId{{static_cast<std::uint8_t>(rows.size() + 1)}};
        row.entry.shortName = person.name;
        row.entry.phoneHash = phoneHash(person.phone, shop.outlet.phoneKey);
        row.entry.phoneLastFour = phoneLastFour(person.phone);
        row.standing.member = row.entry.id;
        row.standing.balance = row.standing.lifetime = row.standing.cycle = Points::whole(person.points);
        row.standing.star = std::min(person.star, static_cast<std::uint32_t>(shop.programmes.back().stars.size()));
        row.version = rows.size() + 1;
        row.asOf = now;
        rows.push_back(std::move(row));
    }
    return rows;
}

UploadAnswer practiceAnswer(const Shop& shop, Instant now)
{
    UploadAnswer answer;
    answer.officeTime = now;
    answer.members = practiceMembers(shop, now);
    answer.directoryVersion = answer.members.size();
    for (const MemberRow& row : answer.members) {
        answer.grants.push_back({.number = answer.grants.size() + 1,
                                 .member = row.entry.id,
                                 .kind = RightKind::Points,
                                 .object = {},
                                 .points = Points::whole(500)});
    }
    return answer;
}

} // namespace

std::filesystem::path trainingFolderOf(const std::filesystem::path& data)
{
    return data / "training";
}

Result<std::unique_ptr<TillStore>> openTrainingStore(const std::filesystem::path& data, const Clock& clock)
{
    const std::filesystem::path folder = trainingFolderOf(data);
    try {
        Result<RealShop> real = readRealShop(data);
        if (!real.ok()) {
            return real.error();
        }
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        TillIdentity identity = real.value().shop->identity;
        identity.till = randomId<TillId>();
        identity.officeKey = SigningKey::generate().publicKey(); // no real card is known here
        identity.officeUrl.clear();
        Result<std::unique_ptr<TillStore>> store =
            TillStore::create(folder, *keyProviderFor(keyFileOf(folder)), identity);
        if (store.ok()) {
            store.value()->takeIn(practiceAnswer(*real.value().shop, clock.now()), real.value().documents);
        }
        return store;
    } catch (const StorageError& failure) {
        return failure.error();
    } catch (const std::filesystem::filesystem_error& failure) {
        return Error{ErrorCode::Io,
                     {"The folder for training can't be written: " + folder.string() + ".",
                      "培训目录无法写入：" + folder.string() + "。"},
                     failure.code().message()};
    }
}

} // namespace huitou
