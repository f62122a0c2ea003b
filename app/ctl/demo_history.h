// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/ledger/facts.h"
#include "core/members/member.h"
#include "core/pricing/article.h"
#include "core/pricing/basket.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace huitou
{

/// How a made-up member of the demonstration shop behaves.
enum class DemoKind : std::uint8_t {
    Weekly, ///< the week's shopping for one or two
    Family, ///< the week's shopping for a household: reaches the diamond
    Monthly,
    Seasonal, ///< around the festivals, otherwise seldom
    BabyFood, ///< tins that last so many days, so many at a time
    Drifted,  ///< came every week or so, and then no more
    BabyGone, ///< bought tins, and did not come back when they were used up
    Occasional,
    New, ///< joined within the last weeks
};

/// "weekly", "baby-food": stable, for files.
[[nodiscard]] std::string_view demoKindName(DemoKind kind) noexcept;

struct DemoMember {
    MemberRecord record;
    DemoKind kind = DemoKind::Occasional;
};

/// One purchase: who, when, what, and how it is paid. What it costs is the programme's matter.
struct DemoVisit {
    std::size_t member = 0; ///< index into DemoHistory::members
    Instant at;
    std::vector<BasketLine> lines;
    TenderKind tender = TenderKind::Cash;
};

struct DemoHistory {
    std::vector<DemoMember> members;
    std::vector<DemoVisit> visits; ///< by time
};

struct DemoSettings {
    std::uint64_t seed = 1;
    int members = 400; ///< at least one of each kind is made, however few
    Date today;
};

/// Two years of a shop's members up to the evening before `today`, the same for the same settings, articles and
/// calendar. `articles` is not empty.
[[nodiscard]] DemoHistory makeDemoHistory(const DemoSettings& settings, const std::vector<Article>& articles,
                                          const OutletCalendar& calendar);

} // namespace huitou
