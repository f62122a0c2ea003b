// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/twin_office.h"

#include "core/base/storage_error.h"
#include "core/programme/writer.h"
#include "tests/simulation/violation.h"

#include <algorithm>

namespace huitou::simulation
{

namespace
{

constexpr std::size_t everything = 1'000'000;

} // namespace

TwinOffice::TwinOffice(Engine engine, Flushing flushing, std::uint64_t seed)
    : m_office(StoredOffice::make(engine, flushing, seed))
{
}

void TwinOffice::found(const test::OfficeContent& content)
{
    for (const auto& [id, till] : content.tills) {
        m_office->store().addTill(till);
    }
    for (const Programme& programme : content.programmes) {
        const Status put = m_office->store().putProgramme(writeProgramme(programme));
        demand(put.ok(), sameResults, [&] { return put.error().message.en; });
    }
    // In the order in which they were added, so that the versions are the same.
    std::vector<std::pair<std::uint64_t, MemberId>> added;
    for (const auto& [member, rows] : content.members) {
        added.emplace_back(rows.version, member);
    }
    std::ranges::sort(added);
    for (const auto& [version, member] : added) {
        m_office->store().putMember(content.records.at(member));
    }
}

void TwinOffice::transact(OfficeTransaction& memory, const std::function<void(OfficeTransaction&)>& work)
{
    const bool isLate = m_office->store().isShared();
    bool isOwn = false; // that the history has it so
    bool isAgain = false;
    std::set<MemberId> numbered;
    try {
        m_office->store().transact([&](OfficeTransaction& stored) {
            demand(!isAgain, sameResults, [] { return "the store asks for the work again with nobody beside it"; });
            isAgain = true;
            TwinTransaction twin(memory, stored, isLate ? &m_versions : nullptr);
            try {
                work(twin);
            } catch (const StorageError&) {
                isOwn = true;
                throw;
            }
            numbered = twin.numbered();
        });
    } catch (const StorageError& failure) {
        demand(isOwn, sameResults, [&] { return "a transaction fails: " + failure.error().message.en; });
        throw;
    }
    ++m_versions.transactions;
    for (const MemberId& member : numbered) {
        m_versions.changedIn[member] = m_versions.transactions;
    }
}

void TwinOffice::crash(test::MemoryOfficePort& memory)
{
    m_office->crash();
    compareAll(memory);
}

void TwinOffice::backUp()
{
    m_office->backUp();
    m_versionsOfBackup = m_versions;
}

void TwinOffice::putBack()
{
    m_office->putBack();
    m_versions = m_versionsOfBackup;
}

void TwinOffice::compareAll(test::MemoryOfficePort& memory)
{
    memory.transact([&](OfficeTransaction& mine) {
        transact(mine, [&](OfficeTransaction& twin) {
            compareMembers(twin, memory.content);
            compareTills(twin, memory.content);
        });
    });
    compareLogs(memory.content);
    compareExceptions(memory.content);
}

// The twin itself demands that the answers are the same.
void TwinOffice::compareMembers(OfficeTransaction& twin, const test::OfficeContent& content)
{
    for (const auto& [member, rows] : content.members) {
        static_cast<void>(twin.record(member));
        static_cast<void>(twin.facts(member));
        static_cast<void>(twin.custody(member));
    }
    static_cast<void>(twin.standingsFollowing({}, everything));
    for (const auto& [right, holder] : content.holders) {
        static_cast<void>(twin.holderOf(right.member, right.kind, right.object));
    }
}

void TwinOffice::compareTills(OfficeTransaction& twin, const test::OfficeContent& content)
{
    static_cast<void>(twin.officeLog());
    static_cast<void>(twin.serverGeneration());
    static_cast<void>(twin.programmes());
    static_cast<void>(twin.awaited());
    for (const TillRegistration& till : twin.tills()) {
        static_cast<void>(twin.lastReport(till.till));
        static_cast<void>(twin.recovery(till.till));
        static_cast<void>(twin.membersAfter(0, everything, till.till, till.epoch));
        static_cast<void>(twin.documentsNewerThan(till.till, {}));
        static_cast<void>(twin.membersSeenAt(till.outlet, {}, everything));
        for (const std::uint32_t epoch : twin.epochs(till.till)) {
            const TillEpoch log{till.till, epoch};
            static_cast<void>(twin.cursor(till.till, epoch));
            static_cast<void>(twin.pendingOf(log, everything));
            static_cast<void>(twin.lastGrant(log));
            static_cast<void>(twin.grantsAbove(till.till, epoch, 0, everything));
            static_cast<void>(twin.recalls(log, everything));
            static_cast<void>(twin.rightsHeldBy(log));
            static_cast<void>(twin.membersHeldBy(log));
        }
    }
    for (const auto& [till, event] : content.claims) {
        demand(!twin.noteClaim(till, event), sameResults, [] { return "a claim is forgotten"; });
    }
}

void TwinOffice::compareLogs(const test::OfficeContent& content)
{
    for (const auto& [log, events] : content.logs) {
        const LogPiece piece = m_office->store().logPiece(log.till, log.epoch, 1, everything);
        demand(std::ranges::equal(piece.events, events, {}, {}, [](const auto& raw) { return raw.event; }), sameResults,
               [&] {
                   return "of the log of " + log.till.text() + ", epoch " + std::to_string(log.epoch) +
                          ", memory has " + std::to_string(events.size()) + " events and the store " +
                          std::to_string(piece.events.size());
               });
    }
}

void TwinOffice::compareExceptions(const test::OfficeContent& content)
{
    const auto isBefore = [](const test::OfficeContent::Exception& one, const test::OfficeContent::Exception& other) {
        return std::tie(one.ref, one.member, one.reason.en) < std::tie(other.ref, other.member, other.reason.en);
    };
    std::vector<test::OfficeContent::Exception> stored;
    for (const OfficeException& exception : m_office->store().exceptions(everything)) {
        stored.push_back({exception.ref, exception.member, exception.reason});
    }
    std::ranges::reverse(stored); // the newest came first
    std::vector<test::OfficeContent::Exception> raised = content.exceptions;
    if (m_office->store().isShared()) { // it numbers those of one transaction in an order of its own
        std::ranges::stable_sort(stored, isBefore);
        std::ranges::stable_sort(raised, isBefore);
    }
    demand(std::ranges::equal(
               raised, stored,
               [&](const auto& one, const auto& other) { return !isBefore(one, other) && !isBefore(other, one); }),
           sameResults, [&] {
               return "memory has " + std::to_string(raised.size()) + " exceptions and the store " +
                      std::to_string(stored.size()) + ", or others";
           });
}

} // namespace huitou::simulation
