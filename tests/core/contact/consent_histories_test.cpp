// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/delivery.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace huitou;

namespace
{

const Instant begin{*parseDate("2026-06-15")};
const Date today = *parseDate("2026-06-15");

/// What a member said at some minute.
struct Said {
    int minute = 0;
    ConsentChange change;
};

using Random = std::mt19937_64;

int any(Random& random, int from, int until)
{
    return std::uniform_int_distribution(from, until)(random);
}

/// Up to twelve words about the three ways that messages depend on, and one that has nothing to do with them.
std::vector<Said> history(Random& random)
{
    std::vector<Said> said(static_cast<std::size_t>(any(random, 0, 12)));
    for (Said& one : said) {
        one.minute = any(random, -200, 600);
        one.change.purpose = any(random, 0, 4) == 0 ? Purpose::FollowUp : Purpose::Offers;
        one.change.channel = one.change.purpose == Purpose::FollowUp
                                 ? Channel::Email
                                 : Channel{static_cast<std::uint8_t>(any(random, 1, 3))};
        one.change.isGiven = any(random, 0, 2) != 0;
    }
    std::ranges::stable_sort(said, {}, &Said::minute);
    return said;
}

/// What was said last of that, up to that minute; without a word there is no consent.
bool lastSaid(const std::vector<Said>& said, int minute, Channel channel)
{
    bool given = false;
    for (const Said& one : said) {
        if (one.minute <= minute && one.change.purpose == Purpose::Offers && one.change.channel == channel) {
            given = one.change.isGiven;
        }
    }
    return given;
}

MemberRecord recordAt(const std::vector<Said>& said, int minute)
{
    MemberRecord record;
    record.phone = "13800138000";
    record.contact.email = "mei@example.com";
    for (const Said& one : said) {
        if (one.minute > minute) {
            break;
        }
        if (one.change.channel == Channel::Shop) {
            record.consentToOffers = one.change.isGiven;
        } else {
            record.contact.consents.set(one.change.purpose, one.change.channel, one.change.isGiven);
        }
    }
    return record;
}

struct Messages {
    int sent = 0;
    int wrong = 0; ///< without consent to offers, and to this channel, at that minute
};

/// Ten thousand offers that are told, over a mail server that is often away. Not asked late: only when queued.
Messages messages(bool isAskedLate)
{
    Random random(20261130);
    Messages all;
    Offer offer;
    offer.terms.until = today + std::chrono::days{30};
    for (int member = 0; member < 10'000; ++member) {
        const std::vector<Said> said = history(random);
        const std::optional<Channel> channel = channelFor(recordAt(said, 0));
        if (!channel) {
            continue;
        }
        Delivery delivery{.channel = *channel, .queuedAt = begin, .nextTry = begin};
        for (int minute = 0; minute < 600 && delivery.state == DeliveryState::Queued; ++minute) {
            const Instant now = begin + std::chrono::minutes{minute};
            if (delivery.nextTry > now) {
                continue;
            }
            const MemberRecord record = recordAt(said, minute);
            DeliveryStep step =
                beginTry(delivery, isAskedLate ? hindrance(delivery, record, offer, today) : "", now, now);
            delivery = step.delivery;
            if (step.isToSend) {
                const bool isTaken = any(random, 0, 3) == 0;
                delivery = endTry(delivery, {isTaken ? SendOutcome::Kind::Accepted : SendOutcome::Kind::TryAgain});
                ++all.sent;
                all.wrong += lastSaid(said, minute, Channel::Shop) && lastSaid(said, minute, *channel) ? 0 : 1;
            }
        }
    }
    return all;
}

} // namespace

SCENARIO("Ten thousand members change their minds while messages wait, and none goes to one who has not consented",
         "[contact][delivery][consent]")
{
    const Messages asked = messages(true);
    CHECK(asked.wrong == 0);
    CHECK(asked.sent > 2'000);
    // The control: who asks when a message is queued, and not again when it is sent.
    CHECK(messages(false).wrong > 100);
}
