// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// The document in which the versions of a programme travel to tills (DocumentKind::Programme): a JSON array of their
/// TOML texts. Readers answer the versions ascending by validFrom; refuse with ProgrammeInvalid.
[[nodiscard]] std::string writeProgrammeVersions(const std::vector<std::string>& tomlTexts);
[[nodiscard]] Result<std::vector<Programme>> readProgrammeVersions(std::string_view json);

/// The versions of a programme ascending by validFrom, then by number. Refuses with ProgrammeInvalid when a later day
/// has no higher version number, the currency changes, or two hold from the same day and differ in more than campaigns
/// (campaigns.h).
[[nodiscard]] Result<std::vector<Programme>> inVersionOrder(std::vector<Programme> versions);

} // namespace huitou
