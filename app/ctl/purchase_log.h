// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// What one customer bought on one day, as an earlier system wrote it down.
struct PurchaseRow {
    std::size_t line = 0; ///< of the file, from 1
    std::string customer; ///< the earlier system's name for them
    Date day;
    Money amount = Money::zero(cny);
    std::uint32_t items = 0;
};

/// A row that could not be taken, by its line number.
struct PurchaseProblem {
    std::size_t line = 0;
    Sentence message;
};

struct PurchaseLog {
    std::vector<PurchaseRow> rows;
    std::vector<PurchaseProblem> problems; ///< the other rows are in `rows`
};

/// Reads a purchase log from CSV (UTF-8, a heading line): customer, date, amount and, when it is there, items, in any
/// order; other columns are passed over. Amounts are of `currency`. Refuses with Malformed when the heading lacks a
/// column; a broken row is a problem and loses nothing else.
[[nodiscard]] Result<PurchaseLog> readPurchaseLog(std::string_view csv, Currency currency);

} // namespace huitou
