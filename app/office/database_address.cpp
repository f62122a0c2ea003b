// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/database_address.h"

#include "app/transport/private_file.h"
#include "core/storage/postgres_errors.h"

namespace huitou
{

Status writeDatabaseAddress(const OfficeFolder& folder, const std::string& url)
{
    if (const Result<std::string> name = postgresNameOf(url); !name) {
        return name.error();
    }
    return writePrivateFile(folder.database(), url + '\n');
}

Result<std::optional<PostgresPlace>> readDatabaseAddress(const OfficeFolder& folder)
{
    const Result<std::string> text = readSmallFile(folder.database());
    if (!text.ok()) {
        return text.error().code == ErrorCode::NotFound ? Result(std::optional<PostgresPlace>()) : text.error();
    }
    PostgresPlace place;
    place.url = text.value().substr(0, text.value().find('\n'));
    return std::optional(place);
}

} // namespace huitou
