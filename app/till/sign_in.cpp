// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sign_in.h"

#include "core/base/crypto.h"

#include <QThreadPool>

namespace huitou
{

namespace
{

constexpr int mostTries = 5;
constexpr std::chrono::minutes closedFor{15};

Error closed(std::chrono::milliseconds left)
{
    const auto minutes = std::to_string(std::chrono::ceil<std::chrono::minutes>(left).count());
    return {ErrorCode::NotAllowed,
            {"Five wrong PINs: this name is closed for " + minutes + " more minutes. A manager can sign in meanwhile.",
             "PIN 连错五次，此账号还要锁定 " + minutes + " 分钟。可先由店长登录。"}};
}

} // namespace

void SignIn::operator()(const StaffMember& who, const std::string& pin, std::function<void(Status)> then)
{
    const Tries& tries = m_tries[who.id];
    if (const Instant now = m_clock.now(); tries.closedUntil > now) {
        m_store.toGui([then = std::move(then), error = closed(tries.closedUntil - now)] { then(error); });
        return;
    }
    QThreadPool::globalInstance()->start([this, id = who.id, verifier = who.pinVerifier, pin, then = std::move(then)] {
        const bool matches = pinMatches(pin, verifier);
        m_store.toGui([this, id, matches, then] { then(judge(id, matches)); });
    });
}

Status SignIn::judge(StaffId who, bool matches)
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
