// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_office_port.h"

#include "core/base/check.h"
#include "core/programme/versions.h"
#include "core/programme/writer.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace huitou::test
{

namespace
{

/// Carries out each change at once and keeps how to take it back.
class MemoryTransaction final : public OfficeTransaction
{
public:
    MemoryTransaction(OfficeContent& content, std::set<MemberId>& touched) : m_content(content), m_touched(touched) {}

    void rollBack()
    {
        while (!m_undo.empty()) {
            m_undo.back()();
            m_undo.pop_back();
        }
        m_touched.clear();
    }

    std::optional<TillRegistration> till(const TillId& till) override { return find(m_content.tills, till); }
    std::vector<TillRegistration> tills() override
    {
        std::vector<TillRegistration> all;
        for (const auto& [id, registration] : m_content.tills) {
            all.push_back(registration);
        }
        return all;
    }
    void noteReport(const TillId& till, Instant at) override { put(m_content.reports, till, at); }
    std::optional<Instant> lastReport(const TillId& till) override { return find(m_content.reports, till); }
    void addDraw(const CampaignDraw& draw) override
    {
        m_content.draws.push_back(draw);
        m_undo.emplace_back([this] { m_content.draws.pop_back(); });
    }
    std::vector<CampaignDraw> draws(const MemberId& member) override
    {
        std::vector<CampaignDraw> found;
        std::copy_if(m_content.draws.begin(), m_content.draws.end(), std::back_inserter(found),
                     [&member](const CampaignDraw& draw) { return draw.member == member; });
        return found;
    }
    CampaignIssued issuedBy(const std::string& campaign) override
    {
        CampaignIssued issued;
        for (const CampaignDraw& draw : m_content.draws) {
            if (draw.campaign == campaign && !draw.isHeldOut) {
                ++issued.offers;
                issued.unvalued += draw.worth ? 0 : 1;
                issued.worthUnits += draw.worth ? draw.worth->minorUnits() : 0;
            }
        }
        return issued;
    }
    void lookOn(const MemberId&, Date) override {} // the tests' office looks at everybody
    void putWaiting(const WaitingOffer& offer) override { put(m_content.waiting, offer.member, offer); }
    void dropWaiting(const MemberId& member) override { drop(m_content.waiting, member); }
    std::optional<WaitingOffer> waiting(const MemberId& member) override { return find(m_content.waiting, member); }
    void queueDelivery(const Delivery& delivery) override
    {
        if (const std::pair key{delivery.member, delivery.offer}; !m_content.deliveries.contains(key)) {
            put(m_content.deliveries, key, delivery);
        }
    }
    std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) override
    {
        std::optional<Cursor> cursor = find(m_content.cursors, {till, epoch});
        const auto registration = m_content.tills.find(till);
        if (cursor) {
            cursor->current = registration == m_content.tills.end() || registration->second.epoch == epoch;
        }
        return cursor;
    }
    void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) override
    {
        put(m_content.cursors, {till, epoch}, cursor);
    }
    std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        const OfficeContent::RawEvent* raw = rawOf({till, epoch}, seq);
        return raw != nullptr ? std::optional(raw->event.hash) : std::nullopt;
    }
    void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) override
    {
        const TillEpoch key{till, event.epoch};
        auto& log = m_content.logs[key];
        HUITOU_CHECK(event.seq == log.size() + 1);
        log.push_back({event, receivedAt, applied});
        if (!applied) {
            m_content.waitingEvents[key].insert(event.seq);
        }
        m_undo.emplace_back([this, key] {
            auto& events = m_content.logs[key];
            m_content.waitingEvents[key].erase(events.size());
            events.pop_back();
        });
    }
    std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        const OfficeContent::RawEvent* raw = rawOf({till, epoch}, seq);
        return raw != nullptr ? std::optional(raw->event) : std::nullopt;
    }
    void quarantine(const TillId& till, ByteView, const Error& reason) override
    {
        m_content.quarantined.emplace_back(till, reason);
        m_undo.emplace_back([this] { m_content.quarantined.pop_back(); });
    }
    std::vector<PendingEvent> pending(std::size_t maxCount, const std::set<TillEpoch>& without) override
    {
        std::vector<PendingEvent> waiting;
        for (const auto& [log, seqs] : m_content.waitingEvents) {
            if (!without.contains(log)) {
                addPending(waiting, log, seqs, maxCount);
            }
        }
        return waiting;
    }
    std::vector<PendingEvent> pendingOf(const TillEpoch& log, std::size_t maxCount) override
    {
        std::vector<PendingEvent> waiting;
        const auto seqs = m_content.waitingEvents.find(log);
        if (seqs != m_content.waitingEvents.end()) {
            addPending(waiting, log, seqs->second, maxCount);
        }
        return waiting;
    }
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        setApplied({till, epoch}, seq, true);
        m_undo.emplace_back([this, till, epoch, seq] { setApplied({till, epoch}, seq, false); });
    }

    std::vector<std::uint32_t> epochs(const TillId& till) override
    {
        std::vector<std::uint32_t> epochs;
        for (auto at = m_content.cursors.lower_bound({till, 0}); at != m_content.cursors.end(); ++at) {
            if (at->first.till != till) {
                break;
            }
            epochs.push_back(at->first.epoch);
        }
        return epochs;
    }
    void setEpoch(const TillId& till, std::uint32_t epoch) override
    {
        TillRegistration registration = m_content.tills.at(till);
        registration.epoch = epoch;
        put(m_content.tills, till, registration);
    }
    void putRecovery(const TillId& till, const Recovery& recovery) override
    {
        put(m_content.recoveries, till, recovery);
    }
    std::optional<Recovery> recovery(const TillId& till) override { return find(m_content.recoveries, till); }
    bool noteClaim(const TillId& till, const Digest& event) override
    {
        const bool isNew = m_content.claims.emplace(till, event).second;
        if (isNew) {
            m_undo.emplace_back([this, till, event] { m_content.claims.erase({till, event}); });
        }
        return isNew;
    }
    void beginGeneration(std::uint64_t generation, const std::set<TillEpoch>& awaited) override
    {
        setAwaited(awaited);
        m_undo.emplace_back([this, before = m_content.serverGeneration, version = m_content.directoryVersion] {
            m_content.serverGeneration = before;
            m_content.directoryVersion = version;
        });
        m_content.serverGeneration = generation;
        m_content.directoryVersion += std::uint64_t{1} << 32;
    }
    std::set<TillEpoch> awaited() override { return m_content.awaited; }
    void addAwaited(const TillEpoch& till) override
    {
        std::set<TillEpoch> more = m_content.awaited;
        more.insert(till);
        setAwaited(more);
    }
    void dropAwaited(const TillEpoch& till) override
    {
        std::set<TillEpoch> left = m_content.awaited;
        if (left.erase(till) > 0) {
            setAwaited(left);
        }
    }

    bool addFact(const MemberId& member, const StoredFact& fact) override
    {
        OfficeContent::MemberRows& rows = touch(member);
        const FactRef& ref = fact.fact.ref;
        if (!rows.facts.emplace(ref, fact).second) {
            return false;
        }
        m_undo.emplace_back([&rows, ref] { rows.facts.erase(ref); });
        if (ref.leg == leg::first) {
            std::uint64_t& last = rows.lastSeqFrom[{ref.till, ref.epoch}];
            m_undo.emplace_back([&last, before = last] { last = before; });
            last = std::max(last, ref.seq);
        }
        if (std::holds_alternative<MemberErasedFact>(fact.fact.fact)) {
            m_undo.emplace_back([&rows, before = rows.erased] { rows.erased = before; });
            rows.erased = true;
        }
        noteVisit(rows, fact.fact);
        return true;
    }
    std::vector<StoredFact> facts(const MemberId& member) override
    {
        std::vector<StoredFact> all;
        if (const auto rows = m_content.members.find(member); rows != m_content.members.end()) {
            for (const auto& [ref, fact] : rows->second.facts) {
                all.push_back(fact);
            }
        }
        return all;
    }
    std::optional<MemberRecord> record(const MemberId& member) override { return find(m_content.records, member); }
    void noteDirectory(const TillId&, std::uint64_t) override {} // for people to look at, not for the protocol
    void eraseRecord(const MemberId& member) override
    {
        drop(m_content.records, member);
        setVersion(touch(member));
    }
    MemberCustody custody(const MemberId& member) override
    {
        const auto rows = m_content.members.find(member);
        if (rows == m_content.members.end()) {
            return {};
        }
        MemberCustody held{rows->second.custody, {}};
        std::ranges::copy_if(rows->second.rights, std::back_inserter(held.rights),
                             [](const auto& right) { return right.second > Points{}; });
        return held;
    }
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override
    {
        if (postings.empty()) {
            return;
        }
        OfficeContent::MemberRows& rows = touch(member);
        m_undo.emplace_back([&rows, custody = rows.custody, rights = rows.rights] {
            rows.custody = custody;
            rows.rights = rights;
            rows.postings.erase(std::prev(rows.postings.end()));
        });
        Points sum;
        for (const Posting& posting : postings) {
            sum += posting.change;
            if (posting.account == Account::Right) {
                rows.rights[{posting.till, posting.epoch}] += posting.change;
            } else {
                keepUp(rows.custody, posting);
            }
        }
        HUITOU_CHECK(sum.isZero());
        const bool isNew = rows.postingRefs.insert(ref).second;
        HUITOU_CHECK(isNew); // as the key of the table says
        m_undo.emplace_back([&rows, ref] { rows.postingRefs.erase(ref); });
        rows.postings.emplace_back(ref, postings);
    }
    std::uint64_t nextReview(const MemberId& member) override
    {
        OfficeContent::MemberRows& rows = touch(member);
        m_undo.emplace_back([&rows] { --rows.reviews; });
        return ++rows.reviews;
    }
    std::vector<Standing> standingsFollowing(const MemberId& after, std::size_t maxCount) override
    {
        std::vector<Standing> standings;
        for (const auto& [member, rows] : m_content.members) {
            if (rows.standing && member > after && standings.size() < maxCount) {
                standings.push_back(*rows.standing);
            }
        }
        return standings;
    }
    void putStanding(const MemberId& member, const Standing& standing, Instant asOf) override
    {
        OfficeContent::MemberRows& rows = touch(member);
        setVersion(rows);
        m_undo.emplace_back([&rows, before = std::move(rows.standing), when = rows.asOf]() mutable {
            rows.standing = std::move(before);
            rows.asOf = when;
        });
        rows.standing = standing;
        rows.asOf = asOf;
    }
    void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) override
    {
        m_content.exceptions.push_back({ref, member, reason});
        m_undo.emplace_back([this] { m_content.exceptions.pop_back(); });
    }

    Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) override
    {
        const TillEpoch to{till, epoch};
        grant.number = lastGrant(to) + 1;
        put(m_content.lastGrants, to, grant.number);
        m_content.grants[to].push_back(grant);
        m_undo.emplace_back([this, to] { m_content.grants[to].pop_back(); });
        if (grant.kind != RightKind::Points) {
            putHolder(grant.member, grant.kind, grant.object, to);
        }
        return grant;
    }
    std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                   std::size_t maxCount) override
    {
        std::vector<Grant> above;
        if (const auto grants = m_content.grants.find({till, epoch}); grants != m_content.grants.end()) {
            // Those that are acknowledged are kept for tests to look at; a store has them no more.
            const std::uint64_t last = find(m_content.grantsAcknowledged, {till, epoch}).value_or(0);
            const std::uint64_t gone = last > 0 ? last - 1 : 0;
            const auto first = std::ranges::upper_bound(grants->second, std::max(number, gone), {}, &Grant::number);
            const auto count = std::min<std::size_t>(maxCount, static_cast<std::size_t>(grants->second.end() - first));
            above.assign(first, first + static_cast<std::ptrdiff_t>(count));
        }
        return above;
    }
    Points rightsHeldBy(const TillEpoch& till) override
    {
        Points sum;
        for (const auto& [member, rows] : m_content.members) {
            sum += find(rows.rights, till).value_or(Points{});
        }
        return sum;
    }
    std::vector<MemberId> membersHeldBy(const TillEpoch& till) override
    {
        std::vector<MemberId> members;
        for (const auto& [member, rows] : m_content.members) {
            if (find(rows.rights, till).value_or(Points{}) > Points{}) {
                members.push_back(member);
            }
        }
        return members;
    }
    void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) override
    {
        const std::uint64_t before = find(m_content.grantsAcknowledged, {till, epoch}).value_or(0);
        put(m_content.grantsAcknowledged, {till, epoch}, std::max(before, number));
    }
    std::uint64_t lastGrant(const TillEpoch& till) override { return find(m_content.lastGrants, till).value_or(0); }
    void skipGrants(const TillEpoch& till, std::uint64_t upTo) override
    {
        put(m_content.lastGrants, till, std::max(lastGrant(till), upTo));
    }
    std::optional<TillEpoch> holderOf(const MemberId& member, RightKind kind, const RightObject& object) override
    {
        return find(m_content.holders, {member, kind, object});
    }
    void putHolder(const MemberId& member, RightKind kind, const RightObject& object, const TillEpoch& holder) override
    {
        put(m_content.holders, {member, kind, object}, holder);
    }
    void forgetGrant(const MemberId& member, RightKind kind, const RightObject& object) override
    {
        drop(m_content.holders, {member, kind, object});
    }
    void forgetGrantsTo(const TillEpoch& till) override
    {
        std::vector<OfficeContent::Right> held;
        for (const auto& [right, holder] : m_content.holders) {
            if (holder == till) {
                held.push_back(right);
            }
        }
        for (const OfficeContent::Right& right : held) {
            drop(m_content.holders, right);
        }
    }
    void putRecall(const TillEpoch& till, const Recall& recall) override
    {
        std::set<Recall> recalls = find(m_content.recalls, till).value_or(std::set<Recall>{});
        recalls.insert(recall);
        put(m_content.recalls, till, recalls);
    }
    void dropRecall(const TillEpoch& till, const Recall& recall) override
    {
        std::set<Recall> left = find(m_content.recalls, till).value_or(std::set<Recall>{});
        if (left.erase(recall) > 0) {
            put(m_content.recalls, till, left);
        }
    }
    std::vector<Recall> recalls(const TillEpoch& till, std::size_t maxCount) override
    {
        std::vector<Recall> asked;
        if (const auto recalls = m_content.recalls.find(till); recalls != m_content.recalls.end()) {
            std::ranges::copy(recalls->second | std::views::take(maxCount), std::back_inserter(asked));
        }
        return asked;
    }
    std::vector<MemberRow> membersAfter(std::uint64_t version, std::size_t maxCount, const TillId& till,
                                        std::uint32_t epoch) override
    {
        std::vector<MemberRow> changed;
        for (const auto& [member, rows] : m_content.members) {
            if (rows.standing && rows.version > version) {
                changed.push_back(rowOf(member, rows, till, epoch));
            }
        }
        std::ranges::sort(changed, {}, &MemberRow::version);
        changed.resize(std::min(changed.size(), maxCount));
        return changed;
    }
    std::vector<MemberId> membersSeenAt(OutletId outlet, Date since, std::size_t maxCount) override
    {
        std::vector<std::pair<Date, MemberId>> seen;
        for (const auto& [member, rows] : m_content.members) {
            const auto last = rows.seenAt.find(outlet);
            if (!member.isNull() && last != rows.seenAt.end() && last->second >= since) {
                seen.emplace_back(last->second, member);
            }
        }
        // Of those last seen on one day the one with the lower id comes first, as in the stores.
        std::ranges::sort(seen, [](const auto& one, const auto& other) {
            return one.first != other.first ? one.first > other.first : one.second < other.second;
        });
        std::vector<MemberId> members;
        for (std::size_t index = 0; index < std::min(seen.size(), maxCount); ++index) {
            members.push_back(seen[index].second);
        }
        return members;
    }
    std::vector<Document> documentsNewerThan(const TillId&, const std::vector<DocumentVersion>& held) override
    {
        std::vector<Document> newer;
        for (const Document& document : m_content.documents) {
            const bool isHeld = std::ranges::any_of(held, [&document](const DocumentVersion& version) {
                return version.kind == document.kind && version.version >= document.version;
            });
            if (!isHeld) {
                newer.push_back(document);
            }
        }
        return newer;
    }

    std::vector<Programme> programmes() override { return m_content.programmes; }
    std::uint64_t serverGeneration() override { return m_content.serverGeneration; }
    TillId officeLog() override { return m_content.officeLog; }

private:
    template <typename Map>
    static std::optional<typename Map::mapped_type> find(const Map& map, const typename Map::key_type& key)
    {
        const auto found = map.find(key);
        return found != map.end() ? std::optional(found->second) : std::nullopt;
    }
    template <typename Map>
    void put(Map& map, const typename Map::key_type& key, const typename Map::mapped_type& value)
    {
        const auto [at, isNew] = map.try_emplace(key, value);
        if (isNew) {
            m_undo.emplace_back([&map, key] { map.erase(key); });
        } else {
            m_undo.emplace_back([&map, key, before = at->second] { map.insert_or_assign(key, before); });
            at->second = value;
        }
    }
    template <typename Map>
    void drop(Map& map, const typename Map::key_type& key)
    {
        if (const auto at = map.find(key); at != map.end()) {
            m_undo.emplace_back([&map, key, before = at->second] { map.insert_or_assign(key, before); });
            map.erase(at);
        }
    }
    OfficeContent::MemberRows& touch(const MemberId& member)
    {
        m_touched.insert(member);
        return m_content.members[member]; // empty rows that stay behind an undone transaction say nothing
    }
    void setVersion(OfficeContent::MemberRows& rows)
    {
        m_undo.emplace_back([this, &rows, before = rows.version] {
            rows.version = before;
            --m_content.directoryVersion;
        });
        rows.version = ++m_content.directoryVersion;
    }
    void setAwaited(const std::set<TillEpoch>& awaited)
    {
        m_undo.emplace_back([this, before = m_content.awaited] { m_content.awaited = before; });
        m_content.awaited = awaited;
    }
    void setApplied(const TillEpoch& log, std::uint64_t seq, bool applied)
    {
        m_content.logs.at(log).at(seq - 1).applied = applied;
        if (applied) {
            m_content.waitingEvents[log].erase(seq);
        } else {
            m_content.waitingEvents[log].insert(seq);
        }
    }
    void noteVisit(OfficeContent::MemberRows& rows, const MemberFact& fact)
    {
        const auto* sale = std::get_if<SaleFact>(&fact.fact);
        const auto* purchase = std::get_if<HistoricPurchaseFact>(&fact.fact);
        if (sale != nullptr || purchase != nullptr) {
            const OutletId outlet = sale != nullptr ? sale->outlet : purchase->outlet;
            const Date before = find(rows.seenAt, outlet).value_or(fact.businessDate);
            put(rows.seenAt, outlet, std::max(before, fact.businessDate));
        }
    }
    [[nodiscard]] const OfficeContent::RawEvent* rawOf(const TillEpoch& log, std::uint64_t seq) const
    {
        const auto events = m_content.logs.find(log);
        return events != m_content.logs.end() && seq >= 1 && seq <= events->second.size() ? &events->second[seq - 1]
                                                                                          : nullptr;
    }
    void addPending(std::vector<PendingEvent>& waiting, const TillEpoch& log, const std::set<std::uint64_t>& seqs,
                    std::size_t maxCount) const
    {
        for (auto seq = seqs.begin(); seq != seqs.end() && waiting.size() < maxCount; ++seq) {
            const OfficeContent::RawEvent* raw = rawOf(log, *seq);
            waiting.push_back({log.till, raw->event, raw->receivedAt});
        }
    }
    static MemberRow rowOf(const MemberId& member, const OfficeContent::MemberRows& rows, const TillId& till,
                           std::uint32_t epoch)
    {
        MemberRow row;
        row.entry.id = member;
        row.standing = *rows.standing;
        row.version = rows.version;
        row.includesEpoch = epoch;
        row.includesSeq = find(rows.lastSeqFrom, {till, epoch}).value_or(0);
        if (rows.erased) {
            row.entry.issueNumber = DirectoryEntry::erased;
        }
        row.asOf = rows.asOf;
        return row;
    }

    OfficeContent& m_content;
    std::set<MemberId>& m_touched;
    std::vector<std::function<void()>> m_undo;
};

} // namespace

Points OfficeContent::sumOf(Account account) const
{
    Points sum;
    for (const auto& [member, rows] : members) {
        for (const auto& [ref, postings] : rows.postings) {
            for (const Posting& posting : postings) {
                if (posting.account == account) {
                    sum += posting.change;
                }
            }
        }
    }
    return sum;
}

void MemoryOfficePort::enrol(const TillRegistration& till)
{
    content.tills[till.till] = till;
    content.cursors[{till.till, till.epoch}] = Cursor{};
}

void MemoryOfficePort::putMember(const MemberRecord& record)
{
    content.records[record.id] = record;
    OfficeContent::MemberRows& rows = content.members[record.id];
    rows.version = ++content.directoryVersion;
    if (!rows.standing) {
        rows.standing.emplace().member = record.id;
        rows.asOf = Instant{record.joined};
    }
}

void MemoryOfficePort::putProgramme(const Programme& programme)
{
    HUITOU_CHECK(content.programmes.empty());
    content.programmes = {programme};
    const std::string texts = writeProgrammeVersions({writeProgramme(programme)});
    content.documents.push_back({DocumentKind::Programme, 1, {texts.begin(), texts.end()}});
}

void MemoryOfficePort::transact(const std::function<void(OfficeTransaction&)>& work)
{
    m_touched.clear();
    MemoryTransaction transaction(content, m_touched);
    try {
        work(transaction);
        if (beforeCommit) {
            beforeCommit();
        }
    } catch (...) {
        transaction.rollBack();
        throw;
    }
}

TillId memoryOfficeLog()
{
    return *TillId::parse("0ff1ce0ff1ce0ff1ce0ff1ce0ff1ce00");
}

} // namespace huitou::test
