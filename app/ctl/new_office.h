// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What a new office begins with.
struct NewOffice {
    Sentence name; ///< of outlet 1
    std::string timeZone = "Asia/Shanghai";
    std::string programme;          ///< TOML
    std::vector<std::string> hosts; ///< by which tills reach it
    /// A database of PostgreSQL to keep the data in: its address, without a password. Nothing: they are kept in the
    /// folder.
    std::optional<std::string> database{};
    int partitions = 16; ///< see PostgresPlace
};

/// Makes an office in `folder`: key file, authority, signing key, store, outlet 1 and its programme. Checks everything
/// first, so that a refusal leaves nothing behind. Refuses with NotAllowed when there is an office already,
/// ProgrammeInvalid, NotFound (time zone) or Io, and
/// as OfficeStore::create does. Another folder with the same database and keys is another process of the same office.
[[nodiscard]] Status makeOffice(const std::filesystem::path& folder, const NewOffice& office, Instant now);

} // namespace huitou
