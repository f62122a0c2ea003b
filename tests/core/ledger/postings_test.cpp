// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/postings.h"

#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

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

Points sumOf(const std::vector<Posting>& postings)
{
    Points sum;
    for (const Posting& posting : postings) {
        sum += posting.change;
    }
    return sum;
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
        return postingsOf(factOn(0, 1, sale(0, 300)), Custody{whole(1000), {}}, whole(right));
    };
    CHECK(redeem(300) == std::vector{on(Account::Right, -300, till(1)), on(Account::Redeemed, 300)});
    CHECK(redeem(299) ==
          std::vector{on(Account::Right, -299, till(1)), on(Account::Loss, -1), on(Account::Redeemed, 300)});
    CHECK(redeem(0) == std::vector{on(Account::Loss, -300), on(Account::Redeemed, 300)});
}

SCENARIO("Rights move between the office and one till", "[ledger][postings]")
{
    CHECK(grantPostings(till(3), whole(50)) == std::vector{on(Account::Free, -50), on(Account::Right, 50, till(3))});

    const MemberFact returned = factOn(0, 1, RightsReturnedFact{OpId{}, mei(), whole(50)});
    CHECK(postingsOf(returned, {}, whole(50)) == std::vector{on(Account::Right, -50, till(1)), on(Account::Free, 50)});

    THEN("a till cannot give back more than it was given")
    {
        CHECK(postingsOf(returned, {}, whole(20)) ==
              std::vector{on(Account::Right, -20, till(1)), on(Account::Free, 20)});
    }
    THEN("a promise moves no points")
    {
        CHECK(postingsOf(factOn(0, 1, OfferIssuedFact{}), {}, {}).empty());
    }
}

SCENARIO("Every entry sums to zero and leaves nothing below zero", "[ledger][postings][property]")
{
    CHECK(rc::check("sums and balances", [] {
        const auto drawn = [] { return *rc::gen::inRange(std::int64_t{0}, std::int64_t{1000}); };
        const Custody custody{whole(drawn()), whole(drawn())};
        const Points right = whole(drawn());
        const MemberFact fact = *rc::gen::arbitrary<bool>()
                                    ? factOn(0, 1, sale(drawn(), drawn()))
                                    : factOn(0, 1, RightsReturnedFact{OpId{}, mei(), whole(drawn())});
        const std::vector<Posting> postings = postingsOf(fact, custody, right);
        RC_ASSERT(sumOf(postings).isZero());

        Custody after = custody;
        Points rightAfter = right;
        for (const Posting& posting : postings) {
            after.free += posting.account == Account::Free ? posting.change : Points{};
            after.debt -= posting.account == Account::Debt ? posting.change : Points{};
            rightAfter += posting.account == Account::Right ? posting.change : Points{};
        }
        RC_ASSERT(!after.free.isNegative());
        RC_ASSERT(!after.debt.isNegative());
        RC_ASSERT(!rightAfter.isNegative());
    }));
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
