// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/pricing/article.h"
#include "core/programme/programme.h"
#include "core/shop/outlet.h"
#include "core/shop/staff.h"
#include "core/storage/till_store.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huitou
{

/// All that a till needs to sell, out of the newest documents of its store. Never changed once made: threads share it.
struct Shop {
    TillStore::Identity identity;
    Outlet outlet;
    OutletCalendar calendar;
    std::vector<StaffMember> staff;
    std::vector<Programme> programmes; ///< ascending by validFrom, never empty
    PriceBook book;
    std::vector<std::string> searchKeys;                        ///< one for each article, see search_keys.h
    std::unordered_map<std::string, std::size_t> articleByCode; ///< by barcode and by sku

    /// The article with that barcode or sku. UPC-A and the EAN-13 that begins with its zero are one number.
    [[nodiscard]] std::optional<std::size_t> articleOf(std::string_view code) const;
    /// The name of that member of staff; their number when they have left.
    [[nodiscard]] std::string staffName(StaffId id) const;
};
using ShopPtr = std::shared_ptr<const Shop>;

/// Reads the shop on the store's thread. Refuses with NotFound while a document has not arrived yet, and as the
/// readers of the documents do.
[[nodiscard]] Result<ShopPtr> readShop(TillStore& store);

} // namespace huitou
