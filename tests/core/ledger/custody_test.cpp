// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/postings.h"
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <map>

using namespace huitou;
using namespace huitou::test;

namespace
{

Points whole(std::int64_t points)
{
    return Points::whole(points);
}

Posting on(Account account, std::int64_t change)
{
    return {account, {}, whole(change)};
}

struct Entitled {
    std::int64_t balance = 0;
    std::int64_t debt = 0;
    std::int64_t pending = 0;
    std::int64_t expired = 0;
};

Standing standingOf(const Entitled& entitled)
{
    Standing standing;
    standing.balance = whole(entitled.balance);
    standing.debt = whole(entitled.debt);
    standing.pending = whole(entitled.pending);
    standing.expired = whole(entitled.expired);
    return standing;
}

/// Where one member's points are, posting by posting.
struct Books {
    Custody custody;
    std::map<TillId, Points> rights;
    Points sum; ///< of all postings
    Points loss;

    void post(const std::vector<Posting>& postings)
    {
        Points entry;
        for (const Posting& posting : postings) {
            entry += posting.change;
            if (posting.account == Account::Right) {
                rights[posting.till] += posting.change;
            } else {
                keepUp(custody, posting);
            }
            loss += posting.account == Account::Loss ? posting.change : Points{};
        }
        RC_ASSERT(entry.isZero());
        sum += entry;
        RC_ASSERT(!custody.free.isNegative());
        RC_ASSERT(!custody.debt.isNegative());
        RC_ASSERT(!custody.pending.isNegative());
        RC_ASSERT(!custody.expired.isNegative());
    }
    [[nodiscard]] Points atTills() const
    {
        Points held;
        for (const auto& [till, points] : rights) {
            held += points;
        }
        return held;
    }
};

/// The invariant of reconcile, as its header says it.
void checkAgrees(const Books& books, const Standing& standing)
{
    const Custody& custody = books.custody;
    RC_ASSERT(custody.free + books.atTills() - custody.debt == standing.balance - standing.debt);
    RC_ASSERT((custody.free.isZero() || custody.debt.isZero()));
    RC_ASSERT(custody.pending == standing.pending);
    RC_ASSERT(custody.expired == standing.expired);
}

std::int64_t upTo(std::int64_t most)
{
    return *rc::gen::inRange(std::int64_t{0}, most + 1);
}

OpId anySale()
{
    return idOf<OpId>(static_cast<std::uint8_t>(upTo(5)));
}

/// Anything that may happen to the points of a member, whether it makes sense or not: a fact is never rejected.
Fact anyFact()
{
    switch (upTo(10)) {
    case 0: return RightsReturnedFact{OpId{}, mei(), whole(upTo(100))};
    case 1: return HistoricPurchaseFact{mei(), OutletId{1}, firstDay, yuan(5), 1, whole(upTo(50))};
    case 2: return ReferralEarnedFact{mei(), anySale(), whole(upTo(50))};
    case 3: {
        ReturnFact returned;
        returned.op = idOf<OpId>(static_cast<std::uint8_t>(100 + upTo(100)));
        returned.sale = anySale();
        returned.member = mei();
        returned.takenBack = whole(upTo(80));
        returned.restored = whole(upTo(40));
        return returned;
    }
    case 4: return ReferralReturnedFact{mei(), anySale(), OpId{}, whole(upTo(30))};
    case 5: {
        PointsAdjustedFact adjusted;
        adjusted.member = mei();
        adjusted.takes = upTo(1) == 1;
        adjusted.points = whole(upTo(100));
        adjusted.expires = firstDay + std::chrono::days{upTo(60)};
        return adjusted;
    }
    case 6: return PointsTransferredFact{OpId{}, mei(), idOf<MemberId>(1), {{whole(upTo(60)), std::nullopt}}};
    case 7: {
        GiftGivenFact gift;
        gift.member = mei();
        gift.points = whole(upTo(40));
        return gift;
    }
    default: {
        SaleFact sale = purchase(upTo(200));
        sale.op = anySale();
        sale.member = mei();
        sale.redeemed = whole(upTo(1) * upTo(150));
        return sale;
    }
    }
}

/// Points that come late, end soon, and may be spent in their own sale or not.
ProgrammeVersions restlessProgramme()
{
    Programme programme = threeStars();
    programme.pendingDays = static_cast<int>(upTo(5));
    programme.spendableInSameSale = upTo(1) == 1;
    if (upTo(2) > 0) {
        programme.expiry = {.kind = ExpiryKind::Days, .days = static_cast<int>(1 + upTo(20)), .months = 0, .years = 0};
    }
    return onlyVersion(programme);
}

} // namespace

SCENARIO("The office posts what custody lacks of the entitlement", "[ledger][custody]")
{
    GIVEN("points that are not to be spent yet")
    {
        CHECK(reconcile(standingOf({.pending = 100}), Custody{whole(100), {}}, {}) ==
              std::vector{on(Account::Free, -100), on(Account::Pending, 100)});
        THEN("they become free when they may be spent")
        {
            CHECK(reconcile(standingOf({.balance = 100}), Custody{.free = {}, .debt = {}, .pending = whole(100)}, {}) ==
                  std::vector{on(Account::Free, 100), on(Account::Pending, -100)});
        }
    }
    GIVEN("points that have ended")
    {
        CHECK(reconcile(standingOf({.balance = 40, .expired = 60}), Custody{whole(100), {}}, {}) ==
              std::vector{on(Account::Free, -60), on(Account::Expired, 60)});
        THEN("those that a till holds stay there, and are a debt until they come back")
        {
            CHECK(reconcile(standingOf({.balance = 40, .expired = 60}), Custody{whole(30), {}}, whole(70)) ==
                  std::vector{on(Account::Free, -30), on(Account::Debt, -30), on(Account::Expired, 60)});
        }
        THEN("what a return brings to life again is free")
        {
            CHECK(reconcile(standingOf({.balance = 100}),
                            Custody{.free = whole(40), .debt = {}, .pending = {}, .expired = whole(60)},
                            {}) == std::vector{on(Account::Free, 60), on(Account::Expired, -60)});
        }
    }
    GIVEN("points that were spent without a right")
    {
        CHECK(reconcile(standingOf({.balance = 70}), Custody{whole(100), {}}, {}) ==
              std::vector{on(Account::Free, -30), on(Account::Loss, 30)});
        CHECK(reconcile(standingOf({.debt = 5}), Custody{}, {}) ==
              std::vector{on(Account::Debt, -5), on(Account::Loss, 5)});
    }
    GIVEN("custody that says it already")
    {
        CHECK(reconcile(standingOf({.balance = 100, .pending = 5, .expired = 3}),
                        Custody{whole(60), {}, whole(5), whole(3)}, whole(40))
                  .empty());
    }
}

SCENARIO("Whatever happens, every entry sums to zero and custody says what the member is entitled to",
         "[ledger][custody][property]")
{
    CHECK(rc::check("histories", [] {
        const ProgrammeVersions versions = restlessProgramme();
        std::vector<MemberFact> facts;
        Books books;
        const auto steps = static_cast<std::uint64_t>(1 + upTo(15));
        for (std::uint64_t step = 1; step <= steps; ++step) {
            const Fact fact = anyFact();
            MemberFact dated = factOn(static_cast<int>(upTo(40)), step, fact);
            dated.ref.till = till(static_cast<std::uint8_t>(1 + upTo(1)));
            books.post(postingsOf(
                dated, books.custody,
                {.held = books.rights[dated.ref.till], .spendsItsOwnPoints = versions.front().spendableInSameSale}));
            facts.push_back(dated);

            const std::map<TillId, Points> before = books.rights;
            const Standing standing =
                foldStanding(versions, mei(), facts, {Instant::max(), firstDay + std::chrono::days{upTo(60)}});
            books.post(reconcile(standing, books.custody, books.atTills()));
            RC_ASSERT(books.rights == before);
            checkAgrees(books, standing);
            RC_ASSERT(reconcile(standing, books.custody, books.atTills()).empty());

            const Points granted = whole(upTo(books.custody.free.hundredths() / 100));
            books.post(grantPostings(till(1), 1, granted));
            checkAgrees(books, standing);
        }
    }));
}

SCENARIO("A reconciliation that forgot what tills hold would be found", "[ledger][custody][property][control]")
{
    Books books;
    books.rights[till(1)] = whole(70);
    const Standing standing = standingOf({.balance = 100});
    const std::vector<Posting> wrong = reconcile(standing, books.custody, {});
    Custody after = books.custody;
    for (const Posting& posting : wrong) {
        keepUp(after, posting);
    }
    CHECK(after.free + books.atTills() - after.debt != standing.balance - standing.debt);
}
