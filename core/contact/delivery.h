// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/ledger/standing.h"
#include "core/members/member.h"

#include <optional>
#include <string>
#include <string_view>

/// Telling a member of an offer by e-mail or messenger: the outbox's entries and the rules by which they go. Pure; any
/// thread.
namespace huitou
{

/// One message; it keeps its id however often it is tried, so that whoever receives it twice can tell.
using DeliveryId = Id<struct DeliveryTag>;

/// Numbers are stored.
enum class DeliveryState : std::uint8_t {
    Queued = 1,
    Sent = 2,      ///< somebody took it over
    Failed = 3,    ///< refused for good, or tried too often
    Cancelled = 4, ///< there was a reason not to send it any more
};
/// "queued".
[[nodiscard]] std::string_view wordOf(DeliveryState state);

/// An entry of the outbox: one for each offer at most.
struct Delivery {
    DeliveryId id{};
    MemberId member{};
    OfferId offer{};
    Channel channel = Channel::Email; ///< Email or Messenger
    DeliveryState state = DeliveryState::Queued;
    std::int32_t tries = 0; ///< begun
    Instant queuedAt{};
    Instant nextTry{};    ///< not before; of one that is under way, when it counts as lost
    std::string reason{}; ///< why it is not sent, or not yet: one of `hindrance`, or what the sender said, one word
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// On which channel to tell that member of an offer: the one they like, otherwise e-mail, otherwise messenger; only
/// where they consented and can be reached. Nothing: at the till, on the receipt and on their page alone.
[[nodiscard]] std::optional<Channel> channelFor(const MemberRecord& member);

/// Why that message must not go now; empty when it may: "no-member", "no-consent", "no-address", "offer-used",
/// "offer-withdrawn", "offer-over". `record` and `offer` as they are now; nothing: there is none any more.
[[nodiscard]] std::string_view hindrance(const Delivery& delivery, const std::optional<MemberRecord>& record,
                                         const std::optional<Offer>& offer, Date today);

/// What whoever takes messages over said.
struct SendOutcome {
    enum class Kind { Accepted, TryAgain, Refused };
    Kind kind = Kind::TryAgain;
    std::string reason{}; ///< one word for people: "smtp-550", "unreachable"; never who it was for
};

/// What becomes of a queued message whose time has come.
struct DeliveryStep {
    Delivery delivery{};
    bool isToSend = false; ///< its try has begun: it is stored so before anything is sent
};
/// The beginning of a try: cancelled where something hinders it, put off where it is too early for the member.
[[nodiscard]] DeliveryStep beginTry(Delivery delivery, std::string_view hindrance, Instant now, Instant allowedFrom);
/// The end of one: sent, failed, or to be tried again.
[[nodiscard]] Delivery endTry(Delivery delivery, const SendOutcome& outcome);

/// So often a message is tried, in somewhat more than a day.
inline constexpr std::int32_t maxTries = 10;
/// How long after the beginning of that try, from 1 on, the next one may begin.
[[nodiscard]] std::chrono::minutes pauseAfter(std::int32_t tries);

/// The first moment from `now` on at which the member may be written to: within their own hours where they have some,
/// otherwise outside the shop's quiet hours.
[[nodiscard]] Instant nextAllowed(Instant now, const std::optional<ContactHours>& own,
                                  const std::optional<ContactHours>& quiet, const OutletCalendar& calendar);

} // namespace huitou
