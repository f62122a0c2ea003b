// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ledger/facts.h"
#include "tests/load/sold_sums.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

namespace huitou::load
{

/// Sales by the ids of what was done, so that those that stand in two logs count once.
using SalesById = std::map<OpId, SaleFact>;

/// The sales in the log that a till's store goes on with. The till does not run. Refuses as TillStore::open does.
[[nodiscard]] Result<SalesById> readSales(const std::filesystem::path& till);

/// What the office says of sales that were all that was ever sold there.
struct OfficeSums {
    std::uint64_t sales = 0;
    std::uint64_t sumsWrong = 0; ///< members of whom it says other sums than the sales
};
/// Lets the office apply what waits there, and compares. It does not run. Refuses as OpenOffice::open does.
[[nodiscard]] Result<OfficeSums> compareWith(const SalesById& sales, const std::filesystem::path& office,
                                             const Clock& clock);

/// What one till's log and the office say of what was sold: heads and sums. Both stand still.
struct FieldBooks {
    std::uint64_t events = 0;       ///< in the till's log
    std::uint64_t acknowledged = 0; ///< of them, as the till believes
    std::uint64_t atOffice = 0;     ///< in that till's log at the office
    bool isSameHead = false;        ///< both logs end with the same hash, so they are the same
    std::uint64_t sales = 0;        ///< in the till's log
    std::uint64_t salesAtOffice = 0;
    std::uint64_t sumsWrong = 0; ///< members of whom the office says other sums than the log

    /// The office knows exactly what the till wrote.
    [[nodiscard]] bool agree() const;
    [[nodiscard]] nlohmann::ordered_json figures() const;
};

/// Opens both, and lets the office apply what waits there. The shop has sold nothing but by this till. Refuses as the
/// stores do.
[[nodiscard]] Result<FieldBooks> readFieldBooks(const std::filesystem::path& till, const std::filesystem::path& office,
                                                const Clock& clock);

} // namespace huitou::load
