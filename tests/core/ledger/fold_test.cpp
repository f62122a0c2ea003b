// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

const ProgrammeVersions versions = onlyVersion(threeStars());

Standing fold(const std::vector<MemberFact>& facts, AsOf asOf = endOfTime)
{
    return foldStanding(versions, mei(), facts, asOf);
}

SaleFact purchaseOf(const std::vector<std::string>& skus)
{
    SaleFact sale = purchase(10);
    for (const std::string& sku : skus) {
        sale.lines.push_back(lineOf(sku));
    }
    return sale;
}

std::vector<std::string> skusOf(const std::vector<UsualArticle>& usual)
{
    std::vector<std::string> skus;
    for (const UsualArticle& article : usual) {
        skus.push_back(article.sku);
    }
    return skus;
}

OfferIssuedFact offer()
{
    OfferIssuedFact issued;
    issued.offer = idOf<OfferId>(5);
    issued.member = mei();
    issued.rule = "silence";
    issued.amountOff = yuan(15);
    issued.from = firstDay;
    issued.until = firstDay + std::chrono::days{30};
    return issued;
}

} // namespace

SCENARIO("A standing adds up what was bought, taken over and introduced", "[ledger][fold]")
{
    SaleFact sale = purchase(300);
    sale.discount = yuan(30);
    const std::vector facts{
        factOn(10, 1, sale),
        factOn(0, 2, HistoricPurchaseFact{mei(), OutletId{1}, firstDay, yuan(100), 3, Points::whole(100)}),
        factOn(20, 3, ReferralEarnedFact{mei(), OpId{}, Points::whole(50)})};

    const Standing standing = fold(facts);

    CHECK(standing.balance == Points::whole(450));
    CHECK(standing.cycle == Points::whole(450));
    CHECK(standing.purchases == 2);
    CHECK(standing.spent == yuan(400));
    CHECK(standing.discounts == yuan(30));
    CHECK(standing.firstPurchase == firstDay);
    CHECK(standing.lastPurchase == firstDay + std::chrono::days{10}); // what a friend buys is no visit of hers

    THEN("as of a moment, later facts do not count, and that very moment does")
    {
        CHECK(fold(facts, {facts[0].at, firstDay}).balance == Points::whole(400));
        CHECK(fold(facts, {facts[0].at - std::chrono::milliseconds{1}, firstDay}).balance == Points::whole(100));
    }
    THEN("rights that go back to the office leave the standing as it is")
    {
        std::vector more = facts;
        more.push_back(factOn(30, 4, RightsReturnedFact{OpId{}, mei(), Points::whole(5)}));
        Standing expected = standing;
        expected.day = more.back().businessDate;
        CHECK(fold(more) == expected);
    }
}

SCENARIO("Of a member without facts nothing is known", "[ledger][fold]")
{
    const Standing standing = fold({});
    Standing expected = emptyStanding(versions, mei());
    expected.day = firstDay;
    CHECK(standing == expected);
    CHECK(standing.member == mei());
    CHECK_FALSE(standing.firstPurchase.has_value());
}

SCENARIO("A sale in a foreign currency earns its points and stays out of the sums of money", "[ledger][fold]")
{
    SaleFact abroad = purchase(0, 80);
    abroad.currency = *Currency::fromCode("EUR");
    abroad.paid = Money::fromMinor(10'00, abroad.currency);
    const Standing standing = fold({factOn(0, 1, purchase(5)), factOn(1, 2, abroad)});
    CHECK(standing.spent == yuan(5));
    CHECK(standing.balance == Points::whole(85));
    CHECK(standing.purchases == 2);
}

SCENARIO("A voucher or an offer is used once, by the sale that lists it", "[ledger][fold][voucher]")
{
    SaleFact sale = purchase(10);
    sale.vouchers = {voucherIdOf(mei(), 1, 1)};
    sale.offers = {offer().offer};

    const Standing before = fold({factOn(0, 1, purchase(6000)), factOn(1, 2, offer())});
    REQUIRE(before.vouchers.size() == 2);
    CHECK_FALSE(before.vouchers[0].used);
    CHECK(before.offers == std::vector{Offer{offer(), false}});

    const Standing after = fold({factOn(0, 1, purchase(6000)), factOn(1, 2, offer()), factOn(2, 3, sale)});
    CHECK(after.vouchers[0].used);
    CHECK_FALSE(after.vouchers[1].used);
    CHECK(after.offers == std::vector{Offer{offer(), true}});

    THEN("a wrong clock that puts the use before the gift makes neither usable again")
    {
        const Standing standing = fold({factOn(5, 1, purchase(3000)), factOn(6, 2, offer()), factOn(2, 3, sale)});
        REQUIRE(standing.vouchers.size() == 1);
        CHECK(standing.vouchers[0].used);
        CHECK(standing.vouchers[0].value == yuan(200));
        CHECK(standing.offers == std::vector{Offer{offer(), true}});
    }
    THEN("until the gift is there it stands as used and worth nothing")
    {
        const Standing standing = fold({factOn(2, 3, sale)});
        REQUIRE(standing.vouchers.size() == 1);
        CHECK(standing.vouchers[0].used);
        CHECK(standing.vouchers[0].star == 0);
        CHECK(standing.vouchers[0].value.isZero());
    }
}

SCENARIO("What a member buys again and again comes first", "[ledger][fold][usual]")
{
    const Standing standing =
        fold({factOn(0, 1, purchaseOf({"milk", "rice", "milk"})), factOn(1, 2, purchaseOf({"tea", "rice"})),
              factOn(2, 3, purchaseOf({"milk"})), factOn(3, 4, purchaseOf({"rice"}))});

    CHECK(skusOf(standing.usual) == std::vector<std::string>{"rice", "milk", "tea"});
    CHECK(standing.usual[0].purchases == 3);
    CHECK(standing.usual[1].purchases == 2); // two lines of one sale are one purchase

    THEN("of equals, the latest comes first")
    {
        CHECK(skusOf(fold({factOn(0, 1, purchaseOf({"a", "b"})), factOn(1, 2, purchaseOf({"c"}))}).usual) ==
              std::vector<std::string>{"c", "b", "a"});
    }
    THEN("twelve are watched; one more takes the place of the last and not of the usual ones")
    {
        std::vector<std::string> many;
        for (char name = 'a'; name < 'a' + static_cast<int>(maxUsualArticles); ++name) {
            many.emplace_back(1, name);
        }
        const Standing full =
            fold({factOn(0, 1, purchaseOf(many)), factOn(1, 2, purchaseOf({"a"})), factOn(2, 3, purchaseOf({"new"}))});
        REQUIRE(full.usual.size() == maxUsualArticles);
        CHECK(full.usual[0].sku == "a");
        CHECK(full.usual[1].sku == "new");
        CHECK(full.usual.back().sku == "c"); // "b" was the oldest of those bought once
    }
}
