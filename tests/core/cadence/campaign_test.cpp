// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

Date on(int day)
{
    return firstDay + std::chrono::days{day};
}

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

WinBackRule rule(const char* id, WinBackTrigger trigger, int days)
{
    WinBackRule made;
    made.id = id;
    made.title = {"For you", "专属"};
    made.trigger = trigger;
    made.days = days;
    made.gives = WinBackGift::Invitation;
    return made;
}

WinBackRule always()
{
    return rule("always", WinBackTrigger::Dates, 0);
}

/// A member who came weekly so many times, 50 yuan each, the last time on day 7 * (times - 1).
struct Customer {
    explicit Customer(int times, WinBackRule asked = always())
    {
        for (int time = 0; time < times; ++time) {
            history.days.push_back({on(7 * time), yuan(50)});
        }
        programme.winBack = {std::move(asked)};
        programme.vouchers.resize(2);
        programme.vouchers[0].id = "checkup";
        programme.vouchers[0].gives.kind = BenefitKind::Articles;
        programme.vouchers[1].id = "ten-off";
        programme.vouchers[1].gives.amount = yuan(10);
    }

    [[nodiscard]] WinBackQuestion questionOn(int day) const
    {
        return {.programme = programme,
                .history = history,
                .offers = offers,
                .consent = true,
                .today = on(day),
                .star = star,
                .draws = draws,
                .birthday = birthday,
                .introduced = introduced,
                .values = values,
                .exhausted = exhausted};
    }
    [[nodiscard]] bool isAskedOn(int day) const { return decideWinBack(questionOn(day), SilenceModel{}).has_value(); }
    [[nodiscard]] int nextLookFrom(int day) const
    {
        return static_cast<int>((nextLook(questionOn(day), SilenceModel{}) - firstDay).count());
    }
    [[nodiscard]] WinBackRule& asked() { return programme.winBack.front(); }
    [[nodiscard]] WinBackAudience& audience() { return asked().audience; }
    [[nodiscard]] int lastDay() const { return static_cast<int>((history.days.back().day - firstDay).count()); }

    Programme programme;
    PurchaseHistory history;
    std::vector<Offer> offers;
    std::string star;
    std::vector<CampaignDraw> draws;
    std::optional<Date> birthday;
    std::uint32_t introduced = 0;
    ValueCuts values;
    std::vector<std::string> exhausted;
};

} // namespace

SCENARIO("A campaign that was stopped offers nothing, and goes on when it is let", "[cadence][winback]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;
    member.asked().isStopped = true;
    CHECK_FALSE(member.isAskedOn(day));
    member.asked().isStopped = false;
    CHECK(member.isAskedOn(day));
}

SCENARIO("A campaign is for the stages, classes and price classes that it names", "[cadence][winback][audience]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;
    CHECK(member.isAskedOn(day));

    member.audience().stages = {LifeStage::Formation, LifeStage::Decline};
    CHECK_FALSE(member.isAskedOn(day));
    CHECK(member.isAskedOn(day + 60)); // in decline by then
    member.audience().stages = {LifeStage::Stable};
    CHECK(member.isAskedOn(day));

    member.audience().classes = {MemberClass::Advocate};
    CHECK_FALSE(member.isAskedOn(day));
    member.introduced = 1;
    CHECK(member.isAskedOn(day));

    member.programme.segments.highPrice = yuan(400);
    member.audience().prices = {PriceClass::High};
    CHECK_FALSE(member.isAskedOn(day));
    member.history.prices = {yuan(450)};
    CHECK(member.isAskedOn(day));
}

SCENARIO("A campaign is for the ABC class, spending, change and reason that it names", "[cadence][winback][audience]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;

    member.audience().values = {ValueClass::A};
    member.values = {yuan(501), yuan(100)};
    CHECK_FALSE(member.isAskedOn(day));
    member.values.aFrom = yuan(500);
    CHECK(member.isAskedOn(day));

    member.audience().spentFrom = yuan(501);
    CHECK_FALSE(member.isAskedOn(day));
    member.audience().spentFrom = yuan(500);
    CHECK(member.isAskedOn(day));
    member.audience().spentBelow = yuan(500);
    CHECK_FALSE(member.isAskedOn(day));
    member.audience().spentBelow = yuan(501);
    CHECK(member.isAskedOn(day));

    member.audience().changes = {HabitChange::QuantityDrop};
    CHECK_FALSE(member.isAskedOn(day));
    member.history.days[8].amount = yuan(20);
    member.history.days[9].amount = yuan(20);
    member.audience() = {};
    member.audience().changes = {HabitChange::QuantityTrend, HabitChange::QuantityDrop};
    CHECK(member.isAskedOn(day));

    member.audience().reasons = {LeavingReason::Price};
    CHECK_FALSE(member.isAskedOn(day));
    member.history.leaving = LeavingReason::Service;
    CHECK_FALSE(member.isAskedOn(day));
    member.history.leaving = LeavingReason::Price;
    CHECK(member.isAskedOn(day));
}

SCENARIO("Nothing is spent on who moved away or has no need any more", "[cadence][winback][leaving]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;
    for (const LeavingReason reason : {LeavingReason::MovedAway, LeavingReason::NoNeed}) {
        member.history.leaving = reason;
        CHECK_FALSE(member.isAskedOn(day));
    }
    member.history.leaving = LeavingReason::OtherShop;
    CHECK(member.isAskedOn(day));
}

SCENARIO("Stable and high-price members get no price cuts, but invitations, services and points",
         "[cadence][winback][pricecut]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;
    const auto isGiven = [&member, day](WinBackGift gift, const char* voucher = "") {
        member.asked().gives = gift;
        member.asked().voucher = voucher;
        member.asked().amountOff = yuan(5);
        member.asked().points = Points::whole(100);
        return member.isAskedOn(day);
    };
    const auto checkSpared = [&isGiven] {
        CHECK_FALSE(isGiven(WinBackGift::Amount));
        CHECK_FALSE(isGiven(WinBackGift::Voucher, "ten-off"));
        CHECK(isGiven(WinBackGift::Voucher, "checkup"));
        CHECK(isGiven(WinBackGift::Points));
        CHECK(isGiven(WinBackGift::Invitation));
    };
    checkSpared();

    THEN("those who begin to come back get them, unless they buy dear articles")
    {
        member.programme.segments.stableFrom = 11;
        CHECK(isGiven(WinBackGift::Amount));
        member.programme.segments.highPrice = yuan(400);
        member.history.prices = {yuan(450)};
        checkSpared();
    }
    THEN("a shop that wants it gives them to all")
    {
        member.programme.segments.priceCutsForAll = true;
        CHECK(isGiven(WinBackGift::Amount));
        CHECK(isGiven(WinBackGift::Voucher, "ten-off"));
    }
}

SCENARIO("A campaign has its own days, and waves by star: diamond first", "[cadence][winback][waves]")
{
    Customer member(20);
    member.asked().from = on(130);
    member.asked().until = on(139);
    CHECK_FALSE(member.isAskedOn(129));
    CHECK(member.isAskedOn(130));
    CHECK(member.isAskedOn(139));
    CHECK_FALSE(member.isAskedOn(140));

    member.asked().waves = {{"diamond", on(130), on(134)}, {"none", on(135), on(150)}};
    CHECK_FALSE(member.isAskedOn(130));
    CHECK(member.isAskedOn(135));
    CHECK_FALSE(member.isAskedOn(140)); // the campaign itself is over
    member.star = "diamond";
    CHECK(member.isAskedOn(134));
    CHECK_FALSE(member.isAskedOn(135));
}

SCENARIO("A birthday and a settled complaint make offers for their days", "[cadence][winback][birthday]")
{
    Customer member(20, rule("birthday", WinBackTrigger::Birthday, 7));
    CHECK_FALSE(member.isAskedOn(140));                       // they did not tell it
    member.birthday = Date{std::chrono::year{1990} / 5 / 27}; // day 146
    CHECK_FALSE(member.isAskedOn(138));
    CHECK(member.isAskedOn(139));
    CHECK(member.isAskedOn(146));
    CHECK_FALSE(member.isAskedOn(147));

    Customer angry(20, rule("sorry", WinBackTrigger::Complaint, 14));
    CHECK_FALSE(angry.isAskedOn(140));
    angry.history.complaintAgreed = on(136);
    CHECK(angry.isAskedOn(140));
    CHECK(angry.isAskedOn(150));
    CHECK_FALSE(angry.isAskedOn(151));
}

SCENARIO("A campaign ends with its budget and with its times a member", "[cadence][winback][budget]")
{
    Customer member(10);
    const int day = member.lastDay() + 3;
    member.asked().restDays = 0;
    member.asked().timesPerMember = 2;
    member.draws = {{MemberId{{1}}, "always", on(0), on(1), false}};
    CHECK(member.isAskedOn(day));
    member.draws.push_back({MemberId{{1}}, "always", on(2), on(3), true}); // held out counts like offered
    CHECK_FALSE(member.isAskedOn(day));
    member.asked().timesPerMember = 0;
    CHECK(member.isAskedOn(day));
    member.exhausted = {"always"};
    CHECK_FALSE(member.isAskedOn(day));

    WinBackRule cut = rule("cut", WinBackTrigger::Dates, 0);
    cut.gives = WinBackGift::Amount;
    cut.amountOff = yuan(15);
    cut.budget = yuan(40);
    const auto isUsedUp = [&](CampaignIssued issued) { return isBudgetUsedUp(cut, issued, member.programme); };
    CHECK_FALSE(isUsedUp({1, 0, 1'500}));
    CHECK(isUsedUp({2, 0, 3'000})); // a third would make 45
    CHECK(isUsedUp({2, 2, 0}));     // made before their worth was noted
    cut.budget = yuan(45);
    CHECK_FALSE(isUsedUp({2, 0, 3'000}));
    cut.mostOffers = 2;
    CHECK(isUsedUp({2, 0, 0}));
    CHECK_FALSE(isUsedUp({1, 0, 0}));
}

SCENARIO("Points and vouchers of a campaign are credited under the offer's own name", "[cadence][winback][gift]")
{
    Customer member(10);
    WinBackRule points = rule("thanks", WinBackTrigger::Dates, 0);
    points.gives = WinBackGift::Points;
    points.points = Points::whole(100);
    const OfferIssuedFact offer = offerFrom({points, {"why", "因"}}, OfferId{{7}}, MemberId{{2}}, on(5));
    CHECK(offer.amountOff.isZero());
    const std::optional<GiftGivenFact> credited = giftFrom(offer, points, member.programme);
    REQUIRE(credited.has_value());
    CHECK(credited->op == OpId{{7}});
    CHECK(credited->member == MemberId{{2}});
    CHECK(credited->gift == "campaign:thanks");
    CHECK(credited->points == Points::whole(100));
    CHECK(credited->expires == on(35));

    WinBackRule service = points;
    service.gives = WinBackGift::Voucher;
    service.voucher = "checkup";
    const std::optional<GiftGivenFact> given = giftFrom(offer, service, member.programme);
    REQUIRE(given.has_value());
    CHECK(given->points.isZero());
    REQUIRE(given->voucher.has_value());
    CHECK(given->voucher->terms == "checkup");
    CHECK(given->voucher->from == on(5));

    CHECK_FALSE(giftFrom(offer, always(), member.programme).has_value());
}

SCENARIO("Members are looked at on the day on which something may hold, and not every night",
         "[cadence][winback][calendar]")
{
    Customer member(20, rule("silence", WinBackTrigger::Silence, 20));
    const int last = member.lastDay();
    CHECK(member.nextLookFrom(last) == last + 20);
    CHECK(member.nextLookFrom(last + 19) == last + 20);

    THEN("the rhythm's break is looked for, to the day, and a purchase moves it")
    {
        Customer away(20, rule("rhythm", WinBackTrigger::OwnRhythm, 0));
        away.asked().probabilityPercent = 1;
        const int due = away.nextLookFrom(last);
        CHECK_FALSE(away.isAskedOn(due - 1));
        CHECK(away.isAskedOn(due));
        away.history.days.push_back({on(last + 7), yuan(50)});
        CHECK(away.nextLookFrom(last + 7) > due);
    }
    THEN("goods that run out, a birthday, the campaign's first day and the end of a rest are days to look")
    {
        member.history.consumables = {{on(last), "tin", {"Tin", "罐"}, Quantity::pieces(1), 7}};
        member.asked() = rule("tin", WinBackTrigger::Consumption, 1);
        CHECK(member.nextLookFrom(last) == last + 6);
        member.asked() = rule("birthday", WinBackTrigger::Birthday, 7);
        member.birthday = on(last + 15);
        CHECK(member.nextLookFrom(last) == last + 8);
        member.asked() = always();
        member.asked().from = on(last + 4);
        CHECK(member.nextLookFrom(last) == last + 4);
        member.asked().from.reset();
        member.asked().restDays = 20;
        member.draws = {{MemberId{{1}}, "always", on(last - 15), on(last - 12), true}};
        CHECK(member.nextLookFrom(last) == last + 5);
    }
    THEN("everybody is looked at within thirty days, because rhythms are learned anew")
    {
        member.asked() = rule("silence", WinBackTrigger::Silence, 400);
        CHECK(member.nextLookFrom(last + 60) == last + 90);
    }
    THEN("whoever would be asked on some day is looked at on that day or before")
    {
        for (int from = last; from < last + 60; ++from) {
            const int look = member.nextLookFrom(from);
            for (int day = from + 1; day < look; ++day) {
                CHECK((member.isAskedOn(day) ? member.isAskedOn(from) : true));
            }
        }
    }
}
