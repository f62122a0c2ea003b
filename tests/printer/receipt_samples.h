// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/layout/receipt.h"

/// Receipts as a shop prints them, for the tests of paper and picture.
namespace huitou::samples
{

/// The two-star member of the sale screen's picture, with everything that a receipt can show.
[[nodiscard]] ReceiptContent memberReceipt();

/// One article, cash, no member.
[[nodiscard]] ReceiptContent plainReceipt();

} // namespace huitou::samples
