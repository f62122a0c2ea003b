// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"
#include "core/pricing/purchase_log.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

struct PurchaseSource {
    std::string name; ///< of the earlier system
    bool earn = false;
};

/// What an import did.
struct PurchaseImport {
    std::uint64_t rows = 0; ///< that could be read
    std::uint64_t customers = 0;
    std::uint64_t newMembers = 0;
    std::uint64_t added = 0;
    std::uint64_t already = 0;
    std::vector<PurchaseProblem> problems;
    std::chrono::microseconds took{0};
};

/// Brings a purchase log to the office, a customer's rows together and some thousand rows at a time, so that an office
/// that runs serves its tills in between. Progress goes to standard error.
[[nodiscard]] Result<PurchaseImport> importPurchaseLog(Session& session, std::string_view csv,
                                                       const PurchaseSource& source);

/// How fast an import was, beside the bare store writing the rows that it wrote.
struct ImportRate {
    std::uint64_t purchases = 0;
    std::uint64_t storedRows = 0; ///< in all tables
    std::chrono::microseconds imported{0};
    std::chrono::microseconds bare{0};

    [[nodiscard]] Sentence sentence() const;
};
[[nodiscard]] Result<ImportRate> measureImport(Session& session, const PurchaseImport& done);

} // namespace huitou
