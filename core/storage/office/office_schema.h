// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/migrations.h"

#include <span>
#include <string_view>

namespace huitou
{

/// The steps of the office's schema, for migrate(). What step 6 and later ones make says, in the comments of
/// database.h, how it is spread over machines.
[[nodiscard]] std::span<const std::string_view> officeSchema() noexcept;

/// What a new store begins with: every table as step 5 left it. PostgreSQL knows no earlier form.
[[nodiscard]] SchemaStart officeSchemaStart() noexcept;

} // namespace huitou
