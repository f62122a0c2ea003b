// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office_store.h"
#include "core/storage/till_store.h"

#include <filesystem>

#include <nlohmann/json.hpp>

namespace huitou::test
{

/// Makes a till's store in `folder` and lets it work: members, sales, rights, print jobs, an acknowledgement.
void writeTillStore(const std::filesystem::path& folder);
/// What the office says of the members, all of it.
void sendMembers(TillStore& till);
/// Makes an office's store and lets it work: members, the log of a till, applied, and facts of its own.
void writeOfficeStore(const std::filesystem::path& file);

/// Everything that such a store says: each event with its hash, each standing, what may be spent. A standing is the
/// text of writeStanding().
[[nodiscard]] nlohmann::json accountOf(TillStore& store);
[[nodiscard]] nlohmann::json accountOf(OfficeStore& store);

} // namespace huitou::test
