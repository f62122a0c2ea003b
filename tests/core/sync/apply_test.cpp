// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;

namespace
{

bool listed(const Shop& shop, std::string_view words)
{
    return std::ranges::any_of(shop.store.content.exceptions, [words](const OfficeContent::Exception& exception) {
        return exception.reason.en.find(words) != std::string::npos && !exception.reason.zh.empty();
    });
}

OfferIssuedFact offerTo(const MemberId& id, const Shop& shop)
{
    OfferIssuedFact offer;
    offer.offer = randomId<OfferId>();
    offer.member = id;
    offer.rule = "silence";
    offer.title = {"Welcome back: 15 off from 100", "欢迎回来：满 100 减 15"};
    offer.why = {"no purchase for three months", "三个月未购物"};
    offer.amountOff = Money::fromMinor(1'500, cny);
    offer.minimumSpend = Money::fromMinor(10'000, cny);
    offer.from = std::chrono::floor<std::chrono::days>(shop.clock.time);
    offer.until = offer.from + std::chrono::days{30};
    return offer;
}

Points sumOfAllPostings(const Shop& shop)
{
    Points sum;
    for (int account = 1; account <= 10; ++account) {
        sum += shop.store.content.sumOf(static_cast<Account>(account));
    }
    return sum;
}

/// The programme has a campaign for who did not come for long.
void askWhoStaysAway(Shop& shop)
{
    WinBackRule rule;
    rule.id = "silence";
    rule.trigger = WinBackTrigger::Silence;
    shop.store.content.programmes.front().winBack.push_back(rule);
}

} // namespace

SCENARIO("A sale by a member who is not in the register counts, and is listed", "[sync][apply]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(120, member(9), shop.clock.time));
    shop.settle(till);
    CHECK(shop.standingOf(member(9)).balance == Points::whole(120));
    CHECK(listed(shop, "not in the register"));
}

SCENARIO("A sale without a member is kept, and concerns nobody's points", "[sync][apply]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(120, std::nullopt, shop.clock.time));
    shop.settle(till);
    CHECK(shop.store.content.members.at(MemberId{}).facts.size() == 1);
    CHECK(shop.store.content.members.at(MemberId{}).postings.empty());
    CHECK(shop.store.content.exceptions.empty());
}

SCENARIO("The office dates a sale by the outlet's calendar", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    // The day of outlet 1 ends at 04:00 in Shanghai, which is 20:00 UTC.
    till.store.write(saleOf(1, member(1), at("2026-03-09", 19)));
    till.store.write(saleOf(1, member(1), at("2026-03-09", 20)));
    shop.settle(till);
    const auto& facts = shop.store.content.members.at(member(1)).facts;
    CHECK(facts.at({till.id(), 1, 1, 0}).fact.businessDate == *parseDate("2026-03-09"));
    CHECK(facts.at({till.id(), 1, 2, 0}).fact.businessDate == *parseDate("2026-03-10"));
}

SCENARIO("What breaks a rule is applied, and listed for a person", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    SaleFact sale = saleOf(100, member(1), shop.clock.time);

    SECTION("a sale that is just not late is not listed")
    {
        sale.at = shop.clock.time - std::chrono::hours{72};
        till.store.write(sale);
        shop.settle(till);
        CHECK(shop.store.content.exceptions.empty());
    }
    SECTION("a late sale is")
    {
        sale.at = shop.clock.time - std::chrono::hours{73};
        till.store.write(sale);
        shop.settle(till);
        CHECK(listed(shop, "73 hours"));
    }
    SECTION("a clock that is ahead dates no sale, and is listed when it is a day or more")
    {
        sale.at = shop.clock.time + std::chrono::hours{24};
        till.store.write(sale);
        shop.settle(till);
        CHECK(shop.store.content.exceptions.empty());
        CHECK(shop.store.content.members.at(member(1)).facts.begin()->second.fact.at == shop.clock.time);

        sale.at = shop.clock.time + std::chrono::hours{25};
        till.store.write(sale);
        shop.settle(till);
        CHECK(listed(shop, "the time of arrival counts"));
    }
    SECTION("a clock that goes back by more than a day is listed, also across two uploads")
    {
        till.store.write(sale);
        shop.settle(till);
        sale.at = shop.clock.time - std::chrono::hours{25};
        till.store.write(sale);
        shop.settle(till);
        CHECK(listed(shop, "went back"));
    }
    SECTION("points spent without a right are a loss until the fold takes them from what is the member's")
    {
        sale.redeemed = Points::whole(30);
        till.store.writeBody(encodeFact(sale));
        shop.settle(till);
        CHECK(listed(shop, "only 0 were set aside"));
        CHECK(shop.store.content.members.at(member(1)).postings.front().second ==
              std::vector<Posting>{{Account::Loss, {}, -Points::whole(30)},
                                   {Account::Redeemed, {}, Points::whole(30)},
                                   {Account::Issued, {}, -Points::whole(100)},
                                   {Account::Free, {}, Points::whole(100)}});
        CHECK(shop.store.content.sumOf(Account::Loss).isZero());
        CHECK(shop.standingOf(member(1)).balance == Points::whole(70));
        CHECK(sumOfAllPostings(shop).isZero());
    }
    SECTION("a voucher that was set aside for no till is listed")
    {
        sale.vouchers = {randomId<VoucherId>()};
        till.store.writeBody(encodeFact(sale));
        shop.settle(till);
        CHECK(listed(shop, "set aside for no till"));
    }
    SECTION("an outlet that is not set up is listed")
    {
        sale.outlet = OutletId{4};
        till.store.write(sale);
        shop.settle(till);
        CHECK(listed(shop, "outlet 4"));
    }
    SECTION("an amount in another currency is listed, and is in no total")
    {
        sale.currency = *Currency::fromCode("EUR");
        sale.lines.clear();
        sale.tenders.clear();
        sale.list = Money::zero(sale.currency);
        sale.paid = Money::fromMinor(10'000, sale.currency);
        till.store.write(sale);
        shop.settle(till);
        CHECK(listed(shop, "EUR"));
        CHECK(shop.standingOf(member(1)).spent.isZero());
    }
    CHECK(shop.store.content.members.at(member(1)).facts.size() >= 1);
}

SCENARIO("An event that can't be read is listed, and stops nothing behind it", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.writeBody({1, 2, 3});
    till.store.writeBody(encodeFact(HistoricPurchaseFact{member(1), OutletId{1}, *parseDate("2026-01-01"),
                                                         Money::fromMinor(100, cny), 1, Points::whole(1'000'000)}));
    till.store.write(saleOf(50, member(1), shop.clock.time));
    shop.settle(till);

    CHECK(shop.store.content.exceptions.size() == 2);
    CHECK(listed(shop, "Event 1 of this till can't be read"));
    CHECK(listed(shop, "Event 2 of this till says what only the head office may say"));
    CHECK(shop.standingOf(member(1)).balance == Points::whole(50));
    CHECK(shop.office->applyPending(10) == 0);
}

SCENARIO("Who introduced the buyer earns too, one level deep and once", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2), member(1));
    shop.addMember(member(3), member(2));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(100, member(3), shop.clock.time));
    shop.settle(till);
    shop.settle(till);

    CHECK(shop.standingOf(member(3)).balance == Points::whole(100));
    CHECK(shop.standingOf(member(2)).balance == Points::whole(50));
    CHECK(shop.standingOf(member(1)).balance == Points{});
    CHECK(sumOfAllPostings(shop).isZero());
}

SCENARIO("A sale of an absurd amount is applied like any other, also to the introducer", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2), member(1));
    ShopTill& till = shop.addTill(1);
    SaleFact sale = saleOf(1, member(2), shop.clock.time);
    sale.paid = Money::fromMinor(FactLimits::amount, cny);
    sale.earned = FactLimits::points;
    till.store.write(sale);
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).lifetime == FactLimits::points);
    CHECK(shop.standingOf(member(2)).lifetime == FactLimits::points);
}

SCENARIO("A till once sent a sale below zero, and the office fell over its introducer's points", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    shop.addMember(member(2), member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(-100, std::nullopt, shop.clock.time));
    SaleFact sale = saleOf(-100, member(2), shop.clock.time);
    sale.earned = {};
    till.store.write(sale);
    till.store.write(saleOf(50, member(2), shop.clock.time));
    shop.settle(till);
    CHECK(shop.standingOf(member(2)).purchases == 2);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(25));
}

SCENARIO("A till's clock fell to the first day there is, and the office could answer no till any more", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1, OutletId{3});
    // In London the business day of that moment is the one before.
    till.store.write(saleOf(10, member(1), at("1900-01-01", 0), OutletId{3}));
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).firstPurchase == parseDate("1900-01-01"));
    CHECK(till.store.members().at(member(1)).standing.balance == Points::whole(10));
    CHECK(listed(shop, "hours after it was made"));
}

SCENARIO("The first purchase of a friend arrived after the second, and the introducer was paid for both",
         "[sync][apply]")
{
    Shop shop;
    shop.store.content.programmes.front().referral->everyPurchase = false;
    shop.addMember(member(1));
    shop.addMember(member(2), member(1));
    ShopTill& one = shop.addTill(1);
    ShopTill& two = shop.addTill(2);
    one.store.write(saleOf(100, member(2), shop.clock.time - std::chrono::hours{2}));
    two.store.write(saleOf(60, member(2), shop.clock.time - std::chrono::hours{1}));
    shop.settle(two);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(30));
    shop.settle(one);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(30));
    CHECK(shop.standingOf(member(2)).purchases == 2);
}

SCENARIO("A sale once named the member of no number, and all sales without a member became theirs", "[sync][apply]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(120, std::nullopt, shop.clock.time));
    till.store.write(saleOf(80, MemberId{}, shop.clock.time));
    shop.settle(till);
    const OfficeContent::MemberRows& nobody = shop.store.content.members.at(MemberId{});
    CHECK(nobody.facts.size() == 2);
    CHECK(nobody.postings.empty());
    CHECK_FALSE(nobody.standing.has_value());
    CHECK(till.store.members().empty());
    CHECK(listed(shop, "counts as a sale without a member"));
}

SCENARIO("The office's clock went back, and its members lost what they had bought since", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(200, member(1), shop.clock.time));
    shop.settle(till);
    shop.clock.time -= std::chrono::hours{24 * 3650};
    till.store.write(saleOf(30, member(1), shop.clock.time));
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(230));
    CHECK(till.store.members().at(member(1)).standing.purchases == 2);
}

SCENARIO("Somebody marked events as not applied, or dated their arrival anew, and no sum changed", "[sync][apply]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(120, member(1), shop.clock.time));
    till.store.write(saleOf(30, std::nullopt, shop.clock.time));
    till.store.write(saleOf(80, member(1), shop.clock.time));
    shop.settle(till);
    const OfficeContent before = shop.store.content;
    for (OfficeContent::RawEvent& raw : shop.store.content.logs.at({till.id(), 1})) {
        raw.applied = false;
        shop.store.content.waitingEvents[{till.id(), 1}].insert(raw.event.seq);
        raw.receivedAt -= std::chrono::days{400};
    }
    CHECK(shop.office->applyPending(100, 10) == 3);
    for (const auto& [id, rows] : before.members) {
        const OfficeContent::MemberRows& after = shop.store.content.members.at(id);
        CHECK(after.facts.size() == rows.facts.size());
        CHECK(after.postings.size() == rows.postings.size());
        CHECK(after.custody == rows.custody);
        CHECK(after.standing == rows.standing);
    }
    CHECK(shop.store.content.sumOf(Account::Issued) == before.sumOf(Account::Issued));
}

SCENARIO("Sums do not depend on the order in which tills are heard", "[sync][apply]")
{
    std::optional<Standing> first;
    std::optional<Standing> introducers;
    for (int order = 0; order < 16; ++order) {
        Shop shop;
        shop.addMember(member(1));
        shop.addMember(member(2), member(1));
        ShopTill& one = shop.addTill(1);
        ShopTill& two = shop.addTill(2);
        for (int turn = 0; turn < 4; ++turn) {
            for (ShopTill* till : {&one, &two}) {
                const int hours = turn * 2 + (till == &two ? 1 : 0);
                SaleFact sale = saleOf(90 + hours, member(2), shop.clock.time - std::chrono::hours{20 - hours});
                sale.op = OpId{{static_cast<std::uint8_t>(1 + hours)}}; // the same sales in every order
                till->store.write(sale);
            }
        }
        // Each bit of `order` says which till is heard, one event at a time.
        shop.clock.time += std::chrono::hours{1};
        for (int turn = 0; turn < 4; ++turn) {
            ShopTill& heard = (order >> turn & 1) != 0 ? two : one;
            shop.settle(heard);
        }
        shop.settle(one);
        shop.settle(two);

        const Standing standing = shop.standingOf(member(2));
        CHECK(standing.purchases == 8);
        CHECK(standing == first.value_or(standing));
        CHECK(shop.standingOf(member(1)) == introducers.value_or(shop.standingOf(member(1))));
        first = standing;
        introducers = shop.standingOf(member(1));
    }
}

SCENARIO("Half of a member's points are set aside where they bought, once", "[sync][grants]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(70, member(1), shop.clock.time));
    till.store.write(saleOf(50, member(1), shop.clock.time));
    shop.settle(till);
    CHECK(till.store.rightOf(member(1)) == Points::whole(60));
    shop.settle(till);
    shop.office->topUp(till.id());
    shop.settle(till);
    CHECK(till.store.rightOf(member(1)) == Points::whole(60));

    WHEN("the till spends of it, the office agrees on what is left")
    {
        SaleFact sale = saleOf(10, member(1), shop.clock.time);
        sale.redeemed = Points::whole(60);
        till.store.write(sale);
        shop.settle(till);
        CHECK(shop.store.content.exceptions.empty());
        CHECK(shop.store.content.sumOf(Account::Redeemed) == Points::whole(60));
        CHECK(till.store.rightOf(member(1)) == Points::whole(35)); // half of the 70 that are left
        CHECK(shop.store.content.members.at(member(1)).rights.at({till.id(), 1}) == Points::whole(35));
    }
    WHEN("the till gives it back")
    {
        till.store.write(RightsReturnedFact{randomId<OpId>(), member(1), Points::whole(60)});
        REQUIRE(shop.exchange(till).ok());
        shop.office->applyPending(10);
        CHECK(shop.store.content.members.at(member(1)).custody.free == Points::whole(120));
    }
    WHEN("the member buys at another till of the outlet, that one gets no points")
    {
        ShopTill& second = shop.addTill(2);
        second.store.write(saleOf(100, member(1), shop.clock.time));
        shop.settle(second);
        CHECK(second.store.rightOf(member(1)).isZero());
    }
    WHEN("the member buys at another outlet, points wait there too")
    {
        ShopTill& other = shop.addTill(3, OutletId{2});
        other.store.write(saleOf(100, member(1), shop.clock.time, OutletId{2}));
        shop.settle(other);
        CHECK(other.store.rightOf(member(1)) == Points::whole(110));
    }
}

namespace
{

MemberId memberOfMany(int number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes[0] = 1;
    bytes[1] = static_cast<std::uint8_t>(number / 256);
    bytes[2] = static_cast<std::uint8_t>(number % 256);
    return MemberId{bytes};
}

/// So many members who bought at the outlet lately; a half of the points of each comes to its till.
void writeHistory(Shop& shop, int members, Points each)
{
    std::vector<Fact> history;
    for (int number = 0; number < members; ++number) {
        shop.addMember(memberOfMany(number));
        history.emplace_back(HistoricPurchaseFact{memberOfMany(number), OutletId{1}, *parseDate("2026-03-01"),
                                                  Money::fromMinor(10'000, cny), 1, each});
    }
    shop.office->write(history);
}

} // namespace

SCENARIO("At most 1,000 grants come at a time", "[sync][grants]")
{
    Shop shop;
    writeHistory(shop, 1'001, Points::whole(60));
    ShopTill& till = shop.addTill(1);

    REQUIRE(shop.exchange(till).ok()); // the first contact
    shop.office->applyPending(1);
    CHECK(shop.store.content.grants.at({till.id(), 1}).size() == 1'001);
    CHECK(shop.exchange(till).value() == NextStep::Send);
    CHECK(till.store.progress().grantApplied == 1'000);
    CHECK(shop.store.content.grantsAcknowledged.at({till.id(), 1}) == 0);
    shop.settle(till);
    CHECK(shop.store.content.grantsAcknowledged.at({till.id(), 1}) == 1'001);
}

SCENARIO("However many members an outlet has, its till gets points for the one who stands before it", "[sync][grants]")
{
    Shop shop;
    writeHistory(shop, 900, Points::whole(100));
    ShopTill& till = shop.addTill(1);
    shop.settle(till);
    CHECK(shop.store.content.grants.at({till.id(), 1}).size() == 800); // 40,000 points come unasked

    int without = 0;
    while (!till.store.rightOf(memberOfMany(without)).isZero()) {
        ++without;
    }
    CHECK(shop.office->setAside(till.id(), {memberOfMany(without), Points::whole(100)}) == Points::whole(100));
    shop.settle(till);
    CHECK(till.store.rightOf(memberOfMany(without)) == Points::whole(100));
}

SCENARIO("A voucher of a star is given to one till, and used there", "[sync][grants]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    ShopTill& second = shop.addTill(2);
    till.store.write(saleOf(300, member(1), shop.clock.time));
    shop.settle(till);
    shop.settle(second);
    REQUIRE(shop.standingOf(member(1)).star == 1);
    REQUIRE(shop.standingOf(member(1)).vouchers.size() == 1);
    const VoucherId voucher = shop.standingOf(member(1)).vouchers.front().id;
    CHECK(till.store.holds(voucher));
    CHECK_FALSE(second.store.holds(voucher));

    SaleFact sale = saleOf(10, member(1), shop.clock.time);
    sale.vouchers = {voucher};
    till.store.write(sale);
    shop.settle(till);
    CHECK(shop.standingOf(member(1)).vouchers.front().used);
    CHECK_FALSE(till.store.holds(voucher));
    CHECK(shop.store.content.exceptions.empty());

    WHEN("another sale uses it again, that is listed")
    {
        till.store.writeBody(encodeFact(sale));
        shop.settle(till);
        CHECK(listed(shop, "used already"));
    }
}

SCENARIO("An offer waits at the till of the outlet where a member who stays away bought last", "[sync][grants]")
{
    Shop shop;
    shop.addMember(member(1));
    shop.store.content.records.at(member(1)).homeOutlet = OutletId{1};
    ShopTill& home = shop.addTill(1, OutletId{1});
    ShopTill& other = shop.addTill(2, OutletId{2});
    shop.office->write(std::vector<Fact>{HistoricPurchaseFact{member(1), OutletId{2}, *parseDate("2025-09-01"),
                                                              Money::fromMinor(5'000, cny), 1, Points::whole(50)}});
    const OfferIssuedFact offer = offerTo(member(1), shop);
    shop.office->write(std::vector<Fact>{offer});
    shop.settle(home);
    shop.settle(other);

    CHECK_FALSE(home.store.holds(offer.offer));
    CHECK(other.store.holds(offer.offer));
    CHECK(other.store.members().at(member(1)).standing.offers.front().terms == offer);
    CHECK(other.store.rightOf(member(1)).isZero()); // not seen for 60 days: points stay at the office
}

SCENARIO("An offer whose ground a late sale takes is withdrawn, also from the till that holds it",
         "[sync][apply][grants]")
{
    Shop shop;
    askWhoStaysAway(shop);
    shop.addMember(member(1));
    ShopTill& holder = shop.addTill(1, OutletId{1});
    ShopTill& silent = shop.addTill(2, OutletId{2});
    shop.office->write(std::vector<Fact>{HistoricPurchaseFact{member(1), OutletId{1}, *parseDate("2025-09-01"),
                                                              Money::fromMinor(5'000, cny), 1, Points::whole(50)}});
    silent.store.write(saleOf(30, member(1), shop.clock.time - std::chrono::hours{2})); // cut off: nobody knows
    const OfferIssuedFact offer = offerTo(member(1), shop);
    shop.office->write(std::vector<Fact>{offer});
    shop.settle(holder);
    REQUIRE(holder.store.holds(offer.offer));

    SECTION("not used yet: it can't be used any more")
    {
        shop.settle(silent);
        CHECK_FALSE(shop.standingOf(member(1)).offers.at(0).isOpen());
        shop.settle(holder);
        CHECK(holder.store.members().at(member(1)).standing.offers.empty()); // a till offers what is in both
        CHECK_FALSE(listed(shop, "taken its ground"));
    }
    SaleFact use = saleOf(120, member(1), shop.clock.time);
    use.offers = {offer.offer};
    SECTION("used before that was known: it stays used, and is listed")
    {
        holder.store.writeBody(encodeFact(use));
        shop.settle(holder);
        shop.settle(silent);
        CHECK(shop.standingOf(member(1)).offers.at(0).used);
        CHECK(listed(shop, "taken its ground"));
    }
    SECTION("used where it was not known yet: likewise")
    {
        holder.store.writeBody(encodeFact(use));
        shop.settle(silent);
        CHECK_FALSE(shop.standingOf(member(1)).offers.at(0).isOpen());
        shop.settle(holder);
        CHECK(shop.standingOf(member(1)).offers.at(0).used);
        CHECK(listed(shop, "taken its ground"));
    }
    CHECK(sumOfAllPostings(shop).isZero());
}

SCENARIO("What is unused of the gift of an offer goes with the offer when a late sale takes its ground",
         "[sync][apply][grants]")
{
    Shop shop;
    askWhoStaysAway(shop);
    shop.addMember(member(1));
    ShopTill& holder = shop.addTill(1, OutletId{1});
    ShopTill& silent = shop.addTill(2, OutletId{2});
    const Date lastSeen = std::chrono::floor<std::chrono::days>(shop.clock.time) - std::chrono::days{40};
    shop.office->write(std::vector<Fact>{
        HistoricPurchaseFact{member(1), OutletId{1}, lastSeen, Money::fromMinor(5'000, cny), 1, Points::whole(50)}});
    silent.store.write(saleOf(30, member(1), shop.clock.time - std::chrono::hours{2})); // cut off: nobody knows
    OfferIssuedFact offer = offerTo(member(1), shop);
    offer.amountOff = Money::zero(cny);
    GiftGivenFact gift;
    gift.op = OpId{offer.offer.array()};
    gift.member = member(1);
    gift.gift = "campaign:silence";
    const auto standing = [&shop] { return shop.standingOf(member(1)); };

    GIVEN("points")
    {
        gift.points = Points::whole(100);
        gift.expires = offer.until;
        shop.office->write(std::vector<Fact>{offer, gift});
        REQUIRE(standing().balance == Points::whole(150));
        shop.settle(holder);

        THEN("all of them, while none is spent")
        {
            shop.settle(silent);
            CHECK(standing().balance == Points::whole(50 + 30));
            CHECK(standing().debt.isZero());
            CHECK_FALSE(listed(shop, "taken its ground"));
        }
        THEN("the rest of them, when some are spent: those stay spent, and that is listed")
        {
            const Points spent = holder.store.rightOf(member(1));
            const Points ofGift = spent; // they end first
            REQUIRE(spent > Points{});
            REQUIRE(spent < gift.points);
            SaleFact use = saleOf(120, member(1), shop.clock.time);
            use.redeemed = spent;
            const Points earned = use.earned;
            holder.store.writeBody(encodeFact(use));
            shop.settle(holder);
            shop.settle(silent);
            CHECK(standing().balance == Points::whole(150 + 30) - spent + earned - (gift.points - ofGift));
            CHECK(standing().debt.isZero());
            CHECK(listed(shop, "taken its ground"));
        }
    }
    GIVEN("a voucher")
    {
        gift.voucher.emplace();
        gift.voucher->id = VoucherId{offer.offer.array()};
        gift.voucher->value = Money::fromMinor(2'000, cny);
        gift.voucher->from = offer.from;
        shop.office->write(std::vector<Fact>{offer, gift});
        shop.settle(holder);
        REQUIRE(standing().vouchers.size() == 1);
        shop.settle(silent);
        CHECK(standing().vouchers.front().withdrawn);
        CHECK_FALSE(standing().vouchers.front().used);
        CHECK_FALSE(listed(shop, "taken its ground"));
    }
    CHECK_FALSE(standing().offers.at(0).isOpen());
    CHECK(sumOfAllPostings(shop).isZero());
}

SCENARIO("An offer that takes no money off is no right that a till holds", "[sync][apply][grants]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1, OutletId{1});
    shop.office->write(std::vector<Fact>{HistoricPurchaseFact{member(1), OutletId{1}, *parseDate("2025-09-01"),
                                                              Money::fromMinor(5'000, cny), 1, Points::whole(50)}});
    OfferIssuedFact invitation = offerTo(member(1), shop);
    invitation.amountOff = Money::zero(cny);
    const OfferIssuedFact offer = offerTo(member(1), shop);
    shop.office->write(std::vector<Fact>{invitation, offer});
    shop.settle(till);
    CHECK(till.store.holds(offer.offer));
    CHECK_FALSE(till.store.holds(invitation.offer));
}

SCENARIO("A till enrolled after the offers were made gets those of its outlet at its first contact", "[sync][grants]")
{
    Shop shop;
    shop.addMember(member(1));
    shop.office->write(std::vector<Fact>{HistoricPurchaseFact{member(1), OutletId{1}, *parseDate("2025-09-01"),
                                                              Money::fromMinor(5'000, cny), 1, Points::whole(50)}});
    const OfferIssuedFact offer = offerTo(member(1), shop);
    shop.office->write(std::vector<Fact>{offer});
    ShopTill& till = shop.addTill(1);
    shop.settle(till);
    CHECK(till.store.holds(offer.offer));
}

SCENARIO("History can be written first and folded later, with the same result", "[sync][apply]")
{
    Shop shop;
    const HistoricPurchaseFact purchase{
        member(1), OutletId{1}, *parseDate("2025-09-01"), Money::fromMinor(5'000, cny), 1, Points::whole(50)};
    const std::vector<Fact> facts{purchase, purchase};
    shop.store.transact([&](OfficeTransaction& transaction) { shop.office->write(transaction, facts, false); });
    CHECK(shop.standingOf(member(1)).purchases == 0);
    const std::vector<MemberId> members{member(1)};
    shop.store.transact([&](OfficeTransaction& transaction) { shop.office->refold(transaction, members); });
    CHECK(shop.standingOf(member(1)).purchases == 2);
    CHECK(shop.standingOf(member(1)).lastPurchase == *parseDate("2025-09-01"));
    CHECK(shop.store.content.members.at(member(1)).custody.free == Points::whole(100));
}
