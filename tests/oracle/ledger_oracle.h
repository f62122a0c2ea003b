// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/programme/programme.h"
#include "tests/oracle/reach.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace huitou::oracle
{

/// Points with one origin and one end.
struct OracleLot {
    OpId source;
    Date earned;
    Date usableFrom;
    std::optional<Date> expires;
    std::int64_t left = 0;
    std::int64_t expired = 0; ///< that ended unspent
};

/// A member's standing, lived through day by day. Points in hundredths, money in the smallest unit.
struct OracleStanding {
    std::vector<OracleLot> lots;
    std::int64_t debt = 0;
    std::int64_t lifetime = 0;
    std::int64_t redeemed = 0;
    std::int64_t expired = 0;
    std::int64_t balance = 0;
    std::int64_t pending = 0;

    std::uint32_t star = 0;
    std::int64_t count = 0; ///< what counts for the star on the last day
    std::uint32_t cycleNumber = 1;
    std::map<VoucherId, bool> vouchers; ///< of stars; true: withdrawn
};

/// The standing on day `asOf` by the description of the programme: each day from the first fact on is lived through,
/// first what is over at its start, then its facts in their order. `facts` as they may arrive.
[[nodiscard]] OracleStanding oracleStanding(const Programme& programme, const MemberId& member,
                                            std::span<const MemberFact> facts, Date asOf, Reach& reach);

} // namespace huitou::oracle
