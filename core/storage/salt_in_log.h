// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/sqlcipher_database.h"

#include <filesystem>
#include <optional>

namespace huitou
{

/// The salt of an encrypted file as its log of writes has it: for a file whose first page was being written when the
/// power went, which stands whole in that log. Nothing when there is no log, or the first page is not in it. What it
/// answers is proved by opening. The file is closed.
[[nodiscard]] std::optional<StoreSalt> saltInLog(const std::filesystem::path& file);

} // namespace huitou
