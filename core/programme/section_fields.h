// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/fields.h"
#include "core/programme/programme.h"

namespace huitou
{

// The keys of each section of a programme file, one function each. programmeFields puts them together.

void earningFields(Fields& fields, Programme& programme);
void earnRuleFields(Fields& fields, EarnRule& rule);
void expiryFields(Fields& fields, PointExpiry& expiry);
/// "points = 1, per = 1"; without points there is no rate.
void rateFields(Fields& fields, EarnRate& rate);

void articleFields(Fields& fields, ArticleFilter& filter);
/// A filter in a table of its own, for a section that has another one already.
void articleSection(Fields& fields, std::string_view key, ArticleFilter& filter);
void benefitFields(Fields& fields, Benefit& benefit);
void starListField(Fields& fields, std::vector<std::string>& stars);

void ladderFields(Fields& fields, Programme& programme);
void starFields(Fields& fields, Star& star, LadderMeasure measure);

void redemptionFields(Fields& fields, Redemption& redemption);
void rewardFields(Fields& fields, Reward& reward);
void voucherFields(Fields& fields, VoucherTerms& voucher);
void giftFields(Fields& fields, Gift& gift);
void giftCardFields(Fields& fields, GiftCardRules& rules);
void referralFields(Fields& fields, Referral& referral);

void promotionFields(Fields& fields, Promotion& promotion);
void stackingFields(Fields& fields, Stacking& stacking);

void waveFields(Fields& fields, PromotionWave& wave);

void returnFields(Fields& fields, ReturnRules& returns);
void segmentFields(Fields& fields, SegmentRules& rules);
void winBackFields(Fields& fields, WinBackRule& rule);

/// How long something given holds: a number of days, or for ever.
inline constexpr Bounds validityBounds{1, programme_limits::days};

} // namespace huitou
