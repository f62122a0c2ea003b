// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;

namespace
{

const MemberId old = idOf<MemberId>(78);

MemberFact of(const MemberId& member, MemberFact fact)
{
    fact.member = member;
    return fact;
}

MemberFact merge(int day, std::uint64_t seq, const MemberId& from, const MemberId& into)
{
    return of(into, factOn(day, seq, MembersMergedFact{idOf<OpId>(99), from, into}));
}

} // namespace

SCENARIO("Two records of one person become one, with all that both had", "[ledger][merge]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    const std::vector facts{of(mei(), factOn(0, 1, teaSale(1, 2000))), of(old, factOn(1, 2, teaSale(2, 1500))),
                            merge(2, 3, old, mei())};
    const Standing standing = foldOf(versions, facts);
    CHECK(standing.balance == Points::whole(3500));
    CHECK(standing.lifetime == Points::whole(3500));
    CHECK(standing.cycle == Points::whole(3500));
    CHECK(standing.purchases == 2);
    CHECK(standing.spent == yuan(3500));
    CHECK(standing.lots.size() == 2);
    CHECK(standing.star == 1); // what the summed count reaches
    CHECK(standing.vouchers.size() == 1);

    THEN("before the merge each was its own")
    {
        CHECK(foldOf(versions, {facts[0], facts[1]}).balance == Points::whole(3500)); // no merge known: all are hers
        const Standing early = foldStanding(versions, mei(), facts, {facts[1].at, dayOf(1)});
        CHECK(early.star == 1);
    }
    THEN("the old record stands empty and says where everything went")
    {
        const Standing gone = foldStanding(versions, old, facts, endOfTime);
        CHECK(gone.balance.isZero());
        CHECK(gone.mergedInto == mei());
    }
    THEN("what is written for the old record later counts on the new one")
    {
        std::vector more = facts;
        more.push_back(of(old, factOn(3, 4, teaSale(4, 100))));
        CHECK(foldOf(versions, more).balance == Points::whole(3600));
    }
    THEN("a late sale of before the merge counts too, in whichever order they come")
    {
        std::vector more = facts;
        more.push_back(of(old, factOn(1, 5, teaSale(5, 100))));
        std::vector turned(more.rbegin(), more.rend());
        CHECK(foldOf(versions, more) == foldOf(versions, turned));
        CHECK(foldOf(versions, more).balance == Points::whole(3600));
    }
    THEN("a return of the old record's sale finds its lot")
    {
        std::vector more = facts;
        more.push_back(of(old, factOn(4, 6, wholeReturn(6, teaSale(2, 1500)))));
        const Standing back = foldOf(versions, more);
        CHECK(back.balance == Points::whole(2000));
        CHECK(back.star == 0);
        CHECK(back.vouchers[0].withdrawn);
        CHECK(back.lots.size() == 1);
    }
}

SCENARIO("Of two stars the higher stays, and no voucher is given again", "[ledger][merge]")
{
    const ProgrammeVersions versions = onlyVersion(threeStars());
    const Standing standing = foldOf(versions, {of(mei(), factOn(0, 1, teaSale(1, 10))),
                                                of(old, factOn(1, 2, teaSale(2, 6000))), merge(2, 3, old, mei())});
    CHECK(standing.star == 2);
    CHECK(standing.vouchers.size() == 2);
}

SCENARIO("A debt of one record is paid by the points of the other", "[ledger][merge][debt]")
{
    PointsAdjustedFact taken;
    taken.op = idOf<OpId>(70);
    taken.takes = true;
    taken.points = Points::whole(30);
    const Standing standing = foldOf(onlyVersion(plainCard()), {of(mei(), factOn(0, 1, teaSale(1, 100))),
                                                                of(old, factOn(1, 2, taken)), merge(2, 3, old, mei())});
    CHECK(standing.balance == Points::whole(70));
    CHECK(standing.debt.isZero());
}

SCENARIO("The offers of a record that was merged are those of the one it is now", "[ledger][merge]")
{
    const auto offerTo = [](const MemberId& member, std::uint8_t number) {
        OfferIssuedFact issued;
        issued.offer = idOf<OfferId>(number);
        issued.member = member;
        issued.from = dayOf(0);
        issued.until = dayOf(90);
        return issued;
    };
    SaleFact use = teaSale(5, 100);
    use.offers = {idOf<OfferId>(13)}; // before it is known where that one came from
    const std::vector facts{of(old, factOn(0, 1, offerTo(old, 11))), merge(1, 2, old, mei()),
                            of(old, factOn(2, 3, offerTo(old, 12))), of(mei(), factOn(3, 4, use))};
    const Standing standing = foldOf(onlyVersion(threeStars()), facts);
    REQUIRE(standing.offers.size() == 3);
    CHECK(std::ranges::all_of(standing.offers, [](const Offer& offer) { return offer.terms.member == mei(); }));
}

SCENARIO("Records merge in chains", "[ledger][merge]")
{
    const MemberId oldest = idOf<MemberId>(79);
    const std::vector facts{of(oldest, factOn(0, 1, teaSale(1, 5))), merge(1, 2, oldest, old), merge(2, 3, old, mei()),
                            of(oldest, factOn(3, 4, teaSale(4, 7)))};
    CHECK(foldOf(onlyVersion(plainCard()), facts).balance == Points::whole(12));
    THEN("the fact's other leg changes nothing")
    {
        std::vector twice = facts;
        twice.push_back(merge(2, 3, old, mei()));
        twice.back().ref.leg = 1;
        CHECK(foldOf(onlyVersion(plainCard()), twice) == foldOf(onlyVersion(plainCard()), facts));
    }
}

SCENARIO("A merge explains itself in one step", "[ledger][merge][explain]")
{
    const std::vector facts{of(mei(), factOn(0, 1, teaSale(1, 20))), of(old, factOn(1, 2, teaSale(2, 15))),
                            merge(2, 3, old, mei())};
    const std::vector<ExplainedStep> steps = explainStanding(onlyVersion(plainCard()), mei(), facts, endOfTime);
    REQUIRE(steps.size() == 2);
    CHECK(steps[1].change == Points::whole(15));
    CHECK(steps[1].balanceAfter == Points::whole(35));
    CHECK(steps[1].sentence.en == "On 2026-01-03 another record of the same person became part of this one.");
}
