// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/shop.h"

#include "app/till/search_keys.h"
#include "core/pricing/price_book.h"
#include "core/programme/versions.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

Result<std::string> contentOf(TillStore& store, DocumentKind kind, const Sentence& name)
{
    const std::optional<Document> document = store.document(kind);
    if (!document) {
        return Error{ErrorCode::NotFound,
                     {"The " + name.en + " has not arrived from the office yet. Connect this till to the office once.",
                      "尚未从总部收到" + name.zh + "。请让收银台与总部连接一次。"}};
    }
    return std::string(textOf(document->content));
}

} // namespace

std::optional<std::size_t> Shop::articleOf(std::string_view code) const
{
    auto found = articleByCode.find(std::string(code));
    if (found == articleByCode.end() && code.size() == 12) {
        found = articleByCode.find('0' + std::string(code));
    }
    if (found == articleByCode.end() && code.size() == 13 && code.front() == '0') {
        found = articleByCode.find(std::string(code.substr(1)));
    }
    return found == articleByCode.end() ? std::nullopt : std::optional(found->second);
}

std::string Shop::staffName(StaffId id) const
{
    const auto found = std::ranges::find(staff, id, &StaffMember::id);
    return found != staff.end() ? found->name : std::to_string(static_cast<std::uint32_t>(id));
}

Result<ShopPtr> readShop(TillStore& store)
{
    const Result<std::string> outletText = contentOf(store, DocumentKind::Outlet, {"outlet's file", "门店资料"});
    if (!outletText.ok()) {
        return outletText.error();
    }
    const Result<std::string> staffText = contentOf(store, DocumentKind::Staff, {"staff list", "员工名单"});
    if (!staffText.ok()) {
        return staffText.error();
    }
    const Result<std::string> programmeText = contentOf(store, DocumentKind::Programme, {"programme", "会员方案"});
    if (!programmeText.ok()) {
        return programmeText.error();
    }
    const Result<std::string> bookText = contentOf(store, DocumentKind::PriceBook, {"price book", "价目表"});
    if (!bookText.ok()) {
        return bookText.error();
    }
    Result<Outlet> outlet = readOutlet(outletText.value());
    if (!outlet.ok()) {
        return outlet.error();
    }
    Result<std::vector<StaffMember>> staff = readStaff(staffText.value());
    if (!staff.ok()) {
        return staff.error();
    }
    Result<std::vector<Programme>> programmes = readProgrammeVersions(programmeText.value());
    if (!programmes.ok()) {
        return programmes.error();
    }
    Result<PriceBook> book = readPriceBook(bookText.value());
    if (!book.ok()) {
        return book.error();
    }
    const OutletCalendar calendar = outlet.value().calendar();
    auto shop = std::make_shared<Shop>(Shop{.identity = store.identity(),
                                            .outlet = std::move(outlet).value(),
                                            .calendar = calendar,
                                            .staff = std::move(staff).value(),
                                            .programmes = std::move(programmes).value(),
                                            .book = std::move(book).value(),
                                            .searchKeys = {},
                                            .articleByCode = {}});
    shop->searchKeys = searchKeysOf(shop->book);
    for (std::size_t at = 0; at < shop->book.articles.size(); ++at) {
        const Article& article = shop->book.articles[at];
        shop->articleByCode.emplace(article.sku, at);
        if (!article.barcode.empty()) {
            shop->articleByCode.emplace(article.barcode, at);
        }
    }
    return ShopPtr(std::move(shop));
}

} // namespace huitou
