// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"

#include <optional>
#include <string_view>

namespace huitou
{

/// The table imported_customer: which member a customer of an earlier system became.
class ImportedCustomerStore
{
public:
    explicit ImportedCustomerStore(Database& database) : m_database(database) {}

    [[nodiscard]] std::optional<MemberId> memberOf(std::string_view source, std::string_view customer);
    void add(Transaction& transaction, std::string_view source, std::string_view customer, const MemberId& member);
    /// The earlier system's name for that member.
    void erase(Transaction& transaction, const MemberId& member);

private:
    Database& m_database;
};

} // namespace huitou
