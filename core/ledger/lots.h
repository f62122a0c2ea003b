// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold_observer.h"
#include "core/programme/programme.h"

namespace huitou
{

/// The lots of one standing: how points come, go, mature and end. A view for one step of a fold; what it works on
/// outlives it. `rules` are those of the standing's day.
class LotBook
{
public:
    LotBook(const Programme& rules, Standing& standing, FoldObserver* observer)
        : m_rules(rules), m_standing(standing), m_observer(observer)
    {
    }

    /// Points of which the caller says when they can be used and end. They pay a debt first.
    void credit(const Lot& lot);

    /// `points` for `sale`, in the order of knob K10, usable lots alone. With `ownLast` the sale's own lot may follow,
    /// pending or not (knob K4). What there is not becomes a debt.
    void spend(const OpId& sale, Points points, bool ownLast);

    /// Takes back what `source` gave: from its own lot; what of that has ended needs no taking; then from other lots,
    /// usable ones first; the rest becomes a debt. A null `source` has no lot of its own.
    void takeBack(const OpId& source, Points points);

    /// Takes points that end on `expires` away, others where there are not enough of them.
    void takePart(const PointsPart& part);

    /// Gives back what was spent in `sale`: a debt is paid first; then into the lots, the last spent from first.
    void giveBack(const OpId& sale, const OpId& returned, Points points);

    /// Pays what is owed with what is there, after two records became one.
    void settleDebt();

    /// What is over at the start of the standing's day ends, what can be used from it on can be used.
    void dayBegins();

    /// The first day after the standing's on which dayBegins() has something to do, or `day`, whichever is earlier.
    [[nodiscard]] Date nextChange(Date day) const;

    /// Remembers the day of a sale that leaves no lot, for the ladders that ask for it.
    void noteDay(const OpId& sale, Date day);

    /// The day on which `sale` counted, as far as its lot or its spending is known.
    [[nodiscard]] std::optional<Date> dayOf(const OpId& sale) const;

    /// The lot's last day, the rule that all end some days after the last purchase included.
    [[nodiscard]] std::optional<Date> lastDayOf(const Lot& lot) const;

private:
    enum class From { Usable, Pending };
    enum class Among { First, Last }; ///< the lots that were earned on one day

    [[nodiscard]] bool isUsable(const Lot& lot) const { return lot.usableFrom <= m_standing.day; }
    [[nodiscard]] bool isBefore(const Lot& left, const Lot& right) const;
    [[nodiscard]] Lot* firstToGo(From from, const OpId* except, const std::optional<Date>* expires);
    [[nodiscard]] Lot* lotOf(const OpId& source);
    [[nodiscard]] Spending* spendingOf(const OpId& sale);
    [[nodiscard]] bool isNeeded(const Lot& lot) const;
    [[nodiscard]] bool isPast(Date day) const;

    /// Takes up to `wanted` out of `lot`; answers what is still wanted.
    Points take(Lot& lot, Points wanted, PointsMove move, Spending* spending);
    Points drain(From from, Points wanted, PointsMove move, Spending* spending, const OpId* except = nullptr,
                 const std::optional<Date>* expires = nullptr);
    void owe(Points points);
    void restore(const OpId& sale, const Spending::Part& part, Points points, const OpId& returned);
    void insert(const Lot& lot, Among among = Among::Last);
    void expire(Lot& lot);
    void dropSpent();
    void tell(PointsMove move, Points points, const Lot& lot, bool usable) const;

    const Programme& m_rules;
    Standing& m_standing;
    FoldObserver* m_observer;
};

/// Whether a return must know on which day its sale counted for the star.
[[nodiscard]] bool asksForDays(const LadderRules& ladder);

/// When points that are earned on `day` end (knob K11). Nothing: they do not, or with the last purchase.
[[nodiscard]] std::optional<Date> expiryOf(const PointExpiry& expiry, Date day);

} // namespace huitou
