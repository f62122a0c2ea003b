// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

/// A campaign in words, for who decides about it. Pure; any thread.
namespace huitou
{

/// Its occasion and its days: "when nothing was bought for 45 days, from 2026-03-01".
[[nodiscard]] Sentence occasionOf(const WinBackRule& campaign, const Programme& programme);
/// What a member gets: "15.00 off from 100.00".
[[nodiscard]] Sentence giftOf(const WinBackRule& campaign, const Programme& programme);
/// For whom: "★ or ★★; loyal", or "everybody who agreed to offers".
[[nodiscard]] Sentence audienceOf(const WinBackRule& campaign, const Programme& programme);
/// How often, how many and for how much, and who gets nothing for comparison.
[[nodiscard]] Sentence limitsOf(const WinBackRule& campaign);
/// What a member could read: "Welcome back: 15.00 off from 100.00".
[[nodiscard]] Sentence suggestedTitle(const WinBackRule& campaign, const Programme& programme);

} // namespace huitou
