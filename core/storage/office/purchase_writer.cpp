// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/purchase_writer.h"

#include "core/ledger/postings.h"
#include "core/sync/event_body.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::uint32_t officeEpoch = 1;

} // namespace

PurchaseWriter::PurchaseWriter(OfficeTables& tables, Transaction& transaction, const ProgrammeVersions& programmes,
                               const PurchaseBatch& batch)
    : m_tables(tables), m_transaction(transaction), m_programmes(programmes), m_batch(batch)
{
    const std::optional<TillId> log = tables.office.log();
    HUITOU_CHECK(log.has_value() && !programmes.empty());
    m_log = *log;
    m_cursor = tables.logs.cursor(m_log, officeEpoch).value_or(Cursor{});
}

ImportedPurchases PurchaseWriter::write()
{
    m_nextVersion = m_tables.office.takeVersions(m_transaction, m_batch.customers.size());
    for (const ImportedCustomer& customer : m_batch.customers) {
        writeCustomer(customer);
    }
    m_tables.logs.setCursor(m_transaction, m_log, officeEpoch, m_cursor);
    return m_done;
}

void PurchaseWriter::writeCustomer(const ImportedCustomer& customer)
{
    const std::optional<MemberId> known = m_tables.importedCustomers.memberOf(m_batch.source, customer.customer);
    const MemberId member = known.value_or(customer.record.id);
    if (!known) {
        m_tables.members.put(m_transaction, customer.record);
        m_tables.importedCustomers.add(m_transaction, m_batch.source, customer.customer, member);
        ++m_done.newMembers;
    }
    m_tables.custody.lock(m_transaction, member);
    std::vector<MemberFact> facts = newFacts(member, customer, known.has_value());
    if (facts.empty() && known) {
        return;
    }
    if (known) {
        for (StoredFact& stored : m_tables.facts.of(member)) {
            facts.push_back(std::move(stored.fact));
        }
    }
    // All that is stored, days to come too: their points have been posted.
    const Standing standing = foldStanding(m_programmes, member, std::move(facts),
                                           AsOf{Instant::max(), std::chrono::floor<std::chrono::days>(m_batch.now)});
    reconcileWith(standing);
    m_tables.standings.put(m_transaction, standing, m_batch.now, m_nextVersion);
    m_nextVersion += m_nextVersion != OfficeRowStore::unnumbered ? 1 : 0;
}

std::vector<MemberFact> PurchaseWriter::newFacts(const MemberId& member, const ImportedCustomer& customer, bool isKnown)
{
    // The same day, amount and pieces twice are two purchases, so those that are there already are counted off.
    std::map<FactStore::HistoricKey, std::uint32_t> there;
    if (isKnown) {
        there = m_tables.facts.historicPurchases(member);
    }
    std::vector<MemberFact> facts;
    facts.reserve(customer.purchases.size());
    for (const ImportedPurchase& purchase : customer.purchases) {
        const auto same = there.find({purchase.day, purchase.amount.minorUnits(), purchase.items});
        if (same != there.end() && same->second > 0) {
            --same->second;
            ++m_done.already;
            continue;
        }
        facts.push_back({.ref = {},
                         .at = purchase.at,
                         .businessDate = purchase.day,
                         .fact = HistoricPurchaseFact{.member = member,
                                                      .outlet = m_batch.outlet,
                                                      .day = purchase.day,
                                                      .amount = purchase.amount,
                                                      .items = purchase.items,
                                                      .earned = purchase.earned}});
        append(member, facts.back());
        ++m_done.added;
    }
    if (!facts.empty()) {
        const auto last = std::ranges::max_element(facts, {}, &MemberFact::businessDate);
        m_tables.facts.noteVisit(m_transaction, member, m_batch.outlet, last->businessDate);
    }
    m_held = isKnown ? m_tables.custody.of(member) : MemberCustody{};
    postAll(member, facts);
    return facts;
}

void PurchaseWriter::append(const MemberId& member, MemberFact& fact)
{
    Bytes body = encodeFact(fact.fact);
    const std::uint64_t seq = m_cursor.nextSeq++;
    const Digest hash = eventHash(m_log, officeEpoch, seq, m_cursor.headHash, body);
    fact.ref = {.till = m_log, .epoch = officeEpoch, .seq = seq, .leg = 0};
    const bool isNew = m_tables.facts.append(m_transaction, member, fact, body);
    HUITOU_CHECK(isNew); // the office numbers its own log
    const ChainedEvent event{officeEpoch, seq, m_cursor.headHash, hash, std::move(body)};
    m_tables.logs.append(m_transaction, m_log, event, m_batch.now);
    m_cursor.headHash = hash;
}

void PurchaseWriter::postAll(const MemberId& member, const std::vector<MemberFact>& facts)
{
    Custody change;
    for (const MemberFact& fact : facts) {
        const std::vector<Posting> postings = postingsOf(fact, m_held.custody, TillRights{});
        m_tables.custody.append(m_transaction, member, fact.ref, postings);
        for (const Posting& posting : postings) {
            keepUp(change, posting);
            keepUp(m_held.custody, posting);
        }
    }
    if (change != Custody{}) {
        m_tables.custody.move(m_transaction, member, change);
    }
}

void PurchaseWriter::reconcileWith(const Standing& standing)
{
    Points rights;
    for (const auto& [holder, points] : m_held.rights) {
        rights += points;
    }
    const std::vector<Posting> postings = reconcile(standing, m_held.custody, rights);
    if (!postings.empty()) {
        const std::uint64_t number = m_tables.custody.nextReview(m_transaction, standing.member);
        m_tables.custody.post(m_transaction, standing.member, reviewRef(m_log, number), postings);
    }
}

} // namespace huitou
