// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/till_commands.h"
#include "app/office/open_office.h"
#include "core/storage/contact_desk.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using nlohmann::json;

SCENARIO("Who is enrolled at a till is a member once, with what they agreed to and who sent them", "[ctl][enrol]")
{
    const ShopFolder shop;
    const FixedClock clock(testNow);
    REQUIRE(shop.init().exit == Exit::Done);
    const auto office = OpenOffice::open({shop.office()}, clock).value();
    const auto enrol = [&](json arguments) { return enrolMember(office->room(), arguments); };
    const MemberId first{{1}};
    const MemberId friendOf{{2}};
    REQUIRE(enrol({{"id", first.text()}, {"phone", "13911112222"}, {"outlet", 1}}).ok());
    const json second{{"id", friendOf.text()},
                      {"phone", "+86 139 3333 4444"},
                      {"outlet", 1},
                      {"give", {"offers:messenger", "offers:shop"}},
                      {"referrer", first.text()}};
    REQUIRE(enrol(second).ok());
    REQUIRE(enrol(second).ok()); // the first answer was lost

    const MemberRecord record = office->store().member(friendOf).value();
    CHECK(record.phone == "13933334444");
    CHECK(record.name == "*4444");
    CHECK(record.joined == parseDate("2026-06-15"));
    CHECK(record.referrer == first);
    CHECK(record.consentsTo(Purpose::Offers, Channel::Messenger));
    CHECK_FALSE(record.consentsTo(Purpose::Offers, Channel::Phone));
    CHECK(ContactDesk(office->store()).consents(friendOf).size() == 2);
    CHECK_FALSE(office->store().member(first)->consentToOffers);

    CHECK(enrol({{"id", MemberId{{3}}.text()}, {"phone", "13911112222"}}).error().code == ErrorCode::NotAllowed);
    CHECK(enrol({{"id", first.text()}, {"phone", "13955556666"}}).error().code == ErrorCode::AlreadyUsed);
    CHECK(enrol({{"id", MemberId{}.text()}, {"phone", "13955556666"}}).error().code == ErrorCode::Malformed);
    CHECK(enrol({{"id", MemberId{{3}}.text()}, {"phone", "555"}}).error().code == ErrorCode::Malformed);
    CHECK(enrol({{"id", MemberId{{3}}.text()}, {"phone", "13955556666"}, {"referrer", MemberId{{4}}.text()}})
              .error()
              .code == ErrorCode::UnknownMember);
    CHECK_FALSE(office->store().member(MemberId{{3}}));
}
