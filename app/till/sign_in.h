// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/shop/pin_tries.h"
#include "core/shop/staff.h"

#include <functional>
#include <string>

namespace huitou
{

/// Lets a member of staff in by PIN: five wrong ones close that name for 15 minutes. GUI thread; the check itself,
/// which is slow by intent, runs on a thread of its own.
class SignIn
{
public:
    SignIn(StoreThread& store, const Clock& clock) : m_store(store), m_tries(clock) {}

    /// Answers on the GUI thread, later. Refuses with NotAllowed: a wrong PIN, or a closed name.
    void operator()(const StaffMember& who, const std::string& pin, std::function<void(Status)> then);

private:
    StoreThread& m_store; ///< its way to the GUI thread is used, not the store
    PinTries m_tries;
};

} // namespace huitou
