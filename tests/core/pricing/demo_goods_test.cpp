// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

using namespace huitou;

SCENARIO("The demonstration assortment is whole: 300 articles with barcodes and two names each", "[pricing][demo]")
{
    std::ifstream file(HUITOU_SOURCE_DIR "/packaging/demo/goods.csv", std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    const auto import = readGoodsCsv(text.str(), cny);
    REQUIRE(import.ok());
    CHECK(import.value().problems.empty());
    const PriceBook& book = import.value().book;
    CHECK(book.articles.size() == 300);

    std::set<std::string> names;
    for (const Article& article : book.articles) {
        INFO(article.sku);
        CHECK(article.barcode.size() == 13);
        CHECK((article.barcode.starts_with('2') || article.barcode.starts_with("690")));
        CHECK((article.taxBasisPoints == 900 || article.taxBasisPoints == 1300));
        CHECK(article.unitPrice > Money::zero(cny));
        CHECK(names.insert(article.name.zh).second);
        CHECK(names.insert(article.name.en).second);
    }
    const auto isFavourite = [](const Article& article) {
        return std::find(article.labels.begin(), article.labels.end(), "favourite") != article.labels.end();
    };
    CHECK(std::count_if(book.articles.begin(), book.articles.end(), isFavourite) == 16);

    THEN("it travels to a till and back")
    {
        CHECK(readPriceBook(writePriceBook(book)).value() == book);
    }
}
