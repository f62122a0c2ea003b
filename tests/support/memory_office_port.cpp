// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_office_port.h"

#include "core/base/check.h"

#include <algorithm>
#include <iterator>

namespace huitou::test
{

namespace
{

class MemoryTransaction final : public OfficeTransaction
{
public:
    explicit MemoryTransaction(OfficeContent& content) : m_content(content) {}

    std::optional<TillRegistration> till(const TillId& till) override { return find(m_content.tills, till); }
    std::vector<TillRegistration> tills() override
    {
        std::vector<TillRegistration> all;
        for (const auto& [id, registration] : m_content.tills) {
            all.push_back(registration);
        }
        return all;
    }
    void noteReport(const TillId& till, Instant at) override { m_content.reports[till] = at; }
    std::optional<Instant> lastReport(const TillId& till) override { return find(m_content.reports, till); }
    void addDraw(const CampaignDraw& draw) override { m_content.draws.push_back(draw); }
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
    void putWaiting(const WaitingOffer& offer) override { m_content.waiting[offer.member] = offer; }
    void dropWaiting(const MemberId& member) override { m_content.waiting.erase(member); }
    std::optional<WaitingOffer> waiting(const MemberId& member) override { return find(m_content.waiting, member); }
    void queueDelivery(const Delivery& delivery) override
    {
        m_content.deliveries.try_emplace({delivery.member, delivery.offer}, delivery);
    }
    std::optional<Cursor> cursor(const TillId& till, std::uint32_t epoch) override
    {
        return find(m_content.cursors, {till, epoch});
    }
    void setCursor(const TillId& till, std::uint32_t epoch, const Cursor& cursor) override
    {
        m_content.cursors[{till, epoch}] = cursor;
    }
    std::optional<Digest> storedHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        const std::optional<ChainedEvent> event = rawEvent(till, epoch, seq);
        return event ? std::optional(event->hash) : std::nullopt;
    }
    void appendRaw(const TillId& till, const ChainedEvent& event, Instant receivedAt, bool applied) override
    {
        auto& log = m_content.logs[{till, event.epoch}];
        HUITOU_CHECK(event.seq == log.size() + 1);
        log.push_back({event, receivedAt, applied});
    }
    std::optional<ChainedEvent> rawEvent(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        const auto& log = m_content.logs[{till, epoch}];
        return seq >= 1 && seq <= log.size() ? std::optional(log[seq - 1].event) : std::nullopt;
    }
    void quarantine(const TillId& till, ByteView, const Error& reason) override
    {
        m_content.quarantined.emplace_back(till, reason);
    }
    std::vector<PendingEvent> pending(std::size_t maxCount) override
    {
        std::vector<PendingEvent> waiting;
        for (const auto& [log, events] : m_content.logs) {
            for (const OfficeContent::RawEvent& raw : events) {
                if (!raw.applied && waiting.size() < maxCount) {
                    waiting.push_back({log.first, raw.event, raw.receivedAt});
                }
            }
        }
        return waiting;
    }
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        m_content.logs[{till, epoch}].at(seq - 1).applied = true;
    }

    bool addFact(const MemberId& member, const StoredFact& fact) override
    {
        return m_content.members[member].facts.emplace(fact.fact.ref, fact).second;
    }
    std::vector<StoredFact> facts(const MemberId& member) override
    {
        std::vector<StoredFact> all;
        for (const auto& [ref, fact] : m_content.members[member].facts) {
            all.push_back(fact);
        }
        return all;
    }
    std::optional<MemberRecord> record(const MemberId& member) override { return find(m_content.records, member); }
    void noteDirectory(const TillId&, std::uint64_t) override {} // for people to look at, not for the protocol
    void eraseRecord(const MemberId& member) override
    {
        m_content.records.erase(member);
        m_content.members[member].version = ++m_content.directoryVersion;
    }
    MemberCustody custody(const MemberId& member) override
    {
        const OfficeContent::MemberRows& rows = m_content.members[member];
        return {rows.custody, {rows.rights.begin(), rows.rights.end()}};
    }
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override
    {
        OfficeContent::MemberRows& rows = m_content.members[member];
        Points sum;
        for (const Posting& posting : postings) {
            sum += posting.change;
            if (posting.account == Account::Right) {
                rows.rights[posting.till] += posting.change;
            } else {
                keepUp(rows.custody, posting);
            }
        }
        HUITOU_CHECK(sum.isZero());
        const bool isThere = std::ranges::any_of(rows.postings, [&ref](const auto& each) { return each.first == ref; });
        HUITOU_CHECK(postings.empty() || !isThere); // as the key of the table says
        if (!postings.empty()) {
            rows.postings.emplace_back(ref, postings);
        }
    }
    std::uint64_t nextReview(const MemberId& member) override { return ++m_content.members[member].reviews; }
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
        OfficeContent::MemberRows& rows = m_content.members[member];
        rows.standing = standing;
        rows.version = ++m_content.directoryVersion;
        rows.asOf = asOf;
    }
    void raiseException(const FactRef& ref, const MemberId& member, const Sentence& reason) override
    {
        m_content.exceptions.push_back({ref, member, reason});
    }

    Grant addGrant(const TillId& till, std::uint32_t epoch, Grant grant) override
    {
        auto& grants = m_content.grants[{till, epoch}];
        grant.number = grants.size() + 1;
        grants.push_back(grant);
        return grant;
    }
    std::vector<Grant> grantsAbove(const TillId& till, std::uint32_t epoch, std::uint64_t number,
                                   std::size_t maxCount) override
    {
        std::vector<Grant> above;
        for (const Grant& grant : m_content.grants[{till, epoch}]) {
            if (grant.number > number && above.size() < maxCount) {
                above.push_back(grant);
            }
        }
        return above;
    }
    Points rightsHeldBy(const TillId& till) override
    {
        Points sum;
        for (const auto& [member, rows] : m_content.members) {
            sum += find(rows.rights, till).value_or(Points{});
        }
        return sum;
    }
    void acknowledgeGrants(const TillId& till, std::uint32_t epoch, std::uint64_t number) override
    {
        std::uint64_t& acknowledged = m_content.grantsAcknowledged[{till, epoch}];
        acknowledged = std::max(acknowledged, number);
    }
    void forgetGrant(const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object) override
    {
        for (const auto& [log, grants] : m_content.grants) {
            for (const Grant& grant : grants) {
                if (grant.member == member && grant.kind == kind && grant.object == object) {
                    m_content.forgotten.insert({log, grant.number});
                }
            }
        }
    }
    bool isGranted(const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object) override
    {
        for (const auto& [log, grants] : m_content.grants) {
            for (const Grant& grant : grants) {
                if (grant.member == member && grant.kind == kind && grant.object == object &&
                    !m_content.forgotten.contains({log, grant.number})) {
                    return true;
                }
            }
        }
        return false;
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
            std::optional<Date> last;
            for (const auto& [ref, stored] : rows.facts) {
                const auto* sale = std::get_if<SaleFact>(&stored.fact.fact);
                const auto* purchase = std::get_if<HistoricPurchaseFact>(&stored.fact.fact);
                if ((sale != nullptr && sale->outlet == outlet) ||
                    (purchase != nullptr && purchase->outlet == outlet)) {
                    last = std::max(last.value_or(stored.fact.businessDate), stored.fact.businessDate);
                }
            }
            if (!member.isNull() && last && *last >= since) {
                seen.emplace_back(*last, member);
            }
        }
        std::ranges::sort(seen, std::ranges::greater{});
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
    TillId officeLog() override { return *TillId::parse("0ff1ce0ff1ce0ff1ce0ff1ce0ff1ce00"); }

private:
    template <typename Map>
    static std::optional<typename Map::mapped_type> find(const Map& map, const typename Map::key_type& key)
    {
        const auto found = map.find(key);
        return found != map.end() ? std::optional(found->second) : std::nullopt;
    }

    MemberRow rowOf(const MemberId& member, const OfficeContent::MemberRows& rows, const TillId& till,
                    std::uint32_t epoch)
    {
        MemberRow row;
        row.entry.id = member;
        row.standing = *rows.standing;
        row.version = rows.version;
        row.includesEpoch = epoch;
        for (const auto& [ref, stored] : rows.facts) {
            if (ref.till == till && ref.epoch == epoch && ref.leg == 0) {
                row.includesSeq = std::max(row.includesSeq, ref.seq);
            }
            if (std::holds_alternative<MemberErasedFact>(stored.fact.fact)) {
                row.entry.issueNumber = DirectoryEntry::erased;
            }
        }
        row.asOf = rows.asOf;
        return row;
    }

    OfficeContent& m_content;
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

void MemoryOfficePort::transact(const std::function<void(OfficeTransaction&)>& work)
{
    OfficeContent working = content;
    MemoryTransaction transaction(working);
    work(transaction);
    if (beforeCommit) {
        beforeCommit();
    }
    content = std::move(working);
}

} // namespace huitou::test
