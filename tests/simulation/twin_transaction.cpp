// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/twin_transaction.h"

#include "core/base/storage_error.h"
#include "core/storage/standing_json.h"
#include "tests/simulation/violation.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <type_traits>

namespace huitou::simulation
{

namespace
{

template <typename Answer>
bool isSame(const Answer& one, const Answer& other)
{
    return one == other;
}

bool isSame(const TillRegistration& one, const TillRegistration& other)
{
    const auto parts = [](const TillRegistration& each) {
        return std::tie(each.till, each.number, each.outlet, each.epoch, each.signingKey);
    };
    return parts(one) == parts(other);
}

bool isSame(const Cursor& one, const Cursor& other)
{
    const auto parts = [](const Cursor& each) {
        return std::tie(each.nextSeq, each.headHash, each.fenced, each.current);
    };
    return parts(one) == parts(other);
}

bool isSame(const PendingEvent& one, const PendingEvent& other)
{
    const auto parts = [](const PendingEvent& each) { return std::tie(each.till, each.event, each.receivedAt); };
    return parts(one) == parts(other);
}

bool isSame(const Recovery& one, const Recovery& other)
{
    const auto parts = [](const Recovery& each) { return std::tie(each.epoch, each.staff, each.op, each.newEpoch); };
    return parts(one) == parts(other);
}

/// Whom a fact was written for is the caller's to know: it is among the member's own.
bool isSame(const StoredFact& one, const StoredFact& other)
{
    const auto parts = [](const StoredFact& each) {
        return std::tie(each.fact.ref, each.fact.at, each.fact.businessDate, each.fact.fact, each.body);
    };
    return parts(one) == parts(other);
}

bool isSame(const MemberCustody& one, const MemberCustody& other)
{
    return one.custody == other.custody && one.rights == other.rights;
}

template <typename Value>
bool isSame(const std::optional<Value>& one, const std::optional<Value>& other)
{
    return one.has_value() == other.has_value() && (!one || isSame(*one, *other));
}

template <typename Value>
bool isSame(const std::vector<Value>& one, const std::vector<Value>& other)
{
    return std::ranges::equal(one, other, [](const Value& mine, const Value& its) { return isSame(mine, its); });
}

/// What a difference looks like, as far as it is short.
std::string textOf(std::uint64_t number)
{
    return std::to_string(number);
}

std::string textOf(const Standing& standing)
{
    return writeStanding(standing);
}

std::string textOf(const MemberRow& row)
{
    return "member " + row.entry.id.text() + " version " + std::to_string(row.version) + " including " +
           std::to_string(row.includesEpoch) + "/" + std::to_string(row.includesSeq) + " card " +
           std::to_string(row.entry.issueNumber) + " as of " + std::to_string(row.asOf.time_since_epoch().count()) +
           " " + textOf(row.standing);
}

template <typename Answer>
std::string textOf(const Answer&)
{
    return "something";
}

template <typename Value>
std::string textOf(const std::optional<Value>& value)
{
    return value ? textOf(*value) : "nothing";
}

template <typename Answer>
std::string difference(const Answer& memory, const Answer& stored)
{
    return "memory has " + textOf(memory) + ", the store " + textOf(stored);
}

template <typename Value>
std::string difference(const std::vector<Value>& memory, const std::vector<Value>& stored)
{
    for (std::size_t at = 0; at < std::min(memory.size(), stored.size()); ++at) {
        if (!isSame(memory[at], stored[at])) {
            return "of " + std::to_string(at) + ", " + difference(memory[at], stored[at]);
        }
    }
    return difference(std::uint64_t{memory.size()}, std::uint64_t{stored.size()});
}

/// What the real store refuses is no trouble of the history: there, stores give way when they were told to.
template <typename Work>
auto withoutFailure(const char* what, Work work)
{
    try {
        return work();
    } catch (const StorageError& failure) {
        throw Violation{sameResults, std::string(what) + " fails in the real store: " + failure.error().message.en +
                                         " (" + failure.error().detail + ")"};
    }
}

} // namespace

template <typename Call>
auto TwinTransaction::ask(const char* what, Call call)
{
    auto answer = call(m_memory);
    const auto stored = withoutFailure(what, [&] { return call(m_stored); });
    demand(isSame(answer, stored), sameResults, [&] { return what + std::string(": ") + difference(answer, stored); });
    return answer;
}

template <typename Call>
void TwinTransaction::tell(const char* what, Call call)
{
    call(m_memory);
    withoutFailure(what, [&] { call(m_stored); });
}

bool TwinTransaction::addFact(const MemberId& member, const StoredFact& fact)
{
    m_changed.insert(member);
    return ask("addFact", [&](OfficeTransaction& store) { return store.addFact(member, fact); });
}

void TwinTransaction::eraseRecord(const MemberId& member)
{
    m_changed.insert(member);
    m_numbered.insert(member);
    tell("eraseRecord", [&](OfficeTransaction& store) { store.eraseRecord(member); });
}

void TwinTransaction::putStanding(const MemberId& member, const Standing& standing, Instant asOf)
{
    m_changed.insert(member);
    m_numbered.insert(member);
    tell("putStanding", [&](OfficeTransaction& store) { store.putStanding(member, standing, asOf); });
}

std::vector<MemberRow> TwinTransaction::membersAfter(std::uint64_t version, std::size_t maxCount, const TillId& till,
                                                     std::uint32_t epoch)
{
    if (m_late == nullptr) {
        return ask("membersAfter",
                   [&](OfficeTransaction& store) { return store.membersAfter(version, maxCount, till, epoch); });
    }
    // The till counts in the versions of the memory; which of the server's correspond to them is not told.
    constexpr std::size_t all = 1'000;
    std::vector<MemberRow> rows = m_memory.membersAfter(version, maxCount, till, epoch);
    compareLate(rows, withoutFailure("membersAfter", [&] { return m_stored.membersAfter(0, all, till, epoch); }));
    return rows;
}

void TwinTransaction::compareLate(const std::vector<MemberRow>& rows, const std::vector<MemberRow>& stored) const
{
    const auto isChanged = [this](const MemberRow& row) { return m_changed.contains(row.entry.id); };
    for (MemberRow row : rows) {
        if (isChanged(row)) {
            continue; // the server shows tills what is committed
        }
        const auto found = std::ranges::find(stored, row.entry.id, [](const MemberRow& each) { return each.entry.id; });
        demand(found != stored.end(), sameResults, [&] { return "no row of member " + row.entry.id.text(); });
        row.version = found->version;
        demand(row == *found, sameResults, [&] { return "the row of member " + row.entry.id.text() + " differs"; });
    }
    std::uint64_t newest = 0; // the rows ascend by version
    for (const MemberRow& row : stored) {
        const auto changedIn = m_late->changedIn.find(row.entry.id);
        if (changedIn == m_late->changedIn.end() || isChanged(row)) {
            continue;
        }
        demand(changedIn->second >= newest, sameResults,
               [&] { return "an earlier change of member " + row.entry.id.text() + " has a later version"; });
        newest = changedIn->second;
    }
}

std::optional<TillRegistration> TwinTransaction::till(const TillId& till)
{
    return ask("till", [&](OfficeTransaction& store) { return store.till(till); });
}

std::vector<TillRegistration> TwinTransaction::tills()
{
    return ask("tills", [&](OfficeTransaction& store) { return store.tills(); });
}

void TwinTransaction::noteReport(const TillId& till, Instant at)
{
    tell("noteReport", [&](OfficeTransaction& store) { store.noteReport(till, at); });
}

std::optional<Instant> TwinTransaction::lastReport(const TillId& till)
{
    return ask("lastReport", [&](OfficeTransaction& store) { return store.lastReport(till); });
}

std::optional<Cursor> TwinTransaction::cursor(const TillId& till, std::uint32_t epoch)
{
    return ask("cursor", [&](OfficeTransaction& store) { return store.cursor(till, epoch); });
}

void TwinTransaction::setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor)
{
    tell("setCursor", [&](OfficeTransaction& store) { store.setCursor(till, epoch, cursor); });
}

bool TwinTransaction::isOpen(const TillId& till, std::uint32_t epoch)
{
    return ask("isOpen", [&](OfficeTransaction& store) { return store.isOpen(till, epoch); });
}

std::optional<Digest> TwinTransaction::storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    return ask("storedHash", [&](OfficeTransaction& store) { return store.storedHash(till, epoch, seq); });
}

void TwinTransaction::appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied)
{
    tell("appendRaw", [&](OfficeTransaction& store) { store.appendRaw(till, event, receivedAt, applied); });
}

std::optional<ChainedEvent> TwinTransaction::rawEvent(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    return ask("rawEvent", [&](OfficeTransaction& store) { return store.rawEvent(till, epoch, seq); });
}

void TwinTransaction::quarantine(const TillId& till, ByteView upload, const Error& reason)
{
    tell("quarantine", [&](OfficeTransaction& store) { store.quarantine(till, upload, reason); });
}

std::vector<PendingEvent> TwinTransaction::pending(std::size_t maxCount, const std::set<TillEpoch>& without)
{
    return ask("pending", [&](OfficeTransaction& store) { return store.pending(maxCount, without); });
}

std::vector<PendingEvent> TwinTransaction::pendingOf(const TillEpoch& log, std::size_t maxCount)
{
    return ask("pendingOf", [&](OfficeTransaction& store) { return store.pendingOf(log, maxCount); });
}

void TwinTransaction::markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq)
{
    tell("markApplied", [&](OfficeTransaction& store) { store.markApplied(till, epoch, seq); });
}

std::vector<std::uint32_t> TwinTransaction::epochs(const TillId& till)
{
    return ask("epochs", [&](OfficeTransaction& store) { return store.epochs(till); });
}

void TwinTransaction::setEpoch(const TillId& till, std::uint32_t epoch)
{
    tell("setEpoch", [&](OfficeTransaction& store) { store.setEpoch(till, epoch); });
}

void TwinTransaction::putRecovery(const TillId& till, const Recovery& recovery)
{
    tell("putRecovery", [&](OfficeTransaction& store) { store.putRecovery(till, recovery); });
}

std::optional<Recovery> TwinTransaction::recovery(const TillId& till)
{
    return ask("recovery", [&](OfficeTransaction& store) { return store.recovery(till); });
}

bool TwinTransaction::noteClaim(const TillId& till, const Digest& event)
{
    return ask("noteClaim", [&](OfficeTransaction& store) { return store.noteClaim(till, event); });
}

void TwinTransaction::beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited)
{
    tell("beginGeneration", [&](OfficeTransaction& store) { store.beginGeneration(generation, awaited); });
}

std::set<TillEpoch> TwinTransaction::awaited()
{
    return ask("awaited", [&](OfficeTransaction& store) { return store.awaited(); });
}

void TwinTransaction::addAwaited(const TillEpoch& till)
{
    tell("addAwaited", [&](OfficeTransaction& store) { store.addAwaited(till); });
}

void TwinTransaction::dropAwaited(const TillEpoch& till)
{
    tell("dropAwaited", [&](OfficeTransaction& store) { store.dropAwaited(till); });
}

std::vector<StoredFact> TwinTransaction::facts(const MemberId& member)
{
    return ask("facts", [&](OfficeTransaction& store) { return store.facts(member); });
}

std::optional<MemberRecord> TwinTransaction::record(const MemberId& member)
{
    return ask("record", [&](OfficeTransaction& store) { return store.record(member); });
}

void TwinTransaction::noteDirectory(const TillId& till, std::uint64_t version)
{
    tell("noteDirectory", [&](OfficeTransaction& store) { store.noteDirectory(till, version); });
}

MemberCustody TwinTransaction::custody(const MemberId& member)
{
    return ask("custody", [&](OfficeTransaction& store) { return store.custody(member); });
}

void TwinTransaction::post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings)
{
    tell("post", [&](OfficeTransaction& store) { store.post(member, ref, postings); });
}

std::uint64_t TwinTransaction::nextReview(const MemberId& member)
{
    return ask("nextReview", [&](OfficeTransaction& store) { return store.nextReview(member); });
}

std::vector<Standing> TwinTransaction::standingsFollowing(const MemberId& after, std::size_t maxCount)
{
    return ask("standingsFollowing",
               [&](OfficeTransaction& store) { return store.standingsFollowing(after, maxCount); });
}

void TwinTransaction::addDraw(const CampaignDraw& draw)
{
    tell("addDraw", [&](OfficeTransaction& store) { store.addDraw(draw); });
}

std::vector<CampaignDraw> TwinTransaction::draws(const MemberId& member)
{
    return ask("draws", [&](OfficeTransaction& store) { return store.draws(member); });
}

CampaignIssued TwinTransaction::issuedBy(const std::string& campaign)
{
    return ask("issuedBy", [&](OfficeTransaction& store) { return store.issuedBy(campaign); });
}

void TwinTransaction::lookOn(const MemberId& member, Date day)
{
    tell("lookOn", [&](OfficeTransaction& store) { store.lookOn(member, day); });
}

void TwinTransaction::putWaiting(const WaitingOffer& offer)
{
    tell("putWaiting", [&](OfficeTransaction& store) { store.putWaiting(offer); });
}

void TwinTransaction::dropWaiting(const MemberId& member)
{
    tell("dropWaiting", [&](OfficeTransaction& store) { store.dropWaiting(member); });
}

std::optional<WaitingOffer> TwinTransaction::waiting(const MemberId& member)
{
    return ask("waiting", [&](OfficeTransaction& store) { return store.waiting(member); });
}

void TwinTransaction::queueDelivery(const Delivery& delivery)
{
    tell("queueDelivery", [&](OfficeTransaction& store) { store.queueDelivery(delivery); });
}

void TwinTransaction::raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason)
{
    tell("raiseException", [&](OfficeTransaction& store) { store.raiseException(ref, member, reason); });
}

Grant TwinTransaction::addGrant(const TillId& till, std::uint32_t epoch, Grant grant)
{
    return ask("addGrant", [&](OfficeTransaction& store) { return store.addGrant(till, epoch, grant); });
}

std::vector<Grant> TwinTransaction::grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                                std::size_t maxCount)
{
    return ask("grantsAbove",
               [&](OfficeTransaction& store) { return store.grantsAbove(till, epoch, number, maxCount); });
}

Points TwinTransaction::rightsHeldBy(const TillEpoch& till)
{
    return ask("rightsHeldBy", [&](OfficeTransaction& store) { return store.rightsHeldBy(till); });
}

std::vector<MemberId> TwinTransaction::membersHeldBy(const TillEpoch& till)
{
    return ask("membersHeldBy", [&](OfficeTransaction& store) { return store.membersHeldBy(till); });
}

void TwinTransaction::acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number)
{
    tell("acknowledgeGrants", [&](OfficeTransaction& store) { store.acknowledgeGrants(till, epoch, number); });
}

std::uint64_t TwinTransaction::lastGrant(const TillEpoch& till)
{
    return ask("lastGrant", [&](OfficeTransaction& store) { return store.lastGrant(till); });
}

void TwinTransaction::skipGrants(const TillEpoch& till, std::uint64_t upTo)
{
    tell("skipGrants", [&](OfficeTransaction& store) { store.skipGrants(till, upTo); });
}

std::optional<TillEpoch> TwinTransaction::holderOf(const MemberId& member, RightKind kind, const RightObject& object)
{
    return ask("holderOf", [&](OfficeTransaction& store) { return store.holderOf(member, kind, object); });
}

void TwinTransaction::putHolder(const MemberId& member, RightKind kind, const RightObject& object,
                                const TillEpoch& holder)
{
    tell("putHolder", [&](OfficeTransaction& store) { store.putHolder(member, kind, object, holder); });
}

void TwinTransaction::forgetGrant(const MemberId& member, RightKind kind, const RightObject& object)
{
    tell("forgetGrant", [&](OfficeTransaction& store) { store.forgetGrant(member, kind, object); });
}

void TwinTransaction::forgetGrantsTo(const TillEpoch& till)
{
    tell("forgetGrantsTo", [&](OfficeTransaction& store) { store.forgetGrantsTo(till); });
}

void TwinTransaction::putRecall(const TillEpoch& till, const Recall& recall)
{
    tell("putRecall", [&](OfficeTransaction& store) { store.putRecall(till, recall); });
}

void TwinTransaction::dropRecall(const TillEpoch& till, const Recall& recall)
{
    tell("dropRecall", [&](OfficeTransaction& store) { store.dropRecall(till, recall); });
}

std::vector<Recall> TwinTransaction::recalls(const TillEpoch& till, std::size_t maxCount)
{
    return ask("recalls", [&](OfficeTransaction& store) { return store.recalls(till, maxCount); });
}

std::vector<MemberId> TwinTransaction::membersSeenAt(OutletId outlet, Date since, std::size_t maxCount)
{
    return ask("membersSeenAt", [&](OfficeTransaction& store) { return store.membersSeenAt(outlet, since, maxCount); });
}

std::vector<Document> TwinTransaction::documentsNewerThan(const TillId& till, const std::vector<DocumentVersion>& held)
{
    return ask("documentsNewerThan", [&](OfficeTransaction& store) { return store.documentsNewerThan(till, held); });
}

std::vector<Programme> TwinTransaction::programmes()
{
    return ask("programmes", [&](OfficeTransaction& store) { return store.programmes(); });
}

std::uint64_t TwinTransaction::serverGeneration()
{
    return ask("serverGeneration", [&](OfficeTransaction& store) { return store.serverGeneration(); });
}

TillId TwinTransaction::officeLog()
{
    return ask("officeLog", [&](OfficeTransaction& store) { return store.officeLog(); });
}

} // namespace huitou::simulation
