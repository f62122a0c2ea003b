// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/erasure.h"
#include "core/sync/member_rows.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/quick_crypto.h"
#include "tests/simulation/world.h"
#include "tests/support/sync_shop.h"

#include <algorithm>

/// The half of World in which disks and offices come back from copies, people decide, and everything ends.
namespace huitou::simulation
{

namespace
{

constexpr std::size_t mostDisks = 3;
constexpr int mostRounds = 10;

} // namespace

void World::copyDisk(StepDraw& draw, Disk& disk)
{
    std::vector<std::unique_ptr<Disk>>& disks = m_tills[disk.till].disks;
    if (!m_scenario.copies || disks.size() == mostDisks || draw.oneIn(2)) {
        disk.backUp(); // nothing has happened yet
        return;
    }
    std::unique_ptr<Disk> copy = newDisk(disk.till);
    copy->copyFrom(disk);
    disks.push_back(std::move(copy));
    markCopied(disk);
    ++m_counts.copies;
    tell("its disk is copied");
}

void World::restoreDisk(StepDraw&, Disk& disk)
{
    if (!m_scenario.copies || !disk.copy) {
        return;
    }
    markCopied(disk);
    disk.restore();
    markCopied(disk);
    ++m_counts.copies;
    m_tails.erase(&disk);
    std::erase_if(m_newestRow, [&disk](const auto& each) { return each.first.first == &disk; });
    tell("its disk is restored");
}

void World::markCopied(Disk& disk)
{
    m_truth.copied.insert(logOf(disk));
    countUnapplied(logOf(disk));
    if (const TillProgress progress = disk.store.progress(); progress.fenced) {
        m_truth.copiedRecoveries.insert(progress.recovery); // the new epoch that it asks for, more than one disk gets
    }
}

void World::noteEpoch(Disk& disk, const TillProgress& before)
{
    if (disk.store.progress().epoch == before.epoch) {
        return;
    }
    ++m_counts.recovered;
    if (m_truth.copiedRecoveries.contains(before.recovery)) {
        markCopied(disk);
    }
}

void World::countUnapplied(const TillEpoch& log)
{
    // What waits on some disk may be told twice, or after the rights that it spends went elsewhere.
    for (const Till& till : m_tills) {
        for (const std::unique_ptr<Disk>& disk : till.disks) {
            if (logOf(*disk) == log) {
                const Tail& tail = Invariants(*this).tailOf(*disk);
                for (const auto& [member, points] : tail.used) {
                    m_truth.mayBeLost[member] += points;
                }
                for (const auto& [member, points] : tail.claimed) {
                    m_truth.mayBeLost[member] += points;
                }
            }
        }
    }
}

void World::putOfficeBack(StepDraw& draw)
{
    if (!m_scenario.putBack) {
        return;
    }
    if (!m_store.hasBackup() || draw.oneIn(3)) {
        m_store.backUp();
        tell("office: backup");
        return;
    }
    m_store.putBack();
    restartOffice();
    m_office->wasPutBack();
    m_store.touchAll();
    m_lostBySales.clear();
    m_truth.grantsWhenClosed.clear();
    m_exceptionsSeen = std::min(m_exceptionsSeen, m_store.store.content.exceptions.size());
    ++m_counts.putBack;
    tell("office: put back");
}

void World::writeAtOffice(StepDraw& draw)
{
    const MemberId of = memberAt(draw.between(0, memberCount - 1));
    const Date today = std::chrono::floor<std::chrono::days>(m_clock.time);
    Fact fact = PointsAdjustedFact{
        draw.id<OpId>(), of, StaffId{2}, draw.oneIn(3), Points::whole(draw.between(1, 80)), std::nullopt, "counted"};
    if (draw.oneIn(2)) {
        OfferIssuedFact offer;
        offer.offer = draw.id<OfferId>();
        offer.member = of;
        offer.rule = "silence";
        offer.amountOff = Money::fromMinor(500, cny);
        offer.from = today;
        offer.until = today + std::chrono::days{draw.between(0, 60)};
        fact = offer;
    }
    std::vector<Fact> facts{fact};
    const auto* offered = std::get_if<OfferIssuedFact>(&fact);
    if (offered != nullptr && (offered->until - offered->from).count() % 2 == 0) {
        // With points beside it, which go with the offer when a sale that comes late takes its ground.
        GiftGivenFact gift;
        gift.op = OpId{offered->offer.array()};
        gift.member = of;
        gift.gift = "campaign:silence";
        gift.points = Points::whole(40);
        gift.expires = offered->until;
        facts.emplace_back(gift);
    }
    atOffice([&] {
        m_office->write(facts);
        tell("office writes about " + of.text().substr(30));
    });
}

void World::mergeOrErase(StepDraw& draw)
{
    const MemberId one = memberAt(draw.between(0, memberCount - 1));
    const MemberId other = memberAt(draw.between(0, memberCount - 1));
    const OpId op = draw.id<OpId>();
    const bool erases = draw.oneIn(3);
    if (!m_scenario.merges || draw.oneIn(2)) {
        return;
    }
    atOffice([&] {
        m_store.transact([&](OfficeTransaction& transaction) {
            MemberRows rows(transaction);
            const MemberId from = rows.headOf(one);
            const MemberId into = rows.headOf(other);
            const bool known = transaction.record(from).has_value() && transaction.record(into).has_value();
            if (erases && transaction.record(from)) {
                static_cast<void>(erasePerson(transaction, *m_office, from, StaffId{3},
                                              std::chrono::floor<std::chrono::days>(m_clock.time)));
                tell("office erases " + from.text().substr(30));
            } else if (!erases && known && from != into) {
                m_office->write(transaction, std::vector<Fact>{MembersMergedFact{op, from, into}});
                if (m_mutant == Mutant::MergeMovesRights) {
                    moveRights(transaction, from, into);
                }
                tell("office merges " + from.text().substr(30) + " into " + into.text().substr(30));
            }
        });
    });
}

void World::moveRights(OfficeTransaction& transaction, const MemberId& from, const MemberId& into)
{
    for (const auto& [holder, points] : transaction.custody(from).rights) {
        if (points > Points{}) {
            transaction.post(from, reviewRef(transaction.officeLog(), transaction.nextReview(from)),
                             {{Account::Right, holder.till, -points, holder.epoch}, {Account::Clearing, {}, points}});
            transaction.post(into, reviewRef(transaction.officeLog(), transaction.nextReview(into)),
                             {{Account::Right, holder.till, points, holder.epoch}, {Account::Clearing, {}, -points}});
        }
    }
}

void World::decideAtOffice(StepDraw& draw, const Disk& disk)
{
    const TillId& till = m_tills[disk.till].registration.till;
    const std::int64_t what = draw.between(0, 9);
    if (what < 7) {
        if (const_cast<Disk&>(disk).store.progress().fenced) {
            giveUpDeclaration(disk.till);
            atOffice([&] {
                static_cast<void>(m_office->allowRecovery(till, StaffId{9}));
                tell("office allows recovery");
            });
        }
    } else if (what == 7 && m_mutant == Mutant::LeaseReclaim) {
        // "Nobody has heard of that till for a day."
        atOffice([&] { static_cast<void>(m_office->reclaim(till, StaffId{9})); });
    } else if (m_scenario.forced && what == 8) {
        reclaim(disk.till);
    } else if (m_scenario.forced && what == 9) {
        giveUpDeclaration(disk.till);
        atOffice([&] {
            static_cast<void>(m_office->fence(till, StaffId{9}));
            tell("office closes the epoch");
        });
    }
}

void World::markForced(std::size_t till)
{
    const TillId& id = m_tills[till].registration.till;
    for (const auto& [log, cursor] : m_store.store.content.cursors) {
        if (log.till == id) {
            m_truth.forced.insert(log); // also an epoch that no disk has heard of yet
        }
    }
    for (const std::unique_ptr<Disk>& disk : m_tills[till].disks) {
        for (const auto& [epoch, log] : disk->store.logs()) {
            m_truth.forced.insert({id, epoch});
        }
        m_truth.forced.insert(logOf(*disk));
        countUnapplied(logOf(*disk));
    }
}

void World::giveUpDeclaration(std::size_t till)
{
    const auto isOfTill = [&](const TillEpoch& each) { return each.till == m_tills[till].registration.till; };
    if (!std::ranges::any_of(m_store.store.content.awaited, isOfTill)) {
        return;
    }
    markForced(till);
    // What its earlier epochs spent comes as claims, after the rights may have gone elsewhere.
    for (const std::unique_ptr<Disk>& disk : m_tills[till].disks) {
        for (const auto& [epoch, log] : disk->store.logs()) {
            const auto known = m_store.store.content.logs.find({m_tills[till].registration.till, epoch});
            const std::size_t stored = known != m_store.store.content.logs.end() ? known->second.size() : 0;
            for (std::size_t at = stored; epoch != logOf(*disk).epoch && at < log.size(); ++at) {
                const auto [member, points] = usedBy(log[at].body);
                m_truth.mayBeLost[member] += points;
            }
        }
    }
}

void World::reclaim(std::size_t till)
{
    const TillId& id = m_tills[till].registration.till;
    markForced(till);
    atOffice([&] {
        static_cast<void>(m_office->reclaim(id, StaffId{9}));
        tell("office takes the rights of till " + std::to_string(till + 1) + " back by force");
    });
}

void World::exchange(Disk& disk)
{
    const Result<Bytes> answer =
        m_office->answer(m_tills[disk.till].registration.till, disk.side->nextUpload().value());
    demand(answer.ok(), "I11", [&] { return answer.error().message.en; });
    const TillProgress before = disk.store.progress();
    const Result<NextStep> step = disk.side->takeAnswer(answer.value());
    demand(step.ok(), "I11", [&] { return step.error().message.en; });
    noteEpoch(disk, before);
    if (step.value() == NextStep::Fenced) {
        giveUpDeclaration(disk.till);
        static_cast<void>(m_office->allowRecovery(m_tills[disk.till].registration.till, StaffId{9}));
    }
    m_office->applyPending(10'000);
}

void World::drain(Disk& disk)
{
    const auto isDone = [&] {
        const TillProgress progress = disk.store.progress();
        return !progress.fenced && progress.acknowledgedSeq == progress.lastSeq &&
               progress.serverGeneration == m_store.store.content.serverGeneration;
    };
    for (int round = 0; round < mostRounds || !isDone(); ++round) {
        demand(round < 4 * mostRounds, "I11", [&] { return "a disk does not drain in " + std::to_string(round); });
        exchange(disk);
    }
}

void World::calm()
{
    m_store.setPoison(std::nullopt);
    m_mail.clear();
    seedRandomBytes(m_seed ^ 0xCA17);
    crashOffice();
    // One disk a till goes on; of the others the logs are read, and they are scrapped.
    for (Till& till : m_tills) {
        for (std::unique_ptr<Disk>& disk : till.disks) {
            disk->online = true;
            drain(*disk);
            disk->scrapped = disk != till.disks.back();
        }
    }
    // A till whose disk with the epoch that is awaited is gone is given up.
    const std::set<TillEpoch> awaited = m_store.store.content.awaited;
    for (std::size_t till = 0; till < m_tills.size(); ++till) {
        if (std::ranges::any_of(awaited,
                                [&](const TillEpoch& log) { return log.till == m_tills[till].registration.till; })) {
            reclaim(till);
            drain(*m_tills[till].disks.back());
        }
    }
    for (int round = 0; round < mostRounds; ++round) {
        for (Till& till : m_tills) {
            exchange(*till.disks.back());
        }
    }
    m_store.touchAll();
    Invariants(*this).everywhere();
    Invariants(*this).atTheEnd();
    compareStores();
    traceLogs();
}

void World::compareStores()
{
    m_store.compareAll();
    for (const Till& till : m_tills) {
        for (const std::unique_ptr<Disk>& disk : till.disks) {
            disk->compareAll();
        }
    }
}

void World::checkAll()
{
    Invariants(*this).everywhere();
    compareStores();
}

} // namespace huitou::simulation
