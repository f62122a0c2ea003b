// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;

namespace
{

const std::string heading =
    "sku,barcode,name_zh,name_en,category,category_zh,category_en,price,unit,tax,labels,star_discount,lasts_days\n";
const std::string milk = "11,6902013700202,燕麦奶 1L,Oat milk 1 L,dairy,乳品,Dairy,18.90,pc,13,favourite|new,yes,\n";
const std::string pears = "12,,皇冠梨,Crown pears,fruit,水果,Fruit,15.6,kg,9,,yes,\n";
const std::string tin = "13,,婴儿奶粉,Infant formula,dairy,,,298,pc,0.5,,no,7\n";

GoodsImport imported(const std::string& csv)
{
    auto result = readGoodsCsv(csv, cny);
    REQUIRE(result.ok());
    return std::move(result).value();
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

SCENARIO("Goods are read from a file as a shop keeps them", "[pricing][goods]")
{
    const GoodsImport import = imported(heading + milk + pears + tin);
    CHECK(import.problems.empty());
    REQUIRE(import.book.articles.size() == 3);

    const Article& first = import.book.articles[0];
    CHECK(first.sku == "11");
    CHECK(first.barcode == "6902013700202");
    CHECK(first.name == Sentence{.en = "Oat milk 1 L", .zh = "燕麦奶 1L"});
    CHECK(first.unitPrice == Money::fromMinor(18'90, cny));
    CHECK(first.taxBasisPoints == 1300);
    CHECK(first.labels == std::vector<std::string>{"favourite", "new"});
    CHECK(first.starDiscount);
    CHECK_FALSE(first.weighed);
    CHECK_FALSE(first.lastsDays.has_value());

    CHECK(import.book.articles[1].weighed);
    CHECK(import.book.articles[1].unitPrice == Money::fromMinor(15'60, cny));
    CHECK(import.book.articles[2].taxBasisPoints == 50);
    CHECK(import.book.articles[2].lastsDays == 7);
    CHECK_FALSE(import.book.articles[2].starDiscount);

    THEN("the categories come in the order in which they are met")
    {
        CHECK(import.book.categories == std::vector<Category>{{"dairy", {.en = "Dairy", .zh = "乳品"}},
                                                              {"fruit", {.en = "Fruit", .zh = "水果"}}});
    }
}

SCENARIO("A row that can't be taken is named by its line, and the others are taken", "[pricing][goods]")
{
    struct Broken {
        std::string row;
        const char* message;
    };
    const Broken rows[]{
        {"1,2,3\n", "The row has 3 fields; 13 are needed. Is a comma missing, or one too many?"},
        {replaced(milk, "6902013700202", "6902013700203"), "barcode \"6902013700203\" is not an EAN-13, EAN-8 or UPC-A "
                                                           "with its check digit; correct it and import again."},
        {replaced(milk, "18.90", "18.905"),
         "price \"18.905\" is not an amount such as 12.50; correct it and import again."},
        {replaced(milk, "18.90", "-1"), "price \"-1\" is not an amount such as 12.50; correct it and import again."},
        {replaced(milk, "pc", "box"), "unit \"box\" is not pc or kg; correct it and import again."},
        {replaced(milk, ",13,", ",101,"),
         "tax \"101\" is not a percentage from 0 to 100 such as 13; correct it and import again."},
        {replaced(milk, "yes", "maybe"), "star_discount \"maybe\" is not yes or no; correct it and import again."},
        {replaced(milk, "yes,", "yes,0"),
         "lasts_days \"0\" is not a number of days from 1 to 3650; correct it and import again."},
        {replaced(milk, "燕麦奶 1L", ""), "name_zh \"\" is not a text of 1 to 300 bytes; correct it and import again."},
        {replaced(milk, "11,", std::string(65, '1') + ","), "sku \"1111111111111111111111111111111111111111\" is not a "
                                                            "text of 1 to 64 bytes; correct it and import again."},
        {replaced(pears, "12,", "10,"), "The sku 10 is in this file already; each article needs its own."},
        {replaced(milk, "6902013700202", "20000073"),
         "The barcode 20000073 is in this file already; which article is it?"}};
    const std::string good = "10,20000073,袋,Bag,misc,,,0.50,pc,13,,no,\n";
    for (const Broken& broken : rows) {
        INFO(broken.row);
        const GoodsImport import = imported(heading + good + broken.row + tin);
        REQUIRE(import.problems.size() == 1);
        CHECK(import.problems[0].line == 3);
        CHECK(import.problems[0].message.en == broken.message);
        CHECK_FALSE(import.problems[0].message.zh.empty());
        CHECK(import.book.articles.size() == 2);
    }
}

SCENARIO("A goods file may say whose tax comes on top of the price", "[pricing][goods]")
{
    const std::string wide = replaced(heading, "lasts_days", "lasts_days,tax_included");
    const GoodsImport import = imported(wide + replaced(milk, "yes,", "yes,,no") + replaced(pears, "yes,", "yes,,yes") +
                                        replaced(tin, "no,7", "no,7,"));
    CHECK(import.problems.empty());
    REQUIRE(import.book.articles.size() == 3);
    CHECK_FALSE(import.book.articles[0].taxIncluded);
    CHECK(import.book.articles[1].taxIncluded);
    CHECK(import.book.articles[2].taxIncluded); // says nothing
    CHECK(imported(heading + milk).book.articles[0].taxIncluded);

    CHECK(imported(wide + replaced(milk, "yes,", "yes,,maybe")).problems.front().message.en ==
          "tax_included \"maybe\" is not yes or no; correct it and import again.");
    CHECK(imported(wide + milk).problems.front().message.en ==
          "The row has 13 fields; 14 are needed. Is a comma missing, or one too many?");
    CHECK_FALSE(readGoodsCsv(replaced(wide, "tax_included", "tax"), cny).ok());
    CHECK_FALSE(readGoodsCsv(replaced(wide, "tax_included", "tax_included,more"), cny).ok());
}

SCENARIO("A file that is no goods file is refused as a whole", "[pricing][goods]")
{
    for (const std::string& csv : {std::string(), std::string("\n"), milk, replaced(heading, "price", "preis")}) {
        const auto refused = readGoodsCsv(csv, cny);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::Malformed);
    }
    CHECK(imported(heading).book.articles.empty());
}

SCENARIO("A card number in a goods file is refused with its row, and a goods number is not", "[pricing][goods][card]")
{
    const std::string ean = "6901234567892"; // passes for a card too
    const auto asSku = imported(heading + replaced(milk, "11,", ean + ","));
    CHECK(asSku.problems.empty());
    CHECK(asSku.book.articles.size() == 1);

    for (const std::string& csv :
         {heading + replaced(milk, "11,", "4111111111111111,"),
          heading + replaced(milk, "Oat", "4111 1111 1111 1111 Oat"), heading + replaced(milk, "Oat", ean + " Oat")}) {
        const auto goods = imported(csv);
        CHECK(goods.book.articles.empty());
        REQUIRE(goods.problems.size() == 1);
        CHECK(goods.problems[0].message.en.find("payment card") != std::string::npos);
        CHECK(goods.problems[0].message.en.find("4111") == std::string::npos);
    }
}
