// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back.h"

#include "core/base/rounding.h"
#include "core/base/utf8.h"
#include "core/ledger/fact_order.h"

#include <algorithm>
#include <map>
#include <set>

namespace huitou
{

namespace
{

/// Gathers purchase days and consumables from facts.
class HistoryCollector
{
public:
    HistoryCollector(Currency currency, Date today) : m_currency(currency), m_today(today) {}

    void add(Date day, const SaleFact& sale)
    {
        addDay(day, sale.paid, sale.outlet);
        for (const SaleLineFact& line : sale.lines) {
            if (line.lastsDays && *line.lastsDays > 0) {
                addConsumable({day, line.sku, line.name, line.quantity, *line.lastsDays});
            }
        }
    }
    void add(Date day, const HistoricPurchaseFact& purchase) { addDay(day, purchase.amount, purchase.outlet); }

    [[nodiscard]] PurchaseHistory take()
    {
        PurchaseHistory history;
        for (const auto& [day, amount] : m_days) {
            history.days.push_back({day, amount});
        }
        for (auto& [sku, bought] : m_consumables) {
            history.consumables.push_back(std::move(bought));
        }
        history.outlets.assign(m_outlets.begin(), m_outlets.end());
        return history;
    }

private:
    void addDay(Date day, Money amount, OutletId outlet)
    {
        if (day + yearDays > m_today) {
            m_outlets.insert(outlet);
        }
        Money& sum = m_days.try_emplace(day, Money::zero(m_currency)).first->second;
        if (amount.currency() == m_currency) {
            sum += amount;
        }
    }

    void addConsumable(ConsumableBought bought)
    {
        const auto [place, isFirst] = m_consumables.try_emplace(bought.sku, bought);
        ConsumableBought& known = place->second;
        if (isFirst || known.day > bought.day) {
            return;
        }
        if (known.day == bought.day) {
            bought.quantity = Quantity::fromThousandths(known.quantity.thousandths() + bought.quantity.thousandths());
        }
        known = std::move(bought);
    }

    static constexpr std::chrono::days yearDays{365};

    Currency m_currency;
    Date m_today;
    std::map<Date, Money> m_days;
    std::set<OutletId> m_outlets;
    std::map<std::string, ConsumableBought> m_consumables;
};

/// How many days the purchase lasts; nothing when that is longer than anyone plans for.
std::optional<int> lastingDays(const ConsumableBought& bought)
{
    constexpr std::int64_t tenYears = 3650;
    const auto days = mulDiv(bought.quantity.thousandths(), bought.lastsDays, 1000, Rounding::Down);
    return days && *days > 0 && *days <= tenYears ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

Sentence consumptionReason(const ConsumableBought& bought, Date runsOut)
{
    const std::string quantity = bought.quantity.text();
    const std::string from = formatDate(bought.day);
    const std::string until = formatDate(runsOut);
    // A name may fill a whole text by itself; of one so long the beginning says enough.
    constexpr std::size_t longestName = 100;
    const std::string nameEn{firstCharacters(bought.name.en, longestName)};
    const std::string nameZh{firstCharacters(bought.name.zh, longestName)};
    return {quantity + " × " + nameEn + " of " + from + " should last until " + until,
            from + " 买的" + nameZh + " × " + quantity + "，约够用到 " + until};
}

/// The reason of the article that ran out first, of those that run out about now. What should have been used up longer
/// ago than the rule rests is no longer a matter of this article.
std::optional<Sentence> consumptionSays(const WinBackRule& rule, const PurchaseHistory& history, Date today)
{
    const ConsumableBought* first = nullptr;
    Date firstRunsOut;
    for (const ConsumableBought& bought : history.consumables) {
        const std::optional<int> days = lastingDays(bought);
        if (!days) {
            continue;
        }
        const Date runsOut = bought.day + std::chrono::days{*days};
        const Date due = runsOut - std::chrono::days{rule.days};
        const bool isDue = bought.day < today && due <= today && today < due + std::chrono::days{rule.restDays};
        if (isDue && (first == nullptr || runsOut < firstRunsOut)) {
            first = &bought;
            firstRunsOut = runsOut;
        }
    }
    return first != nullptr ? std::optional(consumptionReason(*first, firstRunsOut)) : std::nullopt;
}

/// Why `rule` holds for the member today; nothing when it does not.
std::optional<Sentence> reasonFor(const WinBackRule& rule, const PurchaseHistory& history, const CadenceState& cadence,
                                  Date today, const SilenceModel& model)
{
    switch (rule.trigger) {
    case WinBackTrigger::Consumption: return consumptionSays(rule, history, today);
    case WinBackTrigger::Silence:
        return today - cadence.last >= std::chrono::days{rule.days} ? std::optional(rhythmSentence(cadence, today))
                                                                    : std::nullopt;
    case WinBackTrigger::OwnRhythm:
        return isAway(cadence, today, model.rhythm) &&
                       model.probability(cadence, today) * 100 >= rule.probabilityPercent
                   ? std::optional(scoreSentence(cadence, today, model))
                   : std::nullopt;
    }
    return std::nullopt;
}

bool isFor(const WinBackAudience& audience, const CadenceState& cadence, std::string_view star)
{
    const std::string_view asNamed = star.empty() ? std::string_view{"none"} : star;
    const auto days = static_cast<std::int64_t>(cadence.purchaseDays);
    // Compared without dividing: the average is a fraction.
    const auto reaches = [&cadence, days](Money average) {
        return static_cast<Wide>(cadence.total.minorUnits()) >= static_cast<Wide>(average.minorUnits()) * days;
    };
    return (audience.stars.empty() || std::ranges::find(audience.stars, asNamed) != audience.stars.end()) &&
           days >= audience.purchasesFrom && (!audience.averageFrom || reaches(*audience.averageFrom)) &&
           (!audience.averageBelow || !reaches(*audience.averageBelow));
}

/// Whether an offer is open, or one that the member was held out of would be.
bool isWaiting(const WinBackQuestion& question)
{
    const Date today = question.today;
    const Date lastPurchase = question.history.days.back().day;
    return std::ranges::any_of(question.offers,
                               [today](const Offer& offer) { return offer.isOpen() && today <= offer.terms.until; }) ||
           std::ranges::any_of(question.draws, [today, lastPurchase](const CampaignDraw& draw) {
               return draw.isHeldOut && today <= draw.until && lastPurchase < draw.day;
           });
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

} // namespace

PurchaseHistory purchaseHistoryOf(std::span<const MemberFact> facts, Currency currency, Date today)
{
    HistoryCollector collector(currency, today);
    for (const MemberFact* fact : factsInOrder(facts, Instant::max())) {
        if (fact->businessDate > today) {
            continue;
        }
        if (const auto* sale = std::get_if<SaleFact>(&fact->fact)) {
            collector.add(fact->businessDate, *sale);
        } else if (const auto* historic = std::get_if<HistoricPurchaseFact>(&fact->fact)) {
            collector.add(fact->businessDate, *historic);
        }
    }
    return collector.take();
}

CadenceState cadenceOf(std::span<const PurchaseDay> days, const CadenceParameters& parameters)
{
    CadenceState state;
    for (const PurchaseDay& day : days) {
        addPurchaseDay(state, day.day, day.amount, parameters);
    }
    return state;
}

std::optional<WinBackDecision> decideWinBack(const WinBackQuestion& question, const SilenceModel& model)
{
    if (!question.consent || question.history.days.empty() || isWaiting(question)) {
        return std::nullopt;
    }
    const CadenceState cadence = cadenceOf(question.history.days, model.rhythm);
    for (const WinBackRule& rule : question.rules) {
        if (!isFor(rule.audience, cadence, question.star) || isResting(rule, question)) {
            continue;
        }
        if (std::optional<Sentence> reason = reasonFor(rule, question.history, cadence, question.today, model)) {
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

} // namespace huitou
