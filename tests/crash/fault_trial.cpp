// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "tests/crash/power_disk.h"
#include "tests/crash/power_vfs.h"
#include "tests/crash/till_at_work.h"
#include "tests/crash/trial_folder.h"
#include "tests/crash/trials.h"

#include <array>
#include <cstdio>
#include <functional>
#include <string>

namespace huitou::crash
{

namespace
{

constexpr int worksBefore = 40;

enum class Fault { Read, Write, Sync, Name, DiskFull, Allocation };

struct NamedFault {
    Fault fault;
    const char* name;
};
constexpr std::array faults = {NamedFault{Fault::Read, "read"},         NamedFault{Fault::Write, "write"},
                               NamedFault{Fault::Sync, "sync"},         NamedFault{Fault::Name, "name"},
                               NamedFault{Fault::DiskFull, "diskFull"}, NamedFault{Fault::Allocation, "allocation"}};

/// Something that a till does; true when it was promised.
struct Operation {
    const char* name;
    bool startsBefore; ///< the till is open, and was ready to sell, when the fault is set
    std::function<bool(TillAtWork&)> act;
    bool isPaidFor = false; ///< money was taken because the till was ready: a full disk must not stop it
};

const std::array<Operation, 6>& operations()
{
    static const std::array<Operation, 6> all = {
        Operation{"start", false, [](TillAtWork& till) { return till.start().ok(); }},
        Operation{"sale", true, [](TillAtWork& till) { return till.sell(); }, true},
        Operation{"print", true, [](TillAtWork& till) { return till.print(); }},
        Operation{"takeIn", true, [](TillAtWork& till) { return till.takeIn(); }},
        Operation{"fold", true, [](TillAtWork& till) { return till.fold(); }},
        Operation{"stop", true,
                  [](TillAtWork& till) {
                      till.stop();
                      return true;
                  }},
    };
    return all;
}

struct FaultFigures {
    std::uint64_t runs = 0;
    std::uint64_t wentOn = 0;     ///< the operation succeeded although something failed
    std::uint64_t refused = 0;    ///< it was refused, and succeeded once the fault was over
    std::uint64_t turnedAway = 0; ///< sales that were paid for and not stored because the disk was full
    std::uint64_t lost = 0;
    std::uint64_t unnoticed = 0;
};

class FaultTrial
{
public:
    explicit FaultTrial(Random& random) : m_random(random)
    {
        TillAtWork till(m_before.path(), random);
        till.found();
        HUITOU_CHECK(till.start().ok());
        for (int step = 0; step < worksBefore; ++step) {
            HUITOU_CHECK(till.work());
        }
        HUITOU_CHECK(till.sell());
        m_books = till.books();
        // Killed, not closed: a start finds a log of writes.
        m_killed.copyFrom(m_before.path());
    }

    /// One operation with its n-th thing of a kind failing; false when there was no n-th.
    bool run(const Operation& operation, const NamedFault& fault, std::uint64_t n, FaultFigures& figures)
    {
        m_work.copyFrom(m_killed.path());
        PowerDisk disk(m_work.path());
        TillAtWork till(m_work.path(), m_random, m_books);
        if (operation.startsBefore) {
            HUITOU_CHECK(till.start().ok() && till.isReady());
        }
        set(disk, fault.fault, n);
        const bool promised = operation.act(till);
        const bool hasFailed = fault.fault == Fault::Allocation ? allocationHasFailed() : disk.hasFailed();
        disk.heal();
        failAllocation(0);
        if (!hasFailed) {
            return false;
        }
        ++figures.runs;
        ++(promised ? figures.wentOn : figures.refused);
        if (!promised && fault.fault == Fault::DiskFull && operation.isPaidFor) {
            ++figures.turnedAway;
            std::fprintf(stderr, "%s, diskFull %llu: refused after the money was taken\n", operation.name,
                         static_cast<unsigned long long>(n));
        }
        const bool isCut = m_random() % 2 == 0;
        if (isCut) { // what the fault left must bear a power cut too
            disk.cutAt(1);
            till.stop();
            (void)disk.reading();
            disk.restart(m_random);
        }
        examine(till,
                std::string(operation.name) + ", " + fault.name + ' ' + std::to_string(n) +
                    (isCut ? ", power cut" : ""),
                figures);
        return true;
    }

private:
    static void set(PowerDisk& disk, Fault fault, std::uint64_t n)
    {
        switch (fault) {
        case Fault::Read: disk.failAt(DiskOperation::Read, n); break;
        case Fault::Write: disk.failAt(DiskOperation::Write, n); break;
        case Fault::Sync: disk.failAt(DiskOperation::Sync, n); break;
        case Fault::Name: disk.failAt(DiskOperation::Name, n); break;
        case Fault::DiskFull: disk.fullAt(n); break;
        case Fault::Allocation: failAllocation(n); break;
        }
    }

    static void examine(TillAtWork& till, const std::string& what, FaultFigures& figures)
    {
        std::string harm;
        if (const Status started = till.start(); !started) {
            harm = "does not start: " + started.error().message.en + " (" + started.error().detail + ")";
        } else {
            harm = till.difference();
            figures.lost += till.lostEvents();
            if (harm.empty() && till.finding().kind != LogFinding::Kind::Whole) {
                harm = "a loss is told that there was not";
            }
            if (harm.empty() && !till.sell()) {
                harm = "it does not sell";
            }
            harm = harm.empty() ? till.difference() : harm;
        }
        if (!harm.empty()) {
            ++figures.unnoticed;
            std::fprintf(stderr, "%s: %s\n", what.c_str(), harm.c_str());
        }
    }

    Random& m_random;
    TrialFolder m_before;
    TrialFolder m_killed;
    TrialFolder m_work;
    Books m_books;
};

} // namespace

Outcome failEverything(std::uint64_t seed)
{
    Random random(seed);
    FaultTrial trial(random);
    FaultFigures figures;
    for (const Operation& operation : operations()) {
        for (const NamedFault& fault : faults) {
            for (std::uint64_t n = 1; trial.run(operation, fault, n, figures); ++n) {
            }
        }
    }
    Outcome outcome;
    outcome.isClean = figures.turnedAway + figures.lost + figures.unnoticed == 0;
    outcome.figures = {{"trial", "faults"},
                       {"faults", figures.runs},
                       {"wentOn", figures.wentOn},
                       {"refused", figures.refused},
                       {"turnedAway", figures.turnedAway},
                       {"lost", figures.lost},
                       {"unnoticed", figures.unnoticed}};
    return outcome;
}

} // namespace huitou::crash
