// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/purchase_import.h"

namespace huitou
{

/// Writes the rows that an import of purchases wrote to `from` into the same, empty tables of `to`, in the order in
/// which the import wrote them, and answers how long the writing alone took: prepared statements, and a transaction for
/// as many rows as a batch has.
[[nodiscard]] BareWrite writeBare(Database& from, Database& to, const TillId& officeLog);

} // namespace huitou
