// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// The table programme: the texts of all versions of the programme. A version that is in force is never changed.
class ProgrammeStore
{
public:
    explicit ProgrammeStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, std::uint32_t version, std::string_view toml);
    [[nodiscard]] std::optional<std::string> get(std::uint32_t version);
    [[nodiscard]] std::size_t count();
    /// Ascending by version.
    [[nodiscard]] std::vector<std::string> texts();

private:
    Database& m_database;
};

} // namespace huitou
