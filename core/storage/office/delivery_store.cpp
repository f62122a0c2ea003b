// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/delivery_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

Delivery deliveryIn(const Statement& row)
{
    return {.id = row.id<DeliveryId>(0),
            .member = row.id<MemberId>(1),
            .offer = row.id<OfferId>(2),
            .channel = row.number<Channel>(3),
            .state = row.number<DeliveryState>(4),
            .tries = row.number<std::int32_t>(5),
            .queuedAt = row.instant(6),
            .nextTry = row.instant(7),
            .reason = row.text(8)};
}

std::vector<Delivery> deliveriesIn(Statement& query)
{
    std::vector<Delivery> deliveries;
    while (query.next()) {
        deliveries.push_back(deliveryIn(query));
    }
    return deliveries;
}

} // namespace

void DeliveryStore::queue(Transaction&, const Delivery& delivery)
{
    Statement insert(m_database, "INSERT INTO delivery (delivery_id, member_id, offer_id, channel, state, tries, "
                                 "queued_at, next_try, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                                 "ON CONFLICT DO NOTHING");
    insert.bindAll(delivery.id, delivery.member, delivery.offer, delivery.channel, delivery.state, delivery.tries,
                   delivery.queuedAt, delivery.nextTry, delivery.reason);
    insert.queue();
}

std::vector<Delivery> DeliveryStore::due(Instant now, std::size_t maxCount)
{
    Statement query(m_database, "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, "
                                "reason FROM delivery WHERE state = 1 AND next_try <= ?1 ORDER BY next_try LIMIT ?2");
    query.bindAll(now, maxCount);
    return deliveriesIn(query);
}

std::optional<Instant> DeliveryStore::nextDue()
{
    Statement query(m_database, "SELECT next_try FROM delivery WHERE state = 1 ORDER BY next_try LIMIT 1");
    return query.next() ? std::optional(query.instant(0)) : std::nullopt;
}

std::optional<Delivery> DeliveryStore::get(const MemberId& member, const OfferId& offer)
{
    Statement query(m_database, "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, "
                                "reason FROM delivery WHERE member_id = ?1 AND offer_id = ?2");
    query.bindAll(member, offer);
    return query.next() ? std::optional(deliveryIn(query)) : std::nullopt;
}

void DeliveryStore::change(Transaction&, const Delivery& delivery)
{
    Statement update(m_database, "UPDATE delivery SET state = ?3, tries = ?4, next_try = ?5, reason = ?6 "
                                 "WHERE member_id = ?1 AND offer_id = ?2");
    update.bindAll(delivery.member, delivery.offer, delivery.state, delivery.tries, delivery.nextTry, delivery.reason);
    update.queue();
}

std::int64_t DeliveryStore::cancel(Transaction&, const MemberId& member, Channel channel, std::string_view reason)
{
    Statement update(m_database, "UPDATE delivery SET state = 4, reason = ?4 "
                                 "WHERE member_id = ?1 AND state = 1 AND (channel = ?2 OR ?2 = ?3)");
    update.bindAll(member, channel, Channel::Shop, reason);
    return update.run();
}

void DeliveryStore::erase(Transaction&, const MemberId& member)
{
    Statement remove(m_database, "DELETE FROM delivery WHERE member_id = ?1");
    remove.bindAll(member);
    remove.queue();
}

std::vector<Delivery> DeliveryStore::ofMember(const MemberId& member)
{
    Statement query(m_database, "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, "
                                "reason FROM delivery WHERE member_id = ?1 ORDER BY queued_at, offer_id");
    query.bindAll(member);
    return deliveriesIn(query);
}

std::vector<Delivery> DeliveryStore::newest(std::size_t maxCount)
{
    Statement query(m_database, "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, "
                                "reason FROM delivery ORDER BY queued_at DESC, delivery_id LIMIT ?1");
    query.bindAll(maxCount);
    return deliveriesIn(query);
}

std::vector<DeliveryCount> DeliveryStore::counts()
{
    Statement query(m_database, "SELECT channel, state, reason, count(*) FROM delivery "
                                "GROUP BY channel, state, reason ORDER BY channel, state, reason");
    std::vector<DeliveryCount> counts;
    while (query.next()) {
        counts.push_back({query.number<Channel>(0), query.number<DeliveryState>(1), query.text(2), query.integer(3)});
    }
    return counts;
}

} // namespace huitou
