// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_schema.h"
#include "core/storage/postgres_sql.h"
#include "tests/core/storage/office_place.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace huitou;
using namespace huitou::test;

namespace
{

namespace fs = std::filesystem;

constexpr int partitions = 16;
const std::string firstLine = "-- SPDX-License-Identifier: GPL-3.0-or-later\n";

/// The tables that a new store begins with, and the steps behind them.
std::vector<std::string> scripts()
{
    std::vector<std::string> all{std::string(officeSchemaStart().script)};
    for (std::size_t step = static_cast<std::size_t>(officeSchemaStart().version); step < officeSchema().size();
         ++step) {
        all.emplace_back(officeSchema()[step]);
    }
    return all;
}

std::string schemaIn(int parts)
{
    std::string text =
        firstLine + "-- The office's tables. Written by a test, from the steps in core/storage/office.\n";
    for (const std::string& script : scripts()) {
        text += postgresTables(script, parts);
    }
    return text + postgresVersionScript(static_cast<int>(officeSchema().size()), parts);
}

/// The lines that spread the tables over machines; run again, they spread what a later version added.
std::string citusLines()
{
    std::string text = firstLine +
                       "-- Spreads the tables of schema-whole.sql over the machines of a Citus cluster. Written by a "
                       "test.\n";
    std::string lines;
    for (const std::string& script : scripts()) {
        for (const auto& [table, column] : tableSpreadIn(script)) {
            const std::string unlessDone =
                " WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = '" + table + "'::regclass);\n";
            lines += column.empty() ? "SELECT create_reference_table('" + table + "')" + unlessDone
                                    : "SELECT create_distributed_table('" + table + "', '" + column + "')" + unlessDone;
        }
    }
    return text + lines;
}

void checkFile(const std::string& name, const std::string& wanted)
{
    const fs::path file = fs::path(HUITOU_POSTGRES_FILES) / name;
    const std::string there = fs::exists(file) ? contentOf(file) : std::string();
    if (there != wanted) {
        std::ofstream(file.string() + ".received", std::ios::binary) << wanted;
    }
    INFO(file << " is not what the office makes; what it makes was written beside it.");
    CHECK(there == wanted);
}

} // namespace

SCENARIO("The schema files are what the office itself would make", "[storage][postgres][schema]")
{
    checkFile("schema.sql", schemaIn(partitions));
    checkFile("schema-whole.sql", schemaIn(0));
    checkFile("citus.sql", citusLines());
}

SCENARIO("An office moves into tables that were made by hand", "[storage][postgres][schema]")
{
    PostgresCluster& cluster = PostgresCluster::shared();
    for (const int parts : {0, 2}) {
        const std::string database = cluster.newDatabase();
        cluster.execute(database, schemaIn(parts));
        CHECK(OfficeStore::create({.url = cluster.url(database)}).ok());
        CHECK(OfficeStore::open({.url = cluster.url(database)}).ok());
        cluster.drop(database);
    }
}

SCENARIO("Every table says how it is spread, and has the column in every key", "[storage][postgres][schema]")
{
    std::string all;
    std::size_t tables = 0;
    for (const std::string& script : scripts()) {
        all += script;
    }
    for (std::size_t at = all.find("CREATE TABLE "); at != std::string::npos; at = all.find("CREATE TABLE ", at + 1)) {
        ++tables;
    }
    CHECK(tableSpreadIn(all).size() == tables);

    // Partitions would not let a key be made without the column; whole tables would.
    PostgresCluster& cluster = PostgresCluster::shared();
    const std::string database = cluster.newDatabase();
    cluster.execute(database, schemaIn(0));
    for (const auto& [table, column] : tableSpreadIn(all)) {
        if (column.empty()) {
            continue;
        }
        INFO(table);
        const std::string keys = "SELECT 1 / (count(*) = count(*) FILTER (WHERE '" + column +
                                 "' IN (SELECT attname::text FROM pg_attribute WHERE attrelid = indrelid AND attnum = "
                                 "ANY (indkey))))::int FROM pg_index WHERE indisunique AND indrelid = '" +
                                 table + "'::regclass";
        CHECK_NOTHROW(cluster.execute(database, keys));
    }
    const std::string control = "CREATE UNIQUE INDEX ON standing (version)";
    cluster.execute(database, control);
    CHECK_THROWS(cluster.execute(
        database,
        "SELECT 1 / (count(*) = count(*) FILTER (WHERE 'member_id' IN (SELECT attname::text FROM pg_attribute "
        "WHERE attrelid = indrelid AND attnum = ANY (indkey))))::int FROM pg_index WHERE indisunique AND "
        "indrelid = 'standing'::regclass"));
    cluster.drop(database);
}
