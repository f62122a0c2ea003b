// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/purchase_history.h"

#include "core/base/rounding.h"
#include "core/base/utf8.h"
#include "core/ledger/complaints.h"
#include "core/ledger/fact_order.h"

#include <algorithm>
#include <map>
#include <set>

namespace huitou
{

namespace
{

using Returned = std::map<std::pair<OpId, std::uint32_t>, std::int64_t>; ///< thousandths, by sale and line

/// How many days the purchase lasts; nothing when that is longer than anyone plans for.
std::optional<int> lastingDays(const ConsumableBought& bought)
{
    constexpr std::int64_t tenYears = 3650;
    const auto days = mulDiv(bought.quantity.thousandths(), bought.lastsDays, 1000, Rounding::Down);
    return days && *days > 0 && *days <= tenYears ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

Returned returnedIn(const std::vector<const MemberFact*>& facts)
{
    Returned returned;
    for (const MemberFact* fact : facts) {
        if (const auto* back = std::get_if<ReturnFact>(&fact->fact)) {
            for (const ReturnedLine& line : back->lines) {
                returned[{back->sale, line.line}] += line.quantity.thousandths();
            }
        }
    }
    return returned;
}

/// Gathers one member's facts, the oldest first.
class HistoryCollector
{
public:
    HistoryCollector(Currency currency, Date today, Returned returned)
        : m_currency(currency), m_today(today), m_returned(std::move(returned))
    {
    }

    void add(Date day, const SaleFact& sale)
    {
        addDay(day, sale.paid, sale.outlet);
        for (std::size_t index = 0; index < sale.lines.size(); ++index) {
            const auto returned = m_returned.find({sale.op, static_cast<std::uint32_t>(index)});
            const std::int64_t kept =
                sale.lines[index].quantity.thousandths() - (returned == m_returned.end() ? 0 : returned->second);
            if (kept > 0) {
                addLine(day, sale.lines[index], Quantity::fromThousandths(kept));
            }
        }
    }
    void add(Date day, const HistoricPurchaseFact& purchase)
    {
        addDay(day, purchase.amount, purchase.outlet);
        if (purchase.items > 0 && purchase.amount.currency() == m_currency && !purchase.amount.isNegative()) {
            m_history.prices.push_back(purchase.amount.scaled(1, purchase.items, Rounding::Down));
        }
    }

    [[nodiscard]] PurchaseHistory take()
    {
        for (const auto& [day, amount] : m_days) {
            m_history.days.push_back({day, amount});
        }
        for (auto& [sku, bought] : m_consumables) {
            m_history.consumables.push_back(std::move(bought));
        }
        m_history.outlets.assign(m_outlets.begin(), m_outlets.end());
        m_history.categories = static_cast<std::uint32_t>(m_categories.size());
        return std::move(m_history);
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

    void addLine(Date day, const SaleLineFact& line, Quantity kept)
    {
        if (!line.category.empty()) {
            m_categories.insert(line.category);
        }
        if (line.unitPrice.currency() == m_currency) {
            m_history.prices.push_back(line.unitPrice);
        }
        if (line.lastsDays && *line.lastsDays > 0) {
            addConsumable({day, line.sku, line.name, kept, *line.lastsDays});
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
            bought.leftDays = known.leftDays;
        } else if (const std::optional<int> lasted = lastingDays(known)) {
            bought.leftDays = std::max(0, *lasted - static_cast<int>((bought.day - known.day).count()));
        }
        known = std::move(bought);
    }

    static constexpr std::chrono::days yearDays{365};

    Currency m_currency;
    Date m_today;
    Returned m_returned;
    PurchaseHistory m_history;
    std::map<Date, Money> m_days;
    std::set<OutletId> m_outlets;
    std::set<std::string, std::less<>> m_categories;
    std::map<std::string, ConsumableBought> m_consumables;
};

} // namespace

std::optional<Date> usedUpOn(const ConsumableBought& bought)
{
    const std::optional<int> days = lastingDays(bought);
    return days ? std::optional(bought.day + std::chrono::days{bought.leftDays + *days}) : std::nullopt;
}

Sentence consumptionSentence(const ConsumableBought& bought, Date usedUp)
{
    const std::string quantity = bought.quantity.text();
    const std::string from = formatDate(bought.day);
    const std::string until = formatDate(usedUp);
    // A name may fill a whole text by itself; of one so long the beginning says enough.
    constexpr std::size_t longestName = 100;
    const std::string nameEn{firstCharacters(bought.name.en, longestName)};
    const std::string nameZh{firstCharacters(bought.name.zh, longestName)};
    return {quantity + " × " + nameEn + " of " + from + " should last until " + until,
            from + " 买的" + nameZh + " × " + quantity + "，约够用到 " + until};
}

PurchaseHistory purchaseHistoryOf(std::span<const MemberFact> facts, Currency currency, Date today)
{
    std::vector<const MemberFact*> known = factsInOrder(facts, Instant::max());
    std::erase_if(known, [today](const MemberFact* fact) { return fact->businessDate > today; });
    HistoryCollector collector(currency, today, returnedIn(known));
    for (const MemberFact* fact : known) {
        if (const auto* sale = std::get_if<SaleFact>(&fact->fact)) {
            collector.add(fact->businessDate, *sale);
        } else if (const auto* historic = std::get_if<HistoricPurchaseFact>(&fact->fact)) {
            collector.add(fact->businessDate, *historic);
        }
    }
    PurchaseHistory history = collector.take();
    history.leaving = leavingReasonIn(known);
    for (const Complaint& complaint : complaintsIn(known)) {
        history.complaintAgreed = std::max(history.complaintAgreed, complaint.agreed);
    }
    return history;
}

CadenceState cadenceOf(std::span<const PurchaseDay> days, const CadenceParameters& parameters)
{
    CadenceState state;
    for (const PurchaseDay& day : days) {
        addPurchaseDay(state, day.day, day.amount, parameters);
    }
    return state;
}

} // namespace huitou
