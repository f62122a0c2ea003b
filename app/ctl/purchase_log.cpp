// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/purchase_log.h"

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

/// The fields of one line; quoted fields may hold commas and doubled quotes, but no line breaks. Nothing when a quote
/// is not closed.
std::optional<std::vector<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char letter = line[at];
        if (quoted && letter == '"' && at + 1 < line.size() && line[at + 1] == '"') {
            fields.back() += '"';
            ++at;
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += letter;
        }
    }
    return quoted ? std::nullopt : std::optional(std::move(fields));
}

/// The lines of a text one after the other, with their numbers.
class Lines
{
public:
    explicit Lines(std::string_view text) : m_rest(text)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF")) {
            m_rest.remove_prefix(3);
        }
    }
    [[nodiscard]] std::optional<std::string_view> next()
    {
        if (m_rest.empty()) {
            return std::nullopt;
        }
        const std::size_t end = m_rest.find('\n');
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        ++m_number;
        return line;
    }
    [[nodiscard]] std::size_t number() const { return m_number; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

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

Result<Columns> columnsOf(std::optional<std::string_view> headingLine)
{
    const std::vector<std::string> heading =
        fieldsOf(headingLine.value_or(std::string_view{})).value_or(std::vector<std::string>{});
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

Result<PurchaseRow> rowOf(std::string_view line, const Columns& columns, Currency currency)
{
    const std::optional<std::vector<std::string>> fields = fieldsOf(line);
    if (!fields) {
        return rowError({"a quotation mark is not closed", "引号没有闭合"});
    }
    if (fields->size() != columns.count) {
        return rowError({fmt::format("{} fields where the heading has {}", fields->size(), columns.count),
                         fmt::format("有 {} 个字段，而标题有 {} 个", fields->size(), columns.count)});
    }
    const std::string& customer = (*fields)[columns.customer];
    if (customer.empty() || customer.size() > maxCustomerBytes) {
        return rowError({fmt::format("the customer is empty or longer than {} bytes", maxCustomerBytes),
                         fmt::format("客户为空，或超过 {} 字节", maxCustomerBytes)});
    }
    const std::string& dateText = (*fields)[columns.date];
    const std::optional<Date> day = parseDate(dateText);
    if (!day) {
        return rowError({fmt::format("the date \"{}\" is not a day such as 2026-01-31", dateText),
                         fmt::format("日期“{}”无效，应如 2026-01-31", dateText)});
    }
    const std::string& amountText = (*fields)[columns.amount];
    const std::optional<Money> amount = Money::parse(amountText, currency);
    if (!amount || amount->isNegative() || amount->minorUnits() > maxAmountMinor) {
        return rowError(
            {fmt::format("the amount \"{}\" is not an amount from 0 to 100 million with at most {} decimals",
                         amountText, currency.decimals()),
             fmt::format("金额“{}”无效，应在 0 到 1 亿之间，小数不超过 {} 位", amountText, currency.decimals())});
    }
    PurchaseRow row{.customer = customer, .day = *day, .amount = *amount};
    if (columns.items) {
        const Result<std::uint32_t> items = itemsOf((*fields)[*columns.items]);
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
    Lines lines(csv);
    const Result<Columns> columns = columnsOf(lines.next());
    if (!columns) {
        return columns.error();
    }
    PurchaseLog log;
    for (std::optional<std::string_view> line = lines.next(); line; line = lines.next()) {
        if (line->empty()) {
            continue;
        }
        Result<PurchaseRow> row = rowOf(*line, columns.value(), currency);
        if (row) {
            row.value().line = lines.number();
            log.rows.push_back(std::move(row).value());
        } else {
            log.problems.push_back({lines.number(), row.error().message});
        }
    }
    return log;
}

} // namespace huitou
