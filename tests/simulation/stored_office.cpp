// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/stored_office.h"

#include "core/base/check.h"
#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"
#include "core/storage/postgres_database.h"
#include "tests/crash/power_disk.h"
#include "tests/crash/power_vfs.h"
#include "tests/crash/trial_folder.h"
#include "tests/simulation/quick_crypto.h"
#include "tests/simulation/violation.h"
#include "tests/support/postgres_cluster.h"

#include <mutex>

namespace huitou::simulation
{

namespace
{

constexpr std::uint64_t makingOffices = 0x0FF1CE;

HeldKeyProvider theKey()
{
    return HeldKeyProvider({0x5A});
}

void mustHold(const Result<std::unique_ptr<OfficeStore>>& made)
{
    demand(made.ok(), sameResults, [&] { return made.error().message.en + " (" + made.error().detail + ")"; });
}

class FileOffice final : public StoredOffice
{
public:
    FileOffice(Flushing flushing, std::uint64_t seed) : m_flushing(flushing), m_random(seed)
    {
        m_folder.copyFrom(start().path());
        m_disk.adopt();
        open();
    }
    FileOffice(const FileOffice&) = delete;
    FileOffice& operator=(const FileOffice&) = delete;
    ~FileOffice() override { m_store.reset(); } // before its disk goes

    static void prepare() { static_cast<void>(start()); }

    void crash() override
    {
        if (m_random() % 2 == 0) { // while it writes what its log holds into the file; otherwise at rest
            m_disk.cutAt(1 + m_random() % latestCut);
            try {
                m_store->settle();
            } catch (const StorageError&) { // NOLINT(bugprone-empty-catch): the power went
            }
        }
        m_disk.cutAt(1);
        m_store.reset();
        m_disk.restart(m_random);
        open();
    }
    void backUp() override
    {
        m_store.reset();
        m_backup.copyFrom(m_folder.path());
        open();
    }
    void putBack() override
    {
        m_store.reset();
        m_folder.copyFrom(m_backup.path());
        m_disk.adopt();
        open();
    }

private:
    static constexpr std::uint64_t latestCut = 60; ///< in operations of the disk

    /// With a new office in it.
    static const crash::TrialFolder& start()
    {
        static const crash::TrialFolder folder;
        static const bool isMade = [] {
            HeldKeyProvider key = theKey();
            mustHold(OfficeStore::create(folder.path() / "office.db", key));
            return true;
        }();
        HUITOU_CHECK(isMade);
        return folder;
    }
    void open()
    {
        HeldKeyProvider key = theKey();
        take(OfficeStore::open(m_folder.path() / "office.db", key));
        if (m_flushing == Flushing::Normal) {
            crash::onOpenDatabases("PRAGMA synchronous = NORMAL");
        }
    }

    Flushing m_flushing;
    crash::Random m_random;
    crash::TrialFolder m_folder;
    crash::TrialFolder m_backup;
    crash::PowerDisk m_disk{m_folder.path()};
};

/// Databases of the one server.
class Databases
{
public:
    static PostgresPlace placeOf(const std::string& name)
    {
        // Each part of each table is a file to be copied, for each office.
        return {.url = test::PostgresCluster::shared().url(name), .partitions = 2, .observer = {}};
    }
    static std::string newOffice() { return copyOf(start()); }
    static std::string copyOf(const std::string& name)
    {
        const std::lock_guard lock(mutex());
        return test::PostgresCluster::shared().copyOf(name);
    }
    static void drop(const std::string& name)
    {
        const std::lock_guard lock(mutex());
        test::PostgresCluster::shared().drop(name);
    }
    /// With a new office in it.
    static const std::string& start()
    {
        static const std::string name = [] {
            std::string made = test::PostgresCluster::shared().newDatabase();
            mustHold(OfficeStore::create(placeOf(made)));
            return made;
        }();
        return name;
    }

private:
    static std::mutex& mutex()
    {
        static std::mutex one;
        return one;
    }
};

class ServerOffice final : public StoredOffice
{
public:
    ServerOffice() { open(); }
    ServerOffice(const ServerOffice&) = delete;
    ServerOffice& operator=(const ServerOffice&) = delete;
    ~ServerOffice() override
    {
        m_store.reset();
        Databases::drop(m_name);
        if (!m_backup.empty()) {
            Databases::drop(m_backup);
        }
    }

    void crash() override
    {
        test::PostgresCluster::shared().cutConnections(m_name);
        m_store.reset();
        open();
    }
    void backUp() override { copy(m_name, m_backup); }
    void putBack() override { copy(m_backup, m_name); }

private:
    void copy(const std::string& from, std::string& to)
    {
        m_store.reset();
        const std::string before = to;
        to = Databases::copyOf(from);
        if (!before.empty()) {
            Databases::drop(before);
        }
        open();
    }
    void open() { take(OfficeStore::open(Databases::placeOf(m_name))); }

    std::string m_name = Databases::newOffice();
    std::string m_backup;
};

} // namespace

TillId officeLogOfAll()
{
    seedRandomBytes(makingOffices);
    return randomId<TillId>();
}

void StoredOffice::prepare(Engine engine)
{
    if (engine != Engine::Memory) {
        crash::installPowerVfs(); // the tills are on SQLCipher whatever the office is on
    }
    seedRandomBytes(makingOffices); // so that its log is officeLogOfAll()
    if (engine == Engine::Sqlcipher) {
        FileOffice::prepare();
    } else if (engine == Engine::Postgresql) {
        static_cast<void>(Databases::start());
    }
}

std::unique_ptr<StoredOffice> StoredOffice::make(Engine engine, Flushing flushing, std::uint64_t seed)
{
    HUITOU_CHECK(engine != Engine::Memory);
    if (engine == Engine::Postgresql) {
        return std::make_unique<ServerOffice>();
    }
    return std::make_unique<FileOffice>(flushing, seed);
}

void StoredOffice::take(Result<std::unique_ptr<OfficeStore>> opened)
{
    mustHold(opened);
    m_store = std::move(opened).value();
}

} // namespace huitou::simulation
