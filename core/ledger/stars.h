// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold_observer.h"
#include "core/programme/programme.h"

namespace huitou
{

/// What counts for the star.
struct StarCount {
    Points points;
    std::int64_t spentUnits = 0; ///< of the programme's currency
};

/// The star ladder of one standing: what counts, which star that reaches, how cycles, windows and floors end. A view
/// for one step of a fold; what it works on outlives it. `programme` is the one in force on the standing's day.
///
/// A star set by hand without a floor counts as reached; lowered so, it rises again with the next points whose count
/// reaches more.
class StarLadder
{
public:
    StarLadder(const Programme& programme, int windowDaysKept, Standing& standing, FoldObserver* observer)
        : m_programme(programme), m_windowDaysKept(windowDaysKept), m_standing(standing), m_observer(observer)
    {
    }

    /// Earned or spent on `day`: raises the star where a threshold is reached, and gives its voucher.
    void count(Date day, StarCount count);

    /// Taken back, of what was counted on `day`: lowers the star where returns do that.
    void countBack(Date day, StarCount count);

    void setByHand(const StarSetFact& set);

    /// Another record of the same person comes in; the sums are added up already.
    void merged(std::int64_t before, std::uint32_t starOfOther);

    /// Stars by id, from the version that was in force before.
    void takeOver(const Programme& before);

    /// What is over at the start of the standing's day: a floor, a cycle, a window's term.
    void dayBegins();

    /// The first day after the standing's on which dayBegins() has something to do, or `day`, whichever is earlier.
    [[nodiscard]] Date nextChange(Date day) const;

    /// Hundredths of points, or units of money, as the ladder measures.
    [[nodiscard]] std::int64_t counted() const;

private:
    [[nodiscard]] std::int64_t threshold(const Star& star) const;
    [[nodiscard]] std::uint32_t highest(std::int64_t count) const;
    [[nodiscard]] std::int64_t measured(Points points, std::int64_t spentUnits) const;
    [[nodiscard]] std::uint32_t held() const;
    void hold(std::uint32_t star, StarMove move, std::int64_t count);
    void add(Date day, Points points, std::int64_t spentUnits);
    void rise(std::int64_t before);
    void reach(std::uint32_t star, std::int64_t count);
    void giveVoucher(std::uint32_t star);
    /// Those of the lines that the count no longer reaches, and reached `before`.
    void withdrawVouchers(std::int64_t before);
    void undoCycle();
    void endCycleByTime();
    void judgeWindow();
    void fallTo(std::uint32_t star, std::int64_t count);
    void fallAtOnce();
    [[nodiscard]] bool fallsAtOnce() const;
    [[nodiscard]] std::optional<Date> cycleEnd() const;
    [[nodiscard]] std::optional<Date> windowTermEnd() const;

    const Programme& m_programme;
    int m_windowDaysKept;
    Standing& m_standing;
    FoldObserver* m_observer;
};

} // namespace huitou
