// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/key_provider.h"
#include "core/storage/purchase_import.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace huitou
{

/// A table whose rows are written once more. `types` has a letter for each column: i(nteger), t(ext), b(ytes); `read`
/// takes the office's log as ?1.
struct BareTable {
    std::string_view types;
    std::string_view read;
    std::string_view write;
};

/// Writes the rows of `tables` from `from` into the empty tables of `to`, in the order in which they are read, and
/// answers how long the writing alone took: prepared statements, and a transaction for as many rows as a batch has.
[[nodiscard]] BareWrite writeBare(Database& from, Database& to, const TillId& officeLog,
                                  std::span<const BareTable> tables);

/// Writes the rows that an import of purchases wrote to `from` into the same tables of a new encrypted file, in the
/// order in which the import wrote them. `scratch` is not there before, and gone afterwards.
[[nodiscard]] Result<BareWrite> writeBareImport(Database& from, const std::filesystem::path& scratch,
                                                const StoreKey& key, const TillId& officeLog);

} // namespace huitou
