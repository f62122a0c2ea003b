// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/delivery.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// The table delivery: the outbox of messages to members. Whom a message goes to is read when it goes, and stands
/// nowhere here.
class DeliveryStore
{
public:
    explicit DeliveryStore(Database& database) : m_database(database) {}

    /// Queues it; nothing happens when there is one for that offer already.
    void queue(Transaction& transaction, const Delivery& delivery);
    /// Queued and due at `now`, the longest due first.
    [[nodiscard]] std::vector<Delivery> due(Instant now, std::size_t maxCount);
    /// When the next queued one is due; nothing when none is queued.
    [[nodiscard]] std::optional<Instant> nextDue();
    /// As it stands in the store; nothing when it is not there.
    [[nodiscard]] std::optional<Delivery> get(const MemberId& member, const OfferId& offer);
    /// State, tries, next try and reason, as they are in `delivery` now.
    void change(Transaction& transaction, const Delivery& delivery);
    /// Cancels what is queued for the member on that channel; on every channel for Channel::Shop. Answers how many.
    std::int64_t cancel(Transaction& transaction, const MemberId& member, Channel channel, std::string_view reason);
    void erase(Transaction& transaction, const MemberId& member);
    [[nodiscard]] std::vector<Delivery> ofMember(const MemberId& member);
    /// The newest first.
    [[nodiscard]] std::vector<Delivery> newest(std::size_t maxCount);
    [[nodiscard]] std::vector<DeliveryCount> counts();

private:
    Database& m_database;
};

} // namespace huitou
