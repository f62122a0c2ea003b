// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace huitou
{

class Database;

/// Brings a store to the newest schema: `steps[n]` makes schema n+1 out of schema n, each in a transaction of its own.
/// A step that was shipped is never changed. Refuses with NewerSchema, touching nothing, when the store is ahead of
/// `steps`; `file` is for that sentence.
[[nodiscard]] Status migrate(Database& database, std::span<const std::string_view> steps,
                             const std::filesystem::path& file);

} // namespace huitou
