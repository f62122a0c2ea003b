// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/postings.h"

#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

Points whole(std::int64_t points)
{
    return Points::whole(points);
}

Posting on(Account account, std::int64_t change, const TillId& whose = {})
{
    return {account, whose, whole(change)};
}

SaleFact sale(std::int64_t earned, std::int64_t redeemed)
{
    SaleFact fact = purchase(earned);
    fact.redeemed = whole(redeemed);
    return fact;
}

} // namespace

SCENARIO("Points earned become free, after a debt is paid", "[ledger][postings]")
{
    const auto earn = [](std::int64_t debt) {
        return postingsOf(factOn(0, 1, sale(100, 0)), Custody{whole(7), whole(debt)}, {});
    };
    CHECK(earn(0) == std::vector{on(Account::Issued, -100), on(Account::Free, 100)});
    CHECK(earn(40) == std::vector{on(Account::Issued, -100), on(Account::Debt, 40), on(Account::Free, 60)});
    CHECK(earn(100) == std::vector{on(Account::Issued, -100), on(Account::Debt, 100)});
    CHECK(earn(101) == std::vector{on(Account::Issued, -100), on(Account::Debt, 100)});

    THEN("history and introductions earn in the same way")
    {
        const Custody nothing;
        const HistoricPurchaseFact historic{mei(), OutletId{1}, firstDay, yuan(5), 1, whole(5)};
        CHECK(postingsOf(factOn(0, 1, historic), nothing, {}) ==
              std::vector{on(Account::Issued, -5), on(Account::Free, 5)});
        CHECK(postingsOf(factOn(0, 1, ReferralEarnedFact{mei(), OpId{}, whole(9)}), nothing, {}) ==
              std::vector{on(Account::Issued, -9), on(Account::Free, 9)});
    }
}

SCENARIO("A redemption spends the right of its till, and what that lacks is a loss", "[ledger][postings]")
{
    const auto redeem = [](std::int64_t right) {
        return postingsOf(factOn(0, 1, sale(0, 300)), Custody{whole(1000), {}}, {whole(right)});
    };
    CHECK(redeem(300) == std::vector{on(Account::Right, -300, till(1)), on(Account::Redeemed, 300)});
    CHECK(redeem(299) ==
          std::vector{on(Account::Right, -299, till(1)), on(Account::Loss, -1), on(Account::Redeemed, 300)});
    CHECK(redeem(0) == std::vector{on(Account::Loss, -300), on(Account::Redeemed, 300)});
}

SCENARIO("Rights move between the office and one till", "[ledger][postings]")
{
    CHECK(grantPostings(till(3), 1, whole(50)) == std::vector{on(Account::Free, -50), on(Account::Right, 50, till(3))});

    const MemberFact returned = factOn(0, 1, RightsReturnedFact{OpId{}, mei(), whole(50)});
    CHECK(postingsOf(returned, {}, {whole(50)}) ==
          std::vector{on(Account::Right, -50, till(1)), on(Account::Free, 50)});

    THEN("a till cannot give back more than it was given")
    {
        CHECK(postingsOf(returned, {}, {whole(20)}) ==
              std::vector{on(Account::Right, -20, till(1)), on(Account::Free, 20)});
    }
    THEN("what comes back pays a debt first")
    {
        CHECK(postingsOf(returned, {whole(0), whole(30)}, {whole(50)}) ==
              std::vector{on(Account::Right, -50, till(1)), on(Account::Debt, 30), on(Account::Free, 20)});
    }
}

SCENARIO("The sale's own points may be spent in it, where the programme says so", "[ledger][postings][K4]")
{
    const auto spend = [](std::int64_t redeemed, bool ownPoints) {
        return postingsOf(factOn(0, 1, sale(100, redeemed)), Custody{}, {whole(50), ownPoints});
    };
    CHECK(spend(120, true) == std::vector{on(Account::Right, -50, till(1)), on(Account::Issued, -70),
                                          on(Account::Redeemed, 120), on(Account::Issued, -30), on(Account::Free, 30)});
    THEN("what right and sale lack is a loss")
    {
        CHECK(spend(151, true) == std::vector{on(Account::Right, -50, till(1)), on(Account::Issued, -100),
                                              on(Account::Loss, -1), on(Account::Redeemed, 151)});
    }
    THEN("elsewhere the right alone counts")
    {
        CHECK(spend(51, false) == std::vector{on(Account::Right, -50, till(1)), on(Account::Loss, -1),
                                              on(Account::Redeemed, 51), on(Account::Issued, -100),
                                              on(Account::Free, 100)});
    }
}

SCENARIO("Goods that come back give spent points back and take earned ones", "[ledger][postings][return]")
{
    ReturnFact returned;
    returned.takenBack = whole(100);
    returned.restored = whole(40);
    const auto post = [&](std::int64_t free, std::int64_t debt) {
        return postingsOf(factOn(0, 1, returned), Custody{whole(free), whole(debt)}, {});
    };
    CHECK(post(200, 0) == std::vector{on(Account::Redeemed, -40), on(Account::Free, 40), on(Account::Free, -100),
                                      on(Account::Issued, 100)});
    CHECK(post(10, 0) == std::vector{on(Account::Redeemed, -40), on(Account::Free, 40), on(Account::Free, -50),
                                     on(Account::Debt, -50), on(Account::Issued, 100)});
    CHECK(post(0, 30) == std::vector{on(Account::Redeemed, -40), on(Account::Debt, 30), on(Account::Free, 10),
                                     on(Account::Free, -10), on(Account::Debt, -90), on(Account::Issued, 100)});

    THEN("the introducer loses what they earned by it")
    {
        CHECK(postingsOf(factOn(0, 1, ReferralReturnedFact{mei(), OpId{}, OpId{}, whole(7)}), Custody{whole(5), {}},
                         {}) == std::vector{on(Account::Free, -5), on(Account::Debt, -2), on(Account::Issued, 7)});
    }
}

SCENARIO("What a person gives, takes or moves is posted like everything else", "[ledger][postings]")
{
    const Custody some{whole(30), {}};
    const auto post = [&some](const Fact& fact, std::uint8_t leg = 0) {
        MemberFact dated = factOn(0, 1, fact);
        dated.ref.leg = leg;
        return postingsOf(dated, some, {});
    };
    PointsAdjustedFact adjusted;
    adjusted.points = whole(50);
    CHECK(post(adjusted) == std::vector{on(Account::Issued, -50), on(Account::Free, 50)});
    adjusted.takes = true;
    CHECK(post(adjusted) == std::vector{on(Account::Free, -30), on(Account::Debt, -20), on(Account::Issued, 50)});

    const PointsTransferredFact transfer{
        OpId{}, mei(), idOf<MemberId>(1), {{whole(10), std::nullopt}, {whole(15), firstDay}}};
    CHECK(post(transfer, 0) == std::vector{on(Account::Free, -25), on(Account::Clearing, 25)});
    CHECK(post(transfer, 1) == std::vector{on(Account::Clearing, -25), on(Account::Free, 25)});

    GiftGivenFact gift;
    gift.points = whole(5);
    CHECK(post(gift) == std::vector{on(Account::Issued, -5), on(Account::Free, 5)});
    GiftCardSoldFact sold;
    sold.earned = whole(45);
    CHECK(post(sold) == std::vector{on(Account::Issued, -45), on(Account::Free, 45)});
    GiftCardVoidedFact voided;
    voided.takenBack = whole(45);
    CHECK(post(voided) == std::vector{on(Account::Free, -30), on(Account::Debt, -15), on(Account::Issued, 45)});

    THEN("stars, promises and the word that two are one move nothing")
    {
        CHECK(post(StarSetFact{}).empty());
        CHECK(post(MembersMergedFact{}).empty());
        CHECK(post(OfferIssuedFact{}).empty());
    }
}

SCENARIO("All that a merged record has goes to the one who remains, through clearing", "[ledger][postings][merge]")
{
    const MergePostings moved =
        mergePostings({.free = whole(10), .debt = whole(3), .pending = whole(4), .expired = whole(5)});
    CHECK(moved.out == std::vector{on(Account::Free, -10), on(Account::Debt, 3), on(Account::Pending, -4),
                                   on(Account::Expired, -5), on(Account::Clearing, 16)});
    CHECK(moved.in == std::vector{on(Account::Free, 10), on(Account::Debt, -3), on(Account::Pending, 4),
                                  on(Account::Expired, 5), on(Account::Clearing, -16)});
    CHECK(mergePostings({}).out.empty());
}

SCENARIO("A sync tops a till up to half of what is the member's, at most 500", "[ledger][postings][allotment]")
{
    CHECK(allotment(whole(200), {}, {}) == whole(100));
    CHECK(allotment(whole(2000), {}, {}) == whole(500));
    CHECK(allotment(whole(1000), {}, whole(500)) == Points{});
    CHECK(allotment(whole(998), {}, whole(499)) == whole(1));
    CHECK(allotment({}, {}, {}) == Points{});

    THEN("what other tills hold is the member's too, but only free points can be granted")
    {
        CHECK(allotment(whole(100), whole(300), {}) == whole(100));
        CHECK(allotment(whole(300), whole(100), {}) == whole(200));
    }
    THEN("a till that holds more keeps it")
    {
        CHECK(allotment(whole(10), {}, whole(400)) == Points{});
    }
    THEN("only whole points are granted")
    {
        CHECK(allotment(Points::fromHundredths(399), {}, {}) == whole(1));
        CHECK(allotment(Points::fromHundredths(199), {}, {}) == Points{});
    }
}
