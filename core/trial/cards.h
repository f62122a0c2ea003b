// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/stage.h"

#include <string>
#include <vector>

namespace huitou::trial
{

/// What the card can still pay on the step's day. Refuses with NotFound, with AlreadyUsed when nothing is left, and
/// with NotAllowed when it has ended or was taken back.
[[nodiscard]] Result<Money> spendable(Stage& stage, const Step& step, const std::string& card);

/// The card as it is on the step's day.
[[nodiscard]] CardAnswer cardAnswer(Stage& stage, const Step& step, const std::string& card);

/// The cards of that names, likewise.
[[nodiscard]] std::vector<CardAnswer> cardAnswers(Stage& stage, const Step& step,
                                                  const std::vector<std::string>& cards);

/// Adds the cash for `amount`, to be paid or given back, to `tenders`, and says by how much cash was rounded.
[[nodiscard]] Money payInCash(const Programme& programme, Money amount, std::vector<Tender>& tenders);

/// Payment with a gift card.
[[nodiscard]] Tender byCard(const std::string& card, Money amount);

/// The void of a gift card.
[[nodiscard]] Result<Answer> voidCard(Stage& stage, const Step& step, const std::string& card, OutletId outlet);

} // namespace huitou::trial
