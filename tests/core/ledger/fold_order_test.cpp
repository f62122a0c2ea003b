// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace huitou;
using namespace huitou::test;

namespace
{

const ProgrammeVersions versions = [] {
    Programme later = threeStars();
    later.version = 2;
    later.validFrom = firstDay + std::chrono::days{20};
    later.stars[0].threshold = Points::whole(2500);
    later.surplusCarriesOver = false;
    return ProgrammeVersions{threeStars(), later};
}();

/// The whole range from the first draw on: small points never reach a star.
int drawn(int low, int high)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

Fact drawnFact()
{
    switch (drawn(0, 5)) {
    case 0: return ReferralEarnedFact{mei(), OpId{}, Points::whole(drawn(0, 900))};
    case 1:
        return HistoricPurchaseFact{mei(), OutletId{1}, firstDay, yuan(drawn(1, 900)), 1, Points::whole(drawn(0, 900))};
    case 2: {
        OfferIssuedFact issued;
        issued.offer = idOf<OfferId>(static_cast<std::uint8_t>(drawn(1, 3)));
        issued.member = mei();
        return issued;
    }
    default: break;
    }
    SaleFact sale = purchase(drawn(1, 4000));
    sale.redeemed = Points::whole(drawn(0, 200));
    sale.vouchers = {
        voucherIdOf(mei(), static_cast<std::uint32_t>(drawn(1, 3)), static_cast<std::uint32_t>(drawn(1, 2)))};
    sale.offers = {idOf<OfferId>(static_cast<std::uint8_t>(drawn(1, 3)))};
    for (int line = drawn(0, 4); line > 0; --line) {
        sale.lines.push_back(lineOf(std::string(1, static_cast<char>('a' + drawn(0, 19)))));
    }
    return sale;
}

/// Facts of two tills in business order of no particular kind; some share a moment.
std::vector<MemberFact> drawnFacts()
{
    std::vector<MemberFact> facts;
    const int count = drawn(0, 24);
    for (int number = 1; number <= count; ++number) {
        MemberFact fact = factOn(drawn(0, 40), static_cast<std::uint64_t>(number), drawnFact());
        fact.ref.till = till(static_cast<std::uint8_t>(drawn(1, 2)));
        fact.ref.leg = std::holds_alternative<ReferralEarnedFact>(fact.fact) ? 1 : 0;
        facts.push_back(std::move(fact));
    }
    return facts;
}

/// The same facts as they may arrive: in any order, any of them again.
std::vector<MemberFact> asTheyArrive(std::vector<MemberFact> facts)
{
    const std::size_t known = facts.size();
    for (std::size_t at = 0; at < known; ++at) {
        for (int copies = drawn(0, 2); copies > 0; --copies) {
            facts.push_back(facts[at]);
        }
    }
    std::mt19937 engine{static_cast<std::uint32_t>(drawn(0, 1'000'000))};
    std::ranges::shuffle(facts, engine);
    return facts;
}

using Fold = std::function<Standing(const std::vector<MemberFact>&)>;

void sameInAnyOrder(const Fold& fold)
{
    const std::vector<MemberFact> facts = drawnFacts();
    RC_ASSERT(fold(asTheyArrive(facts)) == fold(facts));
}

/// Whether the property finds the fault in `fold`: with a seed of its own, and without a word on the console.
bool isFoundOut(const Fold& fold)
{
    rc::detail::TestParams params;
    params.seed = 2026;
    params.disableShrinking = true;
    const rc::detail::TestResult result =
        rc::detail::checkTestable([&fold] { sameInAnyOrder(fold); }, rc::detail::TestMetadata{}, params);
    return result.is<rc::detail::FailureResult>();
}

Standing foldInArrivalOrder(const std::vector<MemberFact>& facts, bool dropCopies)
{
    Standing standing = emptyStanding(versions, mei());
    std::vector<FactRef> seen;
    for (const MemberFact& fact : facts) {
        if (dropCopies && std::ranges::find(seen, fact.ref) != seen.end()) {
            continue;
        }
        seen.push_back(fact.ref);
        applyFact(versions, fact, standing);
    }
    return standing;
}

} // namespace

SCENARIO("Any arrival order and any duplicates give the same standing", "[ledger][fold][property]")
{
    const Fold fold = [](const std::vector<MemberFact>& facts) {
        return foldStanding(versions, mei(), facts, endOfTime);
    };
    CHECK(rc::check("any order and any duplicates give one standing", [&fold] { sameInAnyOrder(fold); }));
    CHECK_FALSE(isFoundOut(fold));

    THEN("the check bites: a fold that takes facts as they arrive is found out")
    {
        CHECK(isFoundOut([](const std::vector<MemberFact>& facts) { return foldInArrivalOrder(facts, true); }));
    }
    THEN("the check bites: a fold that sorts but counts a copy again is found out")
    {
        CHECK(isFoundOut([](std::vector<MemberFact> facts) {
            std::ranges::sort(facts, countsBefore);
            return foldInArrivalOrder(facts, false);
        }));
    }
}

SCENARIO("Going on from a stored standing is the same as folding anew", "[ledger][fold][property]")
{
    CHECK(rc::check("a prefix, then step by step", [] {
        std::vector<MemberFact> facts = drawnFacts();
        std::ranges::sort(facts, countsBefore);
        const auto prefix = static_cast<std::size_t>(drawn(0, static_cast<int>(facts.size())));
        Standing standing = foldStanding(versions, mei(), std::span(facts).first(prefix), endOfTime);
        for (const MemberFact& fact : std::span(facts).subspan(prefix)) {
            applyFact(versions, fact, standing);
        }
        RC_ASSERT(standing == foldStanding(versions, mei(), facts, endOfTime));
    }));
}

SCENARIO("The explanation adds up to the balance, step by step", "[ledger][explain][property]")
{
    CHECK(rc::check("changes add up", [] {
        const std::vector<MemberFact> facts = drawnFacts();
        Points sum;
        for (const ExplainedStep& step : explainStanding(versions, mei(), asTheyArrive(facts), endOfTime)) {
            sum += step.change;
            RC_ASSERT(step.balanceAfter == sum);
            RC_ASSERT(!step.sentence.en.empty());
            RC_ASSERT(!step.sentence.zh.empty());
        }
        RC_ASSERT(sum == foldStanding(versions, mei(), facts, endOfTime).balance);
    }));
}
