// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office_store.h"

#include "core/base/storage_error.h"
#include "core/programme/reader.h"
#include "core/programme/versions.h"
#include "core/storage/key_provider.h"
#include "core/storage/migrations.h"
#include "core/storage/office/bare_write.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/office/office_tables.h"
#include "core/storage/office/purchase_writer.h"
#include "core/storage/office/stored_office_transaction.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/store_errors.h"

namespace huitou
{

struct OfficeStore::Content {
    Content(std::unique_ptr<SqlcipherDatabase> openDatabase, StoreKey storeKey)
        : database(std::move(openDatabase)), key(std::move(storeKey))
    {
        readProgrammes();
    }

    void readProgrammes();

    std::unique_ptr<SqlcipherDatabase> database;
    StoreKey key; ///< for a scratch store beside it
    OfficeTables tables{*database};
    std::vector<Programme> programmes;
};

namespace
{

/// A store that nobody needs afterwards.
struct ScratchStore {
    ScratchStore(std::unique_ptr<SqlcipherDatabase> openDatabase, std::filesystem::path path)
        : database(std::move(openDatabase)), file(std::move(path))
    {
    }
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;
    ~ScratchStore()
    {
        database.reset();
        std::error_code absent;
        std::filesystem::remove(file, absent);
    }

    std::unique_ptr<SqlcipherDatabase> database;
    std::filesystem::path file;
};

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

} // namespace

void OfficeStore::Content::readProgrammes()
{
    const std::vector<std::string> texts = tables.programmes.texts();
    if (texts.empty()) {
        return;
    }
    Result<std::vector<Programme>> read = readProgrammeVersions(writeProgrammeVersions(texts));
    if (!read) {
        throw StorageError(read.error());
    }
    programmes = std::move(read).value();
}

OfficeStore::OfficeStore(std::unique_ptr<Content> content) : m_content(std::move(content)) {}
OfficeStore::~OfficeStore() = default;

Result<std::unique_ptr<OfficeStore>> OfficeStore::create(const std::filesystem::path& file, KeyProvider& keys)
{
    try {
        if (std::filesystem::exists(file)) {
            return storeError(ErrorCode::NotAllowed, file);
        }
        Result<StoreKey> key = keyOrNew(keys);
        if (!key) {
            return key.error();
        }
        Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::create(file, key.value());
        if (!database) {
            return database.error();
        }
        if (Status migrated = migrate(*database.value(), officeSchema(), file); !migrated) {
            return migrated.error();
        }
        {
            Transaction transaction(*database.value());
            OfficeRowStore(*database.value()).create(transaction, randomId<TillId>());
            transaction.commit();
        }
        return std::unique_ptr<OfficeStore>(
            new OfficeStore(std::make_unique<Content>(std::move(database).value(), std::move(key).value())));
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

Result<std::unique_ptr<OfficeStore>> OfficeStore::open(const std::filesystem::path& file, KeyProvider& keys)
{
    try {
        if (!std::filesystem::exists(std::filesystem::symlink_status(file))) {
            return storeError(ErrorCode::NotFound, file);
        }
        Result<StoreKey> key = keys.key();
        if (!key) {
            return key.error();
        }
        // The office's file is large: its pages are checked by huitou audit, not at each start.
        Result<std::unique_ptr<SqlcipherDatabase>> database = SqlcipherDatabase::open(
            file, key.value(), static_cast<int>(officeSchema().size()), SqlcipherDatabase::Check::Nothing);
        if (!database) {
            return database.error();
        }
        if (Status migrated = migrate(*database.value(), officeSchema(), file); !migrated) {
            return migrated.error();
        }
        if (!OfficeRowStore(*database.value()).log()) {
            return storeError(ErrorCode::DamagedStore, file, "no office: setting up was interrupted");
        }
        return std::unique_ptr<OfficeStore>(
            new OfficeStore(std::make_unique<Content>(std::move(database).value(), std::move(key).value())));
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

void OfficeStore::transact(const std::function<void(OfficeTransaction&)>& work)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    StoredOfficeTransaction office(m_content->tables, transaction, m_content->programmes);
    work(office);
    transaction.commit();
}

void OfficeStore::onTables(const std::function<void(OfficeTables&, Transaction&)>& work)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    work(m_content->tables, transaction);
    transaction.commit();
}

void OfficeStore::settle()
{
    const std::lock_guard lock(m_mutex);
    m_content->database->settle();
}

void OfficeStore::putMember(const MemberRecord& record)
{
    HUITOU_CHECK(!record.id.isNull());
    const std::lock_guard lock(m_mutex);
    OfficeTables& tables = m_content->tables;
    Transaction transaction(*m_content->database);
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
    transaction.commit();
}

std::optional<MemberRecord> OfficeStore::member(const MemberId& member)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.members.get(member);
}

std::vector<MemberRecord> OfficeStore::membersByPhone(std::string_view phone)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.members.byPhone(phone);
}

std::vector<MemberRecord> OfficeStore::membersFollowing(const MemberId& after, std::size_t maxCount)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.members.following(after, maxCount);
}

std::uint64_t OfficeStore::memberCount()
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.members.count();
}

std::vector<ErasureAtTills> OfficeStore::erasures(std::size_t maxCount)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.erasures.newest(maxCount);
}

std::optional<Standing> OfficeStore::standing(const MemberId& member)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.standings.get(member);
}

void OfficeStore::putRhythm(const MemberId& member, const std::optional<Sentence>& rhythm, bool away)
{
    const std::lock_guard lock(m_mutex);
    OfficeTables& tables = m_content->tables;
    Transaction transaction(*m_content->database);
    const std::uint64_t version = tables.office.nextDirectoryVersion(transaction);
    if (tables.standings.putRhythm(transaction, member, rhythm, away, version)) {
        transaction.commit();
    }
}

void OfficeStore::putRhythms(const std::vector<MemberRhythm>& rhythms)
{
    const std::lock_guard lock(m_mutex);
    OfficeTables& tables = m_content->tables;
    Transaction transaction(*m_content->database);
    for (const MemberRhythm& one : rhythms) {
        const std::uint64_t version = tables.office.nextDirectoryVersion(transaction);
        // Unchanged is as good as changed here.
        static_cast<void>(tables.standings.putRhythm(transaction, one.member, one.rhythm, one.away, version));
    }
    transaction.commit();
}

std::vector<MemberId> OfficeStore::membersToLookAt(Date today)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.standings.dueBy(today);
}

std::map<MemberId, std::uint32_t> OfficeStore::introductions()
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.members.introductions();
}

std::vector<std::pair<TillId, std::uint32_t>> OfficeStore::logs()
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.logs.all();
}

LogPiece OfficeStore::logPiece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq, std::size_t maxCount)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.logs.piece(till, epoch, fromSeq, maxCount);
}

std::string OfficeStore::addEnrolmentCode(OutletId outlet, std::uint32_t number, Instant now)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    std::string code = m_content->tables.enrolments.add(transaction, {.outlet = outlet, .number = number}, now);
    transaction.commit();
    return code;
}

Result<TillRegistration> OfficeStore::enrol(std::string_view code, const PublicKey& signingKey, Instant now)
{
    const std::lock_guard lock(m_mutex);
    OfficeTables& tables = m_content->tables;
    Transaction transaction(*m_content->database);
    const Result<EnrolmentStore::Place> place = tables.enrolments.use(transaction, code, now);
    if (!place) {
        transaction.commit(); // a wrong guess counts
        return place.error();
    }
    const TillRegistration till{.till = randomId<TillId>(),
                                .number = place.value().number,
                                .outlet = place.value().outlet,
                                .epoch = 1,
                                .signingKey = signingKey};
    tables.tills.add(transaction, till);
    tables.tills.noteReport(transaction, till.till, now); // it has sold nothing yet
    tables.logs.setCursor(transaction, till.till, till.epoch, Cursor{});
    transaction.commit();
    return till;
}

void OfficeStore::addTill(const TillRegistration& till)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    m_content->tables.tills.add(transaction, till);
    m_content->tables.logs.setCursor(transaction, till.till, till.epoch, Cursor{});
    transaction.commit();
}

std::uint32_t OfficeStore::putDocument(DocumentKind kind, std::optional<OutletId> outlet, ByteView content)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    const std::uint32_t version = m_content->tables.documents.put(transaction, kind, outlet, content);
    transaction.commit();
    return version;
}

std::optional<Document> OfficeStore::document(DocumentKind kind, std::optional<OutletId> outlet)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.documents.get(kind, outlet);
}

std::vector<std::pair<OutletId, Document>> OfficeStore::documentsOfOutlets(DocumentKind kind)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.documents.ofOutlets(kind);
}

Status OfficeStore::putProgramme(std::string_view toml)
{
    const Result<Programme> programme = programmeFrom(toml);
    if (!programme) {
        return programme.error();
    }
    const std::lock_guard lock(m_mutex);
    OfficeTables& tables = m_content->tables;
    const std::uint32_t version = programme.value().version;
    if (const std::optional<std::string> inForce = tables.programmes.get(version)) {
        return *inForce == toml ? Status{} : Status{versionTaken(version)};
    }
    Transaction transaction(*m_content->database);
    tables.programmes.add(transaction, version, toml);
    const std::string texts = writeProgrammeVersions(tables.programmes.texts());
    tables.documents.put(transaction, DocumentKind::Programme, std::nullopt, bytesOf(texts));
    tables.standings.lookAtAll(transaction);
    transaction.commit();
    m_content->readProgrammes();
    return {};
}

std::vector<Programme> OfficeStore::programmes()
{
    const std::lock_guard lock(m_mutex);
    return m_content->programmes;
}

std::vector<std::string> OfficeStore::programmeTexts()
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.programmes.texts();
}

std::vector<StarFigures> OfficeStore::figuresByStar(const FigureScope& scope)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.figures.byStar(scope);
}

void OfficeStore::eachHistory(Currency currency,
                              const std::function<void(const MemberId&, const std::vector<PurchaseDay>&)>& take)
{
    const std::lock_guard lock(m_mutex);
    m_content->tables.figures.eachHistory(currency, take);
}

void OfficeStore::eachCampaignOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take)
{
    const std::lock_guard lock(m_mutex);
    m_content->tables.draws.eachOutcome(currency, take);
}

std::vector<OfferIssuedFact> OfficeStore::openOffers(Date today)
{
    const std::lock_guard lock(m_mutex);
    std::vector<OfferIssuedFact> open;
    m_content->tables.standings.eachWithOpenOffer(today, [&](const Standing& standing) {
        for (const Offer& offer : standing.offers) {
            if (offer.isOpen() && offer.terms.until >= today) {
                open.push_back(offer.terms);
            }
        }
    });
    return open;
}

std::vector<OfficeException> OfficeStore::exceptions(std::size_t maxCount)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.exceptions.newest(maxCount);
}

std::vector<OfficeException> OfficeStore::openExceptions(std::size_t maxCount)
{
    const std::lock_guard lock(m_mutex);
    return m_content->tables.exceptions.open(maxCount);
}

Status OfficeStore::settleException(std::uint64_t number, const OfficeException::Settled& settled)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    if (!m_content->tables.exceptions.settle(transaction, number, settled)) {
        return noOpenException(number);
    }
    transaction.commit();
    return {};
}

ImportedPurchases OfficeStore::importPurchases(const PurchaseBatch& batch)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(*m_content->database);
    const ImportedPurchases done = PurchaseWriter(m_content->tables, transaction, m_content->programmes, batch).write();
    transaction.commit();
    return done;
}

Result<BareWrite> OfficeStore::measureBareImport(const std::filesystem::path& scratch)
{
    const std::lock_guard lock(m_mutex);
    Result<std::unique_ptr<SqlcipherDatabase>> bare = SqlcipherDatabase::create(scratch, m_content->key);
    if (!bare) {
        return bare.error();
    }
    const ScratchStore store{std::move(bare).value(), scratch};
    if (Status migrated = migrate(*store.database, officeSchema(), scratch); !migrated) {
        return migrated.error();
    }
    return writeBare(*m_content->database, *store.database, m_content->tables.office.log().value());
}

} // namespace huitou
