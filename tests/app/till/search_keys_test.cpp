// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/search_keys.h"

#include <catch2/catch_test_macros.hpp>

SCENARIO("An article is found by name, code and the initials of its Chinese name", "[till][goods]")
{
    huitou::PriceBook book;
    huitou::Article article;
    article.sku = "11001";
    article.barcode = "6902013700202";
    article.name = {"Organic Oat Milk 1 L", "有机燕麦奶 1L"};
    book.articles.push_back(article);
    const std::string key = huitou::searchKeysOf(book).front();

    for (const char* typed : {"yjymn", "YMN", "燕麦", " oat ", "6902013700202", "11001"}) {
        INFO(typed);
        CHECK(key.find(huitou::searchNeedle(typed)) != std::string::npos);
    }
    CHECK(key.find(huitou::searchNeedle("ymm")) == std::string::npos);
}

SCENARIO("A name is meant by its first letter, as it is written or in pinyin", "[till][members]")
{
    CHECK(huitou::beginsWith(U'王', U'王'));
    CHECK(huitou::beginsWith(U'王', U'w'));
    CHECK(huitou::beginsWith(U'吴', U'W'));
    CHECK(huitou::beginsWith(U'M', U'm'));
    CHECK(huitou::beginsWith(U'É', U'e'));
    CHECK_FALSE(huitou::beginsWith(U'王', U'吴'));
    CHECK_FALSE(huitou::beginsWith(U'王', U'l'));
    CHECK_FALSE(huitou::beginsWith(U'M', U'王'));
    CHECK_FALSE(huitou::beginsWith(0, U'w')); // who gave no name
}
