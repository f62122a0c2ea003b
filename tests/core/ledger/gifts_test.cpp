// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/gift_card.h"
#include "core/ledger/gifts.h"
#include "core/ledger/late_sale.h"
#include "core/ledger/referral.h"
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

Programme giving(GiftWhen when)
{
    Programme programme = threeStars();
    Gift gift;
    gift.id = "gift";
    gift.when = when;
    gift.points = Points::whole(50);
    gift.voucher = "tea";
    programme.gifts = {gift};
    VoucherTerms terms;
    terms.id = "tea";
    terms.gives.amount = yuan(5);
    terms.startsAfterDays = 1;
    terms.validDays = 10;
    programme.vouchers = {terms};
    return programme;
}

std::size_t giftsFor(const Programme& programme, const GiftEvent& event, std::uint32_t star = 0)
{
    Standing standing;
    standing.member = mei();
    standing.star = star;
    return giftsDue(programme, standing, event).size();
}

Date on(int year, unsigned month, unsigned day)
{
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

GiftEvent dayWith(Date birthday, Date day)
{
    GiftEvent event;
    event.kind = GiftEvent::Kind::Day;
    event.day = day;
    event.birthday = birthday;
    return event;
}

MemberFact paidWithCard(int day, std::uint64_t seq, std::int64_t amount)
{
    SaleFact sale = teaSale(static_cast<std::uint8_t>(seq), amount);
    sale.tenders = {{TenderKind::GiftCard, yuan(amount), {}, {}, "G1"}};
    return factOn(day, seq, sale);
}

GiftCardSoldFact cardOf(std::int64_t value, std::int64_t price)
{
    GiftCardSoldFact sold;
    sold.op = idOf<OpId>(50);
    sold.card = "G1";
    sold.value = yuan(value);
    sold.price = yuan(price);
    sold.until = dayOf(30);
    return sold;
}

} // namespace

SCENARIO("A sign-up gives points and a voucher", "[ledger][gifts][K18]")
{
    GiftEvent event;
    event.kind = GiftEvent::Kind::SignUp;
    event.day = firstDay;
    Standing standing;
    standing.member = mei();
    const std::vector<GiftGivenFact> due = giftsDue(giving(GiftWhen::SignUp), standing, event);
    REQUIRE(due.size() == 1);
    CHECK(due[0].points == Points::whole(50));
    REQUIRE(due[0].voucher.has_value());
    CHECK(due[0].voucher->from == dayOf(1));
    CHECK(due[0].voucher->until == dayOf(11));
    CHECK(giftsDue(giving(GiftWhen::SignUp), standing, event) == due); // worked out twice, given once
    const Standing after = foldOf(onlyVersion(giving(GiftWhen::SignUp)), {factOn(0, 1, due[0])});
    CHECK(after.balance == Points::whole(50));
    CHECK(after.lifetime == Points::whole(50));
    CHECK(after.vouchers.size() == 1);
    event.kind = GiftEvent::Kind::Purchase;
    CHECK(giftsFor(giving(GiftWhen::SignUp), event) == 0);
}

SCENARIO("A birthday is kept once a year, the 29 February on the 28th where there is none", "[ledger][gifts][K18]")
{
    const Programme programme = giving(GiftWhen::Birthday);
    CHECK(giftsFor(programme, dayWith(on(1990, 2, 3), on(2026, 2, 3))) == 1);
    CHECK(giftsFor(programme, dayWith(on(1990, 2, 3), on(2026, 2, 4))) == 0);
    CHECK(giftsFor(programme, dayWith(on(1992, 2, 29), on(2026, 2, 28))) == 1);
    CHECK(giftsFor(programme, dayWith(on(1992, 2, 29), on(2028, 2, 28))) == 0);
    CHECK(giftsFor(programme, dayWith(on(1992, 2, 29), on(2028, 2, 29))) == 1);
    Standing standing;
    standing.member = mei();
    CHECK(giftsDue(programme, standing, dayWith(on(1990, 2, 3), on(2026, 2, 3)))[0].op !=
          giftsDue(programme, standing, dayWith(on(1990, 2, 3), on(2027, 2, 3)))[0].op);
}

SCENARIO("Every third visit gives, at the first purchase of its day", "[ledger][gifts][K18]")
{
    Programme programme = giving(GiftWhen::Visit);
    programme.gifts[0].every = 3;
    GiftEvent event;
    event.visitDays = 2;
    CHECK(giftsFor(programme, event) == 0);
    event.visitDays = 3;
    CHECK(giftsFor(programme, event) == 1);
    event.isFirstOfDay = false;
    CHECK(giftsFor(programme, event) == 0);
}

SCENARIO("A large purchase gives, from its minimum on and for its stars", "[ledger][gifts][K18]")
{
    Programme programme = giving(GiftWhen::Spend);
    programme.gifts[0].minimumSpend = yuan(100);
    programme.gifts[0].stars = {"star1"};
    GiftEvent event;
    event.paid = Money::fromMinor(9999, cny);
    CHECK(giftsFor(programme, event, 1) == 0);
    event.paid = yuan(100);
    CHECK(giftsFor(programme, event, 1) == 1);
    CHECK(giftsFor(programme, event, 0) == 0);
    programme.gifts[0].stars = {"none"};
    CHECK(giftsFor(programme, event, 0) == 1);
}

SCENARIO("Both are rewarded for an introduction, as the rule says", "[ledger][gifts][K17]")
{
    Programme programme = threeStars();
    programme.referral->introducerPoints = Points::whole(20);
    programme.referral->buyerPoints = Points::whole(30);
    programme.referral->minimumSpend = yuan(50);
    programme.referral->maximum = Points::whole(100);
    const SaleFact sale = teaSale(1, 100);
    const MemberId friendOf = idOf<MemberId>(78);
    CHECK(referralLeg(sale, programme, friendOf, 0)->earned == Points::whole(70));
    CHECK(referralLeg(sale, programme, friendOf, 1, Points::whole(60))->earned == Points::whole(40));
    CHECK_FALSE(referralLeg(sale, programme, friendOf, 1, Points::whole(100)).has_value());
    CHECK_FALSE(referralLeg(teaSale(1, 49), programme, friendOf, 0).has_value());
    CHECK(referralLeg(teaSale(1, 50), programme, friendOf, 0).has_value());
    CHECK(buyerGift(programme, sale, friendOf, 0)->points == Points::whole(30));
    CHECK_FALSE(buyerGift(programme, sale, friendOf, 1).has_value());
    CHECK_FALSE(buyerGift(programme, sale, mei(), 0).has_value());
    CHECK_FALSE(buyerGift(programme, teaSale(1, 49), friendOf, 0).has_value());
}

SCENARIO("A gift card is worth its value less what was paid with it", "[ledger][giftcard]")
{
    const auto fold = [](const std::vector<MemberFact>& facts, int day) {
        return foldGiftCard("G1", facts, cny, dayOf(day));
    };
    std::vector facts{factOn(0, 1, cardOf(50, 45)), paidWithCard(1, 2, 20)};
    CHECK(fold(facts, 1).balance == yuan(30));
    CHECK(fold(facts, 1).state == GiftCardState::Active);
    CHECK(fold(facts, 30).state == GiftCardState::Active);
    CHECK(fold(facts, 31).state == GiftCardState::Expired);
    CHECK(fold({}, 1).state == GiftCardState::Unknown);
    CHECK(foldGiftCard("G2", facts, cny, dayOf(1)).state == GiftCardState::Unknown);
    facts.push_back(facts.back());
    CHECK(fold(facts, 1).balance == yuan(30)); // a copy counts once
    facts.push_back(paidWithCard(2, 3, 30));
    CHECK(fold(facts, 2).state == GiftCardState::Used);
    THEN("what goes back onto it can be used again")
    {
        ReturnFact returned;
        returned.tenders = {{TenderKind::GiftCard, yuan(5), {}, {}, "G1"}};
        facts.push_back(factOn(3, 4, returned));
        CHECK(fold(facts, 3).balance == yuan(5));
        CHECK(fold(facts, 3).state == GiftCardState::Active);
    }
    THEN("used at two tills at once it is overdrawn, never negative")
    {
        facts.push_back(paidWithCard(2, 5, 8));
        CHECK(fold(facts, 2).balance.isZero());
        CHECK(fold(facts, 2).overdrawn == yuan(8));
    }
    THEN("taken back by the shop it is worth nothing")
    {
        GiftCardVoidedFact voided;
        voided.card = "G1";
        facts.push_back(factOn(4, 6, voided));
        CHECK(fold(facts, 4).state == GiftCardState::Void);
    }
}

SCENARIO("A gift card is sold at most for its value and within its limit", "[ledger][giftcard]")
{
    Programme programme = plainCard();
    const auto sell = [&](std::int64_t value, std::int64_t price) {
        return planGiftCard({.programme = programme,
                             .card = "G1",
                             .value = yuan(value),
                             .price = yuan(price),
                             .member = mei(),
                             .day = firstDay,
                             .op = idOf<OpId>(50)});
    };
    CHECK(sell(50, 45).error().code == ErrorCode::NotAllowed); // none are sold
    programme.giftCards = GiftCardRules{};
    programme.giftCards->maximum = yuan(100);
    CHECK(sell(50, 45).value().earned.isZero());
    CHECK(sell(50, 50).ok());
    CHECK(sell(50, 51).error().code == ErrorCode::NotAllowed);
    CHECK(sell(0, 0).error().code == ErrorCode::NotAllowed);
    CHECK(sell(100, 90).ok());
    CHECK(sell(101, 90).error().code == ErrorCode::NotAllowed);
    programme.giftCards->purchaseEarns = true;
    const GiftCardSoldFact sold = sell(50, 45).value();
    CHECK(sold.earned == Points::whole(45));
    THEN("taken back half used it pays half its price and takes half its points, rounded down")
    {
        const std::vector facts{factOn(0, 1, sold), paidWithCard(1, 2, 25)};
        const GiftCardStanding standing = foldGiftCard("G1", facts, cny, dayOf(1));
        const GiftCardVoidedFact voided = planGiftCardVoid(sold, standing, programme.pointRounding, {}).value();
        CHECK(voided.refund == Money::fromMinor(2250, cny));
        CHECK(voided.takenBack == Points::whole(22));
    }
}

SCENARIO("A late sale says which other sales would have had another star", "[ledger][late]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    const MemberFact late = factOn(1, 2, teaSale(2, 500));
    const std::vector facts{factOn(0, 1, teaSale(1, 2600)), late, factOn(2, 3, teaSale(3, 70)),
                            factOn(3, 4, teaSale(4, 400))};
    const std::vector<Sentence> differences = lateSaleDifferences(versions, mei(), facts, late.ref);
    REQUIRE(differences.size() == 2);
    CHECK(differences[0].en == "The sale of 2026-01-03 for ¥70.00 was made with the star none; known in time, the late "
                               "sale would have made it ★.");
    CHECK(lateSaleDifferences(versions, mei(), facts, facts.back().ref).empty()); // nothing came after it
}
