// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/member_rows.h"
#include "core/sync/office_side.h"

#include <map>
#include <optional>
#include <utility>

namespace huitou
{

/// Lists for a person's eyes what is odd about the sales of tills: late, a clock that jumps, rights that the till did
/// not hold. Nothing is rejected for it. Within one transaction of the office.
class Oddities
{
public:
    Oddities(OfficeTransaction& transaction, MemberRows& rows, const OutletCalendars& calendars, Currency currency)
        : m_transaction(transaction), m_rows(rows), m_calendars(calendars), m_currency(currency)
    {
    }

    /// Where the sale stands, and whose rights it spends.
    struct Place {
        FactRef ref;
        TillEpoch holder;
    };
    /// `ownPoints`: what of its own points the sale may spend (knob K4). Before the sale is posted: judged by what its
    /// till held.
    void list(const PendingEvent& pending, const Place& place, const SaleFact& sale, Points ownPoints);
    /// A refund at a till that has no right to it, or of more than was paid. The return is stored already.
    void listReturn(const FactRef& ref, const TillEpoch& till, const ReturnFact& returned);
    /// The sale has been applied: the next one of its log is held against its clock.
    void noteSale(const FactRef& ref, const SaleFact& sale);

private:
    void listRights(const Place& place, const SaleFact& sale, Points ownPoints);
    void listSums(const FactRef& ref, const SaleFact& sale);
    /// The till's clock at the sale before this event.
    [[nodiscard]] std::optional<Instant> clockBefore(const PendingEvent& pending);

    using Log = std::pair<TillId, std::uint32_t>;

    OfficeTransaction& m_transaction;
    MemberRows& m_rows;
    const OutletCalendars& m_calendars;
    Currency m_currency;
    std::map<Log, std::pair<std::uint64_t, Instant>> m_lastSale; ///< its number and the till's clock
};

} // namespace huitou
