// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <optional>

/// A member's own rhythm of buying. Pure; any thread. Statistics: the one room of core that uses `double`.
namespace huitou
{

/// What purchase rhythms are like before anything is known of one member: MBG/NBD with exponential forgetting, in days.
/// Time to the next purchase is exponential with a gamma(r, alpha) rate; after each purchase a member is lost with a
/// beta(a, b) chance; `rho` is how much an older gap weighs against the one after it.
struct CadenceParameters {
    double r;
    double alpha;
    double a;
    double b;
    double rho;
};

/// What a shop starts from before it has a history of its own. Fitted by maximum likelihood on two public purchase
/// logs, an online CD shop (23,570 customers, 18 months) and a gift shop (5,878 customers, 24 months), each shop
/// weighing the same. They are neither food nor corner shops, so these are priors to begin with and nothing more. `rho`
/// was chosen between what fits the one (0.9) and the other (1) best.
inline constexpr CadenceParameters shippedCadence{0.497, 47.2, 0.227, 1.451, 0.95};

/// What one member's purchase days say, of constant size. Begins with the first purchase day.
struct CadenceState {
    std::uint32_t purchaseDays = 0;
    double gapCount = 0; ///< gaps between purchase days, older ones forgotten
    double gapDays = 0;  ///< their sum, forgotten likewise
    Date first;
    Date last;
    std::array<std::int32_t, 3> lastGaps{}; ///< in days, the newest first; 0 where there is none yet
    Money total = Money::zero(cny);
    Money lastAmount = Money::zero(cny);
    friend bool operator==(const CadenceState&, const CadenceState&) = default;
};

/// Adds what was spent on `day`, which is not before the last one; a second purchase on one day adds to its amount.
/// The amounts are of one currency. Constant time.
void addPurchaseDay(CadenceState& state, Date day, Money amount, const CadenceParameters& parameters);

/// The probability that the member buys nothing in the `horizonDays` days after `today`. The state has a purchase day.
[[nodiscard]] double probabilityOfSilence(const CadenceState& state, Date today, int horizonDays,
                                          const CadenceParameters& parameters);

/// The probability that the member still buys here at all: a weaker sign than silence, because who is active may yet
/// stay away for long. The state has a purchase day.
[[nodiscard]] double probabilityActive(const CadenceState& state, Date today, const CadenceParameters& parameters);

/// The day from which on probabilityOfSilence is at least `threshold`, when nothing is bought until then: to be
/// computed at a purchase, and void with the next one. Nothing when it lies more than ten years ahead. Constant time.
[[nodiscard]] std::optional<Date> crossingDate(const CadenceState& state, double threshold, int horizonDays,
                                               const CadenceParameters& parameters);

/// The share of this member's own gaps that should be over by now: 0.5 is an ordinary wait, 0.95 a rare one.
/// The state has a purchase day.
[[nodiscard]] double lateness(const CadenceState& state, Date today, const CadenceParameters& parameters);

/// Whether the member came often enough to have a rhythm: three purchase days, so two gaps.
[[nodiscard]] bool hasRhythm(const CadenceState& state);

/// True when the rhythm broke, for a member with at least three purchase days: the silence is as long as one gap in
/// twenty, or, as regular buyers show it earlier, late and three times as long as each of the last three gaps.
[[nodiscard]] bool isAway(const CadenceState& state, Date today, const CadenceParameters& parameters);

/// "usually every 9 days": the median of the last three gaps. Nothing before the third purchase day.
[[nodiscard]] std::optional<Sentence> usualRhythm(const CadenceState& state);

/// "usually every 9 days; last purchase 31 days ago", as far as it is known. The state has a purchase day.
[[nodiscard]] Sentence rhythmSentence(const CadenceState& state, Date today);

} // namespace huitou
