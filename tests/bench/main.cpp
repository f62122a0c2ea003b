// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "tests/bench/cold_start_bench.h"
#include "tests/bench/measured_program.h"
#include "tests/bench/measurements.h"
#include "tests/bench/screens_bench.h"

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>

using namespace huitou::bench;

namespace
{

using Benches = std::map<std::string, std::function<std::vector<Comparison>()>>;

std::string usage(const Benches& benches)
{
    std::string text =
        "usage: huitou-bench [NAME...]\nMeasures all, or those named, each beside a limit of the same run:\n ";
    for (const auto& [name, measure] : benches) {
        text += ' ' + name;
    }
    return text + '\n';
}

} // namespace

/// Runs the measurements named on the command line, or all of them.
int main(int argc, char** argv)
{
    if (const std::optional<int> code = runAsMeasuredProgram(argc, argv)) {
        return *code;
    }
    const Benches benches = {
        {"audit", measureAudit},          {"busy", measureBusyStore},  {"cadence", measureCadence},
        {"cold-start", measureColdStart}, {"fold", measureFold},       {"import", measureImport},
        {"office", measureOffice},        {"pricing", measurePricing}, {"retention", measureRetention},
        {"sale", measureSales},           {"screens", measureScreens}, {"year", measureYear},
    };
    for (int index = 1; index < argc; ++index) {
        if (!benches.contains(argv[index])) {
            const bool asks = std::string_view(argv[index]) == "--help" || std::string_view(argv[index]) == "-h";
            std::fputs(usage(benches).c_str(), asks ? stdout : stderr);
            return asks ? 0 : 2;
        }
    }
    std::vector<Comparison> comparisons;
    try {
        for (const auto& [name, measure] : benches) {
            bool isWanted = argc == 1;
            for (int index = 1; index < argc; ++index) {
                isWanted = isWanted || name == argv[index];
            }
            if (isWanted) {
                const std::vector<Comparison> measured = measure();
                comparisons.insert(comparisons.end(), measured.begin(), measured.end());
            }
        }
    } catch (const huitou::StorageError& failure) {
        std::fputs((failure.error().message.en + '\n').c_str(), stderr);
        return 1;
    }
    std::fputs(tableOf(comparisons).c_str(), stdout);
    return 0;
}
