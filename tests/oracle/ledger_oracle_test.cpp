// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/ledger_compare.h"
#include "tests/support/full_run.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::oracle;

namespace
{

RandomHistory historyOf(std::uint64_t seed)
{
    test::Draw draw(seed);
    return randomHistory(draw);
}

/// The first seed at which the fold and the oracle disagree; 0 when they never do.
std::uint64_t firstDisagreement(const Fold& fold, std::uint64_t seeds, Reach& reach)
{
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        if (!difference(fold, historyOf(seed), reach).empty()) {
            return seed;
        }
    }
    return 0;
}

/// A fault: a fold that forgets something which the programme says.
struct Forgetting {
    const char* what;
    std::function<void(Programme&)> forget;
};

const std::vector<Forgetting> forgettings = {
    {"that points are pending", [](Programme& some) { some.pendingDays = 0; }},
    {"that a sale's points are not for itself", [](Programme& some) { some.spendableInSameSale = true; }},
    {"that points end", [](Programme& some) { some.expiry = {}; }},
    {"which points are spent first", [](Programme& some) { some.spendOrder = SpendOrder::Oldest; }},
    {"that money counts for stars", [](Programme& some) { some.ladder.measure = LadderMeasure::Points; }},
    {"the window", [](Programme& some) { some.ladder.windowDays += 9; }},
    {"that a cycle ends by time", [](Programme& some) { some.ladder.cycleDays.reset(); }},
    {"that stars fall", [](Programme& some) { some.ladder.falling = Falling::Never; }},
    {"that they fall one by one",
     [](Programme& some) {
         if (some.ladder.falling == Falling::OneStep) {
             some.ladder.falling = Falling::WindowEnd;
         }
     }},
    {"that a return leaves the star", [](Programme& some) { some.ladder.returnLowersStar = true; }},
    {"that corrections count", [](Programme& some) { some.ladder.adjustmentsCount = false; }},
    {"the surplus", [](Programme& some) { some.surplusCarriesOver = false; }},
    {"that vouchers come once", [](Programme& some) { some.vouchersEveryCycle = true; }},
    {"that points get a new term", [](Programme& some) { some.returns.renewExpired = false; }},
    {"that a star starts a new cycle",
     [](Programme& some) {
         for (Star& star : some.stars) {
             star.startsNewCycle = false;
         }
     }},
};

Standing asCoreFolds(const RandomHistory& history)
{
    const std::vector<Programme> versions{history.programme};
    return foldStanding(versions, history.member, history.facts, {Instant::max(), history.asOf});
}

} // namespace

SCENARIO("A standing is what living through the member's days gives", "[oracle][ledger]")
{
    const std::uint64_t seeds = test::isFullRun() ? 100'000 : 5'000;
    Reach reach;
    const std::uint64_t seed = firstDisagreement(asCoreFolds, seeds, reach);
    if (seed != 0) {
        Reach aside;
        const RandomHistory history = shrunk(asCoreFolds, historyOf(seed));
        FAIL("seed " << seed << ": " << difference(asCoreFolds, historyOf(seed), aside)
                     << "\nsmallest: " << difference(asCoreFolds, history, aside) << "\n"
                     << described(history));
    }
    THEN("everything that can happen happened, often enough for the agreement to mean something")
    {
        const int least = static_cast<int>(seeds / 1000);
        for (const auto& [rule, count] : reach.counts()) {
            CAPTURE(rule, count);
            CHECK(count >= least);
        }
        CHECK(reach.counts().size() >= 30);
    }
}

SCENARIO("Living through the days finds a fold that forgets a rule", "[oracle][ledger]")
{
    for (const Forgetting& forgetting : forgettings) {
        CAPTURE(forgetting.what);
        const Fold faulty = [&](RandomHistory history) {
            forgetting.forget(history.programme);
            return asCoreFolds(history);
        };
        Reach reach;
        CHECK(firstDisagreement(faulty, 5'000, reach) != 0);
    }
}
