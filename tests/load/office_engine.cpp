// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/office_engine.h"

#include "tests/load/bare_copy.h"

namespace huitou::load
{

OfficeEngine::OfficeEngine(const std::string& name)
{
    if (name == "postgresql") {
        m_cluster = std::make_unique<test::PostgresCluster>(test::PostgresCluster::Settings{.isDurable = true});
        m_database = m_cluster->newDatabase();
    }
}

std::optional<std::string> OfficeEngine::url() const
{
    return m_cluster ? std::optional(m_cluster->url(m_database)) : std::nullopt;
}

Result<std::chrono::microseconds> OfficeEngine::copyBare(const std::filesystem::path& folder)
{
    return m_cluster ? Result(copyBareOnPostgres(*m_cluster, m_database)) : copyBareOnSqlcipher(folder);
}

} // namespace huitou::load
