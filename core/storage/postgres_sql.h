// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How the one SQL text of the stores (database.h) is put to PostgreSQL.
namespace huitou
{

/// Parameters become $1, $2, …; the comments that lock rows are no comments any more.
[[nodiscard]] std::string postgresText(std::string_view sql);

/// Table definitions: a table that is spread by a column gets so many hash partitions; with 0 it stays whole, for a
/// server that spreads it itself (Citus).
[[nodiscard]] std::string postgresTables(std::string_view script, int partitions);

/// Writes down which schema the tables have, and in how many parts they are.
[[nodiscard]] std::string postgresVersionScript(int version, int partitions);

/// Which column spreads a table's rows.
struct TableSpread {
    std::string table;
    std::string column; ///< empty: each machine holds all rows
    friend bool operator==(const TableSpread&, const TableSpread&) = default;
};

/// Of each table that `script` creates, in its order. A table that says nothing stands nowhere in the answer.
[[nodiscard]] std::vector<TableSpread> tableSpreadIn(std::string_view script);

} // namespace huitou
