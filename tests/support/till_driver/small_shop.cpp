// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/till_driver/small_shop.h"

#include "app/till/till_application.h"
#include "core/members/member_code.h"
#include "core/members/phone.h"
#include "core/pricing/price_book.h"
#include "core/programme/versions.h"
#include "core/shop/outlet.h"
#include "core/shop/staff.h"
#include "core/storage/key_provider.h"

#include <array>
#include <fstream>
#include <sstream>

namespace huitou
{

namespace
{

SigningKey officeKey()
{
    return SigningKey::fromSeed({7});
}

MemberId memberId(unsigned number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = static_cast<std::uint8_t>(number + 1);
    return MemberId{bytes};
}

std::string readText(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

Document documentOf(DocumentKind kind, const std::string& text)
{
    const ByteView bytes = bytesOf(text);
    return {.kind = kind, .version = 1, .content = Bytes(bytes.begin(), bytes.end())};
}

Outlet outlet()
{
    Outlet outlet;
    outlet.name = {"People's Road", "人民路店"};
    outlet.receiptHeader = {{"18 People's Road", "人民路 18 号"}, {"Tel. 021-5555 0188", "电话 021-5555 0188"}};
    outlet.phoneKey.fill(9);
    return outlet;
}

Result<std::vector<Document>> documents()
{
    const std::filesystem::path source = HUITOU_SOURCE_DIR;
    const Result<GoodsImport> goods = readGoodsCsv(readText(source / "packaging/demo/goods.csv"), cny);
    if (!goods.ok()) {
        return goods.error();
    }
    PriceBook book = goods.value().book;
    book.version = 1;
    const std::string verifier = pinVerifier(SmallShop::pin);
    const std::vector<StaffMember> staff{
        {.id = StaffId{1}, .name = "李小梅", .role = Role::Cashier, .pinVerifier = verifier},
        {.id = StaffId{2}, .name = "Alexandra Johnson", .role = Role::Manager, .pinVerifier = verifier}};
    return std::vector<Document>{
        documentOf(DocumentKind::Programme,
                   writeProgrammeVersions({readText(source / "packaging/programmes/zhongmai.toml")})),
        documentOf(DocumentKind::PriceBook, writePriceBook(book)), documentOf(DocumentKind::Staff, writeStaff(staff)),
        documentOf(DocumentKind::Outlet, writeOutlet(outlet()))};
}

MemberRow rowOf(unsigned number, const std::string& name, const std::string& phone)
{
    MemberRow row;
    row.entry = {.id = memberId(number),
                 .shortName = name,
                 .issueNumber = 1,
                 .phoneHash = phoneHash(phone, outlet().phoneKey),
                 .phoneLastFour = phoneLastFour(phone)};
    row.standing.member = row.entry.id;
    row.version = number + 1;
    row.asOf = SystemClock().now();
    return row;
}

/// Two stars, 7,240 points, every nine days until a month ago.
MemberRow driftingMember()
{
    const Date today = std::chrono::floor<std::chrono::days>(SystemClock().now());
    MemberRow row = rowOf(0, "王 J.", "13800138000");
    row.rhythm = Sentence{"usually every 9 days", "平时每 9 天"};
    row.away = true;
    row.standing.balance = Points::whole(7240);
    row.standing.lifetime = Points::whole(7240);
    row.standing.cycle = Points::whole(7240);
    row.standing.star = 2;
    row.standing.purchases = 64;
    row.standing.lastPurchase = today - std::chrono::days(31);
    row.standing.usual = {{.sku = "", .name = {"Organic oat milk", "燕麦奶"}, .purchases = 20},
                          {.sku = "", .name = {"Wholemeal toast", "吐司"}, .purchases = 12}};
    row.standing.vouchers = {{.id = VoucherId{{1}},
                              .star = 1,
                              .value = Money::fromMinor(200'00, cny),
                              .from = today - std::chrono::days(100),
                              .until = std::nullopt,
                              .used = false}};
    OfferIssuedFact offer;
    offer.offer = OfferId{{1}};
    offer.member = row.entry.id;
    offer.rule = "rhythm";
    offer.title = {"Welcome back: 15 off from 100", "欢迎回来 满100减15"};
    offer.amountOff = Money::fromMinor(15'00, cny);
    offer.minimumSpend = Money::fromMinor(100'00, cny);
    offer.from = today - std::chrono::days(2);
    offer.until = today + std::chrono::days(28);
    row.standing.offers = {{.terms = offer, .used = false}};
    return row;
}

/// No star, invited yesterday.
MemberRow invitedMember()
{
    const Date today = std::chrono::floor<std::chrono::days>(SystemClock().now());
    MemberRow row = rowOf(1, "Mary J.", "13900139001");
    OfferIssuedFact offer;
    offer.offer = OfferId{{2}};
    offer.member = row.entry.id;
    offer.rule = "tasting";
    offer.title = {"Tea tasting on Friday at 3", "周五下午三点品茶会"};
    offer.from = today - std::chrono::days(1);
    offer.until = today + std::chrono::days(6);
    row.standing.offers = {{.terms = offer, .used = false}};
    return row;
}

} // namespace

Status SmallShop::make(const std::filesystem::path& folder)
{
    FileKeyProvider keys(keyFileOf(folder));
    const TillIdentity identity{.till = TillId{{5}},
                                .epoch = 1,
                                .number = 1,
                                .outlet = OutletId{1},
                                .officeKey = officeKey().publicKey(),
                                .officeUrl = ""};
    std::filesystem::create_directories(folder);
    const Result<std::unique_ptr<TillStore>> store = TillStore::create(folder, keys, identity);
    if (!store.ok()) {
        return store.error();
    }
    Result<std::vector<Document>> files = documents();
    if (!files.ok()) {
        return files.error();
    }
    UploadAnswer answer;
    answer.officeTime = SystemClock().now();
    answer.members = {driftingMember(), invitedMember(), rowOf(2, "陈*", "13700001234"),
                      rowOf(3, "赵**", "13600001234")};
    answer.directoryVersion = 4;
    answer.grants = {
        {.number = 1, .member = memberId(0), .kind = RightKind::Points, .object = {}, .points = Points::whole(500)},
        {.number = 2, .member = memberId(0), .kind = RightKind::Voucher, .object = {1}, .points = {}},
        {.number = 3, .member = memberId(0), .kind = RightKind::Offer, .object = {1}, .points = {}}};
    store.value()->takeIn(answer, files.value());
    return {};
}

std::string SmallShop::cardOf(unsigned member)
{
    return encodeMemberCode({.member = memberId(member), .issueNumber = 1}, officeKey());
}

std::string SmallShop::cardOf(const MemberId& member)
{
    return encodeMemberCode({.member = member, .issueNumber = 1}, officeKey());
}

std::string SmallShop::forgedCardOf(unsigned member)
{
    return encodeMemberCode({.member = memberId(member), .issueNumber = 1}, SigningKey::fromSeed({8}));
}

} // namespace huitou
