// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace huitou
{

class Database;

/// All tables as the steps up to `version` make them: where an empty store may begin.
struct SchemaStart {
    int version = 0;
    std::string_view script;
};

/// Brings a store to the newest schema: `steps[n]` makes schema n+1 out of schema n, each in a transaction of its own.
/// A step that was shipped is never changed, nor is `start`. Refuses with NewerSchema, touching nothing, when the store
/// is ahead of `steps`; `file` is for that sentence.
[[nodiscard]] Status migrate(Database& database, std::span<const std::string_view> steps,
                             const std::filesystem::path& file, const std::optional<SchemaStart>& start = std::nullopt);

} // namespace huitou
