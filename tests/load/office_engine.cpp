// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/office_engine.h"

#include "app/office/database_address.h"
#include "app/office/office_folder.h"
#include "core/base/check.h"
#include "tests/load/bare_copy.h"

namespace huitou::load
{

namespace
{

namespace fs = std::filesystem;

fs::path copyOfFile(const OfficeFolder& office)
{
    return office.path / "office.kept";
}

void copyFile(const fs::path& from, const fs::path& to)
{
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

} // namespace

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

void OfficeEngine::keepCopy(const fs::path& folder)
{
    if (m_cluster) {
        m_copy = m_cluster->copyOf(m_database);
    } else {
        const OfficeFolder office{folder};
        HUITOU_CHECK(!fs::exists(office.store().string() + "-wal")); // it ended well
        copyFile(office.store(), copyOfFile(office));
    }
}

void OfficeEngine::putBack(const fs::path& folder)
{
    const OfficeFolder office{folder};
    if (m_cluster) {
        m_database = m_copy;
        fs::remove(office.database());
        const Status written = writeDatabaseAddress(office, m_cluster->url(m_database));
        HUITOU_CHECK(written.ok());
    } else {
        HUITOU_CHECK(!fs::exists(office.store().string() + "-wal"));
        copyFile(copyOfFile(office), office.store());
    }
}

Result<std::chrono::microseconds> OfficeEngine::copyBare(const fs::path& folder)
{
    return m_cluster ? Result(copyBareOnPostgres(*m_cluster, m_database)) : copyBareOnSqlcipher(folder);
}

} // namespace huitou::load
