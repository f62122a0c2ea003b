// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold.h"
#include "core/ledger/postings.h"
#include "tests/oracle/random_history.h"
#include "tests/properties/property.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;
using huitou::oracle::RandomHistory;
using huitou::oracle::randomHistory;

namespace
{

using Facts = std::vector<MemberFact>;
using Fold = std::function<Standing(const RandomHistory&, const Facts&)>;

Standing asCoreFolds(const RandomHistory& history, const Facts& facts)
{
    return foldStanding(std::vector{history.programme}, history.member, facts, {Instant::max(), history.asOf});
}

/// As they may arrive: in any order, any of them again.
Facts asTheyArrive(Draw& draw, Facts facts)
{
    const std::size_t known = facts.size();
    for (std::size_t at = 0; at < known; ++at) {
        facts.insert(facts.end(), static_cast<std::size_t>(draw.between(0, 2)), Facts::value_type(facts[at]));
    }
    for (std::size_t at = facts.size(); at > 1; --at) {
        std::swap(facts[at - 1], facts[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(at) - 1))]);
    }
    return facts;
}

Property sameInAnyOrder(const Fold& fold)
{
    return [fold](Draw& draw) {
        const RandomHistory history = randomHistory(draw);
        RC_ASSERT(fold(history, asTheyArrive(draw, history.facts)) == asCoreFolds(history, history.facts));
    };
}

/// Taking facts one after the other as they are given.
Standing oneByOne(const RandomHistory& history, const Facts& facts)
{
    const std::vector versions{history.programme};
    Standing standing = emptyStanding(versions, history.member);
    for (const MemberFact& fact : facts) {
        applyFact(versions, fact, standing);
    }
    advance(versions, standing, history.asOf);
    return standing;
}

Property nothingBelowZero(const Fold& fold)
{
    return [fold](Draw& draw) {
        const RandomHistory history = randomHistory(draw);
        for (std::size_t count = 1; count <= history.facts.size(); ++count) {
            const Facts first(history.facts.begin(), history.facts.begin() + static_cast<std::ptrdiff_t>(count));
            const Standing standing = fold(history, first);
            Points usable;
            Points pending;
            for (const Lot& lot : standing.lots) {
                RC_ASSERT(!lot.points.isNegative());
                RC_ASSERT(!lot.expired.isNegative());
                (lot.usableFrom <= standing.day ? usable : pending) += lot.points;
            }
            RC_ASSERT(!standing.balance.isNegative());
            RC_ASSERT(!standing.debt.isNegative());
            RC_ASSERT(standing.balance == usable);
            RC_ASSERT(standing.pending == pending);
        }
    };
}

using Explain = std::function<std::vector<ExplainedStep>(const RandomHistory&, const Facts&)>;

std::vector<ExplainedStep> asCoreExplains(const RandomHistory& history, const Facts& facts)
{
    return explainStanding(std::vector{history.programme}, history.member, facts, {Instant::max(), history.asOf});
}

Property explanationAddsUp(const Explain& explain)
{
    return [explain](Draw& draw) {
        const RandomHistory history = randomHistory(draw);
        Points sum;
        for (const ExplainedStep& step : explain(history, asTheyArrive(draw, history.facts))) {
            sum += step.change;
            RC_ASSERT(step.balanceAfter == sum);
            RC_ASSERT(!step.sentence.en.empty() && !step.sentence.zh.empty());
        }
        RC_ASSERT(sum == asCoreFolds(history, history.facts).balance);
    };
}

using Post = std::function<std::vector<Posting>(const MemberFact&, const Custody&, const TillRights&)>;

/// Each fact is posted, and after it what custody lacks of the entitlement.
Property postingsSumToZero(const Post& post)
{
    return [post](Draw& draw) {
        const RandomHistory history = randomHistory(draw);
        const std::vector versions{history.programme};
        Custody custody;
        Standing standing = emptyStanding(versions, history.member);
        const auto book = [&custody](const std::vector<Posting>& postings) {
            Points sum;
            for (const Posting& posting : postings) {
                sum += posting.change;
                keepUp(custody, posting);
            }
            RC_ASSERT(sum == Points{});
            RC_ASSERT(!custody.free.isNegative() && !custody.debt.isNegative() && !custody.pending.isNegative());
        };
        for (const MemberFact& fact : history.facts) {
            book(post(fact, custody, {Points{}, history.programme.spendableInSameSale}));
            applyFact(versions, fact, standing);
            book(reconcile(standing, custody, Points{}));
            RC_ASSERT(custody.free - custody.debt == standing.balance - standing.debt);
            RC_ASSERT(custody.pending == standing.pending);
        }
    };
}

} // namespace

SCENARIO("Whatever happened to a member, the order of arrival and copies change nothing", "[properties][ledger]")
{
    CHECK(holds(sameInAnyOrder(asCoreFolds)));

    THEN("a fold that takes facts as they arrive is found out, and one that counts copies")
    {
        CHECK(isFoundOut(sameInAnyOrder([](const RandomHistory& history, Facts facts) {
            std::vector<FactRef> seen;
            std::erase_if(facts, [&seen](const MemberFact& fact) {
                const bool known = std::find(seen.begin(), seen.end(), fact.ref) != seen.end();
                seen.push_back(fact.ref);
                return known;
            });
            return oneByOne(history, facts);
        })));
        CHECK(isFoundOut(sameInAnyOrder([](const RandomHistory& history, Facts facts) {
            std::sort(facts.begin(), facts.end(), countsBefore);
            return oneByOne(history, facts);
        })));
    }
}

SCENARIO("No account of a member is ever below zero, and the balance is what the usable lots hold",
         "[properties][ledger]")
{
    CHECK(holds(nothingBelowZero(asCoreFolds)));

    THEN("a fold that keeps no debts is found out, and one that clamps")
    {
        CHECK(isFoundOut(nothingBelowZero([](const RandomHistory& history, const Facts& facts) {
            Standing standing = asCoreFolds(history, facts);
            standing.balance -= standing.debt;
            return standing;
        })));
        CHECK(isFoundOut(nothingBelowZero([](const RandomHistory& history, const Facts& facts) {
            Standing standing = asCoreFolds(history, facts);
            standing.balance = std::max(Points{}, standing.balance - standing.redeemed);
            return standing;
        })));
    }
}

SCENARIO("The explanation adds up to the balance, whatever happened", "[properties][explain]")
{
    CHECK(holds(explanationAddsUp(asCoreExplains)));

    THEN("an explanation that leaves a step out is found out")
    {
        CHECK(isFoundOut(explanationAddsUp([](const RandomHistory& history, const Facts& facts) {
            std::vector<ExplainedStep> steps = asCoreExplains(history, facts);
            const auto moves = [](const ExplainedStep& step) { return !step.change.isZero(); };
            if (const auto step = std::find_if(steps.begin(), steps.end(), moves); step != steps.end()) {
                steps.erase(step);
            }
            return steps;
        })));
    }
}

SCENARIO("Every posting sums to zero, and custody follows the entitlement", "[properties][postings]")
{
    CHECK(holds(postingsSumToZero(postingsOf)));

    THEN("postings that forget the debt are found out")
    {
        CHECK(
            isFoundOut(postingsSumToZero([](const MemberFact& fact, const Custody& custody, const TillRights& rights) {
                std::vector<Posting> postings = postingsOf(fact, custody, rights);
                std::erase_if(postings, [](const Posting& posting) { return posting.account == Account::Debt; });
                return postings;
            })));
    }
}
