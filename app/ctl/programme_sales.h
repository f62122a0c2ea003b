// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"
#include "core/ledger/fold.h"

#include <string>
#include <vector>

namespace huitou
{

struct PastSalesOptions {
    std::string file;                ///< CSV, as a purchase log
    std::vector<std::string> beside; ///< programme files; none: the office's, when there is an office
    std::string format = "text";     ///< or "json"
};

/// Plays a purchase log under the programme `versions` and the present one, and prints what each would have cost and
/// who would have which star. Progress and rows that could not be played go to standard error.
[[nodiscard]] Result<Exit> tryPastSales(Session& session, const PastSalesOptions& options, ProgrammeVersions versions);

} // namespace huitou
