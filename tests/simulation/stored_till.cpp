// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/stored_till.h"

#include "core/storage/key_provider.h"
#include "tests/crash/power_vfs.h"
#include "tests/simulation/violation.h"

namespace huitou::simulation
{

namespace
{

HeldKeyProvider tillKey()
{
    return HeldKeyProvider({0x7A});
}

} // namespace

StoredTill::StoredTill(const TillIdentity& identity, Flushing flushing, std::uint64_t seed)
    : m_flushing(flushing), m_random(seed)
{
    HeldKeyProvider key = tillKey();
    {
        const Result<std::unique_ptr<TillStore>> made = TillStore::create(m_folder.path(), key, identity);
        demand(made.ok(), sameResults, [&] { return made.error().message.en + " (" + made.error().detail + ")"; });
    }
    m_disk.adopt();
    open();
}

StoredTill::~StoredTill()
{
    m_store.reset(); // before its disk goes
}

void StoredTill::open()
{
    HeldKeyProvider key = tillKey();
    Result<std::unique_ptr<TillStore>> opened = TillStore::open(m_folder.path(), key);
    demand(opened.ok(), sameResults, [&] { return opened.error().message.en + " (" + opened.error().detail + ")"; });
    m_store = std::move(opened).value();
    demand(m_store->finding().kind == LogFinding::Kind::Whole, sameResults,
           [&] { return sentenceFor(m_store->finding()).en; });
    if (m_flushing == Flushing::Normal) {
        crash::onOpenDatabases("PRAGMA synchronous = NORMAL");
    }
}

void StoredTill::crash()
{
    m_disk.cutAt(1);
    m_store.reset();
    m_disk.restart(m_random);
    open();
}

void StoredTill::copyTo(const crash::TrialFolder& copy)
{
    m_store.reset();
    copy.copyFrom(m_folder.path());
    open();
}

void StoredTill::startFrom(const crash::TrialFolder& copy)
{
    m_store.reset();
    m_folder.copyFrom(copy.path());
    m_disk.adopt();
    open();
}

} // namespace huitou::simulation
