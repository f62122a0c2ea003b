// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office_store.h"

#include "core/programme/reader.h"
#include "core/programme/versions.h"
#include "core/storage/office/bare_write.h"
#include "core/storage/office/office_work.h"
#include "core/storage/office/purchase_writer.h"
#include "core/storage/office/stored_office_transaction.h"
#include "core/storage/postgres_database.h"

#include <algorithm>
#include <thread>

namespace huitou
{

struct OfficeStore::Content : OfficeWork {
    using OfficeWork::OfficeWork;
};

namespace
{

constexpr std::size_t everyLog = SIZE_MAX / 2;

Error noOpenException(std::uint64_t number)
{
    const std::string text = std::to_string(number);
    return Error{ErrorCode::NotFound,
                 {"There is no open exception " + text + "; see huitou office exceptions list.",
                  "没有编号为 " + text + " 的待处理异常，请查看 huitou office exceptions list。"}};
}

Error versionTaken(std::uint32_t version)
{
    const std::string number = std::to_string(version);
    return Error{ErrorCode::NotAllowed,
                 {"Version " + number +
                      " of the programme is in force with another text. Give the new text a higher "
                      "version number.",
                  "方案的第 " + number + " 版已生效且内容不同。请给新内容更高的版本号。"}};
}

Error onlyOnAFile()
{
    return Error{ErrorCode::NotAllowed,
                 {"This measures an encrypted file; this office keeps its data in PostgreSQL.",
                  "此测量只适用于加密文件；本总部的数据保存在 PostgreSQL 中。"}};
}

} // namespace

OfficeStore::OfficeStore(std::unique_ptr<Content> content) : m_content(std::move(content)) {}
OfficeStore::~OfficeStore() = default;

Result<std::unique_ptr<OfficeStore>> OfficeStore::made(Result<OpenedOffice> opened)
{
    if (!opened) {
        return opened.error();
    }
    return std::unique_ptr<OfficeStore>(new OfficeStore(std::make_unique<Content>(std::move(opened).value())));
}

Result<std::unique_ptr<OfficeStore>> OfficeStore::create(const std::filesystem::path& file, KeyProvider& keys)
{
    return made(createOffice(file, keys));
}

Result<std::unique_ptr<OfficeStore>> OfficeStore::create(const PostgresPlace& place)
{
    return made(createOffice(place));
}

Result<std::unique_ptr<OfficeStore>> OfficeStore::open(const std::filesystem::path& file, KeyProvider& keys)
{
    return made(openOffice(file, keys));
}

Result<std::unique_ptr<OfficeStore>> OfficeStore::open(const PostgresPlace& place)
{
    return made(openOffice(place));
}

bool OfficeStore::isShared() const
{
    return m_content->isShared();
}

void OfficeStore::transact(const std::function<void(OfficeTransaction&)>& work)
{
    m_content->connections().use([&](OfficeConnection& connection, int failures) {
        Transaction transaction(connection.database());
        StoredOfficeTransaction office(m_content->connections(), connection, transaction, failures);
        work(office);
        office.finish();
        if (!isShared()) {
            office.endWaiting();
        }
        transaction.commit();
        if (isShared()) {
            office.endWaiting();
        }
        m_content->numberAfter(connection);
    });
}

void OfficeStore::onTables(const std::function<void(OfficeTables&, Transaction&)>& work)
{
    m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        work(tables, transaction);
        return true;
    });
}

void OfficeStore::fromTables(const std::function<void(OfficeTables&)>& work)
{
    m_content->use(work);
}

void OfficeStore::settle()
{
    if (!isShared()) {
        m_content->use([&](OfficeTables&) { m_content->file().settle(); });
    }
}

void OfficeStore::putMember(const MemberRecord& record)
{
    HUITOU_CHECK(!record.id.isNull());
    m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        tables.custody.lock(transaction, record.id);
        tables.members.put(transaction, record);
        const std::uint64_t version = tables.office.nextDirectoryVersion(transaction);
        if (tables.standings.get(record.id)) {
            tables.standings.touch(transaction, record.id, version);
            tables.standings.lookOn(transaction, record.id, Date{});
        } else {
            Standing nothingYet;
            nothingYet.member = record.id;
            tables.standings.put(transaction, nothingYet, Instant{record.joined}, version);
        }
        return true;
    });
}

std::optional<MemberRecord> OfficeStore::member(const MemberId& member)
{
    return m_content->use([&](OfficeTables& tables) { return tables.members.get(member); });
}

std::vector<MemberRecord> OfficeStore::membersByPhone(std::string_view phone)
{
    return m_content->use([&](OfficeTables& tables) { return tables.members.byPhone(phone); });
}

std::vector<std::vector<MemberRecord>> OfficeStore::membersSharingPhone(std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) {
        std::vector<std::vector<MemberRecord>> groups;
        for (const std::string& phone : tables.members.sharedPhones(maxCount)) {
            groups.push_back(tables.members.byPhone(phone));
        }
        return groups;
    });
}

std::vector<MemberRecord> OfficeStore::membersFollowing(const MemberId& after, std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.members.following(after, maxCount); });
}

std::uint64_t OfficeStore::memberCount()
{
    return m_content->use([](OfficeTables& tables) { return tables.members.count(); });
}

std::vector<ErasureAtTills> OfficeStore::erasures(std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.erasures.newest(maxCount); });
}

std::optional<Standing> OfficeStore::standing(const MemberId& member)
{
    return m_content->use([&](OfficeTables& tables) { return tables.standings.get(member); });
}

void OfficeStore::putRhythm(const MemberId& member, const std::optional<Sentence>& rhythm, bool away)
{
    putRhythms({{.member = member, .rhythm = rhythm, .away = away}});
}

void OfficeStore::putRhythms(const std::vector<MemberRhythm>& rhythms)
{
    m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        for (const MemberRhythm& one : rhythms) {
            const std::uint64_t version = tables.office.nextDirectoryVersion(transaction);
            // Unchanged is as good as changed here.
            static_cast<void>(tables.standings.putRhythm(transaction, one.member, one.rhythm, one.away, version));
        }
        return true;
    });
}

bool OfficeStore::awaitApplied(std::chrono::milliseconds patience)
{
    constexpr std::chrono::milliseconds betweenLooks{20};
    const auto until = std::chrono::steady_clock::now() + patience;
    for (const OfficeLogStore::WaitingLog& log :
         m_content->use([](OfficeTables& tables) { return tables.logs.waiting(everyLog); })) {
        while (m_content->use([&](OfficeTables& tables) { return tables.logs.applied(log.log); }) < log.lastSeq) {
            if (std::chrono::steady_clock::now() >= until) {
                return false;
            }
            std::this_thread::sleep_for(betweenLooks);
        }
    }
    return true;
}

std::uint64_t OfficeStore::eventsWaiting()
{
    return m_content->use([](OfficeTables& tables) {
        std::uint64_t events = 0;
        for (const OfficeLogStore::WaitingLog& log : tables.logs.waiting(everyLog)) {
            // It may have been applied to its end since.
            events += log.lastSeq - std::min(log.lastSeq, tables.logs.applied(log.log));
        }
        return events;
    });
}

std::vector<MemberId> OfficeStore::membersToLookAt(Date today)
{
    return m_content->use([&](OfficeTables& tables) { return tables.standings.dueBy(today); });
}

std::map<MemberId, std::uint32_t> OfficeStore::introductions()
{
    return m_content->use([](OfficeTables& tables) { return tables.members.introductions(); });
}

std::vector<std::pair<TillId, std::uint32_t>> OfficeStore::logs()
{
    return m_content->use([](OfficeTables& tables) { return tables.logs.all(); });
}

LogPiece OfficeStore::logPiece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.logs.piece(till, epoch, fromSeq, maxCount); });
}

std::string OfficeStore::addEnrolmentCode(OutletId outlet, std::uint32_t number, Instant now)
{
    return m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        return tables.enrolments.add(transaction, {.outlet = outlet, .number = number}, now);
    });
}

Result<TillRegistration> OfficeStore::enrol(std::string_view code, const PublicKey& signingKey, Instant now)
{
    return m_content->write([&](OfficeTables& tables, Transaction& transaction) -> Result<TillRegistration> {
        const Result<EnrolmentStore::Place> place = tables.enrolments.use(transaction, code, now);
        if (!place) {
            return place.error(); // and a wrong guess counts
        }
        const TillRegistration till{.till = randomId<TillId>(),
                                    .number = place.value().number,
                                    .outlet = place.value().outlet,
                                    .epoch = 1,
                                    .signingKey = signingKey};
        tables.tills.add(transaction, till);
        tables.tills.noteReport(transaction, till.till, now); // it has sold nothing yet
        tables.logs.setCursor(transaction, till.till, till.epoch, Cursor{});
        return till;
    });
}

void OfficeStore::addTill(const TillRegistration& till)
{
    m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        tables.tills.add(transaction, till);
        tables.logs.setCursor(transaction, till.till, till.epoch, Cursor{});
        return true;
    });
}

std::uint32_t OfficeStore::putDocument(DocumentKind kind, std::optional<OutletId> outlet, ByteView content)
{
    return m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        return tables.documents.put(transaction, kind, outlet, content);
    });
}

bool OfficeStore::replaceDocument(DocumentKind kind, std::optional<OutletId> outlet, std::uint32_t version,
                                  ByteView content)
{
    return m_content->write([&](OfficeTables& tables, Transaction& transaction) {
        return tables.documents.replace(transaction, kind, outlet, version, content);
    });
}

std::optional<Document> OfficeStore::document(DocumentKind kind, std::optional<OutletId> outlet)
{
    return m_content->use([&](OfficeTables& tables) { return tables.documents.get(kind, outlet); });
}

std::vector<std::pair<OutletId, Document>> OfficeStore::documentsOfOutlets(DocumentKind kind)
{
    if (isShared()) {
        return m_content->connections().aside(
            [&](OfficeConnection& connection) { return connection.tables().documents.ofOutlets(kind); });
    }
    return m_content->use([&](OfficeTables& tables) { return tables.documents.ofOutlets(kind); });
}

Status OfficeStore::putProgramme(std::string_view toml)
{
    const Result<Programme> programme = programmeFrom(toml);
    if (!programme) {
        return programme.error();
    }
    const std::uint32_t version = programme.value().version;
    Status stored = m_content->write([&](OfficeTables& tables, Transaction& transaction) -> Status {
        if (const std::optional<std::string> inForce = tables.programmes.get(version)) {
            return *inForce == toml ? Status{} : Status{versionTaken(version)};
        }
        std::vector<std::string> all = tables.programmes.texts();
        all.emplace_back(toml);
        if (const Result<std::vector<Programme>> together = readProgrammeVersions(writeProgrammeVersions(all));
            !together) {
            return together.error();
        }
        tables.programmes.add(transaction, version, toml);
        const std::string texts = writeProgrammeVersions(tables.programmes.texts());
        tables.documents.put(transaction, DocumentKind::Programme, std::nullopt, bytesOf(texts));
        if (!isShared()) {
            tables.standings.lookAtAll(transaction);
        }
        return {};
    });
    if (stored && isShared()) {
        m_content->lookAtAll(); // also of a text that is in force already: the process may have ended before this
    }
    return stored;
}

std::vector<Programme> OfficeStore::programmes()
{
    return m_content->connections().use([](OfficeConnection& connection) { return connection.programmes(); });
}

std::vector<std::string> OfficeStore::programmeTexts()
{
    return m_content->use([](OfficeTables& tables) { return tables.programmes.texts(); });
}

std::vector<StarFigures> OfficeStore::figuresByStar(const FigureScope& scope)
{
    return m_content->use([&](OfficeTables& tables) { return tables.figures.byStar(scope); });
}

std::vector<MemberFigures> OfficeStore::membersOfStar(const FigureScope& scope, std::uint32_t star,
                                                      std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.figures.membersOfStar(scope, star, maxCount); });
}

void OfficeStore::eachHistory(Currency currency, const std::function<void(const RecordHistory&)>& take)
{
    m_content->use([&](OfficeTables& tables) { tables.figures.eachHistory(currency, take); });
}

void OfficeStore::eachCampaignOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take)
{
    m_content->use([&](OfficeTables& tables) { tables.draws.eachOutcome(currency, take); });
}

std::vector<OfferIssuedFact> OfficeStore::openOffers(Date today)
{
    return m_content->use([&](OfficeTables& tables) {
        std::vector<OfferIssuedFact> open;
        tables.standings.eachWithOpenOffer(today, [&](const Standing& standing) {
            for (const Offer& offer : standing.offers) {
                if (offer.isOpen() && offer.terms.until >= today) {
                    open.push_back(offer.terms);
                }
            }
        });
        return open;
    });
}

std::vector<OfficeException> OfficeStore::exceptions(std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.exceptions.newest(maxCount); });
}

std::vector<OfficeException> OfficeStore::openExceptions(std::size_t maxCount)
{
    return m_content->use([&](OfficeTables& tables) { return tables.exceptions.open(maxCount); });
}

Status OfficeStore::settleException(std::uint64_t number, const OfficeException::Settled& settled)
{
    return m_content->write([&](OfficeTables& tables, Transaction& transaction) -> Status {
        if (!tables.exceptions.settle(transaction, number, settled)) {
            return noOpenException(number);
        }
        return {};
    });
}

ImportedPurchases OfficeStore::importPurchases(const PurchaseBatch& batch)
{
    return m_content->connections().use([&](OfficeConnection& connection) {
        Transaction transaction(connection.database());
        const ImportedPurchases done =
            PurchaseWriter(connection.tables(), transaction, connection.programmes(), batch).write();
        transaction.commit();
        m_content->numberAfter(connection);
        return done;
    });
}

Result<BareWrite> OfficeStore::measureBareImport(const std::filesystem::path& scratch)
{
    if (isShared()) {
        return onlyOnAFile();
    }
    return m_content->use([&](OfficeTables& tables) {
        return writeBareImport(tables.database, scratch, m_content->key(), tables.office.log().value());
    });
}

} // namespace huitou
