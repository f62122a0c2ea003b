// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

#include <optional>

namespace huitou
{

/// What one offer of this rule may cost the shop at most: what it takes off, what its points pay for, what its voucher
/// is worth. Nothing when no amount bounds it: points that pay for nothing, a voucher for goods of any price.
[[nodiscard]] std::optional<Money> worthOfOffer(const WinBackRule& rule, const Programme& programme);

/// Whether the rule makes goods cheaper, for money: what stable members and those of high prices don't get.
[[nodiscard]] bool isPriceCut(const WinBackRule& rule, const Programme& programme);

} // namespace huitou
