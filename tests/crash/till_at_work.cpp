// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/till_at_work.h"

#include "core/ledger/event_chain.h"
#include "tests/crash/power_vfs.h"

#include <algorithm>

namespace huitou::crash
{

namespace
{

constexpr std::size_t eventsAtOnce = 10'000;
constexpr std::size_t eventsOfFile = 5;

TillIdentity identity()
{
    std::array<std::uint8_t, 16> id{};
    id.back() = 1;
    TillIdentity till;
    till.till = TillId{id};
    till.officeUrl = "https://office.example:8443";
    return till;
}

MemberId member(std::size_t index)
{
    std::array<std::uint8_t, 16> id{};
    id.fill(7);
    id.back() = static_cast<std::uint8_t>(index);
    return MemberId{id};
}

template <typename AnyId>
AnyId drawnId(Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return AnyId{bytes};
}

Bytes drawnBytes(Random& random, std::size_t length)
{
    Bytes bytes(length);
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return bytes;
}

Points balanceUpTo(const Books& books, std::size_t index, std::uint64_t seq)
{
    Points sum;
    for (std::uint64_t number = 0; number < seq; ++number) {
        const Books::Sale& sale = books.sales[number];
        if (sale.member == index) {
            sum = sum + sale.earned - sale.redeemed;
        }
    }
    return sum;
}

/// Every member begins with so much: a standing is never negative.
const Points openingBalance = Points::whole(1'000'000);

} // namespace

Result<StoreKey> FixedKey::key()
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(7);
    return StoreKey(bytes);
}

std::unique_ptr<KeyProvider> TillAtWork::keysIn(const std::filesystem::path& keyFile)
{
    if (keyFile.empty()) {
        return std::make_unique<FixedKey>();
    }
    return std::make_unique<FileKeyProvider>(keyFile);
}

void TillAtWork::found()
{
    const Result<std::unique_ptr<TillStore>> made = TillStore::create(m_folder, *m_keys, identity());
    HUITOU_CHECK(made.ok());
}

Status TillAtWork::start(bool withSyncNormal)
{
    m_isNormal = withSyncNormal;
    return m_store.open([this] {
        Result<std::unique_ptr<TillStore>> opened = TillStore::open(m_folder, *m_keys);
        if (opened && m_isNormal) {
            onOpenDatabases("PRAGMA synchronous = NORMAL");
        }
        return opened;
    });
}

template <typename Work>
bool TillAtWork::promise(Books after, Work work)
{
    m_underWay = std::move(after);
    const Status done = m_store.run(work);
    if (done) {
        m_books = std::move(*m_underWay);
        m_underWay.reset();
    }
    return done.ok();
}

bool TillAtWork::isReady()
{
    const auto asking = [](TillStore& store) -> Status { return store.readyToSell(); };
    return m_store.run(asking).ok();
}

bool TillAtWork::sell()
{
    SaleCommit sale;
    sale.fact.op = drawnId<OpId>(m_random);
    sale.fact.at = Instant{std::chrono::seconds{1'700'000'000 + static_cast<std::int64_t>(m_books.sales.size())}};
    sale.fact.paid = Money::fromMinor(static_cast<std::int64_t>(m_random() % 100'000), cny);
    sale.body = drawnBytes(m_random, 300 + m_random() % 700);
    sale.printDocument = [size = 500 + m_random() % 1'000](std::uint64_t seq) {
        return Bytes(size, static_cast<std::uint8_t>(seq));
    };
    Books after = m_books;
    Books::Sale entry{.op = sale.fact.op, .hash = {}, .member = std::nullopt, .earned = {}, .redeemed = {}};
    if (m_random() % 3 != 0) {
        const std::size_t index = m_random() % Books::memberCount;
        entry.member = index;
        entry.earned = Points::whole(static_cast<std::int64_t>(m_random() % 100));
        if (!m_books.usable[index].isZero() && m_random() % 2 == 0) {
            entry.redeemed = Points::whole(1);
            after.usable[index] = after.usable[index] - entry.redeemed;
        }
        sale.fact.member = member(index);
        sale.fact.earned = entry.earned;
        sale.fact.redeemed = entry.redeemed;
    }
    const Digest previous = after.sales.empty() ? Digest{} : after.sales.back().hash;
    entry.hash = eventHash(identity().till, identity().epoch, after.sales.size() + 1, previous, sale.body);
    after.sales.push_back(entry);
    const std::uint64_t expected = after.sales.size();
    return promise(std::move(after), [&](TillStore& store) -> Status {
        const Result<std::uint64_t> seq = store.commitSale(sale);
        HUITOU_CHECK(seq.ok() && seq.value() == expected);
        return {};
    });
}

bool TillAtWork::print()
{
    PrintJob job;
    TillStore::Testimony testimony;
    const auto begin = [&](TillStore& store) -> Status {
        const std::optional<PrintJob> next = store.nextPrintJob();
        job = next.value_or(PrintJob{});
        if (next) {
            store.setPrintState(job.id, PrintState::Sent);
            testimony = store.testimony();
        }
        return {};
    };
    if (!m_store.run(begin)) {
        return false;
    }
    if (job.id == 0) {
        return true;
    }
    if (!testimony.write()) {
        return false;
    }
    const auto end = [&](TillStore& store) -> Status {
        store.setPrintState(job.id, PrintState::Printed);
        return {};
    };
    return m_store.run(end).ok();
}

UploadAnswer TillAtWork::nextAnswer(Books& after)
{
    UploadAnswer answer;
    const std::uint64_t last = after.sales.size();
    answer.acknowledgedSeq =
        after.acknowledged + (last > after.acknowledged ? m_random() % (last - after.acknowledged + 1) : 0);
    answer.headHash = answer.acknowledgedSeq == 0 ? Digest{} : after.sales[answer.acknowledgedSeq - 1].hash;
    answer.directoryVersion = after.directoryVersion + 1;
    const std::size_t index = m_random() % Books::memberCount;
    for (std::size_t each = 0; each < Books::memberCount; ++each) {
        MemberRow row;
        row.entry.id = member(each);
        row.entry.shortName = "王**";
        row.entry.phoneLastFour = "8000";
        row.standing.member = row.entry.id;
        row.standing.balance = openingBalance + balanceUpTo(after, each, answer.acknowledgedSeq);
        row.version = answer.directoryVersion;
        row.includesEpoch = identity().epoch;
        row.includesSeq = answer.acknowledgedSeq;
        answer.members.push_back(row);
    }
    answer.grants.push_back({.number = after.grants + 1, .member = member(index), .points = Points::whole(5)});
    after.usable[index] = after.usable[index] + Points::whole(5);
    ++after.grants;
    after.acknowledged = answer.acknowledgedSeq;
    after.directoryVersion = answer.directoryVersion;
    return answer;
}

bool TillAtWork::takeIn()
{
    Books after = m_books;
    const UploadAnswer answer = nextAnswer(after);
    return promise(std::move(after), [&](TillStore& store) -> Status {
        store.takeInMembers(std::span(answer.members).first(1)); // ahead, as a sync that lets sales go first
        store.takeIn(answer, {}, 1);
        return store.testimony().write();
    });
}

bool TillAtWork::fold()
{
    const auto folding = [this](TillStore& store) -> Status {
        const Result<std::size_t> moved = store.foldOldEvents(std::chrono::days{0}, eventsOfFile);
        if (!moved) {
            return moved.error();
        }
        m_archived += moved.value();
        return {};
    };
    m_isFolding = true;
    const bool isDone = m_store.run(folding).ok();
    m_isFolding = !isDone;
    return isDone;
}

bool TillAtWork::work()
{
    switch (m_random() % 20) {
    case 0: {
        stop();
        return m_store.openAnew().ok();
    }
    case 1: {
        Books after = m_books;
        after.note = std::to_string(m_random());
        const std::string note = after.note;
        return promise(std::move(after), [&](TillStore& store) -> Status {
            store.setSetting("note", note);
            return {};
        });
    }
    case 2:
    case 3: return takeIn();
    case 4:
    case 5: return fold();
    default: return sell() && (m_random() % 4 == 0 || print());
    }
}

Result<Books> TillAtWork::read()
{
    const auto reading = [this](TillStore& store) -> Result<Books> {
        Books found;
        const TillProgress progress = store.progress();
        found.grants = progress.grantApplied;
        found.acknowledged = progress.acknowledgedSeq;
        found.directoryVersion = progress.directoryVersion;
        found.note = store.setting("note").value_or("");
        const Books& told = m_underWay && m_underWay->sales.size() > m_books.sales.size() ? *m_underWay : m_books;
        while (found.sales.size() < progress.lastSeq) {
            for (const ChainedEvent& event :
                 store.eventsFrom(found.sales.size() + 1, eventsAtOnce, std::size_t{64} * 1024 * 1024)) {
                Books::Sale sale;
                if (event.seq <= told.sales.size() && told.sales[event.seq - 1].hash == event.hash) {
                    sale = told.sales[event.seq - 1]; // the hash covers all that the event says
                }
                const Digest hash = eventHash(identity().till, event.epoch, event.seq, event.previousHash, event.body);
                sale.hash = hash == event.hash ? hash : Digest{};
                found.sales.push_back(sale);
            }
        }
        for (std::size_t index = 0; index < Books::memberCount; ++index) {
            const std::optional<MemberAtTill> at = store.member(member(index));
            found.usable[index] = at ? at->usablePoints : Points{};
        }
        return found;
    };
    return m_store.run(reading);
}

std::string TillAtWork::standingsDifference()
{
    const auto reading = [this](TillStore& store) -> Result<std::string> {
        for (std::size_t index = 0; index < Books::memberCount; ++index) {
            const std::optional<MemberAtTill> at = store.member(member(index));
            const Points expected = openingBalance + balanceUpTo(m_books, index, m_books.sales.size());
            if (at && at->row.standing.balance + at->ownEarned - at->ownRedeemed != expected) {
                return std::string("a member's standing is another one");
            }
            if (!at && m_books.directoryVersion != 0) {
                return std::string("a member is missing");
            }
        }
        return std::string();
    };
    const Result<std::string> answer = m_store.run(reading);
    return answer ? answer.value() : answer.error().message.en;
}

std::string TillAtWork::difference()
{
    const Result<Books> found = read();
    if (!found) {
        return found.error().message.en + " (" + found.error().detail + ")";
    }
    if (m_underWay && found.value() == *m_underWay) {
        m_books = *m_underWay;
    }
    m_underWay.reset();
    const Books& now = found.value();
    if (now.sales != m_books.sales) {
        return "the log has " + std::to_string(now.sales.size()) + " events instead of " +
               std::to_string(m_books.sales.size()) + ", or others";
    }
    if (now != m_books) {
        return "rights, progress or settings differ";
    }
    return standingsDifference();
}

TillAtWork::Sight TillAtWork::look()
{
    const Result<Books> read = this->read();
    if (!read) {
        return Sight::Unreadable;
    }
    const Books& found = read.value();
    if (found.sales != m_books.sales || found.grants != m_books.grants) {
        return Sight::Different;
    }
    if (found.directoryVersion == 0 && m_books.directoryVersion != 0) {
        return Sight::DirectoryFetchedAgain; // rights show beside the members, once they are there again
    }
    return found.usable == m_books.usable && standingsDifference().empty() ? Sight::Equal : Sight::Different;
}

Status TillAtWork::prove()
{
    const auto proving = [](TillStore& store) -> Status {
        for (;;) {
            const Result<bool> isProved = store.proveOn(std::chrono::milliseconds(10));
            if (!isProved || isProved.value()) {
                return isProved ? Status{} : Status(isProved.error());
            }
        }
    };
    return m_store.run(proving);
}

std::uint64_t TillAtWork::lostEvents()
{
    const Result<Books> found = read();
    if (!found) {
        return m_books.sales.size();
    }
    const std::vector<Books::Sale>& now = found.value().sales;
    const auto [told, there] = std::mismatch(m_books.sales.begin(), m_books.sales.end(), now.begin(), now.end());
    return static_cast<std::uint64_t>(m_books.sales.end() - told);
}

LogFinding TillAtWork::finding()
{
    const auto reading = [](TillStore& store) -> Result<LogFinding> { return store.finding(); };
    const Result<LogFinding> answer = m_store.run(reading);
    HUITOU_CHECK(answer.ok());
    return answer.value();
}

} // namespace huitou::crash
