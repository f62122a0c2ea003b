// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/pruning.h"

#include "core/base/bytes.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/postgres_sql.h"

#include <libpq-fe.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <regex>
#include <stdexcept>

namespace huitou::test
{

namespace
{

using nlohmann::json;

constexpr unsigned bytea = 17;
constexpr unsigned bigint = 20;
constexpr unsigned textType = 25;

/// A connection with which one statement is explained.
class Line
{
public:
    explicit Line(const std::string& url) : m_handle(PQconnectdb(url.c_str()), &PQfinish) {}

    [[nodiscard]] std::string answer(const std::string& script)
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(m_handle.get(), script.c_str()), &PQclear);
        const ExecStatusType status = PQresultStatus(done.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            throw std::runtime_error(script + ": " + PQerrorMessage(m_handle.get()));
        }
        std::string text;
        for (int row = 0; row < PQntuples(done.get()); ++row) {
            text += PQgetvalue(done.get(), row, 0);
        }
        return text;
    }
    [[nodiscard]] std::string quoted(const std::string& value)
    {
        char* literal = PQescapeLiteral(m_handle.get(), value.data(), value.size());
        std::string text = literal;
        PQfreemem(literal);
        return text;
    }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_handle;
};

std::string typeName(unsigned type)
{
    return type == bytea ? "bytea" : type == bigint ? "bigint" : type == textType ? "text" : "unknown";
}

std::string literal(Line& line, const PostgresConnection::Parameter& value)
{
    if (value.isNull) {
        return "NULL";
    }
    if (value.type == bytea) {
        return "'\\x" + toHex(bytesOf(value.bytes)) + "'::bytea";
    }
    if (value.type != bigint) {
        return line.quoted(value.bytes);
    }
    std::uint64_t bits = 0;
    for (const char byte : value.bytes) {
        bits = bits << 8U | static_cast<unsigned char>(byte);
    }
    return std::to_string(static_cast<std::int64_t>(bits));
}

/// Whatever the plan scans. Of a table that is written to, PostgreSQL names all parts, and touches those it scanned.
void collectScans(const json& plan, std::set<std::string>& partitions)
{
    static const std::regex partition("(.*)_p[0-9]+");
    const std::string type = plan.at("Node Type");
    const std::string relation = plan.value("Relation Name", "");
    if (type != "ModifyTable" && std::regex_match(relation, partition)) {
        partitions.insert(relation);
    }
    for (const json& child : plan.value("Plans", json::array())) {
        collectScans(child, partitions);
    }
}

std::vector<TableSpread> allSpreads()
{
    std::vector<TableSpread> spreads = tableSpreadIn(officeSchemaStart().script);
    for (std::size_t step = static_cast<std::size_t>(officeSchemaStart().version); step < officeSchema().size();
         ++step) {
        const std::vector<TableSpread> more = tableSpreadIn(officeSchema()[step]);
        spreads.insert(spreads.end(), more.begin(), more.end());
    }
    return spreads;
}

bool mentions(const std::string& text, const std::string& pattern)
{
    return std::regex_search(text, std::regex(pattern));
}

} // namespace

PostgresConnection::Observer StatementLog::observer()
{
    return [this](const std::string& text, std::span<const PostgresConnection::Parameter> values) {
        const std::lock_guard lock(m_mutex);
        m_statements.try_emplace(text, values.begin(), values.end());
    };
}

std::set<std::string> partitionsRead(const std::string& url, const std::string& text,
                                     const StatementLog::Values& values)
{
    Line line(url);
    std::string types;
    std::string literals;
    for (const PostgresConnection::Parameter& value : values) {
        types += (types.empty() ? "" : ", ") + typeName(value.type);
        literals += (literals.empty() ? "" : ", ") + literal(line, value);
    }
    const auto inBrackets = [](const std::string& list) { return list.empty() ? list : "(" + list + ")"; };
    // Small tables would be read whole, whichever index there is.
    static_cast<void>(line.answer("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
                                  "PREPARE statement" +
                                  inBrackets(types) + " AS " + text));
    const std::string plan = line.answer("EXPLAIN (COSTS OFF, FORMAT JSON) EXECUTE statement" + inBrackets(literals));
    std::set<std::string> partitions;
    collectScans(json::parse(plan).at(0).at("Plan"), partitions);
    return partitions;
}

std::string lackOfColumn(const std::string& text)
{
    for (const auto& [table, column] : allSpreads()) {
        if (column.empty() || !mentions(text, "\\b(FROM|JOIN|INTO|UPDATE) " + table + "\\b")) {
            continue;
        }
        const bool isInserted = mentions(text, "INTO " + table + " \\([^)]*\\b" + column + "\\b[^)]*\\) VALUES");
        const bool isCondition = mentions(text, "WHERE .*\\b" + column + " = \\$[0-9]+");
        if (!isInserted && !isCondition) {
            return table + " without " + column;
        }
    }
    return {};
}

} // namespace huitou::test
