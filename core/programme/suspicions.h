// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"
#include "core/programme/table_reader.h"

#include <optional>
#include <vector>

namespace huitou
{

/// The sections of a programme file, so that a remark about several of them stands at the right one.
struct ProgrammeSections {
    std::vector<TableReader> stars;   ///< one for each of Programme::stars
    std::vector<TableReader> winBack; ///< one for each of Programme::winBack
    std::optional<TableReader> redemption;
    std::optional<TableReader> referral;
};

/// Notes what each value allows but all together do not: thresholds that do not ascend and names used twice as
/// errors; schemes that may cost the shop more than its keeper expects as warnings.
void noteSuspicions(const Programme& programme, ProgrammeSections& sections);

} // namespace huitou
