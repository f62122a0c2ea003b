// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/event_chain.h"
#include "core/ledger/office_facts.h"
#include "core/ledger/standing.h"
#include "core/members/member.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// What till and office say to each other, as values. How they look on the wire is envelope.h's matter.
namespace huitou
{

/// What fits into one message, at most.
struct MessageLimits {
    static constexpr std::size_t envelopeBytes = 256 * 1'024;
    static constexpr std::size_t events = 500;
    static constexpr std::size_t eventBodyBytes = 240 * 1'024; ///< of all events: leaves room for what is around them
    static constexpr std::size_t grants = 1'000;
    static constexpr std::size_t recalls = 200;
    static constexpr std::size_t logs = 64; ///< epochs of one till
    static constexpr std::size_t members = 500;
    static constexpr std::size_t rightsOfMember = 64; ///< vouchers, and offers, that a till is told of a member
    static constexpr std::size_t dayCounts = 1;       ///< a till is told what a window counts, not day by day
    static constexpr std::size_t documents = 8;
    static constexpr std::size_t documentBytes = 16 * 1'024 * 1'024; ///< in all its parts
};

/// The office sets something aside for one till. Numbered gap-free from 1 per (T, e); a till applies n+1 only.
struct Grant {
    std::uint64_t number = 0;
    MemberId member;
    RightKind kind = RightKind::Points;
    RightObject object{};
    Points points; ///< for RightKind::Points
    friend bool operator==(const Grant&, const Grant&) = default;
};

/// The office asks for a right back; the till returns what it still holds of it.
struct Recall {
    MemberId member; ///< null: of a sale without a member
    RightKind kind = RightKind::Points;
    RightObject object{};
    friend auto operator<=>(const Recall&, const Recall&) = default;
};

/// A member as the office knows them, for a till. The till shows this row plus its own events above `includesSeq`.
struct MemberRow {
    DirectoryEntry entry;
    Standing standing;
    std::optional<Sentence> rhythm; ///< "usually every 9 days"
    bool away = false;              ///< the rhythm broke: the till greets with a calm line
    std::uint64_t version = 0;      ///< of the office's directory; ascending over all members
    /// The receiving till's own events about this member are in the standing up to here, and none above: the highest
    /// number of a fact of leg 0 that is stored for the member from that (T, e); 0 when there is none.
    std::uint32_t includesEpoch = 0;
    std::uint64_t includesSeq = 0;
    Instant asOf;
    friend bool operator==(const MemberRow&, const MemberRow&) = default;
};

/// Signed files that a till needs whole: each has a version, a newer one replaces it.
enum class DocumentKind : std::uint8_t {
    Programme = 1, ///< JSON array of TOML texts, one a version (core/programme/versions.h)
    PriceBook = 2, ///< JSON (core/pricing/price_book.h)
    Staff = 3,     ///< JSON (core/shop/staff.h)
    Outlet = 4,    ///< JSON (core/shop/outlet.h)
    // The office's own, which no message carries:
    Night = 5,  ///< JSON (app/office/night_work.cpp)
    Rhythm = 6, ///< JSON (app/ctl/commands/rhythm_notes.cpp)
};
struct Document {
    DocumentKind kind = DocumentKind::Programme;
    std::uint32_t version = 0;
    Bytes content;
    friend bool operator==(const Document&, const Document&) = default;
};
struct DocumentVersion {
    DocumentKind kind = DocumentKind::Programme;
    std::uint32_t version = 0;
    friend bool operator==(const DocumentVersion&, const DocumentVersion&) = default;
};

/// A piece of a document: a large one (a price book) travels in several answers.
struct DocumentPart {
    DocumentKind kind = DocumentKind::Programme;
    std::uint32_t version = 0;
    std::uint32_t totalBytes = 0;
    std::uint32_t offset = 0;
    Bytes content;
    friend bool operator==(const DocumentPart&, const DocumentPart&) = default;
};
/// How much of a document has arrived.
struct DocumentProgress {
    DocumentKind kind = DocumentKind::Programme;
    std::uint32_t version = 0;
    std::uint32_t received = 0;
    friend bool operator==(const DocumentProgress&, const DocumentProgress&) = default;
};

/// Till to office: events above the last acknowledged number, and how far the till is with everything else.
struct UploadRequest {
    std::uint32_t epoch = 1;
    std::uint64_t fromSeq = 1; ///< the number of the first event here, or the next one when there is none
    Digest previousHash{};     ///< of event fromSeq - 1
    std::vector<ChainedEvent> events;
    std::uint64_t grantAcknowledged = 0; ///< applied durably up to here
    std::uint64_t directoryVersion = 0;
    std::vector<DocumentVersion> documents;
    std::optional<DocumentProgress> partial; ///< the document whose next part is wanted
    std::uint64_t serverGeneration = 0;      ///< the newest that the till heard of; 0 before the first contact
    friend bool operator==(const UploadRequest&, const UploadRequest&) = default;
};

/// A generation of the office is counted in the upper half, so that later ones are higher, and drawn in the lower, so
/// that two that began from one copy are not taken for one. The first is 1.
inline constexpr int generationShift = 32;

/// Whether a till that knew one generation (0: none yet) and hears of another has to declare what it holds.
[[nodiscard]] constexpr bool mustDeclare(std::uint64_t known, std::uint64_t now)
{
    return known != now && (known != 0 || now >> generationShift != 0);
}

/// A disk whose epoch is closed asks for a new one.
struct RecoveryRequest {
    std::uint32_t epoch = 1; ///< its newest
    OpId op;                 ///< drawn when this disk heard that its epoch is closed: no copy made before has the same
    std::uint64_t serverGeneration = 0; ///< the newest that it heard of
    friend bool operator==(const RecoveryRequest&, const RecoveryRequest&) = default;
};

/// How far the office knows one epoch of a till.
struct KnownLog {
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0;
    Digest hash{}; ///< of that event
    friend bool operator==(const KnownLog&, const KnownLog&) = default;
};

enum class UploadOutcome : std::uint8_t {
    Stored = 1,
    Gap = 2,  ///< send again from `nextSeq`
    Fork = 3, ///< fenced: other events stand under these numbers
    Fenced = 4,
    UnknownEpoch = 5,
    Superseded = 6, ///< stored; but the till has a newer epoch, and this disk must be recovered to go on
    Recovered = 7,  ///< of a RecoveryRequest: go on in `newEpoch`
};

/// Office to till.
struct UploadAnswer {
    UploadOutcome outcome = UploadOutcome::Stored;
    std::uint64_t nextSeq = 1;
    std::uint64_t acknowledgedSeq = 0;
    Digest headHash{}; ///< at acknowledgedSeq; the till takes the acknowledgement only if it is its own
    std::uint64_t serverGeneration = 1;
    Instant officeTime;
    std::vector<Grant> grants;
    std::vector<MemberRow> members;
    std::uint64_t directoryBefore = 0;  ///< `members` are those behind it: what the upload said that this answers
    std::uint64_t directoryVersion = 0; ///< the till has everything up to here once `members` are taken in
    bool moreMembers = false;           ///< ask again at once
    std::vector<DocumentPart> documents;
    std::vector<Recall> recalls;
    std::uint32_t newEpoch = 0;        ///< of Recovered
    std::vector<KnownLog> knownLogs{}; ///< of Recovered: what is in none of them is to be claimed
    friend bool operator==(const UploadAnswer&, const UploadAnswer&) = default;
};

} // namespace huitou
