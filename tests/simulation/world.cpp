// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "core/base/storage_error.h"
#include "core/sync/event_body.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/quick_crypto.h"
#include "tests/support/sync_shop.h"

#include <algorithm>
#include <cstring>

namespace huitou::simulation
{

namespace
{

constexpr std::uint64_t settingUp = UINT64_MAX;
constexpr Points hundred = Points::whole(100);

SigningKey keyOf(std::uint8_t number)
{
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return SigningKey::fromSeed(seed);
}

std::optional<OutletCalendar> calendarOf(OutletId outlet)
{
    static const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::hours{4}).value();
    return outlet <= OutletId{2} ? std::optional(calendar) : std::nullopt;
}

std::uint64_t firstBytes(const Digest& digest)
{
    std::uint64_t value = 0;
    std::memcpy(&value, digest.data(), sizeof(value));
    return value;
}

} // namespace

World::World(std::uint64_t seed, const Scenario& scenario, Mutant mutant, Engine engine, Flushing flushing)
    : m_scenario(scenario), m_mutant(mutant), m_engine(engine), m_flushing(flushing), m_clock(test::at("2026-03-10")),
      m_store(mutant), m_officeKey(keyOf(200)), m_seed(seed)
{
    m_store.store.content.officeLog = officeLogOfAll();
    seedRandomBytes(seed);
    StepDraw draw(seed, settingUp);
    // Not all trouble in each history: what hides behind one kind is found without it.
    m_scenario.copies = scenario.copies && draw.oneIn(2);
    m_scenario.putBack = scenario.putBack && draw.oneIn(3);
    m_scenario.clocks = scenario.clocks && draw.oneIn(3);
    m_scenario.merges = scenario.merges && draw.oneIn(2);
    m_scenario.forced = scenario.forced && draw.oneIn(3);
    m_scenario.crashes = scenario.crashes && !draw.oneIn(4);
    m_scenario.losses = scenario.losses && !draw.oneIn(4);
    Programme programme = test::smallProgramme();
    programme.pendingDays = static_cast<int>(draw.oneIn(2) ? draw.between(0, 3) : 0);
    if (draw.oneIn(2)) {
        programme.expiry = {.kind = ExpiryKind::Days, .days = 20, .months = 0, .years = 0};
    }
    if (m_scenario.twoTills) { // of 100 points, whatever the two tills do
        programme.pendingDays = 0;
        programme.expiry = {};
    }
    WinBackRule silence;
    silence.id = "silence";
    silence.title = {"Come back", "欢迎回来"};
    silence.days = 90;
    silence.amountOff = Money::fromMinor(500, cny);
    silence.minimumSpend = Money::fromMinor(5'000, cny);
    programme.winBack = {silence};
    m_store.store.putProgramme(programme);
    for (std::uint8_t number = 1; number <= memberCount; ++number) {
        m_members.push_back(test::member(number));
        MemberRecord record;
        record.id = m_members.back();
        if (number > 1 && draw.oneIn(2)) {
            record.referrer = m_members.front();
        }
        m_store.store.putMember(record);
    }
    const std::uint8_t tills = m_scenario.twoTills ? 2 : 3;
    for (std::uint8_t number = 1; number <= tills; ++number) {
        std::array<std::uint8_t, TillId::byteCount> bytes{};
        bytes.fill(0x70);
        bytes.back() = number;
        SigningKey key = keyOf(number);
        const TillRegistration registration{TillId{bytes}, number, OutletId{number == tills ? 2U : 1U}, 1,
                                            key.publicKey()};
        m_store.store.enrol(registration);
        m_tills.push_back({registration, std::move(key), {}});
    }
    for (std::size_t till = 0; till < m_tills.size(); ++till) {
        m_tills[till].disks.push_back(newDisk(till));
    }
    if (engine != Engine::Memory) {
        m_store.doubleOn(engine, flushing, seed);
    }
    restartOffice();
    if (m_scenario.twoTills) {
        m_office->write(std::vector<Fact>{
            PointsAdjustedFact{draw.id<OpId>(), memberAt(0), StaffId{2}, false, hundred, std::nullopt, "opening"}});
    }
}

std::unique_ptr<Disk> World::newDisk(std::size_t till)
{
    const TillRegistration& registration = m_tills[till].registration;
    auto disk =
        std::make_unique<Disk>(till, registration.till, m_mutant, m_tills[till].key, m_officeKey.publicKey(), m_clock);
    if (m_engine != Engine::Memory) {
        disk->doubleOn({.till = registration.till,
                        .epoch = registration.epoch,
                        .number = registration.number,
                        .outlet = registration.outlet,
                        .officeKey = m_officeKey.publicKey(),
                        .officeUrl = "https://office.example"},
                       m_flushing, m_seed ^ registration.number);
    }
    return disk;
}

void World::restartOffice()
{
    m_office = std::make_unique<OfficeSide>(m_store, m_officeKey, m_clock, calendarOf);
}

void World::crashOffice()
{
    m_store.crash();
    restartOffice();
}

void World::step(std::uint32_t number)
{
    StepDraw draw(m_seed, number);
    seedRandomBytes(m_seed ^ (std::uint64_t{number} << 32));
    m_clock.time = std::min(m_clock.time + std::chrono::minutes{1}, test::at("2065-01-01"));
    Disk& disk = drawDisk(draw);
    const std::int64_t kind = draw.between(0, 99);
    if (m_scenario.twoTills && (kind >= 24 && kind < 29)) {
        spendOfHundred(draw, disk);
    } else if (m_scenario.twoTills && (kind < 24 || (kind >= 81 && kind < 87) || kind >= 87)) {
        disk.online = kind < 24 ? disk.online : !disk.online;
        spendOfHundred(draw, disk);
    } else if (kind < 24) {
        sell(draw, disk);
    } else if (kind < 29) {
        takeBack(draw, disk);
    } else if (kind < 32) {
        returnRights(draw, disk);
    } else if (kind < 48) {
        send(draw, disk);
    } else if (kind < 66) {
        deliver(draw);
    } else if (kind < 76) {
        apply(draw);
    } else if (kind < 81) {
        askOffice(draw, disk);
    } else if (kind < 87) {
        stopSomething(draw, disk);
    } else if (kind < 90) {
        writeAtOffice(draw);
    } else if (kind < 92) {
        mergeOrErase(draw);
    } else if (kind < 94) {
        moveClocks(draw, disk);
    } else if (kind < 97) {
        decideAtOffice(draw, disk);
    } else if (kind < 98) {
        copyDisk(draw, disk);
    } else if (kind < 99) {
        restoreDisk(draw, disk);
    } else {
        putOfficeBack(draw);
    }
    Invariants(*this).afterStep();
    trace(number);
    trace(m_store.store.content.directoryVersion);
}

Disk& World::drawDisk(StepDraw& draw)
{
    Till& till = draw.oneOf(m_tills);
    return *draw.oneOf(till.disks);
}

TillEpoch World::logOf(const Disk& disk)
{
    return {m_tills[disk.till].registration.till, const_cast<Disk&>(disk).store.progress().epoch};
}

void World::write(Disk& disk, const Fact& fact, bool crashInside)
{
    disk.record(fact, crashInside);
}

void World::sell(StepDraw& draw, Disk& disk)
{
    const bool isMember = !draw.oneIn(10);
    const MemberId buyer = memberAt(draw.between(0, memberCount - 1));
    SaleFact sale = test::saleOf(draw.between(1, 200), isMember ? std::optional(buyer) : std::nullopt, disk.clock.now(),
                                 m_tills[disk.till].registration.outlet);
    sale.op = draw.id<OpId>();
    if (isMember) {
        const std::int64_t there = m_mutant == Mutant::SpendsFromBalance
                                       ? 300
                                       : disk.store.rightOf(buyer).hundredths() / Points::whole(1).hundredths();
        sale.redeemed = draw.oneIn(2) ? Points::whole(draw.between(0, there)) : Points{};
        if (!disk.store.maySpend(buyer, sale.redeemed)) {
            ++m_counts.refusedOffline;
            sale.redeemed = Points{};
        }
        if (draw.oneIn(2)) {
            for (const RightObject& voucher : disk.store.held(buyer, RightKind::Voucher)) {
                sale.vouchers.emplace_back(voucher);
            }
            for (const RightObject& offer : disk.store.held(buyer, RightKind::Offer)) {
                sale.offers.emplace_back(offer);
            }
        }
    }
    const TillEpoch log = logOf(disk);
    m_truth.redeemed[sale.op] = sale.redeemed;
    m_truth.paid.insert_or_assign(sale.op, sale.paid);
    if (sale.member && (m_truth.copied.contains(log) || m_truth.forced.contains(log))) {
        m_truth.mayBeLost[buyer] += sale.redeemed;
    }
    write(disk, sale, draw.oneIn(8));
    ++m_counts.events;
    m_receipts.push_back({sale.op, {log.till, log.epoch, disk.store.progress().lastSeq}, sale});
    tell("sells " + std::to_string(sale.paid.minorUnits() / 100) + " to " + (isMember ? buyer.text().substr(30) : "-") +
         ", redeems " + sale.redeemed.display());
}

void World::spendOfHundred(StepDraw& draw, Disk& disk)
{
    const Points wanted = Points::whole(draw.between(1, 100));
    if (!disk.store.maySpend(memberAt(0), wanted)) {
        ++m_counts.refusedOffline; // told at once: these points need the office
        tell("has too few points set aside: needs the office");
        return;
    }
    SaleFact sale = test::saleOf(10, memberAt(0), disk.clock.now(), m_tills[disk.till].registration.outlet);
    sale.op = draw.id<OpId>();
    sale.earned = Points{};
    sale.redeemed = wanted;
    m_truth.redeemed[sale.op] = wanted;
    m_truth.paid.insert_or_assign(sale.op, sale.paid);
    write(disk, sale);
    ++m_counts.events;
    m_ofHundred += wanted;
    demand(m_ofHundred <= hundred, "I4", [&] { return m_ofHundred.display() + " of 100 points were spent"; });
    tell("spends " + wanted.display());
}

Money World::refundedBefore(const Disk& disk, const OpId& sale, const MemberId& member) const
{
    // A till knows its own refunds; with the right of another one it gets those that the office knows.
    Money sum = Money::zero(cny);
    std::set<OpId> counted;
    const auto add = [&](const Fact& fact) {
        const auto* returned = std::get_if<ReturnFact>(&fact);
        if (returned != nullptr && returned->sale == sale && counted.insert(returned->op).second) {
            sum += returned->refund;
        }
    };
    for (const auto& [epoch, log] : disk.store.logs()) {
        for (const ChainedEvent& event : log) {
            if (event.body.size() > 1 && event.body[1] == returnKind) {
                add(decodeFact(event.body).value());
            }
        }
    }
    const auto rows = m_store.store.content.members.find(member);
    if (rows != m_store.store.content.members.end()) {
        for (const auto& [ref, stored] : rows->second.facts) {
            add(stored.fact.fact);
        }
    }
    return sum;
}

void World::takeBack(StepDraw& draw, Disk& disk)
{
    if (!m_scenario.refunds || m_receipts.empty()) {
        return;
    }
    const Receipt& receipt = draw.oneOf(m_receipts);
    const SaleFact& sale = receipt.sale;
    if (!disk.mayTakeBack(receipt.op, sale.member)) {
        if (draw.oneIn(2)) {
            const auto forcedBy = m_scenario.forced && draw.oneIn(8) ? std::optional(StaffId{9}) : std::nullopt;
            atOffice([&] {
                const auto right = m_office->wantRefund(m_tills[disk.till].registration.till, receipt.ref, forcedBy);
                if (right.ok() && forcedBy) {
                    m_truth.forcedRefunds.insert(receipt.op);
                }
                tell("wants to refund " + receipt.op.text().substr(0, 6) + (right.ok() ? "" : ": refused"));
            });
        }
        return;
    }
    const Money before = refundedBefore(disk, receipt.op, sale.member.value_or(MemberId{}));
    const std::int64_t left = (sale.paid - before).minorUnits() / 100;
    const std::int64_t back = m_mutant == Mutant::RefundAnywhere ? sale.paid.minorUnits() / 100
                              : left > 0                         ? draw.between(1, left)
                                                                 : 0;
    if (back <= 0) {
        return;
    }
    ReturnFact returned;
    returned.op = draw.id<OpId>();
    returned.sale = receipt.op;
    returned.isWhole = back == left;
    returned.outlet = m_tills[disk.till].registration.outlet;
    returned.at = disk.clock.now();
    returned.member = sale.member;
    returned.refund = Money::fromMinor(back * 100, cny);
    returned.lines = {{0, Quantity::pieces(1), returned.refund, Money::zero(cny)}};
    returned.tenders = {{TenderKind::Cash, returned.refund, {}, {}}};
    returned.takenBack = sale.member ? Points::whole(back) : Points{};
    if (returned.isWhole && before.isZero()) {
        returned.restored = sale.redeemed;
        returned.vouchers = sale.vouchers;
        returned.offers = sale.offers;
    }
    m_truth.refunds[receipt.op][returned.op] = {returned.refund, logOf(disk)};
    write(disk, returned);
    tell("takes back " + std::to_string(back) + " of " + receipt.op.text().substr(0, 6));
}

void World::returnRights(StepDraw& draw, Disk& disk)
{
    const MemberId of = memberAt(m_scenario.twoTills ? 0 : draw.between(0, memberCount - 1));
    if (draw.oneIn(2)) {
        disk.returnPoints(of);
        tell("returns the points of " + of.text().substr(30));
        return;
    }
    // The office asks for them.
    const TillEpoch log = logOf(disk);
    const RightKind kind = draw.oneIn(2) ? RightKind::Points : RightKind::Voucher;
    const std::vector<RightObject> held = disk.store.held(of, kind);
    if (kind == RightKind::Points || !held.empty()) {
        const Recall recall{of, kind, kind == RightKind::Points ? RightObject{} : held.front()};
        atOffice([&] {
            m_store.transact([&](OfficeTransaction& transaction) { transaction.putRecall(log, recall); });
            tell("is asked for a right of " + of.text().substr(30));
        });
    }
}

void World::askOffice(StepDraw& draw, const Disk& disk)
{
    const MemberId of = memberAt(m_scenario.twoTills ? 0 : draw.between(0, memberCount - 1));
    const Points wanted = Points::whole(draw.between(0, 300));
    atOffice([&] {
        const Points came = m_office->setAside(m_tills[disk.till].registration.till, {of, wanted});
        tell("asks for " + wanted.display() + " of " + of.text().substr(30) + ": " + came.display());
    });
}

void World::send(StepDraw& draw, Disk& disk)
{
    if (!disk.online) {
        return;
    }
    const std::vector<std::unique_ptr<Disk>>& disks = m_tills[disk.till].disks;
    const auto place = std::ranges::find(disks, &disk, &std::unique_ptr<Disk>::get) - disks.begin();
    post(draw, {disk.till, static_cast<std::size_t>(place), disk.side->nextUpload().value(), true});
    tell("sends");
}

void World::post(StepDraw& draw, Letter letter)
{
    if (m_scenario.losses && draw.oneIn(4)) {
        m_mail.push_back(letter);
    }
    if (!m_scenario.losses || !draw.oneIn(4)) {
        m_mail.push_back(std::move(letter));
    }
}

void World::deliver(StepDraw& draw)
{
    if (m_mail.empty()) {
        return;
    }
    const auto at = m_scenario.losses ? m_mail.begin() + draw.between(0, static_cast<std::int64_t>(m_mail.size()) - 1)
                                      : m_mail.begin();
    const Letter letter = std::move(*at);
    m_mail.erase(at);
    Disk& disk = *m_tills[letter.till].disks[letter.disk];
    if (!disk.online) {
        return; // lost on the way
    }
    if (letter.toOffice) {
        atOffice([&] {
            const Result<Bytes> answer = m_office->answer(m_tills[letter.till].registration.till, letter.bytes);
            demand(answer.ok(), "I3", [&] { return "the office refuses an upload: " + answer.error().message.en; });
            post(draw, {letter.till, letter.disk, answer.value(), false});
            tell("upload arrives of till " + std::to_string(letter.till + 1));
        });
        return;
    }
    const TillProgress before = disk.store.progress();
    const Result<NextStep> step = disk.side->takeAnswer(letter.bytes);
    demand(step.ok() || step.error().code == ErrorCode::ForgedEnvelope, "I3",
           [&] { return "a till refuses an answer: " + step.error().message.en; });
    noteEpoch(disk, before);
    tell("answer arrives at till " + std::to_string(letter.till + 1) + " disk " + std::to_string(letter.disk + 1) +
         (step.ok() ? ": " + std::to_string(static_cast<int>(step.value())) : ": of another epoch"));
}

void World::apply(StepDraw& draw)
{
    const auto perTransaction = static_cast<std::size_t>(draw.between(1, 5));
    const auto most = static_cast<std::size_t>(draw.between(1, 20));
    atOffice([&] { tell("office applies " + std::to_string(m_office->applyPending(most, perTransaction))); });
}

void World::atOffice(const std::function<void()>& work)
{
    try {
        work();
    } catch (const StorageError&) {
        tell("the office's store gives way");
        crashOffice();
    }
    m_store.failAtCall(0);
    m_store.failAtCommit(0);
}

void World::stopSomething(StepDraw& draw, Disk& disk)
{
    const std::int64_t what = draw.between(0, 5);
    if (what == 0) {
        disk.online = !disk.online;
        tell(disk.online ? "is online again" : "is offline");
        return;
    }
    if (!m_scenario.crashes) {
        return;
    }
    switch (what) {
    case 1:
        disk.crash();
        tell("crashes");
        break;
    case 2:
        crashOffice();
        tell("office crashes");
        break;
    case 3:
        m_store.failAtCall(static_cast<std::uint64_t>(draw.between(1, 60)));
        draw.oneIn(2) ? apply(draw) : deliver(draw);
        m_store.failAtCall(0);
        m_store.failAtCommit(0);
        break;
    case 4:
        m_store.failAtCommit(static_cast<std::uint64_t>(draw.between(1, 4)));
        draw.oneIn(2) ? apply(draw) : deliver(draw);
        m_store.failAtCall(0);
        m_store.failAtCommit(0);
        break;
    default: {
        // An event that can't be stored beside its member for a while.
        const TillEpoch log = logOf(disk);
        const auto waiting = m_store.store.content.waitingEvents.find(log);
        const bool any = waiting != m_store.store.content.waitingEvents.end() && !waiting->second.empty();
        m_store.setPoison(any && !m_store.poison()
                              ? std::optional(FactRef{log.till, log.epoch, *waiting->second.begin(), leg::first})
                              : std::nullopt);
        tell(m_store.poison() ? "office can't store one event" : "office can store all events");
        break;
    }
    }
}

void World::moveClocks(StepDraw& draw, Disk& disk)
{
    if (!m_scenario.clocks) {
        m_clock.time += std::chrono::hours{draw.between(1, 30)};
        atOffice([&] { static_cast<void>(m_office->review({}, 100)); });
        tell("time passes");
        return;
    }
    m_clockJumped = true;
    const std::chrono::hours jump{draw.between(-87'600, 87'600)};
    if (draw.oneIn(2)) {
        m_clock.time = std::clamp<Instant>(m_clock.time + jump, test::at("2000-01-01"), test::at("2060-01-01"));
        tell("the office's clock jumps");
    } else {
        disk.clock.setOffset(jump);
        tell("the till's clock jumps");
    }
}

void World::trace(std::uint64_t value)
{
    m_trace = (m_trace ^ value) * 0x9FB2'1C65'1E98'DF25;
    m_trace ^= m_trace >> 31;
}

void World::traceLogs()
{
    for (const auto& [log, events] : m_store.store.content.logs) {
        for (const auto& raw : events) {
            trace(firstBytes(raw.event.hash));
        }
    }
    for (const auto& [member, rows] : m_store.store.content.members) {
        trace(static_cast<std::uint64_t>(rows.custody.free.hundredths()));
        trace(static_cast<std::uint64_t>(rows.custody.debt.hundredths()));
    }
}

void World::tell(const std::string& what)
{
    if (story != nullptr) {
        story->push_back(what);
    }
}

} // namespace huitou::simulation
