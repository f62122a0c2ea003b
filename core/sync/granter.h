// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/member_rows.h"
#include "core/sync/ports.h"

#include <map>
#include <vector>

namespace huitou
{

/// Sets members' points, vouchers and offers aside for tills, within one transaction of the office (protocol.md,
/// "Points are spent by rights").
class Granter
{
public:
    Granter(OfficeTransaction& transaction, MemberRows& rows, Date today)
        : m_transaction(transaction), m_rows(rows), m_today(today), m_tills(transaction.tills())
    {
    }

    /// The usual allotment of points for a member seen within 60 days, unless another till of that outlet holds it; and
    /// each voucher and offer that is still to be used and that no till has.
    void topUp(const TillRegistration& till, const MemberId& member, const Standing& standing);

    /// So many more of the member's points that the till holds `wanted` of them: the member stands there. Less where
    /// fewer are free or the till would hold too much of everybody's.
    void setAside(const TillRegistration& till, const MemberId& member, Points wanted);

    /// Whether that till may be sent rights at all: its newest epoch, not closed, and no till is awaited after this
    /// office was put back.
    [[nodiscard]] static bool isOpen(OfficeTransaction& transaction, const TillEpoch& till);

    [[nodiscard]] const TillRegistration* till(const TillId& id) const;
    /// The first till of the outlet where the member bought last, or of the home outlet of one who never did: there an
    /// offer waits for them. Null when that outlet has no till.
    [[nodiscard]] const TillRegistration* tillWaitingFor(const MemberId& member, const std::vector<MemberFact>& facts);

private:
    void grantAllotment(const TillRegistration& till, const MemberId& member);
    /// As much of what is wanted as leaves the till with at most so many points of everybody.
    void grantPoints(const TillRegistration& till, const MemberId& member, Points wanted, Points mostAtTill);
    void grantOnce(const TillRegistration& till, const MemberId& member, RightKind kind, const RightObject& object);
    [[nodiscard]] bool mayHold(const TillRegistration& till);
    /// Nothing is set aside any more for somebody who is forgotten, whatever comes late.
    [[nodiscard]] bool isErased(const MemberId& member);

    OfficeTransaction& m_transaction;
    MemberRows& m_rows;
    Date m_today;
    std::vector<TillRegistration> m_tills;
    std::map<TillId, bool> m_mayHold; ///< once it was read
};

} // namespace huitou
