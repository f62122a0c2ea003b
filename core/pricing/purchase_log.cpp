// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/purchase_log.h"

#include "core/base/card_number.h"
#include "core/pricing/csv_rows.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <istream>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t maxCustomerBytes = 64;
constexpr std::size_t maxFieldBytes = 1024;
constexpr std::size_t maxLineBytes = 64 * 1024;
/// A hundred million in units of two decimals: no purchase is larger, and sums of them cannot overflow.
constexpr std::int64_t maxAmountMinor = 10'000'000'000;

std::optional<std::size_t> columnOf(const std::vector<std::string>& heading, std::string_view name)
{
    for (std::size_t column = 0; column < heading.size(); ++column) {
        if (heading[column] == name) {
            return column;
        }
    }
    return std::nullopt;
}

Result<PurchaseColumns> columnsOf(const std::vector<std::string>& heading, AmountColumn amount)
{
    PurchaseColumns columns{.amount = columnOf(heading, "amount"),
                            .items = columnOf(heading, "items"),
                            .sale = columnOf(heading, "sale"),
                            .sku = columnOf(heading, "sku"),
                            .category = columnOf(heading, "category"),
                            .labels = columnOf(heading, "labels"),
                            .count = heading.size()};
    for (const std::string_view name : {"customer", "date", "amount"}) {
        const bool isNeeded = name != "amount" || amount == AmountColumn::Required;
        if (isNeeded && !columnOf(heading, name)) {
            return Error{
                ErrorCode::Malformed,
                {fmt::format("Line 1: the heading has no column \"{}\"; a purchase log begins with "
                             "customer,date,amount,items.",
                             name),
                 fmt::format("第 1 行：标题中没有“{}”列；购买记录的第一行应为 customer,date,amount,items。", name)}};
        }
    }
    columns.customer = columnOf(heading, "customer").value_or(0);
    columns.date = columnOf(heading, "date").value_or(0);
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

void takeText(CsvRow& csv, const std::optional<std::size_t>& column, std::string& text)
{
    if (column) {
        text = std::move(csv.fields[*column]);
    }
}

Result<PurchaseRow> rowOf(CsvRow& csv, const PurchaseColumns& columns, Currency currency)
{
    if (csv.problem) {
        return rowError(*csv.problem);
    }
    if (csv.fields.size() != columns.count) {
        return rowError({fmt::format("{} fields where the heading has {}", csv.fields.size(), columns.count),
                         fmt::format("有 {} 个字段，而标题有 {} 个", csv.fields.size(), columns.count)});
    }
    std::string& customer = csv.fields[columns.customer];
    if (std::ranges::any_of(csv.fields, [](const std::string& field) { return field.size() > maxFieldBytes; })) {
        return rowError({fmt::format("a field is longer than {} bytes", maxFieldBytes),
                         fmt::format("有字段超过 {} 字节", maxFieldBytes)});
    }
    if (customer.empty() || customer.size() > maxCustomerBytes) {
        return rowError({fmt::format("the customer is empty or longer than {} bytes", maxCustomerBytes),
                         fmt::format("客户为空，或超过 {} 字节", maxCustomerBytes)});
    }
    if (const Status status = refuseCardNumber(customer, NumberOrigin::Unknown); !status) {
        return status.error();
    }
    const std::string& dateText = csv.fields[columns.date];
    const std::optional<Date> day = parseDate(dateText);
    if (!day) {
        return rowError({fmt::format("the date \"{}\" is not a day such as 2026-01-31", dateText),
                         fmt::format("日期“{}”无效，应如 2026-01-31", dateText)});
    }
    const std::string amountText = columns.amount ? csv.fields[*columns.amount] : "0";
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
    takeText(csv, columns.sale, row.sale);
    takeText(csv, columns.sku, row.sku);
    takeText(csv, columns.category, row.category);
    std::string labels;
    takeText(csv, columns.labels, labels);
    for (std::string_view rest = labels; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        if (end > 0) {
            row.labels.emplace_back(rest.substr(0, end));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return row;
}

} // namespace

Result<PurchaseLog> readPurchaseLog(std::string_view csv, Currency currency)
{
    CsvRows rows(csv);
    std::optional<CsvRow> csvRow = rows.next();
    const Result<PurchaseColumns> columns =
        columnsOf(csvRow ? csvRow->fields : std::vector<std::string>{}, AmountColumn::Required);
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

Result<PurchaseLogStream> PurchaseLogStream::open(std::istream& in, Currency currency, AmountColumn amount)
{
    PurchaseLogStream stream(in, currency);
    const bool hasHeading = stream.takeLine();
    if (stream.m_text.size() > maxLineBytes) {
        return Error{ErrorCode::TooLarge, {"Line 1: the heading is too long.", "第 1 行：标题过长。"}};
    }
    std::optional<CsvRow> heading = CsvRows(stream.m_text).next();
    const Result<PurchaseColumns> columns =
        columnsOf(hasHeading && heading ? heading->fields : std::vector<std::string>{}, amount);
    if (!columns) {
        return columns.error();
    }
    stream.m_columns = columns.value();
    return stream;
}

bool PurchaseLogStream::takeLine()
{
    m_text.clear();
    bool hasAny = false;
    for (int byte = m_in->get(); byte != std::char_traits<char>::eof(); byte = m_in->get()) {
        hasAny = true;
        ++m_bytesRead;
        if (byte == '\n' || byte == '\r') {
            if (byte == '\r' && m_in->peek() == '\n') {
                m_in->get();
                ++m_bytesRead;
            }
            break;
        }
        if (m_text.size() <= maxLineBytes) { // what is longer is read over, and refused
            m_text += static_cast<char>(byte);
        }
    }
    m_line += hasAny ? 1 : 0;
    return hasAny;
}

std::optional<PurchaseLogStream::Next> PurchaseLogStream::next()
{
    while (takeLine()) {
        if (m_text.size() > maxLineBytes) {
            return Next{m_line, rowError({"the line is too long", "该行过长"})};
        }
        std::optional<CsvRow> csv = CsvRows(m_text).next();
        if (csv) {
            csv->line = m_line;
            Result<PurchaseRow> row = rowOf(*csv, m_columns, m_currency);
            if (row) {
                row.value().line = m_line;
            }
            return Next{m_line, std::move(row)};
        }
    }
    return std::nullopt;
}

} // namespace huitou
