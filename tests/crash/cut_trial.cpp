// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/power_disk.h"
#include "tests/crash/till_at_work.h"
#include "tests/crash/trial_folder.h"
#include "tests/crash/trials.h"

#include <cstdio>
#include <memory>

namespace huitou::crash
{

namespace
{

constexpr std::uint64_t cutsPerStore = 25;
constexpr std::uint64_t latestCut = 700; ///< in operations of the disk after a start

struct CutFigures {
    std::uint64_t cuts = 0;
    std::uint64_t stores = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t archived = 0;   ///< events that went into archives
    std::uint64_t cutsInFold = 0; ///< that came while events went there
    std::uint64_t lost = 0;
    std::uint64_t unnoticed = 0;
    std::uint64_t unopenable = 0;
    std::uint64_t different = 0;
    std::uint64_t falseAlarms = 0;
};

/// One store from its making to its last cut, or to the first cut that did harm.
class Life
{
public:
    Life(const std::filesystem::path& folder, Flushing flushing, Random& random, CutFigures& figures)
        : m_till(folder, random), m_disk(folder), m_flushing(flushing), m_random(random), m_figures(figures)
    {
        if (flushing == Flushing::NoArchive) {
            m_disk.neglectFolders();
        }
        m_till.found();
        m_disk.adopt();
        ++m_figures.stores;
    }

    void live(std::uint64_t cuts)
    {
        for (std::uint64_t cut = 0; cut < cuts && m_isWell; ++cut) {
            workUntilCut();
            m_disk.restart(m_random);
            examine();
        }
        m_figures.acknowledged += m_till.books().sales.size();
        m_figures.archived += m_till.archived();
    }

private:
    [[nodiscard]] Status start() { return m_till.start(m_flushing == Flushing::Normal); }

    void workUntilCut()
    {
        m_disk.cutAt(1 + m_random() % latestCut);
        bool works = start().ok();
        while (works && m_disk.isOn()) {
            works = m_till.work();
        }
        m_till.stop();
        ++m_figures.cuts;
        m_figures.cutsInFold += m_till.isFolding() ? 1 : 0;
    }

    void examine()
    {
        const Status started = start();
        if (!started) {
            ++m_figures.unopenable;
            harm(started.error().message.en + " (" + started.error().detail + ")");
            return;
        }
        const bool isTold = m_till.finding().kind != LogFinding::Kind::Whole;
        std::string difference = m_till.difference();
        if (const Status proved = m_till.prove(); !proved && difference.empty()) {
            difference = "the proof behind the start: " + proved.error().message.en;
        }
        const std::uint64_t lost = m_till.lostEvents();
        m_figures.lost += lost;
        if (lost > 0 && !isTold) {
            ++m_figures.unnoticed;
        } else if (lost == 0 && !difference.empty()) {
            ++m_figures.different;
        } else if (lost == 0 && isTold) {
            ++m_figures.falseAlarms;
        }
        if (!difference.empty() || isTold) {
            harm(difference.empty() ? "a loss is told that there was not" : difference);
        }
        m_till.stop();
    }

    void harm(const std::string& what)
    {
        m_isWell = false;
        if (m_flushing == Flushing::Full) {
            std::fprintf(stderr, "store %llu, cut %llu: %s\n", static_cast<unsigned long long>(m_figures.stores),
                         static_cast<unsigned long long>(m_figures.cuts), what.c_str());
        }
    }

    TillAtWork m_till;
    PowerDisk m_disk;
    Flushing m_flushing;
    Random& m_random;
    CutFigures& m_figures;
    bool m_isWell = true;
};

} // namespace

Outcome cutPower(std::uint64_t times, Flushing flushing, std::uint64_t seed)
{
    Random random(seed);
    CutFigures figures;
    const TrialFolder folder;
    while (figures.cuts < times) {
        folder.empty();
        Life(folder.path(), flushing, random, figures).live(std::min(cutsPerStore, times - figures.cuts));
    }
    Outcome outcome;
    outcome.isClean =
        figures.lost + figures.unnoticed + figures.unopenable + figures.different + figures.falseAlarms == 0;
    outcome.figures = {{"trial", "cuts"},
                       {"sync", flushingNames.at(flushing)},
                       {"cuts", figures.cuts},
                       {"stores", figures.stores},
                       {"acknowledged", figures.acknowledged},
                       {"archived", figures.archived},
                       {"cutsInFold", figures.cutsInFold},
                       {"lost", figures.lost},
                       {"unnoticed", figures.unnoticed},
                       {"unopenable", figures.unopenable},
                       {"different", figures.different},
                       {"falseAlarms", figures.falseAlarms}};
    return outcome;
}

} // namespace huitou::crash
