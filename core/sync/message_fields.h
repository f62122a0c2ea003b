// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/fact_fields.h"
#include "core/sync/messages.h"

/// How what till and office say looks on the wire: uploads in version 2, answers in version 3. An upload of version 1
/// did not name the office's generation; answers knew less of a standing in version 1, and nothing of recovery in
/// version 2. All are still read.
namespace huitou::wire
{

/// What a standing adds up over the years.
inline constexpr std::int64_t maxSum = 1'000'000'000'000'000'000;

/// True where an answer is not of version 1.
template <typename Archive>
[[nodiscard]] bool hasStanding2(const Archive& archive)
{
    return archive.context.answerVersion >= 2;
}

/// True where an answer knows of recovery.
template <typename Archive>
[[nodiscard]] bool hasRecovery(const Archive& archive)
{
    return archive.context.answerVersion >= 3;
}

template <typename Archive>
[[nodiscard]] RightKind lastRightKind(const Archive& archive)
{
    return hasRecovery(archive) ? RightKind::Refund : RightKind::Offer;
}

template <typename Archive>
void describe(Archive& archive, Grant& grant)
{
    archive.context.amountLimit = FactLimits::amount;
    fields(archive, grant.number, grant.member, Choice{grant.kind, lastRightKind(archive)}, grant.object, grant.points);
}

template <typename Archive>
void describe(Archive& archive, Recall& recall)
{
    fields(archive, recall.member, Choice{recall.kind, RightKind::Refund}, recall.object);
}

template <typename Archive>
void describe(Archive& archive, KnownLog& log)
{
    fields(archive, log.epoch, log.seq, log.hash);
}

template <typename Archive>
void describe(Archive& archive, RecoveryRequest& request)
{
    fields(archive, request.op, request.serverGeneration);
}

template <typename Archive>
void describe(Archive& archive, Voucher& voucher)
{
    fields(archive, voucher.id, voucher.star, voucher.value, voucher.from, voucher.until, voucher.used);
    if (hasStanding2(archive)) {
        fields(archive, text<FactLimits::idBytes>(voucher.terms), voucher.withdrawn);
    }
}

template <typename Archive>
void describe(Archive& archive, Offer& offer)
{
    const Currency around = archive.context.currency;
    describe(archive, offer.terms);
    archive.context.currency = around;
    fields(archive, offer.used);
}

template <typename Archive>
void describe(Archive& archive, UsualArticle& article)
{
    fields(archive, text<64>(article.sku), article.name, article.purchases);
}

template <typename Archive>
void describe(Archive& archive, DayCount& count)
{
    fields(archive, count.day, count.points, count.spentUnits);
}

template <typename Archive>
void describe(Archive& archive, StarFloor& floor)
{
    fields(archive, floor.star, floor.until, floor.otherwise);
}

/// What a till is told of a standing (`forTills` in answer_content.h); the rest stays at the office.
template <typename Archive>
void describe(Archive& archive, Standing& standing)
{
    archive.context.amountLimit = maxSum;
    currencyIs(archive, standing.spent.currency());
    fields(archive, standing.member, standing.balance, standing.lifetime, standing.cycle, standing.cycleNumber,
           standing.star, list<MessageLimits::rightsOfMember>(standing.vouchers),
           list<MessageLimits::rightsOfMember>(standing.offers), list<maxUsualArticles>(standing.usual),
           standing.purchases, standing.spent, standing.discounts, standing.redeemed, standing.firstPurchase,
           standing.lastPurchase);
    if (hasStanding2(archive)) {
        fields(archive, standing.day, standing.pending, standing.debt, standing.expired, standing.cycleSpentUnits,
               standing.cycleBegan, standing.starAtCycle, standing.starSince, standing.floor,
               list<MessageLimits::dayCounts>(standing.window), list<FactLimits::rules>(standing.promotionUses),
               standing.mergedInto);
    }
}

template <typename Archive>
void describe(Archive& archive, DirectoryEntry& entry)
{
    fields(archive, entry.id, text<128>(entry.shortName), entry.issueNumber, entry.phoneHash,
           text<4>(entry.phoneLastFour));
}

template <typename Archive>
void describe(Archive& archive, MemberRow& row)
{
    fields(archive, row.entry, row.standing, row.rhythm, row.away, row.version, row.includesEpoch, row.includesSeq,
           row.asOf);
}

template <typename Archive>
void describe(Archive& archive, DocumentVersion& document)
{
    fields(archive, Choice{document.kind, DocumentKind::Outlet}, document.version);
}

template <typename Archive>
void describe(Archive& archive, DocumentProgress& document)
{
    fields(archive, Choice{document.kind, DocumentKind::Outlet}, document.version, document.received);
}

template <typename Archive>
void describe(Archive& archive, DocumentPart& part)
{
    fields(archive, Choice{part.kind, DocumentKind::Outlet}, part.version, part.totalBytes, part.offset,
           Blob{part.content, MessageLimits::envelopeBytes});
    require(archive, part.totalBytes <= MessageLimits::documentBytes && part.offset <= part.totalBytes &&
                         part.content.size() <= part.totalBytes - part.offset);
}

/// The body of an event, whatever it says.
struct EventBytes {
    Bytes bytes;
};

template <typename Archive>
void describe(Archive& archive, EventBytes& body)
{
    fields(archive, Blob{body.bytes, FactLimits::bodyBytes});
}

/// What of an upload is not in the header: the events' bodies, whose hashes follow from the header, and the head hash
/// that they have to lead to.
struct UploadBody {
    Digest headHash{};
    std::vector<EventBytes> bodies;
    std::uint64_t grantAcknowledged = 0;
    std::uint64_t directoryVersion = 0;
    std::vector<DocumentVersion> documents;
    std::optional<DocumentProgress> partial;
    std::uint64_t serverGeneration = 0;
};

template <typename Archive>
void describe(Archive& archive, UploadBody& body)
{
    fields(archive, body.headHash, body.grantAcknowledged, body.directoryVersion,
           list<MessageLimits::documents>(body.documents), body.partial, list<MessageLimits::events>(body.bodies));
    if (archive.context.uploadVersion >= 2) {
        fields(archive, body.serverGeneration);
    }
}

/// An upload as it was in version 1.
struct UploadBodyOfVersion1 {
    UploadBody body;
};

template <typename Archive>
void describe(Archive& archive, UploadBodyOfVersion1& old)
{
    archive.context.uploadVersion = 1;
    describe(archive, old.body);
}

template <typename Archive>
void describe(Archive& archive, UploadAnswer& answer)
{
    const UploadOutcome last = hasRecovery(archive) ? UploadOutcome::Recovered : UploadOutcome::UnknownEpoch;
    fields(archive, Choice{answer.outcome, last}, answer.nextSeq, answer.acknowledgedSeq, answer.headHash,
           answer.serverGeneration, answer.officeTime, list<MessageLimits::grants>(answer.grants),
           list<MessageLimits::members>(answer.members), answer.directoryVersion, answer.moreMembers,
           list<MessageLimits::documents>(answer.documents));
    if (hasRecovery(archive)) {
        fields(archive, list<MessageLimits::recalls>(answer.recalls), answer.newEpoch,
               list<MessageLimits::logs>(answer.knownLogs), answer.directoryBefore);
    }
}

/// An answer as it was in an earlier version.
template <std::uint8_t version>
struct OldAnswer {
    UploadAnswer answer;
};

template <typename Archive, std::uint8_t version>
void describe(Archive& archive, OldAnswer<version>& old)
{
    archive.context.answerVersion = version;
    describe(archive, old.answer);
}

} // namespace huitou::wire
