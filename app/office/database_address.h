// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_folder.h"
#include "core/storage/postgres_database.h"

#include <optional>
#include <string>

/// Where an office that keeps its data in PostgreSQL says which database it is: a file of its folder, `database`, with
/// an address of libpq without a password. An office without that file keeps them in the folder.
namespace huitou
{

/// Refuses with Malformed or NotAllowed (it holds a password), or Io.
[[nodiscard]] Status writeDatabaseAddress(const OfficeFolder& folder, const std::string& url);

/// Nothing for an office whose data are in its folder. Refuses with Io.
[[nodiscard]] Result<std::optional<PostgresPlace>> readDatabaseAddress(const OfficeFolder& folder);

} // namespace huitou
