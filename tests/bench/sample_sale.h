// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/till_store.h"

#include <cstddef>

namespace huitou::bench
{

/// Five articles with a star discount, bought by a member, with a receipt to print.
[[nodiscard]] SaleCommit saleOfFive(const MemberId& member);

/// What such a sale stores, in bytes: its body, its receipt, and hashes, ids and figures of the rows around them.
[[nodiscard]] std::size_t bytesOfSaleOfFive();

} // namespace huitou::bench
