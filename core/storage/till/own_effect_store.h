// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"
#include "core/storage/database.h"

namespace huitou
{

/// The table own_effect: what own events changed on their members, as long as the office's row may lack it.
class OwnEffectStore
{
public:
    /// An own event.
    struct TillEvent {
        std::uint32_t epoch = 1;
        std::uint64_t seq = 0;
    };
    /// The sum over a member's events that the row does not include.
    struct Sum {
        Points earned;
        Points redeemed;
        Money spent = Money::zero(cny);
        std::uint32_t sales = 0;
    };

    explicit OwnEffectStore(Database& database) : m_database(database) {}

    /// `sale` has a member.
    void add(Transaction& transaction, std::uint32_t epoch, std::uint64_t seq, const SaleFact& sale);
    /// `returned` has one: it takes away what its sale had brought.
    void add(Transaction& transaction, std::uint32_t epoch, std::uint64_t seq, const ReturnFact& returned);
    void dropUpTo(Transaction& transaction, const MemberId& member, std::uint32_t epoch, std::uint64_t seq);
    /// The epochs and numbers of those events, ascending.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint64_t>>
    eventsAfter(const MemberId& member, std::uint32_t epoch, std::uint64_t seq);
    /// The oldest event of the epoch that some member's row may lack.
    [[nodiscard]] std::optional<std::uint64_t> firstOf(std::uint32_t epoch);
    /// The event is told again under another number.
    void move(Transaction& transaction, const TillEvent& from, const TillEvent& to);
    [[nodiscard]] Sum after(const MemberId& member, std::uint32_t epoch, std::uint64_t seq);

private:
    void insert(const MemberId& member, std::uint32_t epoch, std::uint64_t seq, const Sum& effect);

    Database& m_database;
};

} // namespace huitou
