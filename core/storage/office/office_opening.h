// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/key_provider.h"
#include "core/storage/office/office_connections.h"
#include "core/storage/sqlcipher_database.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace huitou
{

struct PostgresPlace; // postgres_database.h

/// The connections to an office's store, and what only a file has.
struct OpenedOffice {
    std::unique_ptr<OfficeConnections> connections;
    std::optional<StoreKey> key;       ///< for a scratch store beside the file
    SqlcipherDatabase* file = nullptr; ///< that of the one connection
};

// Each refuses as the function of OfficeStore of that name does.
[[nodiscard]] Result<OpenedOffice> createOffice(const std::filesystem::path& file, KeyProvider& keys);
[[nodiscard]] Result<OpenedOffice> openOffice(const std::filesystem::path& file, KeyProvider& keys);
[[nodiscard]] Result<OpenedOffice> createOffice(const PostgresPlace& place);
[[nodiscard]] Result<OpenedOffice> openOffice(const PostgresPlace& place);

} // namespace huitou
