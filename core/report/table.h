// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Reports as values, and their three forms. Pure; any thread.
namespace huitou
{

/// What a column holds; numbers stand to the right.
enum class ColumnType { Text, Count, Money, Points };

struct Column {
    std::string key; ///< "discount_cost": the name in CSV and JSON
    Sentence title;
    ColumnType type = ColumnType::Text;
};

using Cell = std::variant<Sentence, std::int64_t, Money, Points>;

/// A report: every row, and the totals where there are any, has one cell a column, of the column's type.
struct Table {
    Sentence title;
    std::vector<Sentence> heading; ///< period, outlet, what else must be known to read it; a line each
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<Cell> totals;      ///< empty, or a row
    std::vector<Sentence> remarks; ///< below the table, a line each
};

/// The sums over the rows, by column; texts have none, the first column says `label`. Empty without rows.
[[nodiscard]] std::vector<Cell> totalsOf(const Table& table, const Sentence& label);

/// For a terminal or a printer with fixed columns; a Chinese character takes two.
[[nodiscard]] std::string renderText(const Table& table, Language language);

/// RFC 4180: keys as the first line, CRLF, plain decimals, the totals not in it: whoever reads it adds up.
[[nodiscard]] std::string renderCsv(const Table& table, Language language);

/// {"title", "heading", "columns", "rows", "totals", "remarks"}, rows by column key. Amounts and points are decimal
/// strings, counts are numbers; a column of amounts names its currency.
[[nodiscard]] std::string renderJson(const Table& table, Language language);

} // namespace huitou
