// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "tests/crash/till_at_work.h"
#include "tests/crash/trial_folder.h"
#include "tests/crash/trials.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>

namespace huitou::crash
{

namespace
{

constexpr int worksBefore = 120;
constexpr std::uint64_t flipsPerStore = 100;

/// Flips one bit of `file`, drawn by chance, and answers its place.
std::uint64_t flip(const std::filesystem::path& file, Random& random)
{
    const std::uint64_t place = random() % (std::filesystem::file_size(file) * 8);
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(place / 8));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(place / 8));
    stream.put(static_cast<char>(byte ^ (1 << (place % 8))));
    return place;
}

/// False for a log of writes that was just emptied, and before anything was archived.
bool holdsSomething(const std::filesystem::path& file)
{
    return std::filesystem::exists(file) && std::filesystem::file_size(file) > 0;
}

/// The files of a till that was killed at work, with what it had promised.
class KilledTill
{
public:
    explicit KilledTill(Random& random) : m_till(m_work.path(), random)
    {
        m_till.found();
        HUITOU_CHECK(m_till.start().ok());
        for (int step = 0; step < worksBefore; ++step) {
            HUITOU_CHECK(m_till.work());
        }
        HUITOU_CHECK(m_till.sell() && m_till.print()); // its witness is up to date, as behind every receipt
        m_left.copyFrom(m_work.path());
        m_till.stop();
    }

    [[nodiscard]] const std::filesystem::path& left() const { return m_left.path(); }
    [[nodiscard]] const Books& books() const { return m_till.books(); }

private:
    TrialFolder m_work;
    TrialFolder m_left;
    TillAtWork m_till;
};

/// How a till finds what was flipped; "unnoticed" is what must not be.
std::string examine(TillAtWork& till)
{
    if (!till.start()) {
        return "refusedAtStart";
    }
    if (till.finding().kind != LogFinding::Kind::Whole) {
        return "toldByWitness";
    }
    switch (till.look()) { // before the proof behind the start has begun
    case TillAtWork::Sight::Equal: return till.prove() ? "equal" : "foundBehindTheStart";
    case TillAtWork::Sight::DirectoryFetchedAgain: return "directoryFetchedAgain";
    case TillAtWork::Sight::Unreadable: return "refusedAtFirstUse";
    case TillAtWork::Sight::Different: return "unnoticed";
    }
    return "unnoticed";
}

} // namespace

Outcome flipBits(std::uint64_t times, std::uint64_t seed)
{
    constexpr std::array files = {"shop.db",      "shop.db",      "shop.db-wal",      "shop.db-wal",
                                  "shop.witness", "directory.db", "directory.db-wal", "archive/1-1.events"};
    Random random(seed);
    std::map<std::string, std::uint64_t> ends = {{"unnoticed", 0}};
    std::unique_ptr<KilledTill> killed;
    const TrialFolder folder;
    for (std::uint64_t done = 0; done < times; ++done) {
        if (done % flipsPerStore == 0) {
            killed = std::make_unique<KilledTill>(random);
        }
        folder.copyFrom(killed->left());
        std::string name = files[random() % files.size()];
        while (!holdsSomething(folder.path() / name)) {
            name = files[random() % files.size()];
        }
        const std::uint64_t place = flip(folder.path() / name, random);
        TillAtWork till(folder.path(), random, killed->books());
        const std::string end = examine(till);
        ++ends[end];
        if (end == "unnoticed") {
            std::fprintf(stderr, "flip %llu: bit %llu of %s\n", static_cast<unsigned long long>(done),
                         static_cast<unsigned long long>(place), name.c_str());
        }
    }
    Outcome outcome;
    outcome.isClean = ends["unnoticed"] == 0;
    outcome.figures = {{"trial", "flips"}, {"flips", times}, {"lost", ends["unnoticed"]}};
    outcome.figures.update(nlohmann::json(ends));
    return outcome;
}

} // namespace huitou::crash
