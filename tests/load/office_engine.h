// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/support/postgres_cluster.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace huitou::load
{

/// What an office keeps its data in: an encrypted file in its folder, or a database on a server of PostgreSQL that goes
/// with the object.
class OfficeEngine
{
public:
    /// "sqlcipher" or "postgresql".
    explicit OfficeEngine(const std::string& name);

    /// The database; nothing for a file.
    [[nodiscard]] std::optional<std::string> url() const;
    /// Keeps a copy of all that the office in `folder` holds. The office does not run.
    void keepCopy(const std::filesystem::path& folder);
    /// Puts that copy in the place of what the office holds now.
    void putBack(const std::filesystem::path& folder);
    /// See bare_copy.h.
    [[nodiscard]] Result<std::chrono::microseconds> copyBare(const std::filesystem::path& folder);

private:
    std::unique_ptr<test::PostgresCluster> m_cluster; ///< null: a file
    std::string m_database;
    std::string m_copy;
};

} // namespace huitou::load
