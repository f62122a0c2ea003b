// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"
#include "core/storage/office/office_tables.h"

#include <memory>
#include <vector>

namespace huitou
{

/// A connection to the office's database, with its tables, and what was read over it and holds still.
class OfficeConnection
{
public:
    explicit OfficeConnection(std::unique_ptr<Database> open) : m_database(std::move(open)), m_tables(*m_database) {}

    [[nodiscard]] Database& database() noexcept { return *m_database; }
    [[nodiscard]] OfficeTables& tables() noexcept { return m_tables; }
    /// All versions, ascending by validFrom: read anew when there is another one than before.
    [[nodiscard]] const std::vector<Programme>& programmes();

private:
    std::unique_ptr<Database> m_database;
    OfficeTables m_tables;
    std::vector<Programme> m_programmes;
};

} // namespace huitou
