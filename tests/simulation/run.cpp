// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/run.h"

#include <algorithm>
#include <numeric>

namespace huitou::simulation
{

namespace
{

/// How often everything is checked, also where nothing seems to have changed.
constexpr std::size_t stepsBetweenFullChecks = 100;

} // namespace

std::vector<std::uint32_t> allSteps(std::uint32_t count)
{
    std::vector<std::uint32_t> steps(count);
    std::iota(steps.begin(), steps.end(), 0U);
    return steps;
}

Outcome play(const Plan& plan, std::vector<std::string>* story)
{
    Outcome outcome;
    std::optional<World> world;
    try {
        world.emplace(plan.seed, plan.scenario, plan.mutant, plan.engine, plan.flushing);
        world->story = story;
        for (const std::uint32_t step : plan.steps) {
            if (story != nullptr) {
                story->push_back("#" + std::to_string(step));
            }
            ++outcome.stepsDone;
            world->step(step);
            if (outcome.stepsDone % stepsBetweenFullChecks == 0) {
                world->checkAll();
            }
        }
        world->calm();
    } catch (const Violation& violation) {
        outcome.violation = violation;
    }
    if (world) {
        outcome.traceHash = world->traceHash();
        outcome.counts = world->counts();
    }
    return outcome;
}

std::vector<std::uint32_t> smallest(Plan plan, const Outcome& outcome)
{
    const std::string invariant = outcome.violation->invariant;
    const auto breaks = [&](const std::vector<std::uint32_t>& steps) {
        plan.steps = steps;
        const Outcome tried = play(plan);
        return tried.violation && tried.violation->invariant == invariant;
    };
    std::vector<std::uint32_t> steps(plan.steps.begin(),
                                     plan.steps.begin() + static_cast<std::ptrdiff_t>(outcome.stepsDone));
    // Halves, quarters, … single steps are left out as long as the same invariant breaks.
    for (std::size_t piece = std::max<std::size_t>(steps.size() / 2, 1);; piece = std::max<std::size_t>(piece / 2, 1)) {
        bool isSmaller = false;
        for (std::size_t from = 0; from < steps.size();) {
            std::vector<std::uint32_t> fewer = steps;
            const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(from);
            const auto count = std::min(piece, fewer.size() - from);
            fewer.erase(first, first + static_cast<std::ptrdiff_t>(count));
            if (breaks(fewer)) {
                steps = std::move(fewer);
                isSmaller = true;
            } else {
                from += piece;
            }
        }
        if (piece == 1 && !isSmaller) {
            return steps;
        }
    }
}

} // namespace huitou::simulation
