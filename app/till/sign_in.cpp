// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sign_in.h"

#include "core/base/crypto.h"

#include <QThreadPool>

namespace huitou
{

void SignIn::operator()(const StaffMember& who, const std::string& pin, std::function<void(Status)> then)
{
    if (const Status may = m_tries.mayTry(who.id); !may) {
        m_store.toGui([then = std::move(then), may] { then(may); });
        return;
    }
    QThreadPool::globalInstance()->start([this, id = who.id, verifier = who.pinVerifier, pin, then = std::move(then)] {
        const bool matches = pinMatches(pin, verifier);
        m_store.toGui([this, id, matches, then] { then(m_tries.judge(id, matches)); });
    });
}

} // namespace huitou
