// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member_link.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("A link lets its bearer in until it ends, and can be neither made nor changed by others", "[members][link]")
{
    const LinkKey key = linkKeyFrom({1, 2, 3});
    const Instant now{*parseDate("2026-06-15")};
    const MemberLink link{.kind = MemberLink::Kind::Unsubscribe,
                          .channel = Channel::Email,
                          .member = MemberId{{7, 8, 9}},
                          .until = now + std::chrono::hours{1}};
    const std::string text = writeMemberLink(link, key);
    CHECK(text.size() == 51);
    CHECK(readMemberLink(text, key, now).value() == link);
    CHECK(readMemberLink(text, key, link.until).value() == link);
    CHECK(readMemberLink(text, key, link.until + std::chrono::milliseconds{1}).error().code == ErrorCode::NotAllowed);
    CHECK(readMemberLink(text, linkKeyFrom({1, 2, 4}), now).error().code == ErrorCode::ForgedCode);

    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CAPTURE(at);
        CHECK_FALSE(readMemberLink(changed, key, now).ok());
    }
    for (const std::string& none :
         {std::string(), text.substr(1), text + "A", std::string(51, '='), std::string(51, '!')}) {
        CHECK(readMemberLink(none, key, now).error().code == ErrorCode::Malformed);
    }
}
