// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/power_vfs.h"
#include "tests/crash/trials.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

using namespace huitou::crash;

/// huitou-crash: shows that a till's store loses nothing, and that what a disk does to it is noticed.
int main(int argc, char** argv)
{
    CLI::App commandLine{"huitou-crash: what a failing disk and a power cut do to a till's store.\n"
                         "Ends with one line of JSON, and with 0 only when nothing was lost and nothing unnoticed."};
    std::uint64_t cuts = 0;
    std::uint64_t flips = 0;
    std::uint64_t rekeys = 0;
    std::uint64_t kills = 0;
    std::uint64_t seed = 1;
    std::string acknowledged = "stored";
    Flushing flushing = Flushing::Full;
    bool areFaultsWanted = false;
    CLI::Option_group* trial = commandLine.add_option_group("trial");
    trial->add_option("--cuts", cuts, "cut the power so many times")->check(CLI::PositiveNumber);
    trial->add_option("--flips", flips, "flip so many bits, one at a time")->check(CLI::PositiveNumber);
    trial->add_option("--rekeys", rekeys, "disturb so many changes of the key")->check(CLI::PositiveNumber);
    trial->add_option("--kills", kills, "kill the real till so many times while it sells")->check(CLI::PositiveNumber);
    trial->add_flag("--faults", areFaultsWanted, "fail every operation of the disk and every allocation once");
    trial->require_option(1);
    std::map<std::string, Flushing> byName;
    for (const auto& [value, name] : flushingNames) {
        byName[name] = value;
    }
    commandLine
        .add_option("--sync", flushing, "FULL, or NORMAL or NOARCHIVE as the controls of --cuts that must lose some")
        ->transform(CLI::Transformer(byName));
    commandLine
        .add_option(
            "--acknowledged", acknowledged,
            "when a sale of --kills counts as acknowledged: stored, or touched as the control that must lose some")
        ->check(CLI::IsMember({"stored", "touched"}));
    commandLine.add_option("--seed", seed, "of everything that is drawn by chance");
    CLI11_PARSE(commandLine, argc, argv);

    if (kills == 0) {
        installPowerVfs(); // the till that is killed works on a real disk
    }
    const auto begin = std::chrono::steady_clock::now();
    Outcome outcome = cuts != 0     ? cutPower(cuts, flushing, seed)
                      : flips != 0  ? flipBits(flips, seed)
                      : rekeys != 0 ? rotateKeys(rekeys, seed)
                      : kills != 0  ? killTill(kills, acknowledged == "touched", seed)
                                    : failEverything(seed);
    outcome.figures["seed"] = seed;
    outcome.figures["seconds"] =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%s\n", outcome.figures.dump().c_str());
    return outcome.isClean ? EXIT_SUCCESS : EXIT_FAILURE;
}
