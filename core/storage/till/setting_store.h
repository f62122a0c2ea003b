// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <optional>
#include <string>

namespace huitou
{

/// The table setting: a till's own small choices by name.
class SettingStore
{
public:
    explicit SettingStore(Database& database) : m_database(database) {}

    [[nodiscard]] std::optional<std::string> get(std::string_view name);
    void put(std::string_view name, std::string_view value);
    void put(Transaction& transaction, std::string_view name, std::string_view value);

private:
    Database& m_database;
};

} // namespace huitou
