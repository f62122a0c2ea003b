// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trial/stage.h"

namespace huitou::trial
{

/// Watches whether a step that comes late spends what later facts have spent already. Made before the step writes.
class LateCheck
{
public:
    LateCheck(Stage& stage, Account& account, const Step& step);

    /// After the step has written: PointsInsufficient when everything known leaves a larger debt than before.
    [[nodiscard]] Status status() const;
    [[nodiscard]] bool isLate() const { return m_isLate; }

private:
    Stage& m_stage;
    Account& m_account;
    bool m_isLate;
    Points m_debt; ///< what everything known left before
};

} // namespace huitou::trial
