// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/storage/till_identity.h"

#include <filesystem>
#include <string>

namespace huitou
{

/// Makes this machine one of the office's tills: enrols by the link, makes the key file and the store in `folder`, and
/// fetches programme, prices, staff and members. Blocks; no screen is open yet. Refuses as enrol(), TillStore::create()
/// and the office do; what was made before a failing first fetch stays, and the till fetches when it starts.
[[nodiscard]] Result<TillIdentity> enrolTill(const std::string& link, const std::filesystem::path& folder,
                                             const Clock& clock);

} // namespace huitou
