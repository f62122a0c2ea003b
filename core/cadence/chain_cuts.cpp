// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/chain_cuts.h"

#include "core/base/rounding.h"
#include "core/cadence/rhythm_model.h"

#include <algorithm>
#include <functional>
#include <string>

namespace huitou
{

namespace
{

/// The spending of the last member of those who together bring the first `percent` of the sum.
std::int64_t lastWithin(const std::vector<std::int64_t>& descending, Wide sum, int percent)
{
    Wide before = 0;
    std::int64_t last = 0;
    for (const std::int64_t units : descending) {
        if (units <= 0 || before * 100 >= sum * percent) {
            break;
        }
        last = units;
        before += units;
    }
    return last;
}

std::array<double, Scores::count> figuresOf(const MemberProfile& profile)
{
    return {-static_cast<double>(silentDays(profile.cadence, profile.today)), static_cast<double>(profile.daysInPeriod),
            static_cast<double>(profile.spentInPeriod.minorUnits()), static_cast<double>(profile.categories),
            static_cast<double>((profile.today - profile.cadence.first).count())};
}

} // namespace

ValueCuts valueCutsOf(std::vector<std::int64_t> spentUnits, Currency currency, const SegmentRules& rules)
{
    std::ranges::sort(spentUnits, std::greater{});
    Wide sum = 0;
    for (const std::int64_t units : spentUnits) {
        sum += std::max<std::int64_t>(units, 0);
    }
    const auto cut = [&](int percent) {
        const std::int64_t last = lastWithin(spentUnits, sum, percent);
        return last > 0 ? std::optional(Money::fromMinor(last, currency)) : std::nullopt;
    };
    return {cut(rules.abcAPercent), cut(rules.abcBPercent)};
}

ValueClass valueClassOf(Money spent, const ValueCuts& cuts)
{
    if (cuts.aFrom && spent >= *cuts.aFrom) {
        return ValueClass::A;
    }
    return cuts.bFrom && spent >= *cuts.bFrom ? ValueClass::B : ValueClass::C;
}

Sentence explainValue(Money spent, const ValueCuts& cuts, const SegmentRules& rules)
{
    const Named<ValueClass>& which = namedIn(valueClasses, valueClassOf(spent, cuts));
    const std::string id(which.id);
    const std::string period = std::to_string(rules.periodDays);
    Sentence sentence{id + ": spent " + spent.display() + " in the last " + period + " days",
                      id + "：最近 " + period + " 天消费 " + spent.display()};
    const std::optional<Money>& from = which.value == ValueClass::A ? cuts.aFrom : cuts.bFrom;
    if (from) {
        const std::string begins = which.value == ValueClass::A ? "A" : "B";
        sentence.en += "; " + begins + " begins at " + from->display();
        sentence.zh += "；" + begins + " 从 " + from->display() + " 起";
    }
    return sentence;
}

void ScoreCuts::add(const MemberProfile& profile)
{
    const std::array<double, Scores::count> figures = figuresOf(profile);
    for (std::size_t score = 0; score < Scores::count; ++score) {
        m_figures[score].push_back(figures[score]);
    }
}

void ScoreCuts::finish()
{
    for (std::size_t score = 0; score < Scores::count; ++score) {
        std::vector<double>& figures = m_figures[score];
        m_cuts[score].clear();
        std::ranges::sort(figures);
        for (std::size_t cut = 1; cut <= cutCount; ++cut) {
            // The last of each fifth; where many are alike, they all count among the lower ones.
            if (const std::size_t members = figures.size() * cut / Scores::count; members > 0) {
                m_cuts[score].push_back(figures[members - 1]);
            }
        }
    }
}

Scores ScoreCuts::scoresOf(const MemberProfile& profile) const
{
    const std::array<double, Scores::count> figures = figuresOf(profile);
    Scores scores;
    for (std::size_t score = 0; score < Scores::count; ++score) {
        const auto below = std::ranges::lower_bound(m_cuts[score], figures[score]);
        scores.rfmcl[score] = 1 + static_cast<int>(below - m_cuts[score].begin());
    }
    return scores;
}

Sentence explainScores(const MemberProfile& profile, const Scores& scores, const SegmentRules& rules)
{
    std::string code;
    for (std::size_t score = 0; score < Scores::count; ++score) {
        code += std::string(code.empty() ? "" : " ") + "RFMCL"[score] + std::to_string(scores.rfmcl[score]);
    }
    const std::string silent = std::to_string(silentDays(profile.cadence, profile.today));
    const std::string days = std::to_string(profile.daysInPeriod);
    const std::string spent = profile.spentInPeriod.display();
    const std::string period = std::to_string(rules.periodDays);
    const std::string categories = std::to_string(profile.categories);
    const std::string since = formatDate(profile.cadence.first);
    return {code + ": last purchase " + silent + " days ago, " + days + " purchase days and " + spent +
                " in the last " + period + " days, " + categories + " categories, a customer since " + since,
            code + "：上次 " + silent + " 天前，最近 " + period + " 天来过 " + days + " 天、消费 " + spent + "，买过 " +
                categories + " 个品类，" + since + " 起为顾客"};
}

BaseShare baseShareOf(MemberClass which)
{
    switch (which) {
    case MemberClass::Potential: return BaseShare::Potential;
    case MemberClass::Ordinary: return BaseShare::Developing;
    case MemberClass::Loyal:
    case MemberClass::Advocate: return BaseShare::Old;
    }
    return BaseShare::Potential;
}

int wantedPercent(BaseShare share, const SegmentRules& rules)
{
    switch (share) {
    case BaseShare::Old: return rules.oldPercent;
    case BaseShare::Developing: return rules.developingPercent;
    case BaseShare::Potential: return 100 - rules.oldPercent - rules.developingPercent;
    }
    return 0;
}

} // namespace huitou
