// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/rounding.h"

#include <cstdint>
#include <span>
#include <vector>

namespace huitou
{

/// `total` split in proportion to `weights` by largest remainder; the parts add up to `total` exactly. All-zero
/// weights put everything on the first. Negative weights are the caller's bug, and so is no weight for something.
[[nodiscard]] std::vector<Money> splitByLargestRemainder(Money total, const std::vector<Money>& weights);

/// The same for bare numbers, into `parts`, which has the size of `weights`. The sum of the weights, and its product
/// with `total`, fit into 128 bits.
void splitInto(std::span<std::int64_t> parts, std::int64_t total, std::span<const std::int64_t> weights);
void splitInto(std::span<std::int64_t> parts, std::int64_t total, std::span<const Wide> weights);

} // namespace huitou
