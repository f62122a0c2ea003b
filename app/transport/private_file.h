// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace huitou
{

/// Replaces `file` by `content` in one step: what was there stays whole until the new content is durable. Only its
/// owner may read the result (mode 0600). Refuses with Io, naming the file.
[[nodiscard]] Status writePrivateFile(const std::filesystem::path& file, std::string_view content);

/// The content of a file of at most `maxBytes`. Refuses with NotFound, TooLarge or Io, naming the file.
[[nodiscard]] Result<std::string> readSmallFile(const std::filesystem::path& file, std::size_t maxBytes = 65536);

} // namespace huitou
