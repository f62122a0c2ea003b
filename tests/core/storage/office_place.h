// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office_store.h"
#include "core/storage/postgres_database.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <memory>
#include <ostream>
#include <string>

namespace huitou::test
{

enum class Engine { Sqlcipher, PostgreSql };
std::ostream& operator<<(std::ostream& out, Engine engine);

/// Where a test's office is kept: an encrypted file, or a database of the tests' own server. Gone with the object.
class OfficePlace
{
public:
    explicit OfficePlace(Engine engine);
    OfficePlace(const OfficePlace&) = delete;
    OfficePlace& operator=(const OfficePlace&) = delete;
    ~OfficePlace();

    /// The office that newOffice() makes, in this place.
    [[nodiscard]] std::unique_ptr<OfficeStore> make() const;
    /// Once more, as another start of the program does; a database also while it is open.
    [[nodiscard]] std::unique_ptr<OfficeStore> open() const;
    [[nodiscard]] Engine engine() const { return m_engine; }
    /// Of a database.
    [[nodiscard]] const std::string& database() const { return m_database; }
    [[nodiscard]] PostgresPlace postgres() const;

private:
    Engine m_engine;
    TemporaryFolder m_folder;
    std::string m_database;
};

} // namespace huitou::test
