// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/late_check.h"

namespace huitou::trial
{

LateCheck::LateCheck(Stage& stage, Account& account, const Step& step)
    : m_stage(stage), m_account(account), m_isLate(account.kept > 0 && account.facts[account.kept - 1].at > step.at)
{
    if (m_isLate) {
        m_debt = stage.book.standingOfAll(account).debt;
    }
}

Status LateCheck::status() const
{
    if (!m_isLate) {
        return {};
    }
    const Points missing = m_stage.book.standingOfAll(m_account).debt - m_debt;
    if (missing <= Points{}) {
        return {};
    }
    return Error{ErrorCode::PointsInsufficient,
                 {m_account.name + " has spent these points since: " + missing.display() + " are missing.",
                  m_account.name + " 之后已用掉这些积分：缺 " + missing.display() + " 分。"}};
}

} // namespace huitou::trial
