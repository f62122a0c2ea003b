// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/day_gifts.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::at;
using test::member;

namespace
{

constexpr auto whole = Points::whole;

Date day(const char* text)
{
    return *parseDate(text);
}

Gift giftOf(const char* id, GiftWhen when, Points points)
{
    Gift gift;
    gift.id = id;
    gift.name = {"Gift", "礼"};
    gift.when = when;
    gift.points = points;
    return gift;
}

/// Lets the office look at everybody on that day; answers how many gifts it gave.
std::size_t reviewOn(test::Shop& shop, const char* text)
{
    shop.clock.time = at(text);
    return shop.office->review(MemberId{}, 100).gifts;
}

/// Somebody born on that day who joined at the beginning of 2026, in a shop that gives 50 points on birthdays.
struct BirthdayShop {
    explicit BirthdayShop(const char* birthday)
    {
        shop.store.content.programmes.front().gifts = {giftOf("cake", GiftWhen::Birthday, whole(50))};
        shop.addMember(member(1));
        MemberRecord& record = shop.store.content.records.at(member(1));
        record.joined = day("2026-01-01");
        record.birthday = day(birthday);
        const std::vector<MemberId> all{member(1)};
        shop.store.transact([&](OfficeTransaction& transaction) { shop.office->refold(transaction, all); });
    }
    test::Shop shop;
};

} // namespace

SCENARIO("A birthday brings its gift once a year", "[sync][gift]")
{
    BirthdayShop born("1990-03-09");
    test::Shop& shop = born.shop;
    CHECK(reviewOn(shop, "2026-03-08") == 0);
    CHECK(reviewOn(shop, "2026-03-09") == 1);
    CHECK(reviewOn(shop, "2026-03-09") == 0);
    CHECK(reviewOn(shop, "2026-03-10") == 0);
    CHECK(shop.standingOf(member(1)).balance == whole(50));
    CHECK(reviewOn(shop, "2027-03-09") == 1);
    CHECK(shop.standingOf(member(1)).balance == whole(100));
    CHECK(shop.store.content.sumOf(Account::Issued) == -whole(100));
}

SCENARIO("An office that was not reviewed on the day gives the gift up to 30 days later", "[sync][gift]")
{
    BirthdayShop born("1990-03-09");
    WHEN("it is the thirtieth day")
    {
        CHECK(reviewOn(born.shop, "2026-04-08") == 1);
    }
    WHEN("it is the thirty-first")
    {
        CHECK(reviewOn(born.shop, "2026-04-09") == 0);
    }
}

SCENARIO("Who was born on 29 February has a birthday every year", "[sync][gift]")
{
    BirthdayShop born("1996-02-29");
    CHECK(reviewOn(born.shop, "2026-02-27") == 0);
    CHECK(reviewOn(born.shop, "2026-02-28") == 1);
    CHECK(reviewOn(born.shop, "2028-02-28") == 0);
    CHECK(reviewOn(born.shop, "2028-02-29") == 1);
}

SCENARIO("There is no gift for a birthday before they joined, for one nobody knows, or for a merged record",
         "[sync][gift]")
{
    WHEN("they joined the day after")
    {
        BirthdayShop born("1990-12-31");
        CHECK(reviewOn(born.shop, "2026-01-05") == 0);
    }
    WHEN("they never told it")
    {
        BirthdayShop born("1990-03-09");
        born.shop.store.content.records.at(member(1)).birthday.reset();
        CHECK(reviewOn(born.shop, "2026-03-09") == 0);
    }
    WHEN("the record was merged into another one")
    {
        BirthdayShop born("1990-03-09");
        born.shop.addMember(member(2));
        const Fact merged = MembersMergedFact{.op = {}, .from = member(1), .into = member(2)};
        born.shop.office->write({&merged, 1});
        CHECK(reviewOn(born.shop, "2026-03-09") == 0);
    }
}

SCENARIO("Signing up brings what the programme of that day gives", "[sync][gift]")
{
    test::Shop shop;
    ProgrammeVersions& versions = shop.store.content.programmes;
    CHECK(signUpGifts(versions, member(1), day("2026-03-09")).empty());
    versions.front().gifts = {giftOf("welcome", GiftWhen::SignUp, whole(20))};
    shop.addMember(member(1));
    const std::vector<Fact> gifts = signUpGifts(versions, member(1), day("2026-03-09"));
    REQUIRE(gifts.size() == 1);
    shop.office->write(gifts);
    CHECK(shop.standingOf(member(1)).balance == whole(20));
    CHECK(signUpGifts(versions, member(1), day("2026-03-10")) == gifts); // the same gift, whenever it is worked out
}
