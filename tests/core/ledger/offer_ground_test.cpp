// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/offer_ground.h"

#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

ProgrammeVersions withRules()
{
    Programme programme = plainCard();
    WinBackRule rule;
    rule.id = "silence";
    rule.trigger = WinBackTrigger::Silence;
    programme.winBack.push_back(rule);
    rule.id = "tin";
    rule.trigger = WinBackTrigger::Consumption;
    programme.winBack.push_back(rule);
    return onlyVersion(programme);
}

MemberFact offerOn(int day, std::uint64_t seq, const char* rule)
{
    OfferIssuedFact issued;
    issued.offer = idOf<OfferId>(static_cast<std::uint8_t>(seq));
    issued.member = mei();
    issued.rule = rule;
    issued.until = dayOf(day + 30);
    return factOn(day, seq, issued);
}

/// How many offers lose their ground when the last of `facts` becomes known.
std::size_t groundless(const std::vector<MemberFact>& facts)
{
    return offersWithoutGround(withRules(), facts, facts.back()).size();
}

} // namespace

SCENARIO("An offer to come back falls when the member had come", "[ledger][offer]")
{
    const MemberFact before = factOn(0, 1, teaSale(1, 10));
    const MemberFact offer = offerOn(60, 2, "silence");

    CHECK(groundless({before, offer, factOn(40, 3, teaSale(2, 10))}) == 1); // told late
    CHECK(groundless({offer, factOn(40, 3, teaSale(2, 10))}) == 1);
    CHECK(groundless({before, offer, factOn(61, 3, teaSale(2, 10))}) == 0); // after it
    CHECK(groundless({factOn(50, 1, teaSale(1, 10)), offer, factOn(40, 3, teaSale(2, 10))}) ==
          0);                                                                               // a newer one was known
    CHECK(groundless({before, offerOn(60, 2, "tin"), factOn(40, 3, teaSale(2, 10))}) == 0); // not about staying away
    CHECK(groundless({before, offerOn(60, 2, "gone"), factOn(40, 3, teaSale(2, 10))}) == 0);
    // A purchase since the offer has nothing to do with whether there was a ground for it.
    CHECK(groundless({before, offer, factOn(70, 4, teaSale(3, 10)), factOn(40, 3, teaSale(2, 10))}) == 1);
}

SCENARIO("A withdrawn offer is closed, in whichever order it is told", "[ledger][offer][fold]")
{
    const MemberFact offer = offerOn(60, 2, "silence");
    MemberFact late = factOn(40, 3, teaSale(2, 10));
    MemberFact withdrawn = late;
    withdrawn.ref.leg = leg::firstWithdrawn;
    withdrawn.fact = OfferWithdrawnFact{idOf<OfferId>(2), mei(), std::get<SaleFact>(late.fact).op};

    const Standing standing = foldOf(withRules(), {withdrawn, late, offer}, 60);
    REQUIRE(standing.offers.size() == 1);
    CHECK(standing.offers[0].terms.until == dayOf(90));
    CHECK_FALSE(standing.offers[0].isOpen());
    CHECK(foldOf(withRules(), {offer, late, withdrawn}, 60) == standing);

    SaleFact use = teaSale(4, 10);
    use.offers = {idOf<OfferId>(2)};
    const Standing used = foldOf(withRules(), {offer, late, withdrawn, factOn(61, 4, use)}, 61);
    CHECK(used.offers[0].used); // it stays used
    CHECK(used.offers[0].withdrawn);
}
