// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/office_place.h"

#include "tests/core/storage/office_in_a_folder.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch_test_macros.hpp>

namespace huitou::test
{

namespace
{

/// Enough to be more than one; as many as a chain has would make each test's database slow to copy.
constexpr int partitions = 3;

PostgresPlace placeOf(const std::string& database)
{
    return {.url = PostgresCluster::shared().url(database), .partitions = partitions, .observer = {}};
}

/// A database with the tests' office in it, to copy from.
const std::string& copiedFrom()
{
    static const std::string name = [] {
        std::string made = PostgresCluster::shared().newDatabase();
        Result<std::unique_ptr<OfficeStore>> store = OfficeStore::create(placeOf(made));
        REQUIRE(store.ok());
        furnish(*store.value());
        return made;
    }();
    return name;
}

std::unique_ptr<OfficeStore> taken(Result<std::unique_ptr<OfficeStore>> store)
{
    if (!store) {
        FAIL(store.error());
    }
    return std::move(store).value();
}

} // namespace

std::ostream& operator<<(std::ostream& out, Engine engine)
{
    return out << (engine == Engine::Sqlcipher ? "SQLCipher" : "PostgreSQL");
}

OfficePlace::OfficePlace(Engine engine) : m_engine(engine)
{
    if (m_engine == Engine::PostgreSql) {
        m_database = PostgresCluster::shared().copyOf(copiedFrom());
    }
    UNSCOPED_INFO("on " << m_engine);
}

OfficePlace::~OfficePlace()
{
    if (m_engine == Engine::PostgreSql) {
        PostgresCluster::shared().drop(m_database);
    }
}

PostgresPlace OfficePlace::postgres() const
{
    return placeOf(m_database);
}

std::unique_ptr<OfficeStore> OfficePlace::make() const
{
    return m_engine == Engine::Sqlcipher ? newOffice(m_folder / "office.db") : open();
}

std::unique_ptr<OfficeStore> OfficePlace::open() const
{
    KnownKey keys;
    return taken(m_engine == Engine::Sqlcipher ? OfficeStore::open(m_folder / "office.db", keys)
                                               : OfficeStore::open(postgres()));
}

} // namespace huitou::test
