// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold_step.h"
#include "core/ledger/narrator.h"

namespace huitou
{

std::vector<ExplainedStep> explainStanding(std::span<const Programme> versions, const MemberId& member,
                                           std::span<const MemberFact> facts, AsOf asOf)
{
    Narrator narrator{versions};
    (void)foldObserved(versions, member, facts, asOf, &narrator);
    return narrator.take();
}

} // namespace huitou
