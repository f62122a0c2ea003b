// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/card_number.h"
#include "core/base/utf8.h"
#include "core/pricing/article_limits.h"
#include "core/pricing/csv_rows.h"
#include "core/pricing/price_book.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t maxGoodsBytes = 64 * 1024 * 1024;

enum Column : std::size_t {
    Sku,
    Barcode,
    NameZh,
    NameEn,
    CategoryId,
    CategoryZh,
    CategoryEn,
    Price,
    Unit,
    Tax,
    Labels,
    StarDiscount,
    LastsDays,
    TaxIncluded,
    ColumnCount
};
constexpr std::array<std::string_view, ColumnCount> columnNames{
    "sku",   "barcode", "name_zh", "name_en", "category",      "category_zh", "category_en",
    "price", "unit",    "tax",     "labels",  "star_discount", "lasts_days",  "tax_included"};
constexpr std::size_t neededColumns = TaxIncluded; ///< a file may leave out those from here on

struct TextLimit {
    Column column;
    std::size_t maxBytes;
    bool needed;
};
constexpr std::array textLimits{
    TextLimit{Sku, article_limits::skuBytes, true},          TextLimit{NameZh, article_limits::nameBytes, true},
    TextLimit{NameEn, article_limits::nameBytes, true},      TextLimit{CategoryId, article_limits::categoryBytes, true},
    TextLimit{CategoryZh, article_limits::nameBytes, false}, TextLimit{CategoryEn, article_limits::nameBytes, false},
    TextLimit{Labels, article_limits::labelBytes, false}};

Sentence notA(std::string_view column, const std::string& value, std::string_view wantedEn, std::string_view wantedZh)
{
    const std::string name(column);
    const std::string shown(firstCharacters(value, 40));
    return {.en = name + " \"" + shown + "\" is not " + std::string(wantedEn) + "; correct it and import again.",
            .zh = name + "“" + shown + "”不是" + std::string(wantedZh) + "，请改正后重新导入。"};
}

std::vector<std::string> splitLabels(std::string_view text)
{
    std::vector<std::string> labels;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('|'), text.size());
        if (end > 0) {
            labels.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return labels;
}

bool isYesOrNo(std::string_view text)
{
    return text == "yes" || text == "no";
}

/// An article may have its goods number as its sku; nothing else in a row of goods is a long number.
NumberOrigin originOf(std::size_t column)
{
    return column == Sku || column == Barcode ? NumberOrigin::GoodsSymbol : NumberOrigin::Unknown;
}

/// True for the names of all columns, or of all but those that may be left out.
bool isHeading(const std::vector<std::string>& fields)
{
    return fields.size() >= neededColumns && fields.size() <= columnNames.size() &&
           std::equal(fields.begin(), fields.end(), columnNames.begin());
}

/// Reads rows one after the other into a book, and says of each that it can't take why.
class GoodsReader
{
public:
    GoodsReader(Currency currency, std::size_t columns) : m_currency(currency), m_columns(columns) {}

    void take(const CsvRow& row)
    {
        if (row.problem) {
            m_import.problems.push_back({row.line, *row.problem});
            return;
        }
        Result<Article> article = articleFrom(row.fields);
        if (!article) {
            m_import.problems.push_back({row.line, article.error().message});
            return;
        }
        if (m_import.book.articles.size() == article_limits::articles) {
            m_import.problems.push_back({row.line,
                                         {.en = "The file has more articles than the 200,000 that a price book holds.",
                                          .zh = "文件中的商品超过价格表的上限 200,000 种。"}});
            return;
        }
        remember(article.value(), row.fields);
        m_import.book.articles.push_back(std::move(article).value());
    }

    [[nodiscard]] GoodsImport finish() && { return std::move(m_import); }

private:
    [[nodiscard]] static Error wrong(Sentence message) { return Error{ErrorCode::Malformed, std::move(message)}; }

    [[nodiscard]] Result<Article> articleFrom(const std::vector<std::string>& fields) const
    {
        if (fields.size() != m_columns) {
            const std::string count = std::to_string(fields.size());
            const std::string needed = std::to_string(m_columns);
            return wrong({.en = "The row has " + count + " fields; " + needed +
                                " are needed. Is a comma missing, or one too many?",
                          .zh = "此行有 " + count + " 个字段，应为 " + needed + " 个。是否缺少或多了逗号?"});
        }
        for (std::size_t column = 0; column < fields.size(); ++column) {
            if (const Status status = refuseCardNumber(fields[column], originOf(column)); !status) {
                return status.error();
            }
        }
        Article article;
        if (const Status status = readNames(fields, article); !status) {
            return status.error();
        }
        if (const Status status = readNumbers(fields, article); !status) {
            return status.error();
        }
        if (m_columns > TaxIncluded && !fields[TaxIncluded].empty()) {
            if (!isYesOrNo(fields[TaxIncluded])) {
                return wrong(notA("tax_included", fields[TaxIncluded], "yes or no", " yes 或 no"));
            }
            article.taxIncluded = fields[TaxIncluded] == "yes";
        }
        article.labels = splitLabels(fields[Labels]);
        return article;
    }

    [[nodiscard]] Status readNames(const std::vector<std::string>& fields, Article& article) const
    {
        for (const TextLimit& limit : textLimits) {
            const std::string& text = fields[limit.column];
            if ((text.empty() && limit.needed) || text.size() > limit.maxBytes) {
                const std::string bytes = std::to_string(limit.maxBytes);
                return wrong(notA(columnNames[limit.column], text, "a text of 1 to " + bytes + " bytes",
                                  " 1 到 " + bytes + " 字节的文字"));
            }
        }
        article.sku = fields[Sku];
        if (m_skus.contains(article.sku)) {
            return wrong({.en = "The sku " + article.sku + " is in this file already; each article needs its own.",
                          .zh = "编号 " + article.sku + " 在本文件中已出现；每种商品编号必须不同。"});
        }
        article.barcode = fields[Barcode];
        if (!article.barcode.empty() && !isGoodsNumber(article.barcode)) {
            return wrong(notA("barcode", article.barcode, "an EAN-13, EAN-8 or UPC-A with its check digit",
                              "校验位正确的 EAN-13、EAN-8 或 UPC-A"));
        }
        if (!article.barcode.empty() && m_barcodes.contains(article.barcode)) {
            return wrong({.en = "The barcode " + article.barcode + " is in this file already; which article is it?",
                          .zh = "条码 " + article.barcode + " 在本文件中已出现；请确认属于哪种商品。"});
        }
        article.name = {.en = fields[NameEn], .zh = fields[NameZh]};
        article.category = fields[CategoryId];
        return {};
    }

    [[nodiscard]] Status readNumbers(const std::vector<std::string>& fields, Article& article) const
    {
        const std::optional<Money> price = Money::parse(fields[Price], m_currency);
        if (!price || price->isNegative() || price->minorUnits() > article_limits::priceUnits) {
            return wrong(notA("price", fields[Price], "an amount such as 12.50", "金额(例如 12.50)"));
        }
        article.unitPrice = *price;
        if (fields[Unit] != "pc" && fields[Unit] != "kg") {
            return wrong(notA("unit", fields[Unit], "pc or kg", " pc 或 kg"));
        }
        article.weighed = fields[Unit] == "kg";
        const std::optional<std::int64_t> tax = parseDecimal(fields[Tax], 2);
        if (!tax || *tax < 0 || *tax > article_limits::taxBasisPoints) {
            return wrong(
                notA("tax", fields[Tax], "a percentage from 0 to 100 such as 13", " 0 到 100 的百分比(例如 13)"));
        }
        article.taxBasisPoints = static_cast<std::int32_t>(*tax);
        if (!isYesOrNo(fields[StarDiscount])) {
            return wrong(notA("star_discount", fields[StarDiscount], "yes or no", " yes 或 no"));
        }
        article.starDiscount = fields[StarDiscount] == "yes";
        if (!fields[LastsDays].empty()) {
            const std::optional<std::int64_t> days = parseDecimal(fields[LastsDays], 0);
            if (!days || *days < 1 || *days > article_limits::lastsDays) {
                return wrong(
                    notA("lasts_days", fields[LastsDays], "a number of days from 1 to 3650", " 1 到 3650 的天数"));
            }
            article.lastsDays = static_cast<std::int32_t>(*days);
        }
        return {};
    }

    void remember(const Article& article, const std::vector<std::string>& fields)
    {
        m_skus.insert(article.sku);
        if (!article.barcode.empty()) {
            m_barcodes.insert(article.barcode);
        }
        // The first row of a category names it; later rows may leave its names empty.
        if (m_categories.insert(article.category).second) {
            const Sentence name{.en = fields[CategoryEn].empty() ? article.category : fields[CategoryEn],
                                .zh = fields[CategoryZh].empty() ? article.category : fields[CategoryZh]};
            m_import.book.categories.push_back({article.category, name});
        }
    }

    Currency m_currency;
    std::size_t m_columns; ///< of this file
    GoodsImport m_import;
    std::set<std::string> m_skus;
    std::set<std::string> m_barcodes;
    std::set<std::string> m_categories;
};

} // namespace

Result<GoodsImport> readGoodsCsv(std::string_view csv, Currency currency)
{
    if (csv.size() > maxGoodsBytes) {
        return Error{ErrorCode::TooLarge,
                     {.en = "The goods file is larger than 64 MiB; split it.", .zh = "商品文件超过 64 MiB，请拆分。"}};
    }
    CsvRows rows(csv);
    const std::optional<CsvRow> heading = rows.next();
    if (!heading || !isHeading(heading->fields)) {
        return Error{ErrorCode::Malformed,
                     {.en =
                          "The goods file must begin with the heading sku,barcode,name_zh,name_en,category,category_zh,"
                          "category_en,price,unit,tax,labels,star_discount,lasts_days; tax_included may follow.",
                      .zh = "商品文件第一行必须是 sku,barcode,name_zh,name_en,category,category_zh,"
                            "category_en,price,unit,tax,labels,star_discount,lasts_days；其后可加 tax_included。"}};
    }
    GoodsReader reader(currency, heading->fields.size());
    while (const std::optional<CsvRow> row = rows.next()) {
        reader.take(*row);
    }
    return std::move(reader).finish();
}

} // namespace huitou
