// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/storage/database.h"
#include "core/storage/store_errors.h"

namespace huitou
{

namespace
{

void step(Database& database, std::string_view script, int version)
{
    Transaction transaction(database);
    database.execute(script);
    database.setSchemaVersion(version);
    transaction.commit();
}

} // namespace

Status migrate(Database& database, std::span<const std::string_view> steps, const std::filesystem::path& file,
               const std::optional<SchemaStart>& start)
{
    const int known = static_cast<int>(steps.size());
    int version = database.schemaVersion();
    if (version > known) {
        return newerSchema(file, version, known);
    }
    if (version == 0 && start) {
        step(database, start->script, start->version);
        version = start->version;
    }
    for (; version < known; ++version) {
        step(database, steps[static_cast<std::size_t>(version)], version + 1);
    }
    return {};
}

} // namespace huitou
