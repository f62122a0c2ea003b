// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/delivery.h"

#include <algorithm>
#include <array>

namespace huitou
{

namespace
{

bool canReach(const MemberRecord& member, Channel channel)
{
    switch (channel) {
    case Channel::Email: return !member.contact.email.empty();
    case Channel::Messenger: return !member.phone.empty();
    case Channel::Shop:
    case Channel::Phone: return false; // no messages
    }
    return false;
}

/// The civil day and minute that the outlet's wall clock shows.
struct WallTime {
    Date day;
    std::int32_t minute = 0;
};

WallTime wallTimeOf(const OutletCalendar& calendar, Instant instant)
{
    const std::string shown = calendar.wallClock(instant); // "2026-01-03 17:00"
    const std::optional<Date> day = parseDate(std::string_view(shown).substr(0, 10));
    HUITOU_CHECK(day && shown.size() == 16);
    const auto digit = [&shown](std::size_t at) { return shown[at] - '0'; };
    return {*day, (digit(11) * 10 + digit(12)) * 60 + digit(14) * 10 + digit(15)};
}

} // namespace

std::string_view wordOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued: return "queued";
    case DeliveryState::Sent: return "sent";
    case DeliveryState::Failed: return "failed";
    case DeliveryState::Cancelled: return "cancelled";
    }
    return "";
}

std::optional<Channel> channelFor(const MemberRecord& member)
{
    const auto may = [&member](Channel channel) {
        return canReach(member, channel) && member.consentsTo(Purpose::Offers, channel);
    };
    if (member.contact.preferred && may(*member.contact.preferred)) {
        return member.contact.preferred;
    }
    if (member.contact.preferred == Channel::Shop) {
        return std::nullopt;
    }
    for (const Channel channel : {Channel::Email, Channel::Messenger}) {
        if (may(channel)) {
            return channel;
        }
    }
    return std::nullopt;
}

std::string_view hindrance(const Delivery& delivery, const std::optional<MemberRecord>& record,
                           const std::optional<Offer>& offer, Date today)
{
    if (!record) {
        return "no-member";
    }
    if (!record->consentsTo(Purpose::Offers, delivery.channel)) {
        return "no-consent";
    }
    if (!canReach(*record, delivery.channel)) {
        return "no-address";
    }
    if (!offer || offer->withdrawn) {
        return "offer-withdrawn";
    }
    if (offer->used) {
        return "offer-used";
    }
    return offer->terms.until < today ? "offer-over" : "";
}

DeliveryStep beginTry(Delivery delivery, std::string_view hindrance, Instant now, Instant allowedFrom)
{
    if (!hindrance.empty()) {
        delivery.state = DeliveryState::Cancelled;
        delivery.reason = hindrance;
        return {std::move(delivery)};
    }
    if (delivery.tries >= maxTries) {
        delivery.state = DeliveryState::Failed;
        return {std::move(delivery)};
    }
    if (allowedFrom > now) {
        delivery.nextTry = allowedFrom;
        delivery.reason = "hours";
        return {std::move(delivery)};
    }
    ++delivery.tries;
    delivery.nextTry = now + pauseAfter(delivery.tries);
    return {std::move(delivery), true};
}

Delivery endTry(Delivery delivery, const SendOutcome& outcome)
{
    delivery.reason = outcome.reason;
    switch (outcome.kind) {
    case SendOutcome::Kind::Accepted:
        delivery.state = DeliveryState::Sent;
        delivery.reason.clear();
        break;
    case SendOutcome::Kind::Refused: delivery.state = DeliveryState::Failed; break;
    case SendOutcome::Kind::TryAgain:
        if (delivery.tries >= maxTries) {
            delivery.state = DeliveryState::Failed;
        }
        break;
    }
    return delivery;
}

std::chrono::minutes pauseAfter(std::int32_t tries)
{
    constexpr std::int32_t longest = 6 * 60;
    return std::chrono::minutes{std::min(longest, 2 << std::clamp(tries - 1, 0, 10))};
}

Instant nextAllowed(Instant now, const std::optional<ContactHours>& own, const std::optional<ContactHours>& quiet,
                    const OutletCalendar& calendar)
{
    constexpr std::int32_t minutesOfDay = 24 * 60;
    const auto may = [&](std::int32_t minute) { return own ? own->holds(minute) : !quiet || !quiet->holds(minute); };
    const WallTime wall = wallTimeOf(calendar, now);
    if (may(wall.minute)) {
        return now;
    }
    for (std::int32_t later = 1; later < minutesOfDay; ++later) {
        const std::int32_t minute = wall.minute + later;
        if (may(minute % minutesOfDay)) {
            return calendar.at(wall.day + std::chrono::days{minute / minutesOfDay},
                               std::chrono::minutes{minute % minutesOfDay});
        }
    }
    return now; // quiet all day: no hours at all
}

} // namespace huitou
