// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/table.h"

#include "core/base/check.h"
#include "core/report/csv_line.h"
#include "core/report/display_width.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace huitou
{

namespace
{

using Json = nlohmann::ordered_json;

/// "-1,234.50": thousands apart, and all decimals of the currency.
std::string grouped(Money money)
{
    const std::string plain = (money.isNegative() ? -money : money).text();
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string text = money.isNegative() ? "-" : "";
    for (std::size_t at = 0; at < point; ++at) {
        if (at > 0 && (point - at) % 3 == 0) {
            text += ',';
        }
        text += plain[at];
    }
    return text + plain.substr(point);
}

/// A cell for people.
struct ForPeople {
    Language language;
    std::string operator()(const Sentence& text) const { return text.in(language); }
    std::string operator()(std::int64_t count) const { return formatDecimalGrouped(count, 0); }
    std::string operator()(Money money) const { return grouped(money); }
    std::string operator()(Points points) const { return points.display(); }
};

/// A cell for programs.
struct ForFiles {
    Language language;
    std::string operator()(const Sentence& text) const { return text.in(language); }
    std::string operator()(std::int64_t count) const { return std::to_string(count); }
    std::string operator()(Money money) const { return money.text(); }
    std::string operator()(Points points) const { return points.text(); }
};

/// The title of a column for people; amounts say their currency once, here.
std::string titleOf(const Table& table, std::size_t column, Language language)
{
    const std::string& title = table.columns[column].title.in(language);
    if (table.columns[column].type != ColumnType::Money || table.rows.empty()) {
        return title;
    }
    return title + " " + std::string(std::get<Money>(table.rows.front()[column]).currency().code());
}

using Line = std::vector<std::string>;

Line peopleLine(const Table& table, const std::vector<Cell>& cells, Language language)
{
    HUITOU_CHECK(cells.size() == table.columns.size());
    Line line;
    for (const Cell& cell : cells) {
        line.push_back(std::visit(ForPeople{language}, cell));
    }
    return line;
}

/// One line of the table; texts stand to the left, numbers to the right.
std::string aligned(const Table& table, const Line& line, const std::vector<std::size_t>& widths)
{
    std::string text;
    for (std::size_t column = 0; column < line.size(); ++column) {
        const std::string padding(widths[column] - displayWidth(line[column]), ' ');
        text += column > 0 ? "  " : "";
        text += table.columns[column].type == ColumnType::Text ? line[column] + padding : padding + line[column];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

std::string_view typeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Text: return "text";
    case ColumnType::Count: return "count";
    case ColumnType::Money: return "money";
    case ColumnType::Points: return "points";
    }
    return {};
}

Json jsonRow(const Table& table, const std::vector<Cell>& cells, Language language)
{
    HUITOU_CHECK(cells.size() == table.columns.size());
    Json row = Json::object();
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const auto* count = std::get_if<std::int64_t>(&cells[column]);
        row[table.columns[column].key] =
            count != nullptr ? Json(*count) : Json(std::visit(ForFiles{language}, cells[column]));
    }
    return row;
}

Json jsonTexts(const std::vector<Sentence>& sentences, Language language)
{
    Json texts = Json::array();
    for (const Sentence& sentence : sentences) {
        texts.push_back(sentence.in(language));
    }
    return texts;
}

} // namespace

std::vector<Cell> totalsOf(const Table& table, const Sentence& label)
{
    if (table.rows.empty()) {
        return {};
    }
    std::vector<Cell> totals = table.rows.front();
    for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row) {
        for (std::size_t column = 0; column < totals.size(); ++column) {
            const auto add = [&other = (*row)[column]](auto& sum) {
                using Value = std::remove_reference_t<decltype(sum)>;
                if constexpr (!std::is_same_v<Value, Sentence>) {
                    sum = sum + std::get<Value>(other);
                }
            };
            std::visit(add, totals[column]);
        }
    }
    for (Cell& cell : totals) {
        if (std::holds_alternative<Sentence>(cell)) {
            cell = Sentence{};
        }
    }
    totals.front() = label;
    return totals;
}

std::string renderText(const Table& table, Language language)
{
    std::vector<Line> lines(1);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        lines.front().push_back(titleOf(table, column, language));
    }
    for (const std::vector<Cell>& row : table.rows) {
        lines.push_back(peopleLine(table, row, language));
    }
    if (!table.totals.empty()) {
        lines.push_back(peopleLine(table, table.totals, language));
    }
    std::vector<std::size_t> widths(table.columns.size());
    for (const Line& line : lines) {
        for (std::size_t column = 0; column < widths.size(); ++column) {
            widths[column] = std::max(widths[column], displayWidth(line[column]));
        }
    }
    std::size_t tableWidth = widths.empty() ? 0 : 2 * (widths.size() - 1);
    for (const std::size_t width : widths) {
        tableWidth += width;
    }
    const std::string rule = std::string(tableWidth, '-') + '\n';

    std::string text = table.title.in(language) + '\n';
    for (const Sentence& sentence : table.heading) {
        text += sentence.in(language) + '\n';
    }
    text += '\n';
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const bool isTotals = !table.totals.empty() && line + 1 == lines.size();
        text += line == 1 || isTotals ? rule : "";
        text += aligned(table, lines[line], widths);
    }
    if (!table.remarks.empty()) {
        text += '\n';
    }
    for (const Sentence& sentence : table.remarks) {
        text += sentence.in(language) + '\n';
    }
    return text;
}

std::string renderCsv(const Table& table, Language language)
{
    Line keys;
    for (const Column& column : table.columns) {
        keys.push_back(column.key);
    }
    std::string csv = csvLine(keys);
    for (const std::vector<Cell>& row : table.rows) {
        HUITOU_CHECK(row.size() == table.columns.size());
        Line fields;
        for (const Cell& cell : row) {
            fields.push_back(std::visit(ForFiles{language}, cell));
        }
        csv += csvLine(fields);
    }
    return csv;
}

std::string renderJson(const Table& table, Language language)
{
    Json json;
    json["title"] = table.title.in(language);
    json["heading"] = jsonTexts(table.heading, language);
    json["columns"] = Json::array();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const Column& terms = table.columns[column];
        Json entry{{"key", terms.key}, {"title", terms.title.in(language)}, {"type", typeName(terms.type)}};
        if (terms.type == ColumnType::Money && !table.rows.empty()) {
            entry["currency"] = std::get<Money>(table.rows.front()[column]).currency().code();
        }
        json["columns"].push_back(std::move(entry));
    }
    json["rows"] = Json::array();
    for (const std::vector<Cell>& row : table.rows) {
        json["rows"].push_back(jsonRow(table, row, language));
    }
    json["totals"] = table.totals.empty() ? Json() : jsonRow(table, table.totals, language);
    json["remarks"] = jsonTexts(table.remarks, language);
    // Names come from outside: what is not UTF-8 in them is replaced, a report is never refused for it.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace huitou
