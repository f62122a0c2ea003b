// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/oracle/ledger_oracle.h"

namespace huitou::oracle
{

/// The star of one member, lived through day by day.
class Stars
{
public:
    Stars(const Programme& programme, const MemberId& member, OracleStanding& standing, Reach& reach)
        : m_programme(programme), m_ladder(programme.ladder), m_member(member), m_standing(standing), m_reach(reach)
    {
    }

    /// What is over at the start of `day`: a cycle, a window, a floor.
    void begin(Date day);
    /// What was earned and paid today.
    void count(std::int64_t points, std::int64_t units);
    /// A return: of what counted on that day `points` were taken back and `units` paid back.
    void countBack(Date countedOn, std::int64_t points, std::int64_t units);
    void set(const StarSetFact& fact);
    [[nodiscard]] std::int64_t countNow() const;

private:
    struct EndedCycle {
        std::int64_t count;
        std::uint32_t kept;
    };

    [[nodiscard]] std::int64_t thresholdOf(std::uint32_t star) const;
    /// The highest star that `count` reaches.
    [[nodiscard]] std::uint32_t reachedBy(std::int64_t count) const;
    [[nodiscard]] std::uint32_t floorNow() const;
    [[nodiscard]] std::int64_t measured(std::int64_t points, std::int64_t units) const;
    void climb(std::int64_t before);
    void endCycleBy(std::uint32_t star);
    void withdrawVouchers(std::int64_t before);
    void fallTo(std::uint32_t star);
    void fallAtOnce();
    void show();
    void endCycleByTime();
    void reviewWindow();
    void giveVoucher(std::uint32_t star);

    const Programme& m_programme;
    const LadderRules& m_ladder;
    MemberId m_member;
    OracleStanding& m_standing;
    Reach& m_reach;
    Date m_day;
    std::uint32_t m_own = 0;  ///< the star without any floor
    std::int64_t m_count = 0; ///< of the cycle, or ever
    std::map<Date, std::int64_t> m_days;
    std::optional<Date> m_cycleBegan;
    std::uint32_t m_kept = 0; ///< held when the cycle or the window began, or set by hand: no return takes it
    std::vector<EndedCycle> m_ended;
    std::optional<Date> m_starSince;
    std::optional<std::uint32_t> m_floor;
    std::optional<Date> m_floorUntil;
};

} // namespace huitou::oracle
