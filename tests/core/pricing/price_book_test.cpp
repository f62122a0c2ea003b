// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;

namespace
{

PriceBook smallBook()
{
    Article tin;
    tin.sku = "13";
    tin.barcode = "4006381333931";
    tin.name = {.en = "Formula \"900\"", .zh = "婴儿奶粉 900g"};
    tin.category = "baby";
    tin.unitPrice = Money::fromMinor(298'00, cny);
    tin.taxBasisPoints = 1300;
    tin.labels = {"favourite"};
    tin.starDiscount = false;
    tin.lastsDays = 7;
    tin.taxIncluded = false;
    Article pears;
    pears.sku = "14";
    pears.name = {.en = "Pears", .zh = "梨"};
    pears.category = "baby";
    pears.unitPrice = Money::fromMinor(0, cny);
    pears.weighed = true;
    PriceBook book;
    book.version = 4'000'000'000;
    book.categories = {{"baby", {.en = "Baby", .zh = "母婴"}}};
    book.articles = {tin, pears};
    return book;
}

} // namespace

SCENARIO("The price book arrives at the till as the office wrote it", "[pricing][pricebook]")
{
    const auto read = readPriceBook(writePriceBook(smallBook()));
    REQUIRE(read.ok());
    CHECK(read.value() == smallBook());
    CHECK(readPriceBook(writePriceBook({})).value() == PriceBook{});
}

SCENARIO("A price book from before tax could come on top has it in all prices", "[pricing][pricebook]")
{
    std::string json = writePriceBook(smallBook());
    const std::string field = ",\"tax_included\":false";
    REQUIRE(json.find(field) != std::string::npos);
    json.erase(json.find(field), field.size());
    CHECK(json.find("tax_included") == std::string::npos);
    const auto read = readPriceBook(json);
    REQUIRE(read.ok());
    CHECK(read.value().articles[0].taxIncluded);
    CHECK(read.value().articles[1].taxIncluded);
}

SCENARIO("A broken price book is refused, and the place is named", "[pricing][pricebook]")
{
    struct Broken {
        const char* from;
        const char* to;
        const char* place;
    };
    const Broken broken[]{{"\"format\":1", "\"format\":2", "format"},
                          {"4000000000", "4294967296", "version"},
                          {"\"CNY\"", "\"CNX\"", "articles[0].currency"},
                          {"29800", "298.00", "articles[0].price_units"},
                          {"29800", "-1", "articles[0].price_units"},
                          {"4006381333931", "4006381333930", "articles[0].barcode"},
                          {"1300", "10001", "articles[0].tax_basis_points"},
                          {"\"sku\":\"14\"", "\"sku\":\"13\"", "articles[1].sku"},
                          {"[\"favourite\"]", "[7]", "articles[0].labels"},
                          {"\"id\":\"baby\"", "\"id\":\"toys\"", "articles[0].category"},
                          {"\"tax_included\":false", "\"tax_included\":0", "articles[0].tax_included"},
                          {"\"lasts_days\":7", "\"lasts_days\":0", "articles[0].lasts_days"},
                          {"\"zh\":\"梨\"", "\"zh\":null", "articles[1].name.zh"}};
    for (const Broken& example : broken) {
        std::string json = writePriceBook(smallBook());
        INFO(example.from << " -> " << example.to);
        REQUIRE(json.find(example.from) != std::string::npos);
        json.replace(json.find(example.from), std::string(example.from).size(), example.to);
        const auto read = readPriceBook(json);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::Malformed);
        CHECK(read.error().message.en ==
              "The price book can't be read at " + std::string(example.place) + "; send it again.");
    }
}
