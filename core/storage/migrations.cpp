// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/storage/database.h"
#include "core/storage/store_errors.h"

namespace huitou
{

Status migrate(Database& database, std::span<const std::string_view> steps, const std::filesystem::path& file)
{
    const int known = static_cast<int>(steps.size());
    const int found = database.schemaVersion();
    if (found > known) {
        return newerSchema(file, found, known);
    }
    for (int version = found; version < known; ++version) {
        Transaction transaction(database);
        database.execute(steps[static_cast<std::size_t>(version)]);
        database.setSchemaVersion(version + 1);
        transaction.commit();
    }
    return {};
}

} // namespace huitou
