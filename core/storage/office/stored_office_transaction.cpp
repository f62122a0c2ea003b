// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/stored_office_transaction.h"

#include "core/base/storage_error.h"
#include "core/members/phone.h"
#include "core/shop/outlet.h"

namespace huitou
{

std::optional<TillRegistration> StoredOfficeTransaction::till(const TillId& till)
{
    return m_tables.tills.get(till);
}

std::vector<TillRegistration> StoredOfficeTransaction::tills()
{
    return m_tables.tills.all();
}

void StoredOfficeTransaction::noteReport(const TillId& till, Instant at)
{
    m_tables.tills.noteReport(m_transaction, till, at);
}

std::optional<Instant> StoredOfficeTransaction::lastReport(const TillId& till)
{
    return m_tables.tills.lastReport(till);
}

void StoredOfficeTransaction::addDraw(const CampaignDraw& draw)
{
    m_tables.draws.add(m_transaction, draw);
}

std::vector<CampaignDraw> StoredOfficeTransaction::draws(const MemberId& member)
{
    return m_tables.draws.ofMember(member);
}

CampaignIssued StoredOfficeTransaction::issuedBy(const std::string& campaign)
{
    return m_tables.draws.issued(m_transaction, campaign);
}

void StoredOfficeTransaction::lookOn(const MemberId& member, Date day)
{
    lock(member);
    m_tables.standings.lookOn(m_transaction, member, day);
}

void StoredOfficeTransaction::queueDelivery(const Delivery& delivery)
{
    lock(delivery.member);
    m_tables.deliveries.queue(m_transaction, delivery);
}

void StoredOfficeTransaction::putWaiting(const WaitingOffer& offer)
{
    m_tables.draws.putWaiting(m_transaction, offer);
}

void StoredOfficeTransaction::dropWaiting(const MemberId& member)
{
    m_tables.draws.dropWaiting(m_transaction, member);
}

std::optional<WaitingOffer> StoredOfficeTransaction::waiting(const MemberId& member)
{
    return m_tables.draws.waiting(member);
}

std::optional<Cursor> StoredOfficeTransaction::cursor(const TillId& till, std::uint32_t epoch)
{
    return m_tables.logs.cursor(till, epoch);
}

void StoredOfficeTransaction::setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor)
{
    m_tables.logs.setCursor(m_transaction, till, epoch, cursor);
}

bool StoredOfficeTransaction::isOpen(const TillId& till, std::uint32_t epoch)
{
    return m_tables.logs.isOpen(till, epoch);
}

std::optional<Digest> StoredOfficeTransaction::storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    return m_tables.logs.hashAt(till, epoch, seq);
}

void StoredOfficeTransaction::appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied)
{
    m_tables.logs.append(m_transaction, till, event, receivedAt);
    if (!applied) {
        m_claims.noteStored(till, event);
    }
}

std::optional<ChainedEvent> StoredOfficeTransaction::rawEvent(const TillId& till, std::uint32_t epoch,
                                                              std::uint64_t seq)
{
    return m_tables.logs.event(till, epoch, seq);
}

void StoredOfficeTransaction::quarantine(const TillId& till, ByteView upload, const Error& reason)
{
    m_tables.logs.quarantine(m_transaction, till, upload, reason);
}

std::vector<PendingEvent> StoredOfficeTransaction::pending(std::size_t maxCount, const std::set<TillEpoch>& without)
{
    return m_claims.pending(maxCount, without);
}

std::vector<PendingEvent> StoredOfficeTransaction::pendingOf(const TillEpoch& log, std::size_t maxCount)
{
    return m_claims.pendingOf(log, maxCount);
}

std::vector<std::uint32_t> StoredOfficeTransaction::epochs(const TillId& till)
{
    return m_tables.logs.epochs(till);
}

void StoredOfficeTransaction::setEpoch(const TillId& till, std::uint32_t epoch)
{
    m_tables.tills.setEpoch(m_transaction, till, epoch);
}

void StoredOfficeTransaction::putRecovery(const TillId& till, const Recovery& recovery)
{
    m_tables.tills.putRecovery(m_transaction, till, recovery);
}

std::optional<Recovery> StoredOfficeTransaction::recovery(const TillId& till)
{
    return m_tables.tills.recovery(till);
}

bool StoredOfficeTransaction::noteClaim(const TillId& till, const Digest& event)
{
    return m_tables.tills.noteClaim(m_transaction, till, event);
}

void StoredOfficeTransaction::beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited)
{
    m_tables.office.beginGeneration(m_transaction, generation);
    m_tables.tills.await(m_transaction, awaited);
}

std::set<TillEpoch> StoredOfficeTransaction::awaited()
{
    return m_tables.tills.awaited();
}

void StoredOfficeTransaction::addAwaited(const TillEpoch& till)
{
    m_tables.tills.addAwaited(m_transaction, till);
}

void StoredOfficeTransaction::dropAwaited(const TillEpoch& till)
{
    m_tables.tills.dropAwaited(m_transaction, till);
}

void StoredOfficeTransaction::markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    m_claims.noteApplied(till, epoch, seq);
}

void StoredOfficeTransaction::lock(const MemberId& member)
{
    // What was sold to nobody stands under the null id: nothing is ever made out of those rows together.
    if (!member.isNull() && m_locked.insert(member).second) {
        m_tables.custody.lock(m_transaction, member);
    }
}

bool StoredOfficeTransaction::addFact(const MemberId& member, const StoredFact& fact)
{
    lock(member);
    return m_tables.facts.add(m_transaction, member, fact.fact, fact.body);
}

std::vector<StoredFact> StoredOfficeTransaction::facts(const MemberId& member)
{
    lock(member);
    return m_tables.facts.of(member);
}

std::optional<MemberRecord> StoredOfficeTransaction::record(const MemberId& member)
{
    return m_tables.members.get(member);
}

void StoredOfficeTransaction::eraseRecord(const MemberId& member)
{
    lock(member);
    m_tables.members.erase(m_transaction, member);
    m_tables.importedCustomers.erase(m_transaction, member);
    m_tables.draws.dropWaiting(m_transaction, member);
    m_tables.deliveries.erase(m_transaction, member);
    m_tables.contacts.erase(m_transaction, member);
    const std::uint64_t version = m_tables.office.nextDirectoryVersion(m_transaction);
    static_cast<void>(m_tables.standings.putRhythm(m_transaction, member, std::nullopt, false, version));
    m_tables.standings.touch(m_transaction, member, version);
    m_tables.erasures.add(m_transaction, member, version);
}

void StoredOfficeTransaction::noteDirectory(const TillId& till, std::uint64_t version)
{
    m_tables.erasures.noteDirectory(m_transaction, till, version);
}

MemberCustody StoredOfficeTransaction::custody(const MemberId& member)
{
    lock(member);
    return m_tables.custody.of(member);
}

void StoredOfficeTransaction::post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings)
{
    lock(member);
    m_tables.custody.post(m_transaction, member, ref, postings);
}

std::uint64_t StoredOfficeTransaction::nextReview(const MemberId& member)
{
    lock(member);
    return m_tables.custody.nextReview(m_transaction, member);
}

std::vector<Standing> StoredOfficeTransaction::standingsFollowing(const MemberId& after, std::size_t maxCount)
{
    std::vector<Standing> page = m_tables.standings.following(after, maxCount);
    if (m_connection.database().isShared()) {
        for (Standing& standing : page) {
            lock(standing.member); // and as it is then
            standing = m_tables.standings.get(standing.member).value_or(standing);
        }
    }
    return page;
}

void StoredOfficeTransaction::forgetGrant(const MemberId& member, RightKind kind, const RightObject& object)
{
    m_tables.grants.forget(m_transaction, member, kind, object);
}

void StoredOfficeTransaction::putStanding(const MemberId& member, const Standing& standing, Instant asOf)
{
    HUITOU_CHECK(standing.member == member);
    m_tables.standings.put(m_transaction, standing, asOf, m_tables.office.nextDirectoryVersion(m_transaction));
}

void StoredOfficeTransaction::raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason)
{
    m_tables.exceptions.add(m_transaction, ref, member, reason, m_tables.office.nextException(m_transaction));
}

Grant StoredOfficeTransaction::addGrant(const TillId& till, std::uint32_t epoch, Grant grant)
{
    return m_tables.grants.add(m_transaction, till, epoch, grant);
}

std::vector<Grant> StoredOfficeTransaction::grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                                        std::size_t maxCount)
{
    return m_tables.grants.above(till, epoch, number, maxCount);
}

Points StoredOfficeTransaction::rightsHeldBy(const TillEpoch& till)
{
    return m_tables.custody.rightsHeldBy(till);
}

std::vector<MemberId> StoredOfficeTransaction::membersHeldBy(const TillEpoch& till)
{
    return m_tables.custody.membersHeldBy(till);
}

void StoredOfficeTransaction::acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number)
{
    m_tables.grants.acknowledge(m_transaction, till, epoch, number);
}

std::uint64_t StoredOfficeTransaction::lastGrant(const TillEpoch& till)
{
    return m_tables.grants.last(till);
}

void StoredOfficeTransaction::skipGrants(const TillEpoch& till, std::uint64_t upTo)
{
    m_tables.grants.skip(m_transaction, till, upTo);
}

std::optional<TillEpoch> StoredOfficeTransaction::holderOf(const MemberId& member, RightKind kind,
                                                           const RightObject& object)
{
    return m_tables.grants.holderOf(member, kind, object);
}

void StoredOfficeTransaction::putHolder(const MemberId& member, RightKind kind, const RightObject& object,
                                        const TillEpoch& holder)
{
    m_tables.grants.putHolder(m_transaction, member, kind, object, holder);
}

void StoredOfficeTransaction::forgetGrantsTo(const TillEpoch& till)
{
    m_tables.grants.forgetAllOf(m_transaction, till);
}

void StoredOfficeTransaction::putRecall(const TillEpoch& till, const Recall& recall)
{
    m_tables.grants.putRecall(m_transaction, till, recall);
}

void StoredOfficeTransaction::dropRecall(const TillEpoch& till, const Recall& recall)
{
    m_tables.grants.dropRecall(m_transaction, till, recall);
}

std::vector<Recall> StoredOfficeTransaction::recalls(const TillEpoch& till, std::size_t maxCount)
{
    return m_tables.grants.recalls(till, maxCount);
}

std::vector<MemberRow> StoredOfficeTransaction::membersAfter(std::uint64_t version, std::size_t maxCount,
                                                             const TillId& till, std::uint32_t epoch)
{
    if (!m_connection.database().isShared()) {
        return rowsAfter(m_tables, version, maxCount, till, epoch);
    }
    // Not in this transaction, which would then clash with everybody who applies something.
    return m_connections.aside([&](OfficeConnection& other) {
        const Transaction oneMoment(other.database(), Isolation::Snapshot);
        return rowsAfter(other.tables(), version, maxCount, till, epoch);
    });
}

std::vector<MemberRow> StoredOfficeTransaction::rowsAfter(OfficeTables& tables, std::uint64_t version,
                                                          std::size_t maxCount, const TillId& till, std::uint32_t epoch)
{
    if (tables.office.directoryVersion() <= version) {
        return {};
    }
    const std::optional<TillRegistration> registration = tables.tills.get(till);
    const std::optional<Document> document =
        registration ? tables.documents.get(DocumentKind::Outlet, registration->outlet) : std::nullopt;
    std::optional<Outlet> outlet;
    if (document) {
        Result<Outlet> read = readOutlet(textOf(document->content));
        if (!read) {
            throw StorageError(read.error());
        }
        outlet = std::move(read).value();
    }
    std::vector<MemberRow> rows;
    for (StandingStore::Row& stored : tables.standings.after(version, maxCount)) {
        const bool isErased = !stored.issueNumber && tables.facts.isErased(stored.member);
        // Without an outlet there is no key, and a hash under a known key would give the numbers away.
        const bool hasPhone = outlet && !stored.phone.empty();
        rows.push_back({.entry = {.id = stored.member,
                                  .shortName = shortNameOf(stored.name),
                                  .issueNumber = isErased ? DirectoryEntry::erased : stored.issueNumber.value_or(1),
                                  .phoneHash = hasPhone ? phoneHash(stored.phone, outlet->phoneKey) : Digest{},
                                  .phoneLastFour = phoneLastFour(stored.phone)},
                        .standing = std::move(stored.standing),
                        .rhythm = std::move(stored.rhythm),
                        .away = stored.away,
                        .version = stored.version,
                        .includesEpoch = epoch,
                        .includesSeq = tables.facts.lastSeqFrom(stored.member, till, epoch),
                        .asOf = stored.asOf});
    }
    return rows;
}

std::vector<MemberId> StoredOfficeTransaction::membersSeenAt(OutletId outlet, Date since, std::size_t maxCount)
{
    if (!m_connection.database().isShared()) {
        return m_tables.facts.seenAt(outlet, since, maxCount);
    }
    // Whoever they are is looked at one by one afterwards.
    return m_connections.aside(
        [&](OfficeConnection& other) { return other.tables().facts.seenAt(outlet, since, maxCount); });
}

std::vector<Document> StoredOfficeTransaction::documentsNewerThan(const TillId& till,
                                                                  const std::vector<DocumentVersion>& held)
{
    const std::optional<TillRegistration> registration = m_tables.tills.get(till);
    return registration ? m_tables.documents.newerThan(registration->outlet, held) : std::vector<Document>{};
}

TillId StoredOfficeTransaction::officeLog()
{
    const std::optional<TillId> log = m_tables.office.log();
    HUITOU_CHECK(log.has_value()); // checked when the store was opened
    return *log;
}

} // namespace huitou
