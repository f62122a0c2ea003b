// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"
#include "core/programme/star_ladder.h"

#include <string>

/// Sentences that several steps of pricing need, short as on a till's line.
namespace huitou::reasons
{

/// "¥200", "¥19.9": an amount inside a short reason.
[[nodiscard]] std::string brief(Money amount);

/// "★★ pays 85 %", "二星 8.5 折".
[[nodiscard]] Sentence starPays(const Star& star);

/// "Welcome back: −15.00": what was taken off the whole sale, in the name of what did it.
[[nodiscard]] Sentence ofTotal(const Sentence& name, Money amount);

/// "offer −15.00": the same on one line.
[[nodiscard]] Sentence ofLine(const Sentence& kind, Money amount);

} // namespace huitou::reasons
