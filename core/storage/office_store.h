// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cadence/win_back.h"
#include "core/storage/office_values.h"
#include "core/storage/purchase_import.h"
#include "core/sync/ports.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huitou
{

class KeyProvider;    // key_provider.h
class Transaction;    // database.h
struct OfficeTables;  // office/office_tables.h
struct OpenedOffice;  // office/office_opening.h
struct PostgresPlace; // postgres_database.h

/// Everything that the head office keeps: in one encrypted file, or in a database of PostgreSQL that several processes
/// of the office share.
///
/// Any thread may call; on a file calls wait for each other. What is handed in (`work`, `take`) must not call the store
/// again, and may run again from its beginning when the database asks for that. Calls throw StorageError when the disk
/// or the database gives way.
class OfficeStore final : public OfficePort
{
public:
    /// Makes a new office, with a fresh key where `keys` has none yet. Refuses with NotAllowed when `file` is there.
    [[nodiscard]] static Result<std::unique_ptr<OfficeStore>> create(const std::filesystem::path& file,
                                                                     KeyProvider& keys);
    /// Refuses like TillStore::open.
    [[nodiscard]] static Result<std::unique_ptr<OfficeStore>> open(const std::filesystem::path& file,
                                                                   KeyProvider& keys);
    /// The same in an empty database. Refuses with NotAllowed when an office is there, and as PostgresDatabase::connect
    /// does.
    [[nodiscard]] static Result<std::unique_ptr<OfficeStore>> create(const PostgresPlace& place);
    /// Refuses with NotFound when no office is there.
    [[nodiscard]] static Result<std::unique_ptr<OfficeStore>> open(const PostgresPlace& place);
    ~OfficeStore() override;

    /// Another process may be writing to it too: what was read before may be old.
    [[nodiscard]] bool isShared() const;

    // OfficePort
    void transact(const std::function<void(OfficeTransaction&)>& work) override;

    /// Empties the log of writes into the file: what was deleted before is then in neither. PostgreSQL does so in its
    /// own time (packaging/postgres/README.md).
    void settle();

    // Members. A phone number is in the form of normalisePhone() (core/members/phone.h).
    /// Adds the member, or changes who they are; tills hear of it with their next contact.
    void putMember(const MemberRecord& record);
    [[nodiscard]] std::optional<MemberRecord> member(const MemberId& member);
    /// Several when one number was enrolled more than once.
    [[nodiscard]] std::vector<MemberRecord> membersByPhone(std::string_view phone);
    /// Those who share a telephone number, number by number; at most so many numbers.
    [[nodiscard]] std::vector<std::vector<MemberRecord>> membersSharingPhone(std::size_t maxCount);
    /// In the order of the ids, behind `after`; from the first on for the null id.
    [[nodiscard]] std::vector<MemberRecord> membersFollowing(const MemberId& after, std::size_t maxCount);
    [[nodiscard]] std::uint64_t memberCount();
    /// Members who were erased, the newest first, and which tills have not confirmed it.
    [[nodiscard]] std::vector<ErasureAtTills> erasures(std::size_t maxCount);
    [[nodiscard]] std::optional<Standing> standing(const MemberId& member);
    /// What tills say of the member's rhythm. Members without a standing have none.
    void putRhythm(const MemberId& member, const std::optional<Sentence>& rhythm, bool away);
    /// The same for many members, in one transaction.
    void putRhythms(const std::vector<MemberRhythm>& rhythms);
    /// Whose day that is, whom something happened to since, and everybody after a change of the programme; in the order
    /// of the ids.
    [[nodiscard]] std::vector<MemberId> membersToLookAt(Date today);
    /// How many members each one introduced; who introduced nobody is not in it.
    [[nodiscard]] std::map<MemberId, std::uint32_t> introductions();

    // Tills.
    /// A code by which one till can be enrolled, once, within ten minutes. Only its hash is stored.
    [[nodiscard]] std::string addEnrolmentCode(OutletId outlet, std::uint32_t number, Instant now);
    /// Uses the code up and registers a new till, epoch 1. Refuses with UnknownCode, AlreadyUsed, or NotAllowed when
    /// the code is too old or was guessed at 5 times.
    [[nodiscard]] Result<TillRegistration> enrol(std::string_view code, const PublicKey& signingKey, Instant now);
    void addTill(const TillRegistration& till);

    /// Waits until everything that is in the logs now is applied, by whichever process of the office; false when that
    /// takes longer than `patience`.
    [[nodiscard]] bool awaitApplied(std::chrono::milliseconds patience);
    /// How many events are stored and not applied yet.
    [[nodiscard]] std::uint64_t eventsWaiting();
    /// Every log that is kept, by till and epoch: the office's own, and those of tills that are no more, too.
    [[nodiscard]] std::vector<std::pair<TillId, std::uint32_t>> logs();
    /// Events of a log from `fromSeq` on, at most so many, for whoever proves that it is whole.
    [[nodiscard]] LogPiece logPiece(const TillId& till, std::uint32_t epoch, std::uint64_t fromSeq,
                                    std::size_t maxCount);

    // Documents and programme.
    /// For all outlets, or for one. Answers the version: the next one, or that in force when it has the same content.
    std::uint32_t putDocument(DocumentKind kind, std::optional<OutletId> outlet, ByteView content);
    /// The same, but only while `version` is the one in force (0: there is none); false when somebody was quicker, in
    /// whichever process.
    [[nodiscard]] bool replaceDocument(DocumentKind kind, std::optional<OutletId> outlet, std::uint32_t version,
                                       ByteView content);
    [[nodiscard]] std::optional<Document> document(DocumentKind kind, std::optional<OutletId> outlet);
    /// Of one kind, for each outlet that has its own. On PostgreSQL it may be called inside a transaction, beside it.
    [[nodiscard]] std::vector<std::pair<OutletId, Document>> documentsOfOutlets(DocumentKind kind);
    /// Adds a version of the programme, and makes the document that tills get. Refuses with ProgrammeInvalid, and with
    /// NotAllowed when another text has that version number; the same text again is welcome.
    [[nodiscard]] Status putProgramme(std::string_view toml);
    /// All versions, ascending by validFrom.
    [[nodiscard]] std::vector<Programme> programmes();
    [[nodiscard]] std::vector<std::string> programmeTexts();

    // Reports.
    [[nodiscard]] std::vector<StarFigures> figuresByStar(const FigureScope& scope);
    /// The members whom figuresByStar() counts in the row of that star, who spent most first; at most so many.
    [[nodiscard]] std::vector<MemberFigures> membersOfStar(const FigureScope& scope, std::uint32_t star,
                                                           std::size_t maxCount);
    /// Each record under which somebody ever bought in that currency or that was merged, in the order of the ids.
    void eachHistory(Currency currency, const std::function<void(const RecordHistory&)>& take);
    /// The first draw of each member in each campaign, by campaign, with what became of it.
    void eachCampaignOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take);
    /// Offers that are unused and may be used on `today` or later.
    [[nodiscard]] std::vector<OfferIssuedFact> openOffers(Date today);
    /// The newest first.
    [[nodiscard]] std::vector<OfficeException> exceptions(std::size_t maxCount);
    /// Those that nobody has worked off, the newest first.
    [[nodiscard]] std::vector<OfficeException> openExceptions(std::size_t maxCount);
    /// Somebody worked an exception off. Refuses with NotFound an unknown number, and one that is settled already.
    [[nodiscard]] Status settleException(std::uint64_t number, const OfficeException::Settled& settled);

    /// Takes purchases over from an earlier system, in one transaction; what is there already is counted and left.
    /// There is a programme, and the amounts are in its currency.
    [[nodiscard]] ImportedPurchases importPurchases(const PurchaseBatch& batch);
    /// Writes the rows that importPurchases wrote, in the same tables, to `scratch` without anything else, to see how
    /// long the bare database takes for them. `scratch` is not there before, and gone afterwards. Refuses with
    /// NotAllowed on PostgreSQL.
    [[nodiscard]] Result<BareWrite> measureBareImport(const std::filesystem::path& scratch);

private:
    friend class ContactDesk; // contact_desk.h
    struct Content;
    /// Works on the tables in a transaction; may run again from its beginning.
    void onTables(const std::function<void(OfficeTables&, Transaction&)>& work);
    /// Reads with the tables, in no transaction; may run again too.
    void fromTables(const std::function<void(OfficeTables&)>& work);
    explicit OfficeStore(std::unique_ptr<Content> content);
    [[nodiscard]] static Result<std::unique_ptr<OfficeStore>> made(Result<OpenedOffice> opened);

    std::unique_ptr<Content> m_content;
};

} // namespace huitou
