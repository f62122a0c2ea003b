// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_trials.h"
#include "tests/load/load_run.h"
#include "tests/load/office_engine.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

namespace
{

using namespace huitou;
using namespace huitou::load;
namespace fs = std::filesystem;

struct Options {
    LoadSize size;
    std::uint64_t members = 1'000;
    std::string office;
    std::string folder;
    std::string engine = "sqlcipher";
    std::uint64_t kills = 0;
    std::uint64_t rude = 0;
    bool oldTill = false;
    bool oldOffice = false;
};

void tell(const std::string& words)
{
    std::cerr << "huitou-load: " << words << '\n';
}

int sayWhy(const Error& error)
{
    tell(error.message.en + ' ' + error.detail);
    return EXIT_FAILURE;
}

/// A folder that goes with the object.
struct Scratch {
    Scratch() { fs::create_directories(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    const fs::path path = fs::temp_directory_path() / ("huitou-load-" + randomId<OpId>().text());
};

/// As many members as are wanted, each with one purchase of before, as a shop brings them from an earlier system.
Status fill(RealOffice& office, std::uint64_t members)
{
    const fs::path log = office.folder().string() + ".csv";
    {
        std::ofstream rows(log);
        rows << "customer,date,amount\n";
        for (std::uint64_t member = 1; member <= members; ++member) {
            rows << member << ",2024-01-01,10.00\n";
        }
    }
    Status filled = office.run({"import", "purchases", log, "--source", "load"});
    fs::remove(log);
    return filled;
}

double perSecond(std::uint64_t count, std::chrono::microseconds time)
{
    return static_cast<double>(count) * 1e6 / static_cast<double>(std::max<std::int64_t>(time.count(), 1));
}

double percentileMs(std::vector<std::chrono::microseconds> times, double share)
{
    if (times.empty()) {
        return 0;
    }
    const auto place = static_cast<std::size_t>(share * static_cast<double>(times.size() - 1));
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(place), times.end());
    return static_cast<double>(times[place].count()) / 1'000;
}

bool isClean(const LoadResult& result)
{
    return result.unsent == 0 && result.disagreement.isNone() && result.brokenLogs == 0;
}

nlohmann::ordered_json figuresOf(const Options& options, const LoadResult& result)
{
    return {{"tills", options.size.tills},
            {"events", result.events},
            {"eventsPerSecond", std::lround(perSecond(result.events, result.sending + result.applying))},
            {"storedPerSecond", std::lround(perSecond(result.events, result.sending))},
            {"syncs", result.syncs.times.size()},
            {"p50ms", percentileMs(result.syncs.times, 0.5)},
            {"p99ms", percentileMs(result.syncs.times, 0.99)},
            {"resent", result.syncs.resent},
            {"refused", result.syncs.refused},
            {"enrolSeconds", std::lround(static_cast<double>(result.enrolling.count()) / 1e6)},
            {"seconds", std::lround(static_cast<double>((result.sending + result.applying).count()) / 1e6)},
            {"unsent", result.unsent},
            {"lost", result.disagreement.lost},
            {"doubled", result.disagreement.doubled},
            {"sumsWrong", result.disagreement.sumsWrong},
            {"brokenLogs", result.brokenLogs},
            {"seed", options.size.seed}};
}

int conclude(const nlohmann::ordered_json& figures, const LoadResult& result)
{
    for (const std::string& complaint : result.complaints) {
        tell(complaint);
    }
    std::printf("%s\n", figures.dump().c_str());
    return isClean(result) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// One real till and a real office.
int tryField(const Options& options)
{
    const char* name = options.kills > 0  ? "kills of till and office"
                       : options.rude > 0 ? "a rude line"
                       : options.oldTill  ? "an old store of the till copied back"
                                          : "an old copy of the office put back";
    const Scratch scratch;
    OfficeEngine engine(options.engine);
    const SystemClock clock;
    const FieldPlace place{scratch.path, engine, clock, tell, options.size.seed, options.size.control};
    const Result<FieldOutcome> outcome = options.kills > 0  ? killBoth(place, options.kills)
                                         : options.rude > 0 ? sellOnRudeLine(place, options.rude)
                                         : options.oldTill  ? copyTillBack(place)
                                                            : putOfficeBack(place);
    if (!outcome) {
        return sayWhy(outcome.error());
    }
    nlohmann::ordered_json figures{{"trial", name}, {"engine", options.engine}};
    figures.update(outcome.value().figures);
    figures["seed"] = options.size.seed;
    std::printf("%s\n", figures.dump().c_str());
    return outcome.value().isClean ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// Against an office that runs on this machine.
int loadOther(const Options& options)
{
    const std::string prefix = "https://";
    const std::size_t colon = options.office.rfind(':');
    if (!options.office.starts_with(prefix) || colon <= prefix.size()) {
        tell("--office is an address like https://127.0.0.1:8443");
        return 2;
    }
    RealOffice office(options.folder, options.office.substr(prefix.size(), colon - prefix.size()));
    const Result<LoadResult> result = runLoad(office, options.size, SystemClock(), tell);
    return result ? conclude(figuresOf(options, result.value()), result.value()) : sayWhy(result.error());
}

/// Against one that is made for it, and gone afterwards.
int loadOwn(const Options& options)
{
    const Scratch scratch;
    OfficeEngine engine(options.engine);
    Result<std::unique_ptr<RealOffice>> made = RealOffice::make(scratch.path / "office", engine.url());
    if (!made) {
        return sayWhy(made.error());
    }
    RealOffice& office = *made.value();
    tell(fmt::format("an office on {} is made; {} members are brought to it", options.engine, options.members));
    Status ready = fill(office, options.members);
    if (ready) {
        ready = office.start();
    }
    if (!ready) {
        return sayWhy(ready.error());
    }
    const Result<LoadResult> result = runLoad(office, options.size, SystemClock(), tell);
    if (!result) {
        return sayWhy(result.error());
    }
    nlohmann::ordered_json figures{{"engine", options.engine}, {"members", options.members}};
    figures.update(figuresOf(options, result.value()));
    figures["officePeakMiB"] = office.peakMemory() / (1024 * 1024);
    if (!office.stop()) {
        tell("the office did not end well");
        return EXIT_FAILURE;
    }
    const Result<std::chrono::microseconds> bare = engine.copyBare(office.folder());
    if (!bare) {
        return sayWhy(bare.error());
    }
    const double limit = perSecond(result.value().events, bare.value());
    figures["limit"] = engine.url() ? "COPY of the same rows" : "bare SQLCipher, the same rows";
    figures["limitPerSecond"] = std::lround(limit);
    figures["ratio"] = figures["eventsPerSecond"].get<double>() / limit;
    return conclude(figures, result.value());
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app{
        "huitou-load: tills by the hundred, with real envelopes over real TLS, against a real office.\n"
        "Some uploads are sent twice and some answers thrown away. Ends with one line of JSON, and with 0 only "
        "when the office's heads and sums are what was sold."};
    app.add_option("--tills", options.size.tills, "So many tills sell")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--sales", options.size.sales, "So many sales each")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--members", options.members, "To so many members, of an office that is made for this")
        ->check(CLI::Range(1, 100'000'000))
        ->capture_default_str();
    CLI::Option* url = app.add_option("--office", options.office,
                                      "The address of an office that runs on this machine, https://HOST:PORT; without "
                                      "it one is made, and gone afterwards");
    app.add_option("--data", options.folder, "That office's folder: links to enrol its tills are asked for there")
        ->needs(url)
        ->check(CLI::ExistingDirectory);
    app.add_option("--engine", options.engine, "Of the office that is made: sqlcipher or postgresql")
        ->check(CLI::IsMember({"sqlcipher", "postgresql"}))
        ->excludes(url)
        ->capture_default_str();
    app.add_option(
           "--outlets", options.size.outlets,
           "The tills stand in so many outlets (default: five tills in each; of an office that runs, the first)")
        ->check(CLI::Range(1, 100'000));
    app.add_option("--per-sync", options.size.perSync, "A till calls the office after so many sales")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--lines", options.size.lines, "So many tills speak to the office at once")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    CLI::Option_group* field = app.add_option_group("field", "Instead: one real till and a real office");
    field->add_option("--kills", options.kills, "Kill so many processes of both while the till sells")
        ->check(CLI::PositiveNumber)
        ->excludes(url);
    field
        ->add_option("--rude", options.rude,
                     "Sell over so many connections that are cut, delayed, doubled and reordered")
        ->check(CLI::PositiveNumber)
        ->excludes(url);
    field->add_flag("--old-till", options.oldTill, "Copy an old store of the till back, and sell on it")->excludes(url);
    field->add_flag("--old-office", options.oldOffice, "Put an old copy of the office back")->excludes(url);
    field->require_option(0, 1);
    app.add_option("--control", options.size.control,
                   "Does that wrong on purpose, so that it must be noticed: lost or doubled (a sale on its way), or "
                   "with --kills touched (promised when the button is touched)")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Control>{
            {"lost", Control::Lost}, {"doubled", Control::Doubled}, {"touched", Control::Touched}}));
    app.add_option("--seed", options.size.seed, "Of everything that is drawn by chance")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    if (!options.office.empty() && options.folder.empty()) {
        tell("--office needs --data, the office's folder");
        return 2;
    }
    if (options.size.outlets == 0) {
        options.size.outlets = options.office.empty() ? (options.size.tills + 4) / 5 : 1;
    }
    if (options.size.control == Control::Touched && options.kills == 0) {
        tell("--control touched needs --kills");
        return 2;
    }
    if (options.kills > 0 || options.rude > 0 || options.oldTill || options.oldOffice) {
        return tryField(options);
    }
    return options.office.empty() ? loadOwn(options) : loadOther(options);
}
