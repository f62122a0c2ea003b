// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/own_effect_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void OwnEffectStore::add(Transaction&, std::uint32_t epoch, std::uint64_t seq, const SaleFact& sale)
{
    HUITOU_CHECK(sale.member.has_value());
    insert(*sale.member, epoch, seq, {.earned = sale.earned, .redeemed = sale.redeemed, .spent = sale.paid});
}

void OwnEffectStore::add(Transaction&, std::uint32_t epoch, std::uint64_t seq, const ReturnFact& returned)
{
    HUITOU_CHECK(returned.member.has_value());
    insert(*returned.member, epoch, seq,
           {.earned = -returned.takenBack, .redeemed = -returned.restored, .spent = -returned.refund});
}

void OwnEffectStore::insert(const MemberId& member, std::uint32_t epoch, std::uint64_t seq, const Sum& effect)
{
    Statement insert(m_database, "INSERT INTO own_effect (member_id, epoch, seq, earned, redeemed, spent, currency) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bindAll(member, epoch, seq, effect.earned, effect.redeemed, effect.spent, effect.spent.currency().code());
    insert.run();
}

void OwnEffectStore::dropUpTo(Transaction&, const MemberId& member, std::uint32_t epoch, std::uint64_t seq)
{
    Statement remove(m_database,
                     "DELETE FROM own_effect WHERE member_id = ?1 AND (epoch < ?2 OR (epoch = ?2 AND seq <= ?3))");
    remove.bindAll(member, epoch, seq);
    remove.run();
}

std::optional<std::uint64_t> OwnEffectStore::firstOf(std::uint32_t epoch)
{
    Statement query(m_database, "SELECT min(seq) FROM own_effect WHERE epoch = ?1");
    query.bindAll(epoch);
    return query.next() && !query.isNull(0) ? std::optional(query.number<std::uint64_t>(0)) : std::nullopt;
}

OwnEffectStore::Sum OwnEffectStore::after(const MemberId& member, std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database, "SELECT sum(earned), sum(redeemed), sum(spent), count(*), currency FROM own_effect "
                                "WHERE member_id = ?1 AND (epoch > ?2 OR (epoch = ?2 AND seq > ?3)) GROUP BY currency");
    query.bindAll(member, epoch, seq);
    Sum sum;
    if (query.next()) { // one programme has one currency
        const std::optional<Currency> currency = Currency::fromCode(query.text(4));
        sum = {.earned = query.points(0),
               .redeemed = query.points(1),
               .spent = Money::fromMinor(query.integer(2), currency.value_or(cny)),
               .sales = query.number<std::uint32_t>(3)};
    }
    return sum;
}

std::vector<std::pair<std::uint32_t, std::uint64_t>> OwnEffectStore::eventsAfter(const MemberId& member,
                                                                                 std::uint32_t epoch, std::uint64_t seq)
{
    Statement query(m_database,
                    "SELECT epoch, seq FROM own_effect "
                    "WHERE member_id = ?1 AND (epoch > ?2 OR (epoch = ?2 AND seq > ?3)) ORDER BY epoch, seq");
    query.bindAll(member, epoch, seq);
    std::vector<std::pair<std::uint32_t, std::uint64_t>> events;
    while (query.next()) {
        events.emplace_back(query.number<std::uint32_t>(0), query.number<std::uint64_t>(1));
    }
    return events;
}

void OwnEffectStore::move(Transaction&, const TillEvent& from, const TillEvent& to)
{
    Statement update(m_database, "UPDATE own_effect SET epoch = ?3, seq = ?4 WHERE epoch = ?1 AND seq = ?2");
    update.bindAll(from.epoch, from.seq, to.epoch, to.seq);
    update.run();
}

} // namespace huitou
