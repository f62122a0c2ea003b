// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/quick_crypto.h"
#include "tests/simulation/run.h"
#include "tests/simulation/scenarios.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>

using namespace huitou;
using namespace huitou::simulation;

namespace
{

struct Range {
    std::uint64_t first = 1;
    std::uint64_t last = 1;
};

/// What many histories came to.
struct Sum {
    std::mutex mutex;
    std::optional<Plan> broken; ///< of the lowest seed that broke an invariant
    Outcome how;
    std::uint64_t seeds = 0;
    World::Counts counts;
    std::uint64_t hash = 0; ///< of all histories, in whatever order they were played
};

void add(Sum& sum, const Plan& plan, const Outcome& outcome)
{
    const std::lock_guard lock(sum.mutex);
    ++sum.seeds;
    sum.hash ^= outcome.traceHash * (2 * plan.seed + 1);
    sum.counts.events += outcome.counts.events;
    sum.counts.copies += outcome.counts.copies;
    sum.counts.putBack += outcome.counts.putBack;
    sum.counts.recovered += outcome.counts.recovered;
    sum.counts.refusedOffline += outcome.counts.refusedOffline;
    if (outcome.violation && (!sum.broken || plan.seed < sum.broken->seed)) {
        sum.broken = plan;
        sum.how = outcome;
    }
}

/// Plays histories of that kind on all cores until one breaks an invariant.
void playAll(const Range& seeds, std::uint32_t steps, const Plan& kind, Sum& sum)
{
    std::atomic<std::uint64_t> next{seeds.first};
    const auto work = [&] {
        for (;;) {
            const std::uint64_t seed = next++;
            {
                const std::lock_guard lock(sum.mutex);
                if (seed > seeds.last || (sum.broken && sum.broken->seed < seed)) {
                    return;
                }
            }
            Plan plan = kind;
            plan.seed = seed;
            plan.steps = allSteps(steps);
            add(sum, plan, play(plan));
        }
    };
    std::vector<std::thread> threads;
    for (unsigned number = 0; number < std::max(1U, std::thread::hardware_concurrency()); ++number) {
        threads.emplace_back(work);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

void tellSmallest(const Plan& plan, const Outcome& outcome)
{
    Plan fewer = plan;
    fewer.steps = smallest(plan, outcome);
    std::vector<std::string> story;
    const Outcome again = play(fewer, &story);
    std::printf("seed %llu breaks %s: %s\nthe smallest history that does, %zu steps:\n",
                static_cast<unsigned long long>(plan.seed), again.violation->invariant.c_str(),
                again.violation->text.c_str(), fewer.steps.size());
    for (const std::string& line : story) {
        std::printf("%s%s", line.starts_with("#") ? "\n  " : "  ", line.c_str());
    }
    std::printf("\n");
}

nlohmann::json findMutants(const std::string& which, std::uint64_t mostSeeds, std::uint32_t steps,
                           const Scenario& scenario, bool& allFound)
{
    nlohmann::json found = nlohmann::json::object();
    for (const auto& [mutant, name] : mutantNames) {
        if (which != "all" && which != name) {
            continue;
        }
        Sum sum;
        playAll({1, mostSeeds}, steps, {.scenario = scenario, .mutant = mutant}, sum);
        nlohmann::json how;
        if (sum.broken) {
            how = {{"seed", sum.broken->seed}, {"invariant", sum.how.violation->invariant}};
        }
        std::printf("%-28s %s\n", std::string(name).c_str(),
                    sum.broken ? ("seed " + std::to_string(sum.broken->seed) + ", " + sum.how.violation->invariant +
                                  ": " + sum.how.violation->text)
                                     .c_str()
                               : "NOT FOUND");
        std::fflush(stdout);
        found[std::string(name)] = how;
        allFound = allFound && sum.broken.has_value();
    }
    return found;
}

const std::map<std::string, Engine> engines{
    {"memory", Engine::Memory}, {"sqlcipher", Engine::Sqlcipher}, {"postgresql", Engine::Postgresql}};

std::string nameOf(Engine engine)
{
    return std::ranges::find(engines, engine, [](const auto& each) { return each.second; })->first;
}

Range rangeOf(const std::string& text)
{
    const std::size_t dash = text.find('-');
    Range range{std::stoull(text), 0};
    range.last = dash == std::string::npos ? range.first : std::stoull(text.substr(dash + 1));
    return range;
}

} // namespace

/// huitou-sim: tills and office of the real protocol in one process, with everything that can go wrong around them.
int main(int argc, char** argv)
{
    CLI::App commandLine{"huitou-sim: plays histories of tills and office, each drawn from a seed, and checks the\n"
                         "protocol's invariants after every step. Ends with one line of JSON, and with 0 only when\n"
                         "nothing was violated, or when every mutant was found."};
    std::string seeds = "1-100";
    std::uint32_t steps = 600;
    std::string scenarioName = "all";
    std::string mutants;
    std::uint64_t mostSeeds = 500;
    bool wantsHash = false;
    bool isReal = false;
    Engine engine = Engine::Memory;
    Flushing flushing = Flushing::Full;
    commandLine.add_option("--seeds", seeds, "which histories: one number, or first-last")
        ->check(CLI::Validator(
            [](std::string& text) {
                return text.find_first_not_of("0123456789-") == std::string::npos && !text.empty() && text[0] != '-'
                           ? ""
                           : "\"" + text + "\" is not a range of seeds: write 1-100";
            },
            "A-B"));
    commandLine.add_option("--steps", steps, "of each history");
    commandLine.add_option("--scenario", scenarioName, "what may happen")->check(CLI::IsMember(scenarioNames()));
    commandLine.add_option("--mutants", mutants, "all, or the name of one: finds the planted bugs instead");
    commandLine.add_option("--max-seeds", mostSeeds, "how many histories each mutant gets");
    commandLine.add_flag("--trace-hash", wantsHash,
                         "play each history again, in memory, and say the hash of all that happened");
    commandLine.add_flag("--real-signatures", isReal, "Ed25519 as in the programs");
    commandLine
        .add_option("--engine", engine,
                    "memory; sqlcipher or postgresql keep the office there as well, and the tills on SQLCipher, with\n"
                    "power cuts and lost connections, and demand the same results")
        ->transform(CLI::CheckedTransformer(engines));
    commandLine
        .add_option("--sync", flushing, "FULL, or NORMAL as the control on sqlcipher that has to lose something")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, Flushing>{{"FULL", Flushing::Full}, {"NORMAL", Flushing::Normal}}));
    CLI11_PARSE(commandLine, argc, argv);

    useRealSignatures(isReal);
    StoredOffice::prepare(engine);
    const Scenario scenario = scenarioOf(scenarioName);
    const auto begin = std::chrono::steady_clock::now();
    nlohmann::json figures{{"engine", nameOf(engine)}, {"scenario", scenarioName}, {"steps", steps}};
    bool isClean = true;
    if (!mutants.empty()) {
        figures["mutants"] = findMutants(mutants, mostSeeds, steps, scenario, isClean);
    } else {
        Sum sum;
        playAll(rangeOf(seeds), steps, {.scenario = scenario, .engine = engine, .flushing = flushing}, sum);
        isClean = !sum.broken;
        if (sum.broken) {
            tellSmallest(*sum.broken, sum.how);
            figures["broken"] = {{"seed", sum.broken->seed}, {"invariant", sum.how.violation->invariant}};
        }
        figures["seeds"] = sum.seeds;
        figures["sales"] = sum.counts.events;
        figures["copied_disks"] = sum.counts.copies;
        figures["offices_put_back"] = sum.counts.putBack;
        figures["recovered"] = sum.counts.recovered;
        figures["needed_the_office"] = sum.counts.refusedOffline;
        figures["violations"] = isClean ? 0 : 1;
        if (wantsHash) {
            Sum again;
            playAll(rangeOf(seeds), steps, {.scenario = scenario}, again);
            isClean = isClean && again.hash == sum.hash;
            char hash[17];
            std::snprintf(hash, sizeof(hash), "%016llx", static_cast<unsigned long long>(sum.hash));
            figures["trace_hash"] = hash;
            figures["same_again"] = again.hash == sum.hash;
        }
    }
    figures["seconds"] =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%s\n", figures.dump().c_str());
    return isClean ? EXIT_SUCCESS : EXIT_FAILURE;
}
