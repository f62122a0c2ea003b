// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/invariants.h"

#include "core/sync/answer_content.h"
#include "core/sync/event_body.h"

#include <algorithm>

namespace huitou::simulation
{

namespace
{

std::string nameOf(const MemberId& member)
{
    return "member " + member.text().substr(30);
}

std::string nameOf(const TillEpoch& log)
{
    return "till " + log.till.text().substr(30) + " epoch " + std::to_string(log.epoch);
}

bool startsWith(const Sentence& sentence, std::string_view text)
{
    return sentence.en.starts_with(text);
}

} // namespace

std::pair<MemberId, Points> usedBy(const Bytes& body)
{
    const Result<Fact> fact = decodeFact(body);
    if (!fact) {
        return {};
    }
    if (const auto* sale = std::get_if<SaleFact>(&fact.value())) {
        return {sale->member.value_or(MemberId{}), sale->redeemed};
    }
    const auto* returned = std::get_if<RightsReturnedFact>(&fact.value());
    return returned != nullptr ? std::pair{returned->member, returned->points} : std::pair{MemberId{}, Points{}};
}

void Invariants::afterStep()
{
    for (const MemberId& member : m_world.m_store.takeTouched()) {
        checkMember(member);
    }
    for (const World::Till& till : m_world.m_tills) {
        for (const std::unique_ptr<Disk>& disk : till.disks) {
            checkLog(*disk);
            if (isExact(*disk)) {
                for (const MemberId& member : m_world.m_members) {
                    checkRights(*disk, member);
                }
            }
        }
    }
    checkClosed();
    checkExceptions();
}

void Invariants::everywhere()
{
    m_world.m_store.touchAll();
    afterStep();
    for (const World::Till& till : m_world.m_tills) {
        for (const std::unique_ptr<Disk>& disk : till.disks) {
            checkRows(*disk);
        }
    }
    checkAppliedOnce();
    checkRefunds();
    checkOffers();
    checkMerges();
    checkErased();
}

void Invariants::checkMember(const MemberId& member)
{
    const auto rows = m_office.members.find(member);
    if (rows != m_office.members.end()) {
        checkSums(member, rows->second);
        checkLoss(member, rows->second);
    }
}

void Invariants::checkSums(const MemberId& member, const test::OfficeContent::MemberRows& rows)
{
    demand(!rows.custody.free.isNegative() && !rows.custody.debt.isNegative() && !rows.custody.pending.isNegative(),
           "I4", [&] { return nameOf(member) + " has less than nothing"; });
    Points rights;
    for (const auto& [holder, points] : rows.rights) {
        demand(!points.isNegative(), "I4", [&] { return nameOf(holder) + " holds less than nothing"; });
        rights += points;
    }
    const bool isMerged = rows.standing && rows.standing->mergedInto;
    if (rows.standing && !isMerged) {
        for (const auto& [other, otherRows] : m_office.members) {
            if (otherRows.standing && otherRows.standing->mergedInto && headOf(other) == member) {
                for (const auto& [holder, points] : otherRows.rights) {
                    rights += points;
                }
            }
        }
        const Points held = rows.custody.free - rows.custody.debt + rights;
        demand(rows.standing->balance - rows.standing->debt == held, "I11", [&] {
            return nameOf(member) + " is entitled to " + (rows.standing->balance - rows.standing->debt).display() +
                   " and has " + held.display();
        });
        demand(rows.standing->pending == rows.custody.pending && rows.standing->expired == rows.custody.expired, "I11",
               [&] { return nameOf(member) + ": pending or expired points differ"; });
    }
}

MemberId Invariants::headOf(MemberId member) const
{
    for (std::size_t step = 0; step <= m_office.members.size(); ++step) {
        const auto rows = m_office.members.find(member);
        if (rows == m_office.members.end() || !rows->second.standing || !rows->second.standing->mergedInto) {
            return member;
        }
        member = *rows->second.standing->mergedInto;
    }
    throw Violation{"I10", nameOf(member) + " is merged in a circle"};
}

void Invariants::checkLoss(const MemberId& member, const test::OfficeContent::MemberRows& rows)
{
    auto& [seen, lost] = m_world.m_lostBySales[member];
    if (seen > rows.postings.size()) {
        seen = 0;
        lost = Points{};
    }
    for (; seen < rows.postings.size(); ++seen) {
        const auto& [ref, postings] = rows.postings[seen];
        Points sum; // I1
        for (const Posting& posting : postings) {
            sum += posting.change;
            if (ref.leg == leg::first && posting.account == Account::Loss) {
                lost -= posting.change;
            }
        }
        demand(sum.isZero(), "I1", [&] { return "postings of " + nameOf(member) + " do not sum to zero"; });
    }
    const auto may = m_world.m_truth.mayBeLost.find(member);
    const Points most = may != m_world.m_truth.mayBeLost.end() ? may->second : Points{};
    demand(lost <= most, "I4", [&] {
        return nameOf(member) + " spent " + lost.display() + " without a right; copies and force allow " +
               most.display();
    });
}

const World::Tail& Invariants::tailOf(Disk& disk)
{
    World::Tail& tail = m_world.m_tails[&disk];
    const TillEpoch log = m_world.logOf(disk);
    const std::vector<ChainedEvent>& events = disk.store.log();
    if (tail.epoch != log.epoch || tail.events > events.size()) {
        tail = {.events = 0, .used = {}, .claimed = {}, .epoch = log.epoch};
    }
    for (; tail.events < events.size(); ++tail.events) {
        tail.used.push_back(usedBy(events[tail.events].body));
        const Result<Fact> fact = decodeFact(events[tail.events].body);
        if (const auto* claim = fact ? std::get_if<ClaimFact>(&fact.value()) : nullptr) {
            tail.claimed.push_back(usedBy(claim->body));
        }
    }
    return tail;
}

void Invariants::checkLog(Disk& disk)
{
    const TillEpoch log = m_world.logOf(disk);
    const std::vector<ChainedEvent>& own = disk.store.log();
    const TillProgress progress = disk.store.progress();
    const auto found = m_office.logs.find(log);
    const std::size_t stored = found != m_office.logs.end() ? found->second.size() : 0;
    const bool isCopied = m_world.m_truth.copied.contains(log);
    if (!isCopied && stored > 0) {
        demand(stored <= own.size() && found->second.back().event.hash == own[stored - 1].hash, "I2",
               [&] { return "the office's log of " + nameOf(log) + " is not the beginning of the till's"; });
    }
    if (progress.serverGeneration == m_office.serverGeneration && progress.acknowledgedSeq > 0) {
        const std::uint64_t seq = progress.acknowledgedSeq;
        demand(seq <= stored && seq <= own.size() && found->second[seq - 1].event.hash == own[seq - 1].hash, "I3",
               [&] { return "event " + std::to_string(seq) + " of " + nameOf(log) + " is acknowledged and missing"; });
    }
}

bool Invariants::isExact(Disk& disk)
{
    const TillEpoch log = m_world.logOf(disk);
    return !disk.store.progress().fenced && !m_world.m_truth.copied.contains(log) &&
           !m_world.m_truth.forced.contains(log) && m_office.cursors.contains(log) && !m_office.awaited.contains(log);
}

/// I5: what the office believes the till to hold is what it holds, but for what is under way.
void Invariants::checkRights(Disk& disk, const MemberId& member)
{
    const TillEpoch log = m_world.logOf(disk);
    Points believed;
    if (const auto rows = m_office.members.find(member); rows != m_office.members.end()) {
        const auto right = rows->second.rights.find(log);
        believed = right != rows->second.rights.end() ? right->second : Points{};
    }
    const auto events = m_office.logs.find(log);
    const auto waiting = m_office.waitingEvents.find(log);
    const std::size_t stored = events != m_office.logs.end() ? events->second.size() : 0;
    const bool anyWaits = waiting != m_office.waitingEvents.end() && !waiting->second.empty();
    const std::size_t applied = anyWaits ? static_cast<std::size_t>(*waiting->second.begin() - 1) : stored;
    const World::Tail& tail = tailOf(disk);
    Points unapplied;
    for (std::size_t at = applied; at < tail.used.size(); ++at) {
        unapplied += tail.used[at].first == member ? tail.used[at].second : Points{};
    }
    Points undelivered;
    if (const auto grants = m_office.grants.find(log); grants != m_office.grants.end()) {
        for (auto grant = grants->second.rbegin();
             grant != grants->second.rend() && grant->number > disk.store.progress().grantApplied; ++grant) {
            undelivered += grant->member == member ? grant->points : Points{};
        }
    }
    const Points there = disk.store.rightOf(member);
    demand(believed == there + unapplied + undelivered, "I5", [&] {
        return nameOf(log) + " holds " + there.display() + " of " + nameOf(member) + ", " + unapplied.display() +
               " not applied, " + undelivered.display() + " on the way; the office believes " + believed.display();
    });
}

void Invariants::checkRows(Disk& disk)
{
    if (m_world.m_counts.putBack > 0) {
        return; // the directory of an office that was put back is fetched whole, older rows too
    }
    for (const auto& [member, row] : disk.store.members()) {
        std::uint64_t& newest = m_world.m_newestRow[{&disk, member}];
        demand(row.version >= newest, "I11", [&] { return "an older row of " + nameOf(member) + " came back"; });
        newest = row.version;
    }
}

/// I12: a closed epoch gets no grants.
void Invariants::checkClosed()
{
    for (const auto& [log, cursor] : m_office.cursors) {
        const auto registration = m_office.tills.find(log.till);
        const bool isOld = registration != m_office.tills.end() && registration->second.epoch != log.epoch;
        if (!cursor.fenced && !isOld) {
            continue;
        }
        const auto grants = m_office.grants.find(log);
        const std::size_t count = grants != m_office.grants.end() ? grants->second.size() : 0;
        const auto [known, isNew] = m_world.m_truth.grantsWhenClosed.try_emplace(log, count);
        demand(known->second == count, "I12", [&] { return nameOf(log) + " is closed and gets a grant"; });
    }
}

void Invariants::checkExceptions()
{
    const World::Truth& truth = m_world.m_truth;
    for (std::size_t& at = m_world.m_exceptionsSeen; at < m_office.exceptions.size(); ++at) {
        const auto& exception = m_office.exceptions[at];
        const TillEpoch log{exception.ref.till, exception.ref.epoch};
        const auto isOfTill = [&log](const TillEpoch& each) { return each.till == log.till; };
        const bool isTroubled =
            std::ranges::any_of(truth.copied, isOfTill) || std::ranges::any_of(truth.forced, isOfTill);
        const bool isAnyTroubled = !truth.copied.empty() || !truth.forced.empty();
        const Sentence& reason = exception.reason;
        const bool isShort = startsWith(reason, "The till spent or returned");
        const bool isTwice = startsWith(reason, "The sale used a voucher or offer");
        const bool isRefund =
            startsWith(reason, "The goods were taken back at a till") || startsWith(reason, "In all ");
        const bool isEpochTroubled = truth.copied.contains(log) || truth.forced.contains(log);
        demand(!isShort || isTroubled, "I4", [&] { return nameOf(log) + ": " + reason.en; });
        // An office that was put back reads the logs in another order: what was returned in between may come later.
        demand(!isTwice || isAnyTroubled || m_world.m_counts.putBack > 0, "I7",
               [&] { return nameOf(log) + ": " + reason.en; });
        demand(!isRefund || isEpochTroubled || (isTroubled && isClaim(exception.ref)) || !truth.forcedRefunds.empty(),
               "I8", [&] { return nameOf(log) + ": " + reason.en; });
        demand(!startsWith(reason, "Event ") ||
                   startsWith(reason, "Event " + std::to_string(exception.ref.seq) + " of this till can't be applied"),
               "I3", [&] { return nameOf(log) + ": " + reason.en; });
    }
}

bool Invariants::isClaim(const FactRef& ref) const
{
    const auto log = m_office.logs.find({ref.till, ref.epoch});
    if (log == m_office.logs.end() || ref.seq == 0 || ref.seq > log->second.size()) {
        return false;
    }
    const Result<Fact> fact = decodeFact(log->second[ref.seq - 1].event.body);
    return fact && std::holds_alternative<ClaimFact>(fact.value());
}

/// I2 and I6: each sale stands once among all facts, as it was written.
void Invariants::checkAppliedOnce()
{
    std::map<OpId, int> times;
    for (const auto& [member, rows] : m_office.members) {
        for (const auto& [ref, stored] : rows.facts) {
            if (const auto* sale = std::get_if<SaleFact>(&stored.fact.fact)) {
                demand(++times[sale->op] == 1, "I2", [&] { return "a sale of " + nameOf(member) + " counts twice"; });
                const auto truth = m_world.m_truth.redeemed.find(sale->op);
                demand(truth != m_world.m_truth.redeemed.end() && truth->second == sale->redeemed, "I6",
                       [&] { return "a sale of " + nameOf(member) + " is not what was sold"; });
            }
        }
    }
}

/// I8: what is given back is at most what was paid, disks and managers aside that nobody could know of.
void Invariants::checkRefunds()
{
    const World::Truth& truth = m_world.m_truth;
    for (const auto& [sale, refunds] : truth.refunds) {
        Money sum = Money::zero(cny);
        for (const auto& [op, refund] : refunds) {
            const bool isKnown = !truth.copied.contains(refund.by) && !truth.forced.contains(refund.by);
            sum += isKnown ? refund.amount : Money::zero(cny);
        }
        demand(truth.forcedRefunds.contains(sale) || sum <= truth.paid.at(sale), "I8",
               [&] { return sum.text() + " was given back for a sale of " + truth.paid.at(sale).text(); });
    }
}

/// I7: a voucher or an offer is used once, unless its goods came back.
void Invariants::checkOffers()
{
    if (!m_world.m_truth.copied.empty() || !m_world.m_truth.forced.empty()) {
        return; // copies may use what each of them holds; it is listed
    }
    std::map<RightObject, int> uses;
    const auto count = [&uses](const auto& objects, int change) {
        std::ranges::for_each(objects, [&](const auto& object) { uses[object.array()] += change; });
    };
    for (const auto& [member, rows] : m_office.members) {
        for (const auto& [ref, stored] : rows.facts) {
            if (const auto* sale = std::get_if<SaleFact>(&stored.fact.fact)) {
                count(sale->vouchers, 1);
                count(sale->offers, 1);
            } else if (const auto* returned = std::get_if<ReturnFact>(&stored.fact.fact)) {
                count(returned->vouchers, -1);
                count(returned->offers, -1);
            }
        }
    }
    for (const auto& [object, times] : uses) {
        demand(times <= 1, "I7", [&] { return "a voucher or offer was used " + std::to_string(times) + " times"; });
    }
}

void Invariants::checkMerges()
{
    for (const auto& [member, rows] : m_office.members) {
        static_cast<void>(headOf(member));
    }
}

void Invariants::checkErased()
{
    for (const auto& [member, rows] : m_office.members) {
        demand(!rows.erased || !m_office.records.contains(member), "I9",
               [&] { return nameOf(member) + " is erased and still in the register"; });
    }
}

/// I3: what stands on a disk that anybody has is among the facts.
void Invariants::checkArrived(Disk& disk)
{
    for (const auto& [epoch, log] : disk.store.logs()) {
        for (const ChainedEvent& event : log) {
            const Result<Fact> fact = decodeFact(event.body);
            const auto* sale = fact ? std::get_if<SaleFact>(&fact.value()) : nullptr;
            if (sale != nullptr) {
                demand(m_arrived.contains(sale->op), "I3", [&] {
                    return "event " + std::to_string(event.seq) + " of " + nameOf(TillEpoch{{}, epoch}) + " of till " +
                           std::to_string(disk.till + 1) + " never arrived";
                });
            }
        }
    }
}

void Invariants::atTheEnd()
{
    for (const auto& [member, rows] : m_office.members) {
        for (const auto& [ref, stored] : rows.facts) {
            if (const auto* sale = std::get_if<SaleFact>(&stored.fact.fact)) {
                m_arrived.insert(sale->op);
            }
        }
    }
    for (const auto& [log, waiting] : m_office.waitingEvents) {
        demand(waiting.empty(), "I11", [&] { return "events of " + nameOf(log) + " are not applied"; });
    }
    for (const World::Till& till : m_world.m_tills) {
        for (const std::unique_ptr<Disk>& disk : till.disks) {
            checkArrived(*disk);
        }
        Disk& disk = *till.disks.back();
        const TillProgress progress = disk.store.progress();
        demand(progress.grantApplied == lastGrant(m_world.logOf(disk)), "I11",
               [&] { return "grants of " + nameOf(m_world.logOf(disk)) + " do not arrive"; });
        for (const auto& [member, rows] : m_office.members) {
            if (!rows.standing) {
                continue;
            }
            const auto row = disk.store.members().find(member);
            demand(row != disk.store.members().end() && row->second.standing == forTills(*rows.standing), "I11",
                   [&] { return nameOf(m_world.logOf(disk)) + " shows another standing of " + nameOf(member); });
            demand(!rows.erased || (row->second.entry.isErased() && disk.store.rightOf(member).isZero()), "I9",
                   [&] { return nameOf(m_world.logOf(disk)) + " still knows " + nameOf(member); });
        }
    }
}

std::uint64_t Invariants::lastGrant(const TillEpoch& log) const
{
    const auto last = m_office.lastGrants.find(log);
    return last != m_office.lastGrants.end() ? last->second : 0;
}

} // namespace huitou::simulation
