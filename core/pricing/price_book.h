// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pricing/article.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// The price book document (DocumentKind::PriceBook): JSON, format version 1. Refuses with Malformed. An article says
/// "tax_included" only when its tax comes on top: what says nothing, as older books do, has it in the price.
[[nodiscard]] std::string writePriceBook(const PriceBook& book);
[[nodiscard]] Result<PriceBook> readPriceBook(std::string_view json);

/// A row of a goods file that could not be taken, by its line number.
struct GoodsProblem {
    std::size_t line = 0;
    Sentence message;
};
struct GoodsImport {
    PriceBook book;
    std::vector<GoodsProblem> problems; ///< the other rows are in `book`
};

/// Reads goods from CSV (UTF-8, a heading line): sku, barcode, name_zh, name_en, category, category_zh, category_en,
/// price, unit (pc or kg), tax, labels (separated by |), star_discount (yes or no), lasts_days; and, when the heading
/// has it, tax_included (yes or no; empty: yes). Barcodes are checked by their check digit; a sku or barcode that is
/// there already is a problem.
[[nodiscard]] Result<GoodsImport> readGoodsCsv(std::string_view csv, Currency currency);

} // namespace huitou
