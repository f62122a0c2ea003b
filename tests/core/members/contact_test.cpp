// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/contact.h"

#include "core/members/member.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("An address of e-mail is taken only when it can do no harm", "[members][contact]")
{
    CHECK(checkedEmail("Wang.Xiao+shop@Mail.Example.COM") == "Wang.Xiao+shop@mail.example.com");
    for (const char* none :
         {"", "a", "@example.com", "a@", "a@b", "a@b.", "a@.com", "a b@example.com", "a@exa mple.com",
          "a@example.com\r\nBcc: x@example.com", "<a@example.com>", "a@@example.com", ".a@example.com",
          "a..b@example.com", "a@-b.com", "王@example.com", "a@b.com,c@d.com", "\"a\"@example.com"}) {
        CAPTURE(none);
        CHECK_FALSE(checkedEmail(none).has_value());
    }
    CHECK_FALSE(checkedEmail(std::string(65, 'a') + "@example.com").has_value());
    CHECK_FALSE(checkedEmail("a@" + std::string(250, 'b') + ".com").has_value());
}

SCENARIO("Consent holds for one purpose on one channel", "[members][consent]")
{
    MemberRecord member;
    member.contact.consents.set(Purpose::Offers, Channel::Email, true);
    CHECK_FALSE(member.consentsTo(Purpose::Offers, Channel::Email)); // offers as such were never agreed to
    member.consentToOffers = true;
    CHECK(member.consentsTo(Purpose::Offers, Channel::Shop));
    CHECK(member.consentsTo(Purpose::Offers, Channel::Email));
    CHECK_FALSE(member.consentsTo(Purpose::Offers, Channel::Phone));
    CHECK_FALSE(member.consentsTo(Purpose::FollowUp, Channel::Email));
    CHECK(ConsentSet::fromBits(member.contact.consents.bits()) == member.contact.consents);
    member.contact.consents.set(Purpose::Offers, Channel::Email, false);
    CHECK(member.contact.consents == ConsentSet{});
}

SCENARIO("Hours to be reached are read as they are written", "[members][contact]")
{
    CHECK(contactHoursFrom("10:00-20:30") == ContactHours{600, 1230});
    CHECK(textOf(ContactHours{600, 1230}) == "10:00-20:30");
    CHECK(contactHoursFrom("18:00-24:00") == ContactHours{1080, 1440});
    for (const char* none : {"", "10-20", "10:00", "25:00-26:00", "10:60-11:00", "10:00-10:00", "24:00-10:00",
                             "+1:00-10:00", "10:00 20:00"}) {
        CAPTURE(none);
        CHECK_FALSE(contactHoursFrom(none).has_value());
    }
    CHECK(ContactHours{1260, 540}.holds(0)); // over midnight
    CHECK_FALSE(ContactHours{1260, 540}.holds(540));
}
