// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres_sql.h"

#include <optional>

namespace huitou
{

namespace
{

constexpr std::string_view create = "CREATE TABLE ";

void replaceAll(std::string& text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// The statements of a script, each with its semicolon and what stands before it. No text of ours has one in a literal.
std::vector<std::string> statementsOf(std::string_view script)
{
    std::vector<std::string> statements;
    std::size_t from = 0;
    while (from < script.size()) {
        const std::size_t end = script.find(';', from);
        const std::size_t next = end == std::string_view::npos ? script.size() : end + 1;
        statements.emplace_back(script.substr(from, next - from));
        from = next;
    }
    return statements;
}

std::optional<TableSpread> spreadOf(std::string_view statement)
{
    const std::size_t created = statement.find(create);
    if (created == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t name = created + create.size();
    TableSpread spread{.table = std::string(statement.substr(name, statement.find(' ', name) - name)), .column = {}};
    constexpr std::string_view by = "/*by ";
    const std::size_t comment = statement.find(by);
    if (comment == std::string_view::npos) {
        const bool isEverywhere = statement.find("/*everywhere*/") != std::string_view::npos;
        return isEverywhere ? std::optional(spread) : std::nullopt;
    }
    const std::size_t column = comment + by.size();
    spread.column = statement.substr(column, statement.find("*/", column) - column);
    return spread;
}

std::string partitionsOf(const TableSpread& spread, int count)
{
    std::string made;
    for (int number = 0; number < count; ++number) {
        made += "\nCREATE TABLE " + spread.table + "_p" + std::to_string(number) + " PARTITION OF " + spread.table +
                " FOR VALUES WITH (MODULUS " + std::to_string(count) + ", REMAINDER " + std::to_string(number) + ");";
    }
    return made;
}

} // namespace

std::string postgresText(std::string_view sql)
{
    std::string text(sql);
    for (std::size_t at = text.find('?'); at != std::string::npos; at = text.find('?', at)) {
        text[at] = '$';
    }
    replaceAll(text, "/*for update*/", "FOR UPDATE");
    replaceAll(text, "/*for update nowait*/", "FOR UPDATE NOWAIT");
    replaceAll(text, "/*for update skip locked*/", "FOR UPDATE SKIP LOCKED");
    return text;
}

std::string postgresTables(std::string_view script, int partitions)
{
    std::string text;
    for (std::string& statement : statementsOf(script)) {
        replaceAll(statement, " /*clustered*/", "");
        replaceAll(statement, " /*everywhere*/", "");
        const std::optional<TableSpread> spread = spreadOf(statement);
        if (spread && !spread->column.empty()) {
            replaceAll(statement, " /*by " + spread->column + "*/",
                       partitions > 0 ? " PARTITION BY HASH (" + spread->column + ")" : "");
            statement += partitionsOf(*spread, partitions);
        }
        text += statement;
    }
    return text;
}

std::string postgresVersionScript(int version, int partitions)
{
    return "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL, partitions BIGINT NOT NULL);\n"
           "DELETE FROM schema_version;\nINSERT INTO schema_version VALUES (" +
           std::to_string(version) + ", " + std::to_string(partitions) + ");\n";
}

std::vector<TableSpread> tableSpreadIn(std::string_view script)
{
    std::vector<TableSpread> spreads;
    for (const std::string& statement : statementsOf(script)) {
        if (std::optional<TableSpread> spread = spreadOf(statement)) {
            spreads.push_back(std::move(*spread));
        }
    }
    return spreads;
}

} // namespace huitou
