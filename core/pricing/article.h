// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// An article of the price book.
struct Article {
    std::string sku;
    std::string barcode; ///< EAN-13, EAN-8 or UPC-A; empty when it has none
    Sentence name;
    std::string category; ///< "dairy"; its name on screen comes from the price book's categories
    Money unitPrice = Money::zero(cny);
    bool weighed = false;            ///< sold by the kilogram
    std::int32_t taxBasisPoints = 0; ///< 1300 is 13 %
    bool taxIncluded = true;         ///< false: the tax comes on top of the price
    std::vector<std::string> labels;
    bool starDiscount = true;              ///< false: the article takes no part in star discounts
    std::optional<std::int32_t> lastsDays; ///< how long one unit lasts its buyer
    friend bool operator==(const Article&, const Article&) = default;
};

/// A group of articles on the screen.
struct Category {
    std::string id;
    Sentence name;
    friend bool operator==(const Category&, const Category&) = default;
};

/// All that can be sold, in the order of the screen.
struct PriceBook {
    std::uint32_t version = 0;
    std::vector<Category> categories;
    std::vector<Article> articles;
    friend bool operator==(const PriceBook&, const PriceBook&) = default;
};

} // namespace huitou
