// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/member_profile.h"
#include "core/programme/segment_rules.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Classes that compare a member with all the others. Pure; any thread.
namespace huitou
{

/// From which spending on, in the period, members are A, and B; nothing: nobody is.
struct ValueCuts {
    std::optional<Money> aFrom;
    std::optional<Money> bFrom;
    friend bool operator==(const ValueCuts&, const ValueCuts&) = default;
};

/// Of what each member spent in the period, in the smallest unit of `currency`; any order. Who brings the first
/// `abcAPercent` of the money is A, with all who spend as much as the last of them; B likewise. Who spent nothing is C.
[[nodiscard]] ValueCuts valueCutsOf(std::vector<std::int64_t> spentUnits, Currency currency, const SegmentRules& rules);

[[nodiscard]] ValueClass valueClassOf(Money spent, const ValueCuts& cuts);

/// "A: spent 1,200.00 in the last 365 days; A begins at 900.00"
[[nodiscard]] Sentence explainValue(Money spent, const ValueCuts& cuts, const SegmentRules& rules);

/// R, F, M, C, L: how recently, how often and for how much a member buys, in how many categories, and for how long they
/// have been coming. Each from 1 to 5, by fifths of all members; 5 is best.
struct Scores {
    static constexpr std::size_t count = 5;
    std::array<int, count> rfmcl{};
    friend bool operator==(const Scores&, const Scores&) = default;
};

/// Between which figures the fifths lie.
class ScoreCuts
{
public:
    /// Takes one member of the chain in.
    void add(const MemberProfile& profile);
    /// When all are in: finds the cuts. Until then every score is 1.
    void finish();
    [[nodiscard]] Scores scoresOf(const MemberProfile& profile) const;

private:
    static constexpr std::size_t cutCount = 4;
    std::array<std::vector<double>, Scores::count> m_figures;
    std::array<std::vector<double>, Scores::count> m_cuts; ///< ascending; of each at most cutCount
};

/// "R5 F4 M3 C2 L5: last purchase 3 days ago, 12 purchase days and 1,200.00 in the last 365 days, 3 categories, …"
[[nodiscard]] Sentence explainScores(const MemberProfile& profile, const Scores& scores, const SegmentRules& rules);

/// 3+3+4: old members, those to be developed, potential ones.
enum class BaseShare : std::uint8_t { Old, Developing, Potential };

inline constexpr std::array baseShares{
    Named{BaseShare::Old, "old", "old members", "老会员"},
    Named{BaseShare::Developing, "developing", "to be developed", "待发展"},
    Named{BaseShare::Potential, "potential", "potential", "潜在"},
};

[[nodiscard]] BaseShare baseShareOf(MemberClass which);
/// How many percent of the base that part should be.
[[nodiscard]] int wantedPercent(BaseShare share, const SegmentRules& rules);

} // namespace huitou
