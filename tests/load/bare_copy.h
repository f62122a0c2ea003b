// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/support/postgres_cluster.h"

#include <chrono>
#include <filesystem>
#include <string>

/// How long the bare database takes for the rows that an office wrote while it took in and applied what tills sent: the
/// limit beside which huitou-load puts the office. The office does not run meanwhile.
namespace huitou::load
{

/// Reads them from the office's file and writes them to another one, encrypted and indexed alike, in one transaction.
/// Refuses with Io.
[[nodiscard]] Result<std::chrono::microseconds> copyBareOnSqlcipher(const std::filesystem::path& office);

/// COPY of them into the same tables of another database of that server.
[[nodiscard]] std::chrono::microseconds copyBareOnPostgres(test::PostgresCluster& cluster, const std::string& database);

} // namespace huitou::load
