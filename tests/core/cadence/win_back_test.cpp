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

WinBackRule ruleOf(const char* id, WinBackTrigger trigger, int days, int probabilityPercent, int restDays)
{
    WinBackRule rule;
    rule.id = id;
    rule.title = {"Welcome back: 15 off from 100", "欢迎回来 满100减15"};
    rule.trigger = trigger;
    rule.days = days;
    rule.probabilityPercent = probabilityPercent;
    rule.amountOff = yuan(15);
    rule.minimumSpend = yuan(100);
    rule.restDays = restDays;
    return rule;
}

const WinBackRule usedUp = ruleOf("used-up", WinBackTrigger::Consumption, 1, 0, 14);
const WinBackRule silence = ruleOf("silence", WinBackTrigger::Silence, 90, 0, 180);
const WinBackRule ownRhythm = ruleOf("own-rhythm", WinBackTrigger::OwnRhythm, 0, 60, 90);

/// A member, as the rules see them.
struct Case {
    std::vector<WinBackRule> rules;
    PurchaseHistory history;
    std::vector<Offer> offers{};
    bool consent = true;
    std::string star{};
    std::vector<CampaignDraw> draws{};
    SilenceModel model{};

    [[nodiscard]] std::optional<WinBackDecision> decideOn(int day) const
    {
        Programme programme;
        programme.winBack = rules;
        return decideWinBack({programme, history, offers, consent, on(day), star, draws}, model);
    }
};

PurchaseHistory boughtOn(const std::vector<int>& days)
{
    PurchaseHistory history;
    for (const int day : days) {
        history.days.push_back({on(day), yuan(50)});
    }
    return history;
}

PurchaseHistory threeTins()
{
    PurchaseHistory history = boughtOn({0});
    history.consumables = {{on(0), "tin", {"Infant formula", "婴儿奶粉"}, Quantity::pieces(3), 7}};
    return history;
}

Offer madeOn(int day, const WinBackRule& rule, bool used)
{
    Offer offer;
    offer.terms = offerFrom({rule, {}}, OfferId{{1}}, MemberId{{2}}, on(day));
    offer.used = used;
    return offer;
}

PurchaseHistory everyWeek(int weeks)
{
    std::vector<int> days;
    for (int week = 0; week < weeks; ++week) {
        days.push_back(week * 7);
    }
    return boughtOn(days);
}

} // namespace

SCENARIO("Three tins that last a week each prompt the next purchase on day 20", "[cadence][winback][consumption]")
{
    Case member{{usedUp}, threeTins()};

    CHECK_FALSE(member.decideOn(19).has_value());
    REQUIRE(member.decideOn(20).has_value());
    CHECK(member.decideOn(20)->reason.en == "3 × Infant formula of 2026-01-01 should last until 2026-01-22");
    CHECK(member.decideOn(20)->reason.zh == "2026-01-01 买的婴儿奶粉 × 3，约够用到 2026-01-22");

    THEN("not when the article was bought again meanwhile")
    {
        member.history.days.push_back({on(18), yuan(50)});
        member.history.consumables[0].day = on(18);
        CHECK_FALSE(member.decideOn(20).has_value());
        CHECK(member.decideOn(38).has_value());
    }
    THEN("buying something else does not fill the tin")
    {
        member.history.days.push_back({on(18), yuan(50)});
        CHECK(member.decideOn(20).has_value());
    }
    THEN("what ran out long ago is no longer a matter of this article")
    {
        CHECK(member.decideOn(33).has_value());
        CHECK_FALSE(member.decideOn(34).has_value());
    }
    THEN("of several articles, the one that runs out first is the reason")
    {
        member.history.consumables.push_back({on(10), "oil", {"Oil", "油"}, Quantity::pieces(1), 10});
        CHECK(member.decideOn(20)->reason.en.starts_with("1 × Oil"));
    }
}

SCENARIO("A quantity that would last for ages prompts nothing", "[cadence][winback][consumption]")
{
    Case member{{usedUp}, threeTins()};
    member.history.consumables[0].quantity = Quantity::fromThousandths(INT64_MAX);
    CHECK_FALSE(member.decideOn(20).has_value());
    member.history.consumables[0].quantity = Quantity{};
    CHECK_FALSE(member.decideOn(20).has_value());
}

SCENARIO("Three months without a purchase are worth a wake-up", "[cadence][winback][silence]")
{
    const Case member{{silence}, boughtOn({0, 10, 20})};
    CHECK_FALSE(member.decideOn(109).has_value());
    REQUIRE(member.decideOn(110).has_value());
    CHECK(member.decideOn(110)->reason.en == "usually every 10 days; last purchase 90 days ago");

    THEN("somebody who never bought cannot be won back")
    {
        CHECK_FALSE(Case{{silence}, {}}.decideOn(500).has_value());
    }
}

SCENARIO("A broken rhythm makes an offer when it is likely enough to last", "[cadence][winback][rhythm]")
{
    Case member{{ownRhythm}, everyWeek(20)}; // last on day 133

    int firstDayOfOffer = 133;
    while (!member.decideOn(firstDayOfOffer)) {
        ++firstDayOfOffer;
    }
    const CadenceState state = cadenceOf(member.history.days, shippedCadence);
    CHECK(probabilityOfSilence(state, on(firstDayOfOffer), 90, shippedCadence) >= 0.6);
    CHECK(probabilityOfSilence(state, on(firstDayOfOffer - 1), 90, shippedCadence) < 0.6);
    CHECK(firstDayOfOffer < 133 + 90); // earlier than any fixed three months

    THEN("a quarterly shopper gets none while the next purchase is not even late, however silent the next months look")
    {
        member.rules[0].probabilityPercent = 40;
        member.history = boughtOn({0, 91, 182, 273, 364, 455});
        const CadenceState quarterly = cadenceOf(member.history.days, shippedCadence);
        CHECK(probabilityOfSilence(quarterly, on(476), 90, shippedCadence) > 0.4);
        CHECK_FALSE(member.decideOn(476).has_value());
    }
}

SCENARIO("Nobody is offered anything without consent", "[cadence][winback][consent]")
{
    Case member{{usedUp, silence, ownRhythm}, threeTins()};
    CHECK(member.decideOn(20).has_value());
    member.consent = false;
    for (int day = 0; day < 400; ++day) {
        CHECK_FALSE(member.decideOn(day).has_value());
    }
}

SCENARIO("One offer is open at a time, and each rule rests", "[cadence][winback][moderation]")
{
    Case member{{silence}, boughtOn({0})};

    THEN("an open offer of any rule keeps the next one back until the day after its last")
    {
        member.offers = {madeOn(80, usedUp, false)}; // open until day 110
        CHECK_FALSE(member.decideOn(110).has_value());
        CHECK(member.decideOn(111).has_value());
        member.offers[0].withdrawn = true;
        CHECK(member.decideOn(110).has_value());
    }
    THEN("after an offer its rule rests, used or not")
    {
        member.offers = {madeOn(100, silence, true)};
        CHECK_FALSE(member.decideOn(279).has_value());
        CHECK(member.decideOn(280).has_value());
    }
    THEN("another rule may speak while the first one rests")
    {
        member.rules = {usedUp, silence};
        member.history = threeTins();
        CHECK(member.decideOn(20)->rule.id == "used-up");
        member.offers = {madeOn(20, usedUp, true)};
        CHECK_FALSE(member.decideOn(33).has_value());
        CHECK(member.decideOn(90)->rule.id == "silence");
    }
}

SCENARIO("Who is held out is asked like those who got the offer", "[cadence][winback][holdout]")
{
    Case member{{silence}, boughtOn({0})};
    const auto drawn = [](const WinBackRule& rule, int day, bool isHeldOut) {
        return CampaignDraw{MemberId{{2}}, rule.id, on(day), on(day + 30), isHeldOut};
    };

    THEN("an offer that was not made keeps the next one back as long as if it were open")
    {
        member.draws = {drawn(usedUp, 80, true)};
        CHECK_FALSE(member.decideOn(110).has_value());
        CHECK(member.decideOn(111).has_value());
    }
    THEN("the first purchase after its first day ends it, as it ends an offer of any kind, used or not")
    {
        const auto askedOnDay20 = [&member](std::vector<CampaignDraw> draws, std::vector<Offer> offers) {
            member.draws = std::move(draws);
            member.offers = std::move(offers);
            return member.decideOn(20).has_value();
        };
        WinBackRule points = silence;
        points.gives = WinBackGift::Points;
        points.points = Points::whole(100);
        points.amountOff = yuan(0);
        member.rules = {usedUp};
        member.history = threeTins();
        for (const int came : {4, 5, 6}) {
            member.history.days = boughtOn({0, came}).days;
            const bool isOver = came > 5;
            CHECK(askedOnDay20({drawn(silence, 5, true)}, {}) == isOver);
            CHECK(askedOnDay20({drawn(silence, 5, false)}, {madeOn(5, points, false)}) == isOver);
            CHECK(askedOnDay20({drawn(silence, 5, false)}, {madeOn(5, silence, false)}) == isOver);
            CHECK(askedOnDay20({drawn(silence, 5, false)}, {madeOn(5, silence, true)}) == isOver);
        }
    }
    THEN("its rule rests")
    {
        member.draws = {drawn(silence, 100, true)};
        CHECK_FALSE(member.decideOn(279).has_value());
        CHECK(member.decideOn(280).has_value());
    }
    THEN("of those who got the offer, the offer itself says all that")
    {
        member.draws = {drawn(silence, 100, false)};
        CHECK(member.decideOn(110).has_value());
    }
}

SCENARIO("A campaign is for whom it says", "[cadence][winback][audience]")
{
    Case member{{silence}, boughtOn({0, 10, 20})}; // 50 yuan each time
    WinBackAudience& audience = member.rules.front().audience;
    const auto isAsked = [&member] { return member.decideOn(150).has_value(); };
    CHECK(isAsked());

    THEN("by star, and \"none\" is the star of nobody")
    {
        audience.stars = {"gold"};
        CHECK_FALSE(isAsked());
        member.star = "gold";
        CHECK(isAsked());
        audience.stars = {"none"};
        CHECK_FALSE(isAsked());
        member.star = "";
        CHECK(isAsked());
    }
    THEN("by how often they came")
    {
        audience.purchasesFrom = 4;
        CHECK_FALSE(isAsked());
        audience.purchasesFrom = 3;
        CHECK(isAsked());
    }
    THEN("by what they spend on average, to the cent")
    {
        member.history.days.back().amount = Money::fromMinor(5'001, cny);
        audience.averageFrom = yuan(50); // the average is a third of a fen above
        CHECK(isAsked());
        audience.averageBelow = yuan(50);
        audience.averageFrom.reset();
        CHECK_FALSE(isAsked());
        member.history.days.back().amount = Money::fromMinor(4'999, cny);
        CHECK(isAsked());
        audience.averageBelow.reset();
        audience.averageFrom = yuan(50);
        CHECK_FALSE(isAsked());
    }
    THEN("and the next rule is looked at for the others")
    {
        audience.stars = {"gold"};
        member.rules.push_back(silence);
        CHECK(isAsked());
    }
}

SCENARIO("A decision becomes an offer with the rule's terms", "[cadence][winback]")
{
    const OfferIssuedFact offer = offerFrom({silence, {"why", "因"}}, OfferId{{1}}, MemberId{{2}}, on(5));
    CHECK(offer.offer == OfferId{{1}});
    CHECK(offer.member == MemberId{{2}});
    CHECK(offer.rule == "silence");
    CHECK(offer.title == silence.title);
    CHECK(offer.why == Sentence{"why", "因"});
    CHECK(offer.amountOff == yuan(15));
    CHECK(offer.minimumSpend == yuan(100));
    CHECK(offer.from == on(5));
    CHECK(offer.until == on(35));
}

SCENARIO("An article's name filled a whole text, and the offer's reason did not fit any more", "[winback]")
{
    Case member{{usedUp}, threeTins()};
    member.history.consumables[0].name = {std::string(1'024, 'a'), std::string(1'024, '\xff')};
    const auto decision = member.decideOn(20);
    REQUIRE(decision.has_value());
    CHECK(decision->reason.en.size() < 1'024);
    CHECK(decision->reason.zh.size() < 1'024);
}
