// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/delivery.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

const Date today = *parseDate("2026-06-15");

MemberRecord reachable()
{
    MemberRecord record;
    record.id = MemberId{{1}};
    record.phone = "13800138000";
    record.consentToOffers = true;
    record.contact.email = "mei@example.com";
    record.contact.consents.set(Purpose::Offers, Channel::Email, true);
    record.contact.consents.set(Purpose::Offers, Channel::Messenger, true);
    return record;
}

Offer openOffer()
{
    Offer offer;
    offer.terms.offer = OfferId{{2}};
    offer.terms.until = today;
    return offer;
}

Delivery mail()
{
    return {.id = DeliveryId{{3}}, .member = MemberId{{1}}, .offer = OfferId{{2}}, .channel = Channel::Email};
}

Instant at(const std::string& day, int hour, int minute)
{
    const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
    return calendar.at(*parseDate(day), std::chrono::minutes{hour * 60 + minute});
}

} // namespace

SCENARIO("A member is told where they like, of the ways to which they consented", "[contact][delivery]")
{
    MemberRecord member = reachable();
    CHECK(channelFor(member) == Channel::Email);
    member.contact.preferred = Channel::Messenger;
    CHECK(channelFor(member) == Channel::Messenger);
    member.contact.preferred = Channel::Shop; // leave me alone outside
    CHECK_FALSE(channelFor(member).has_value());

    member = reachable();
    member.contact.email.clear();
    CHECK(channelFor(member) == Channel::Messenger);
    member.contact.consents.set(Purpose::Offers, Channel::Messenger, false);
    member.contact.consents.set(Purpose::FollowUp, Channel::Messenger, true); // for something else
    CHECK_FALSE(channelFor(member).has_value());

    member = reachable();
    member.consentToOffers = false; // no offers at all
    CHECK_FALSE(channelFor(member).has_value());
}

SCENARIO("A message goes only while there is a reason for it and consent", "[contact][delivery][consent]")
{
    const MemberRecord member = reachable();
    CHECK(hindrance(mail(), member, openOffer(), today).empty());
    CHECK(hindrance(mail(), std::nullopt, openOffer(), today) == "no-member");
    CHECK(hindrance(mail(), member, std::nullopt, today) == "offer-withdrawn");
    CHECK(hindrance(mail(), member, openOffer(), today + std::chrono::days{1}) == "offer-over");

    Offer offer = openOffer();
    offer.used = true;
    CHECK(hindrance(mail(), member, offer, today) == "offer-used");
    offer = openOffer();
    offer.withdrawn = true;
    CHECK(hindrance(mail(), member, offer, today) == "offer-withdrawn");

    MemberRecord silent = member;
    silent.contact.consents.set(Purpose::Offers, Channel::Email, false);
    CHECK(hindrance(mail(), silent, openOffer(), today) == "no-consent");
    silent = member;
    silent.consentToOffers = false;
    CHECK(hindrance(mail(), silent, openOffer(), today) == "no-consent");
    silent = member;
    silent.contact.email.clear();
    CHECK(hindrance(mail(), silent, openOffer(), today) == "no-address");
}

SCENARIO("A message that nobody takes is tried less and less often, and given up", "[contact][delivery]")
{
    Delivery delivery = mail();
    Instant now = at("2026-06-15", 10, 0);
    const Instant first = now;
    int tries = 0;
    while (delivery.state == DeliveryState::Queued && tries < 100) {
        const DeliveryStep step = beginTry(delivery, "", now, now);
        REQUIRE(step.isToSend);
        CHECK(step.delivery.nextTry > now); // a crash now repeats it then, under the same id
        CHECK(step.delivery.id == mail().id);
        now = step.delivery.nextTry;
        delivery = endTry(step.delivery, {SendOutcome::Kind::TryAgain, "unreachable"});
        ++tries;
    }
    CHECK(tries == maxTries);
    CHECK(delivery.state == DeliveryState::Failed);
    CHECK(delivery.reason == "unreachable");
    CHECK(pauseAfter(1) == std::chrono::minutes{2});
    CHECK(pauseAfter(2) == std::chrono::minutes{4});
    CHECK(pauseAfter(100) == std::chrono::hours{6});
    CHECK(now - first > std::chrono::hours{20});

    const Delivery begun = beginTry(mail(), "", now, now).delivery;
    CHECK(endTry(begun, {SendOutcome::Kind::Accepted}).state == DeliveryState::Sent);
    CHECK(endTry(begun, {SendOutcome::Kind::Refused, "smtp-550"}).state == DeliveryState::Failed);
}

SCENARIO("Nobody is written to at night, or outside the hours that they named", "[contact][delivery][hours]")
{
    const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
    const std::optional<ContactHours> quiet = contactHoursFrom("21:00-09:00");
    const auto allowed = [&](Instant now, const char* own = nullptr) {
        return nextAllowed(now, own != nullptr ? contactHoursFrom(own) : std::nullopt, quiet, calendar);
    };
    CHECK(allowed(at("2026-06-15", 20, 59)) == at("2026-06-15", 20, 59));
    CHECK(allowed(at("2026-06-15", 21, 0)) == at("2026-06-16", 9, 0));
    CHECK(allowed(at("2026-06-15", 3, 0)) == at("2026-06-15", 9, 0));
    CHECK(allowed(at("2026-06-15", 9, 0)) == at("2026-06-15", 9, 0));
    CHECK(allowed(at("2026-06-15", 12, 0), "18:00-19:30") == at("2026-06-15", 18, 0));
    CHECK(allowed(at("2026-06-15", 19, 30), "18:00-19:30") == at("2026-06-16", 18, 0));
    CHECK(allowed(at("2026-06-15", 22, 0), "22:00-23:00") == at("2026-06-15", 22, 0)); // their own wish goes first
    CHECK(nextAllowed(at("2026-06-15", 3, 0), std::nullopt, std::nullopt, calendar) == at("2026-06-15", 3, 0));

    const Instant now = at("2026-06-15", 22, 0);
    const DeliveryStep step = beginTry(mail(), "", now, allowed(now));
    CHECK_FALSE(step.isToSend);
    CHECK(step.delivery.tries == 0);
    CHECK(step.delivery.nextTry == at("2026-06-16", 9, 0));
}
