// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/purchase_log.h"

#include "core/pricing/csv_rows.h"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t maxCustomerBytes = 64;
/// A hundred million in units of two decimals: no purchase is larger, and sums of them cannot overflow.
constexpr std::int64_t maxAmountMinor = 10'000'000'000;

/// In which column what stands.
struct Columns {
    std::size_t customer = 0;
    std::size_t date = 0;
    std::size_t amount = 0;
    std::optional<std::size_t> items;
    std::size_t count = 0;
};

std::optional<std::size_t> columnOf(const std::vector<std::string>& heading, std::string_view name)
{
    for (std::size_t column = 0; column < heading.size(); ++column) {
        if (heading[column] == name) {
            return column;
        }
    }
    return std::nullopt;
}

Result<Columns> columnsOf(const std::vector<std::string>& heading)
{
    Columns columns{.items = columnOf(heading, "items"), .count = heading.size()};
    for (const auto& [name, place] : {std::pair{"customer", &columns.customer}, std::pair{"date", &columns.date},
                                      std::pair{"amount", &columns.amount}}) {
        const std::optional<std::size_t> column = columnOf(heading, name);
        if (!column) {
            return Error{
                ErrorCode::Malformed,
                {fmt::format("Line 1: the heading has no column \"{}\"; a purchase log begins with "
                             "customer,date,amount,items.",
                             name),
                 fmt::format("第 1 行：标题中没有“{}”列；购买记录的第一行应为 customer,date,amount,items。", name)}};
        }
        *place = *column;
    }
    return columns;
}

Error rowError(Sentence message)
{
    return Error{ErrorCode::Malformed, std::move(message)};
}

Result<std::uint32_t> itemsOf(const std::string& text)
{
    std::uint32_t items = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), items);
    if (failure != std::errc{} || end != text.data() + text.size()) {
        return rowError({fmt::format("the number of items \"{}\" is not a whole number", text),
                         fmt::format("件数“{}”不是整数", text)});
    }
    return items;
}

Result<PurchaseRow> rowOf(CsvRow& csv, const Columns& columns, Currency currency)
{
    if (csv.problem) {
        return rowError(*csv.problem);
    }
    if (csv.fields.size() != columns.count) {
        return rowError({fmt::format("{} fields where the heading has {}", csv.fields.size(), columns.count),
                         fmt::format("有 {} 个字段，而标题有 {} 个", csv.fields.size(), columns.count)});
    }
    std::string& customer = csv.fields[columns.customer];
    if (customer.empty() || customer.size() > maxCustomerBytes) {
        return rowError({fmt::format("the customer is empty or longer than {} bytes", maxCustomerBytes),
                         fmt::format("客户为空，或超过 {} 字节", maxCustomerBytes)});
    }
    const std::string& dateText = csv.fields[columns.date];
    const std::optional<Date> day = parseDate(dateText);
    if (!day) {
        return rowError({fmt::format("the date \"{}\" is not a day such as 2026-01-31", dateText),
                         fmt::format("日期“{}”无效，应如 2026-01-31", dateText)});
    }
    const std::string& amountText = csv.fields[columns.amount];
    const std::optional<Money> amount = Money::parse(amountText, currency);
    if (!amount || amount->isNegative() || amount->minorUnits() > maxAmountMinor) {
        return rowError(
            {fmt::format("the amount \"{}\" is not an amount from 0 to 100 million with at most {} decimals",
                         amountText, currency.decimals()),
             fmt::format("金额“{}”无效，应在 0 到 1 亿之间，小数不超过 {} 位", amountText, currency.decimals())});
    }
    PurchaseRow row;
    row.line = csv.line;
    row.customer = std::move(customer);
    row.day = *day;
    row.amount = *amount;
    if (columns.items) {
        const Result<std::uint32_t> items = itemsOf(csv.fields[*columns.items]);
        if (!items) {
            return items.error();
        }
        row.items = items.value();
    }
    return row;
}

} // namespace

Result<PurchaseLog> readPurchaseLog(std::string_view csv, Currency currency)
{
    CsvRows rows(csv);
    std::optional<CsvRow> csvRow = rows.next();
    const Result<Columns> columns = columnsOf(csvRow ? csvRow->fields : std::vector<std::string>{});
    if (!columns) {
        return columns.error();
    }
    PurchaseLog log;
    for (csvRow = rows.next(); csvRow; csvRow = rows.next()) {
        Result<PurchaseRow> row = rowOf(*csvRow, columns.value(), currency);
        if (row) {
            log.rows.push_back(std::move(row).value());
        } else {
            log.problems.push_back({csvRow->line, row.error().message});
        }
    }
    return log;
}

} // namespace huitou
