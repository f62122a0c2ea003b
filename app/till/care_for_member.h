// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_office.h"
#include "app/till/office_answers.h"
#include "app/till/past_sales.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/base/time.h"
#include "core/programme/member_class.h"
#include "core/shop/staff.h"

#include <functional>
#include <string>
#include <vector>

namespace huitou
{

/// What somebody at the counter says about themselves. What happened there (a complaint, a reason for leaving) is a
/// fact of this till's log and needs no line; what the office keeps of a person is asked there and changed there.
/// Answers come later, on the GUI thread.
class CareForMember
{
public:
    using Then = std::function<void(Status)>;

    CareForMember(StoreThread& store, AskOffice& office, const Clock& clock)
        : m_store(store), m_office(office), m_clock(clock)
    {
    }

    /// What the member bought at this till, the newest first.
    void history(const MemberId& member, std::function<void(Result<std::vector<PastSale>>)> then);
    /// Notes that a complaint was received. The same op twice is noted once.
    void complain(const MemberId& member, const StaffMember& staff, OpId op, Then then);
    void leave(const MemberId& member, const StaffMember& staff, LeavingReason reason, OpId op, Then then);

    // These refuse with OfficeUnreachable where there is no line, or as the office does.
    void wishes(const MemberId& member, std::function<void(Result<MemberWishes>)> then);
    /// `consent` as in MemberWishes::given.
    void setConsent(const MemberId& member, const std::string& consent, bool isGiven, Then then);
    /// What to print on the member's card: the office alone can sign its code.
    void card(const MemberId& member, std::function<void(Result<MemberCard>)> then);
    /// Somebody at the office decides, and erases.
    void askToBeForgotten(const MemberId& member, Then then);

private:
    StoreThread& m_store;
    AskOffice& m_office;
    const Clock& m_clock;
};

} // namespace huitou
