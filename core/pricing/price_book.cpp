// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

#include "core/base/card_number.h"
#include "core/base/json_fields.h"
#include "core/pricing/article_limits.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <set>
#include <utility>

namespace huitou
{

namespace
{

using OrderedJson = nlohmann::ordered_json;

constexpr std::int64_t format = 1;
constexpr std::size_t maxPriceBookBytes = 256 * 1024 * 1024;

OrderedJson toJson(const Sentence& sentence)
{
    return {{"zh", sentence.zh}, {"en", sentence.en}};
}

OrderedJson toJson(const Article& article)
{
    OrderedJson json{{"sku", article.sku},
                     {"barcode", article.barcode},
                     {"name", toJson(article.name)},
                     {"category", article.category},
                     {"currency", std::string(article.unitPrice.currency().code())},
                     {"price_units", article.unitPrice.minorUnits()},
                     {"weighed", article.weighed},
                     {"tax_basis_points", article.taxBasisPoints},
                     {"labels", article.labels},
                     {"star_discount", article.starDiscount}};
    if (!article.taxIncluded) {
        json["tax_included"] = false;
    }
    if (article.lastsDays) {
        json["lasts_days"] = *article.lastsDays;
    }
    return json;
}

Article articleIn(const JsonFields& fields)
{
    Article article;
    article.sku = fields.text("sku", article_limits::skuBytes);
    article.barcode = fields.text("barcode", 13);
    article.name = fields.sentence("name");
    article.category = fields.text("category", article_limits::categoryBytes);
    const std::optional<Currency> currency = Currency::fromCode(fields.text("currency", 3));
    if (!currency) {
        fields.refuse("currency");
    }
    article.unitPrice =
        Money::fromMinor(fields.integer("price_units", 0, article_limits::priceUnits), currency.value_or(cny));
    article.weighed = fields.boolean("weighed");
    article.taxBasisPoints =
        static_cast<std::int32_t>(fields.integer("tax_basis_points", 0, article_limits::taxBasisPoints));
    article.labels = fields.texts("labels", article_limits::labels);
    article.starDiscount = fields.boolean("star_discount");
    if (fields.has("tax_included")) {
        article.taxIncluded = fields.boolean("tax_included");
    }
    if (fields.has("lasts_days")) {
        article.lastsDays = static_cast<std::int32_t>(fields.integer("lasts_days", 1, article_limits::lastsDays));
    }
    if (!article.barcode.empty() && !isGoodsNumber(article.barcode)) {
        fields.refuse("barcode");
    }
    return article;
}

} // namespace

std::string writePriceBook(const PriceBook& book)
{
    auto categories = OrderedJson::array();
    for (const Category& category : book.categories) {
        categories.push_back({{"id", category.id}, {"name", toJson(category.name)}});
    }
    auto articles = OrderedJson::array();
    for (const Article& article : book.articles) {
        articles.push_back(toJson(article));
    }
    const OrderedJson document{{"format", format},
                               {"version", book.version},
                               {"categories", std::move(categories)},
                               {"articles", std::move(articles)}};
    return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Result<PriceBook> readPriceBook(std::string_view json)
{
    JsonDocument document(json, {.en = "price book", .zh = "商品价格表"}, format, maxPriceBookBytes);
    const JsonFields root = document.root();
    PriceBook book;
    book.version = static_cast<std::uint32_t>(root.integer("version", 0, std::numeric_limits<std::uint32_t>::max()));
    std::set<std::string> categories;
    for (const JsonFields& fields : root.list("categories", article_limits::categories)) {
        book.categories.push_back({fields.text("id", article_limits::categoryBytes), fields.sentence("name")});
        if (!categories.insert(book.categories.back().id).second) {
            fields.refuse("id");
        }
    }
    std::set<std::string> skus;
    std::set<std::string> barcodes;
    for (const JsonFields& fields : root.list("articles", article_limits::articles)) {
        book.articles.push_back(articleIn(fields));
        const Article& article = book.articles.back();
        if (article.sku.empty() || !skus.insert(article.sku).second) {
            fields.refuse("sku");
        }
        if (!article.barcode.empty() && !barcodes.insert(article.barcode).second) {
            fields.refuse("barcode");
        }
        if (!categories.contains(article.category)) {
            fields.refuse("category");
        }
    }
    if (const Status status = document.status(); !status) {
        return status.error();
    }
    return book;
}

} // namespace huitou
