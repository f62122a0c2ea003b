// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/storage/sqlcipher_database.h"
#include "tests/crash/power_disk.h"
#include "tests/crash/power_vfs.h"
#include "tests/crash/till_at_work.h"
#include "tests/crash/trial_folder.h"
#include "tests/crash/trials.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <string>

namespace huitou::crash
{

namespace
{

constexpr int worksBefore = 60;
constexpr int anySchema = 1'000;

struct RekeyFigures {
    std::uint64_t faulted = 0;
    std::uint64_t changed = 0;
    std::uint64_t kept = 0;
    std::uint64_t lost = 0;
    std::uint64_t unnoticed = 0;
};

using KeyBytes = std::array<std::uint8_t, 32>;

/// How many of the keys open the file as it lies there.
std::size_t keysThatOpen(const std::filesystem::path& shop, const std::set<KeyBytes>& keys, const StoreSalt& salt)
{
    std::size_t count = 0;
    for (const KeyBytes& bytes : keys) {
        const TrialFolder copy;
        copy.copyFrom(shop.parent_path()); // opening settles the log of writes: not in the till's own folder
        const auto opens = [&](const std::optional<StoreSalt>& known) {
            return SqlcipherDatabase::open(copy.path() / shop.filename(), StoreKey(bytes), anySchema,
                                           SqlcipherDatabase::Check::Quick, known)
                .ok();
        };
        count += opens(std::nullopt) || opens(salt) ? 1 : 0;
    }
    return count;
}

void setFault(PowerDisk& disk, Random& random, std::uint64_t operations)
{
    const std::uint64_t n = 1 + random() % operations;
    switch (random() % 6) {
    case 0:
    case 1: disk.cutAt(n); break;
    case 2: disk.failAt(DiskOperation::Write, 1 + n / 2); break;
    case 3: disk.failAt(DiskOperation::Sync, 1 + random() % 40); break;
    case 4: disk.failAt(random() % 2 == 0 ? DiskOperation::Name : DiskOperation::Read, 1 + n / 4); break;
    default: disk.fullAt(1 + n / 2); break;
    }
}

class RekeyTrial
{
public:
    explicit RekeyTrial(Random& random) : m_random(random)
    {
        TillAtWork till(m_before.path(), random, {}, keyFile(m_before));
        till.found();
        HUITOU_CHECK(till.start().ok());
        for (int step = 0; step < worksBefore; ++step) {
            HUITOU_CHECK(till.work());
        }
        till.stop();
        m_books = till.books();
        std::ifstream shop(m_before.path() / "shop.db", std::ios::binary);
        shop.read(reinterpret_cast<char*>(m_salt.data()), static_cast<std::streamsize>(m_salt.size()));
        m_work.copyFrom(m_before.path());
        PowerDisk disk(m_work.path());
        FileKeyProvider keys(keyFile(m_work));
        HUITOU_CHECK(TillStore::rotateKey(m_work.path(), keys).ok());
        m_operations = disk.operations();
    }

    void run(RekeyFigures& figures)
    {
        m_work.copyFrom(m_before.path());
        PowerDisk disk(m_work.path());
        FileKeyProvider keys(keyFile(m_work));
        std::set<KeyBytes> known = {keys.key().value().bytes()};
        setFault(disk, m_random, m_operations);
        const Status rotated = TillStore::rotateKey(m_work.path(), keys);
        const bool hasFailed = disk.hasFailed();
        figures.faulted += hasFailed ? 1 : 0;
        if (!disk.isOn()) {
            disk.restart(m_random);
        }
        disk.heal();
        const KeyBytes after = keys.key().value().bytes();
        known.insert(after);
        if (const auto next = keys.nextKey(); next && next.value()) {
            known.insert(next.value()->bytes());
        }
        examine(known, rotated.ok(), figures);
    }

private:
    [[nodiscard]] static std::filesystem::path keyFile(const TrialFolder& folder) { return folder.path() / "till.key"; }

    void examine(const std::set<KeyBytes>& known, bool isToldChanged, RekeyFigures& figures)
    {
        std::string harm;
        const KeyBytes old = FileKeyProvider(keyFile(m_before)).key().value().bytes();
        if (const std::size_t count = keysThatOpen(m_work.path() / "shop.db", known, m_salt); count != 1) {
            harm = std::to_string(count) + " keys open the store";
        }
        TillAtWork till(m_work.path(), m_random, m_books, keyFile(m_work));
        if (const Status started = till.start(); !started) {
            harm = "does not start: " + started.error().message.en + " (" + started.error().detail + ")";
        } else {
            figures.lost += till.lostEvents();
            const bool isEqual =
                till.look() == TillAtWork::Sight::Equal || till.look() == TillAtWork::Sight::DirectoryFetchedAgain;
            harm = !harm.empty() || isEqual ? harm : "the store is another one";
            if (harm.empty() && till.finding().kind != LogFinding::Kind::Whole) {
                harm = "a loss is told that there was not";
            }
        }
        till.stop();
        const bool isChanged = FileKeyProvider(keyFile(m_work)).key().value().bytes() != old;
        if (harm.empty() && isToldChanged && !isChanged) {
            harm = "the change was told, but the old key is in force";
        }
        ++(isChanged ? figures.changed : figures.kept);
        if (!harm.empty()) {
            ++figures.unnoticed;
            std::fprintf(stderr, "rotation %llu: %s\n", static_cast<unsigned long long>(figures.changed + figures.kept),
                         harm.c_str());
        }
    }

    Random& m_random;
    TrialFolder m_before;
    TrialFolder m_work;
    Books m_books;
    StoreSalt m_salt{};
    std::uint64_t m_operations = 0; ///< of the disk in a rotation that nothing disturbs
};

} // namespace

Outcome rotateKeys(std::uint64_t times, std::uint64_t seed)
{
    Random random(seed);
    RekeyTrial trial(random);
    RekeyFigures figures;
    while (figures.faulted < times) {
        trial.run(figures);
    }
    Outcome outcome;
    outcome.isClean = figures.lost + figures.unnoticed == 0;
    outcome.figures = {{"trial", "rekeys"},
                       {"rekeys", figures.changed + figures.kept},
                       {"faulted", figures.faulted},
                       {"changed", figures.changed},
                       {"kept", figures.kept},
                       {"lost", figures.lost},
                       {"unnoticed", figures.unnoticed}};
    return outcome;
}

} // namespace huitou::crash
