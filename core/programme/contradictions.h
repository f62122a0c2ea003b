// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"
#include "core/programme/remark.h"

#include <vector>

namespace huitou
{

/// What each value of a programme allows but all together do not, as errors: names used twice or not known, thresholds
/// that do not ascend, terms that end before they begin, rates that no sum could hold.
[[nodiscard]] std::vector<Remark> contradictionsIn(const Programme& programme);

} // namespace huitou
