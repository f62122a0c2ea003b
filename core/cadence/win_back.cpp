// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back.h"

#include "core/base/rounding.h"
#include "core/ledger/gifts.h"
#include "core/ledger/rights.h"
#include "core/programme/offer_worth.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// The reason of the article that runs out first, of those that run out about now. What should have been used up longer
/// ago than the rule rests is no longer a matter of this article.
std::optional<Sentence> consumptionSays(const WinBackRule& rule, const PurchaseHistory& history, Date today)
{
    const ConsumableBought* first = nullptr;
    Date firstUsedUp;
    for (const ConsumableBought& bought : history.consumables) {
        const std::optional<Date> usedUp = usedUpOn(bought);
        if (!usedUp) {
            continue;
        }
        const Date due = *usedUp - std::chrono::days{rule.days};
        const bool isDue = bought.day < today && due <= today && today < due + std::chrono::days{rule.restDays};
        if (isDue && (first == nullptr || *usedUp < firstUsedUp)) {
            first = &bought;
            firstUsedUp = *usedUp;
        }
    }
    return first != nullptr ? std::optional(consumptionSentence(*first, firstUsedUp)) : std::nullopt;
}

/// The next birthday on or after `today`.
Date nextBirthday(Date birthday, Date today)
{
    Date day = today;
    while (!isBirthday(birthday, day)) {
        day += std::chrono::days{1};
    }
    return day;
}

Sentence birthdaySentence(Date birthday)
{
    const std::string day = formatDate(birthday).substr(5); // without the year: how old they are is not ours to say
    return {"birthday on " + day, day + " 生日"};
}

/// Why `rule` holds for the member today; nothing when it does not.
std::optional<Sentence> reasonFor(const WinBackRule& rule, const WinBackQuestion& question, const CadenceState& cadence,
                                  const SilenceModel& model)
{
    const Date today = question.today;
    switch (rule.trigger) {
    case WinBackTrigger::Consumption: return consumptionSays(rule, question.history, today);
    case WinBackTrigger::Silence:
        return today - cadence.last >= std::chrono::days{rule.days} ? std::optional(rhythmSentence(cadence, today))
                                                                    : std::nullopt;
    case WinBackTrigger::OwnRhythm:
        return isAway(cadence, today, model.rhythm) &&
                       model.probability(cadence, today) * 100 >= rule.probabilityPercent
                   ? std::optional(scoreSentence(cadence, today, model))
                   : std::nullopt;
    case WinBackTrigger::Dates: return rhythmSentence(cadence, today);
    case WinBackTrigger::Birthday: {
        if (!question.birthday) {
            return std::nullopt;
        }
        const Date next = nextBirthday(*question.birthday, today);
        return next - today <= std::chrono::days{rule.days} ? std::optional(birthdaySentence(next)) : std::nullopt;
    }
    case WinBackTrigger::Complaint: {
        const std::optional<Date>& agreed = question.history.complaintAgreed;
        if (!agreed || today - *agreed > std::chrono::days{rule.days}) {
            return std::nullopt;
        }
        const std::string day = formatDate(*agreed);
        return Sentence{"a complaint was settled on " + day, day + " 的投诉已达成一致"};
    }
    }
    return std::nullopt;
}

/// The star as rules name it.
std::string_view asNamed(std::string_view star)
{
    return star.empty() ? std::string_view{"none"} : star;
}

/// Whether the rule makes offers today, for that star.
bool isOpen(const WinBackRule& rule, Date today, std::string_view star)
{
    const bool isWithin =
        !rule.isStopped && (!rule.from || *rule.from <= today) && (!rule.until || today <= *rule.until);
    return isWithin && (rule.waves.empty() || std::ranges::any_of(rule.waves, [&](const PromotionWave& wave) {
                            return wave.star == asNamed(star) && wave.from <= today && today <= wave.until;
                        }));
}

template <typename Value>
bool names(const std::vector<Value>& list, const Value& value)
{
    return list.empty() || std::ranges::find(list, value) != list.end();
}

/// Whether the member spends enough, and not too much.
bool spendsAsAsked(const WinBackAudience& audience, const MemberProfile& profile)
{
    const auto days = static_cast<std::int64_t>(profile.cadence.purchaseDays);
    // Compared without dividing: the average is a fraction.
    const auto reaches = [&profile, days](Money average) {
        return static_cast<Wide>(profile.cadence.total.minorUnits()) >= static_cast<Wide>(average.minorUnits()) * days;
    };
    return days >= audience.purchasesFrom && (!audience.averageFrom || reaches(*audience.averageFrom)) &&
           (!audience.averageBelow || !reaches(*audience.averageBelow)) &&
           (!audience.spentFrom || profile.spentInPeriod >= *audience.spentFrom) &&
           (!audience.spentBelow || profile.spentInPeriod < *audience.spentBelow);
}

bool isFor(const WinBackAudience& audience, const MemberProfile& profile, const WinBackQuestion& question)
{
    const SegmentRules& segments = question.programme.segments;
    const bool hasChange =
        audience.changes.empty() || std::ranges::any_of(profile.changes, [&](const NoticedChange& one) {
            return names(audience.changes, one.change);
        });
    const bool hasReason = audience.reasons.empty() || (profile.leaving && names(audience.reasons, *profile.leaving));
    return names(audience.stars, std::string(asNamed(question.star))) && spendsAsAsked(audience, profile) &&
           names(audience.stages, stageOf(profile, segments)) && names(audience.classes, classOf(profile, segments)) &&
           names(audience.prices, priceClassOf(profile, segments)) &&
           names(audience.values, valueClassOf(profile.spentInPeriod, question.values)) && hasChange && hasReason;
}

/// Whether the member is one whom a lower price does not move, and gets none.
bool isSpared(const WinBackRule& rule, const MemberProfile& profile, const Programme& programme)
{
    const SegmentRules& segments = programme.segments;
    const bool isUnmoved =
        stageOf(profile, segments) == LifeStage::Stable || priceClassOf(profile, segments) == PriceClass::High;
    return isUnmoved && !segments.priceCutsForAll && isPriceCut(rule, programme);
}

/// Whether an earlier offer still holds, or one that the member was held out of would. Of whatever kind it is, the
/// first purchase after its first day ends it, used or not: what a member does who was held out tells no more than
/// that.
bool isWaiting(const WinBackQuestion& question)
{
    const auto holds = [today = question.today, last = question.history.days.back().day](Date from, Date until) {
        return today <= until && last <= from;
    };
    return std::ranges::any_of(
               question.offers,
               [&](const Offer& offer) { return !offer.withdrawn && holds(offer.terms.from, offer.terms.until); }) ||
           std::ranges::any_of(question.draws,
                               [&](const CampaignDraw& draw) { return draw.isHeldOut && holds(draw.day, draw.until); });
}

bool isResting(const WinBackRule& rule, const WinBackQuestion& question)
{
    const auto rests = [&rule, &question](Date since) {
        return question.today < since + std::chrono::days{rule.restDays};
    };
    return std::ranges::any_of(
               question.offers,
               [&](const Offer& offer) { return offer.terms.rule == rule.id && rests(offer.terms.from); }) ||
           std::ranges::any_of(question.draws, [&](const CampaignDraw& draw) {
               return draw.isHeldOut && draw.campaign == rule.id && rests(draw.day);
           });
}

/// Whether the rule's budget, or what it has for this one member, is used up.
bool isUsedUp(const WinBackRule& rule, const WinBackQuestion& question)
{
    if (std::ranges::find(question.exhausted, rule.id) != question.exhausted.end()) {
        return true;
    }
    const auto given =
        std::ranges::count_if(question.draws, [&rule](const CampaignDraw& draw) { return draw.campaign == rule.id; });
    return rule.timesPerMember > 0 && given >= rule.timesPerMember;
}

} // namespace

std::optional<WinBackDecision> decideWinBack(const WinBackQuestion& question, const SilenceModel& model)
{
    if (!question.consent || question.history.days.empty() || isWaiting(question)) {
        return std::nullopt;
    }
    const Programme& programme = question.programme;
    const MemberProfile profile =
        profileOf(question.history, question.today, question.introduced, model.rhythm, programme.segments);
    if (profile.leaving && isObjective(*profile.leaving)) {
        return std::nullopt;
    }
    for (const WinBackRule& rule : programme.winBack) {
        if (!isOpen(rule, question.today, question.star) || !isFor(rule.audience, profile, question) ||
            isSpared(rule, profile, programme) || isResting(rule, question) || isUsedUp(rule, question)) {
            continue;
        }
        if (std::optional<Sentence> reason = reasonFor(rule, question, profile.cadence, model)) {
            return WinBackDecision{rule, std::move(*reason)};
        }
    }
    return std::nullopt;
}

OfferIssuedFact offerFrom(const WinBackDecision& decision, const OfferId& offer, const MemberId& member, Date today)
{
    const WinBackRule& rule = decision.rule;
    return {offer,
            member,
            rule.id,
            rule.title,
            decision.reason,
            rule.amountOff,
            rule.minimumSpend,
            today,
            today + std::chrono::days{rule.validDays}};
}

std::optional<GiftGivenFact> giftFrom(const OfferIssuedFact& offer, const WinBackRule& rule, const Programme& programme)
{
    GiftGivenFact gift;
    gift.op = OpId{offer.offer.array()};
    gift.member = offer.member;
    gift.gift = std::string(campaignGift) + rule.id;
    if (rule.gives == WinBackGift::Points) {
        gift.points = rule.points;
        gift.expires = offer.until;
        return gift;
    }
    const VoucherTerms* terms = rule.gives == WinBackGift::Voucher ? voucherTermsOf(programme, rule.voucher) : nullptr;
    if (terms == nullptr) {
        return std::nullopt;
    }
    gift.voucher = voucherOn(*terms, VoucherId{offer.offer.array()}, offer.from);
    return gift;
}

bool isBudgetUsedUp(const WinBackRule& rule, const CampaignIssued& issued, const Programme& programme)
{
    if (rule.mostOffers > 0 && issued.offers >= rule.mostOffers) {
        return true;
    }
    const std::optional<Money> worth = worthOfOffer(rule, programme);
    if (!rule.budget || !worth) {
        return false;
    }
    // Those of which it is not known what they were worth count like this one.
    const Wide spent = Wide{issued.worthUnits} + Wide{issued.unvalued + 1} * worth->minorUnits();
    return spent > rule.budget->minorUnits();
}

} // namespace huitou
