// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/programme/programme.h"
#include "tests/support/random_facts.h"

#include <vector>

namespace huitou::oracle
{

/// What happened to one member of a programme whose knobs of time and stars are drawn: purchases, returns of them,
/// gifts, corrections by hand and the rest. Possible in a shop: nothing comes back that was not bought.
struct RandomHistory {
    Programme programme;
    MemberId member;
    std::vector<MemberFact> facts; ///< in business order
    Date asOf;
};
[[nodiscard]] RandomHistory randomHistory(test::Draw& draw);

} // namespace huitou::oracle
