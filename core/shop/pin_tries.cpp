// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/pin_tries.h"

#include <string>

namespace huitou
{

namespace
{

constexpr int mostTries = 5;
constexpr std::chrono::minutes closedFor{15};

Error closed(Instant::duration left)
{
    const auto minutes = std::to_string(std::chrono::ceil<std::chrono::minutes>(left).count());
    return {ErrorCode::NotAllowed,
            {"Five wrong PINs: this name is closed for " + minutes + " more minutes. A manager can sign in meanwhile.",
             "PIN 连错五次，此账号还要锁定 " + minutes + " 分钟。可先由店长登录。"}};
}

} // namespace

Status PinTries::mayTry(StaffId who) const
{
    const auto tries = m_tries.find(who);
    const Instant now = m_clock.now();
    return tries != m_tries.end() && tries->second.closedUntil > now ? Status(closed(tries->second.closedUntil - now))
                                                                     : Status();
}

Status PinTries::judge(StaffId who, bool matches)
{
    Tries& tries = m_tries[who];
    if (matches) {
        tries = {};
        return {};
    }
    ++tries.wrong;
    if (tries.wrong >= mostTries) {
        tries = {.wrong = 0, .closedUntil = m_clock.now() + closedFor};
        return closed(closedFor);
    }
    const auto left = std::to_string(mostTries - tries.wrong);
    return Error{ErrorCode::NotAllowed,
                 {"That PIN is wrong. " + left + " tries are left.", "PIN 不正确，还可再试 " + left + " 次。"}};
}

} // namespace huitou
