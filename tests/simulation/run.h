// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

#include <optional>
#include <string>
#include <vector>

namespace huitou::simulation
{

/// One history: which seed, which of its steps.
struct Plan {
    std::uint64_t seed = 1;
    std::vector<std::uint32_t> steps{};
    Scenario scenario{};
    Mutant mutant = Mutant::None;
    Engine engine = Engine::Memory;
    Flushing flushing = Flushing::Full;
};

struct Outcome {
    std::optional<Violation> violation;
    std::size_t stepsDone = 0; ///< the violation showed in the last of them, or, when all are done, in the calm
    std::uint64_t traceHash = 0;
    World::Counts counts;
};

/// Plays the history, then lets it drain. `story` takes what each step did.
[[nodiscard]] Outcome play(const Plan& plan, std::vector<std::string>* story = nullptr);

/// The steps, as few as can be found, that still break the same invariant.
[[nodiscard]] std::vector<std::uint32_t> smallest(Plan plan, const Outcome& outcome);

/// All steps from 0 on.
[[nodiscard]] std::vector<std::uint32_t> allSteps(std::uint32_t count);

} // namespace huitou::simulation
