// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/envelope.h"

#include "core/sync/wire_codec.h"
#include "tests/core/sync/golden.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

UploadRequest sampleRequest(MemoryTillPort& store)
{
    for (std::uint8_t event = 0; event < 4; ++event) {
        store.writeBody(Bytes(40, event)); // whatever it says
    }
    UploadRequest request;
    request.fromSeq = 2;
    request.previousHash = *store.hashAt(1);
    request.events = store.eventsFrom(2, 3, SIZE_MAX);
    request.grantAcknowledged = 7;
    request.directoryVersion = 1'730'000;
    request.documents = {{DocumentKind::Programme, 3}, {DocumentKind::Staff, 1}};
    request.partial = DocumentProgress{DocumentKind::PriceBook, 9, 65'536};
    request.serverGeneration = 5;
    return request;
}

MemberRow sampleRow()
{
    MemberRow row;
    row.entry = {member(1), "王**", 2, sha256({bytesOf("phone")}), "5678"};
    row.standing.member = member(1);
    row.standing.balance = Points::fromHundredths(123'450);
    row.standing.lifetime = Points::whole(9'321);
    row.standing.cycle = Points::whole(321);
    row.standing.cycleNumber = 2;
    row.standing.star = 3;
    Voucher voucher;
    voucher.star = 1;
    voucher.value = Money::fromMinor(20'000, cny);
    voucher.from = *parseDate("2026-01-03");
    voucher.until = *parseDate("2026-04-03");
    voucher.terms = "cake";
    row.standing.vouchers = {voucher};
    Offer offer;
    offer.terms.member = member(1);
    offer.terms.rule = "silence";
    offer.terms.title = {"Welcome back", "欢迎回来"};
    offer.terms.amountOff = Money::fromMinor(1'500, cny);
    offer.terms.from = *parseDate("2026-03-01");
    offer.terms.until = *parseDate("2026-03-31");
    row.standing.offers = {offer};
    row.standing.usual = {{"6901234567892", {"Tea", "茶"}, 14}};
    row.standing.purchases = 41;
    row.standing.spent = Money::fromMinor(1'234'567, cny);
    row.standing.firstPurchase = *parseDate("2024-02-29");
    row.standing.lastPurchase = *parseDate("2026-03-09");
    row.standing.day = *parseDate("2026-03-10");
    row.standing.pending = Points::whole(41);
    row.standing.debt = Points::whole(2);
    row.standing.expired = Points::whole(77);
    row.standing.cycleSpentUnits = 32'100;
    row.standing.cycleBegan = *parseDate("2025-11-01");
    row.standing.starAtCycle = 2;
    row.standing.starSince = *parseDate("2026-01-03");
    row.standing.floor = StarFloor{2, *parseDate("2026-12-31"), 1};
    row.standing.window = {{*parseDate("2026-03-10"), Points::whole(800), 80'000}};
    row.standing.promotionUses = {{"summer", 2}};
    row.rhythm = Sentence{"usually every 9 days", "通常每 9 天来一次"};
    row.away = true;
    row.version = 77;
    row.includesEpoch = 1;
    row.includesSeq = 4;
    row.asOf = at("2026-03-10");
    return row;
}

UploadAnswer sampleAnswer(MemoryTillPort& store)
{
    UploadAnswer answer;
    answer.nextSeq = 5;
    answer.acknowledgedSeq = 4;
    answer.headHash = *store.hashAt(4);
    answer.officeTime = at("2026-03-10");
    answer.grants = {{8, member(1), RightKind::Points, {}, Points::whole(250)},
                     {9, member(1), RightKind::Voucher, {1, 2, 3}, {}}};
    answer.members = {sampleRow()};
    answer.directoryVersion = 77;
    answer.moreMembers = true;
    answer.documents = {{DocumentKind::PriceBook, 9, 70'000, 65'536, Bytes(4'464, 0x20)}};
    answer.recalls = {{member(1), RightKind::Refund, {4, 5, 6}}};
    answer.newEpoch = 3;
    answer.knownLogs = {{1, 4, answer.headHash}};
    return answer;
}

struct Parties {
    Shop shop;
    ShopTill& till = shop.addTill(1);
    UploadRequest request = sampleRequest(till.store);
    UploadAnswer answer = sampleAnswer(till.store);
    Bytes upload = sealUpload(till.id(), request, till.key());
    Bytes reply = sealAnswer(till.id(), 1, answer, shop.officeKey);

    Result<UploadRequest> openedUpload(ByteView bytes) const
    {
        return openUpload(till.id(), bytes, till.key().publicKey());
    }
    Result<UploadAnswer> openedAnswer(ByteView bytes) const
    {
        return openAnswer(till.id(), 1, bytes, shop.officeKey.publicKey());
    }
};

} // namespace

SCENARIO("What is sealed is opened as it was", "[sync][envelope]")
{
    const Parties parties;
    const Result<UploadRequest> request = parties.openedUpload(parties.upload);
    REQUIRE(request.ok());
    CHECK(request.value() == parties.request);
    const Result<UploadAnswer> answer = parties.openedAnswer(parties.reply);
    REQUIRE(answer.ok());
    CHECK(answer.value() == parties.answer);
}

SCENARIO("An upload of version 1, which did not name the office's generation, is still read",
         "[sync][envelope][golden]")
{
    const Parties parties;
    const Result<UploadRequest> request = parties.openedUpload(golden("upload-v1.bin"));
    REQUIRE(request.ok());
    CHECK(request.value().events.size() == 3);
    CHECK(request.value().serverGeneration == 0);
}

SCENARIO("Uploads are written in version 2 as they were when it was made", "[sync][envelope][golden]")
{
    const Parties parties;
    CHECK(golden("upload-v2.bin", parties.upload) == parties.upload);
    CHECK(parties.openedUpload(golden("upload-v2.bin")).value() == parties.request);
}

SCENARIO("An answer of version 1, which knew less of a standing, is still read", "[sync][envelope][golden]")
{
    const Parties parties;
    const Result<UploadAnswer> answer = parties.openedAnswer(golden("answer-v1.bin"));
    REQUIRE(answer.ok());
    REQUIRE(answer.value().members.size() == 1);
    const Standing& standing = answer.value().members[0].standing;
    CHECK(standing.balance == sampleRow().standing.balance);
    CHECK(standing.offers == sampleRow().standing.offers);
    CHECK(standing.usual == sampleRow().standing.usual);
    CHECK(standing.vouchers[0].value == sampleRow().standing.vouchers[0].value);
    CHECK(standing.pending.isZero());
}

SCENARIO("An answer of version 2, which said nothing of recovery, is still read", "[sync][envelope][golden]")
{
    const Parties parties;
    UploadAnswer answer = parties.answer;
    answer.recalls.clear();
    answer.knownLogs.clear();
    answer.newEpoch = 0;
    CHECK(parties.openedAnswer(golden("answer-v2.bin")).value() == answer);
}

SCENARIO("Answers are written in version 3 as they were when it was made", "[sync][envelope][golden]")
{
    const Parties parties;
    CHECK(golden("answer-v3.bin", parties.reply) == parties.reply);
    CHECK(parties.openedAnswer(golden("answer-v3.bin")).value() == parties.answer);
}

SCENARIO("A disk asks for a new epoch in a message that nobody else can write", "[sync][envelope]")
{
    const Parties parties;
    const RecoveryRequest request{3, OpId{std::array<std::uint8_t, 16>{7}}, 42};
    const Bytes sealed = sealRecovery(parties.till.id(), request, parties.till.key());
    CHECK(isRecovery(sealed));
    CHECK_FALSE(isRecovery(parties.upload));
    const PublicKey key = parties.till.key().publicKey();
    CHECK(openRecovery(parties.till.id(), sealed, key).value() == request);
    CHECK_FALSE(parties.openedUpload(sealed).ok());
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        Bytes edited = sealed;
        edited[at] ^= 0x01;
        CAPTURE(at);
        CHECK_FALSE(openRecovery(parties.till.id(), edited, key).ok());
    }
}

SCENARIO("A forged message is turned away before anything reads its body", "[sync][envelope]")
{
    const Parties parties;
    const std::uint64_t before = wire::readersEntered();
    GIVEN("any byte of it changed")
    {
        for (std::size_t at = 0; at < parties.upload.size(); ++at) {
            Bytes edited = parties.upload;
            edited[at] ^= 0x01;
            CAPTURE(at);
            const Result<UploadRequest> opened = parties.openedUpload(edited);
            REQUIRE_FALSE(opened.ok());
            const bool expected =
                opened.error().code == ErrorCode::ForgedEnvelope || opened.error().code == ErrorCode::Malformed;
            CHECK(expected);
        }
    }
    GIVEN("it cut anywhere, or made longer")
    {
        for (std::size_t length = 0; length < parties.upload.size(); ++length) {
            CHECK(parties.openedUpload(ByteView{parties.upload}.first(length)).error().code == ErrorCode::Malformed);
        }
        Bytes longer = parties.upload;
        longer.push_back(0);
        CHECK(parties.openedUpload(longer).error().code == ErrorCode::Malformed);
    }
    GIVEN("the signature of another key")
    {
        const Bytes forged = sealUpload(parties.till.id(), parties.request, parties.shop.officeKey);
        CHECK(parties.openedUpload(forged).error().code == ErrorCode::ForgedEnvelope);
    }
    GIVEN("another till's certificate on the connection")
    {
        const ShopTill other(2, OutletId{1}, parties.shop.officeKey.publicKey(), parties.shop.clock);
        const Result<UploadRequest> opened = openUpload(other.id(), parties.upload, parties.till.key().publicKey());
        CHECK(opened.error().code == ErrorCode::ForgedEnvelope);
    }
    GIVEN("an upload sent back as an answer, and an answer to another epoch")
    {
        CHECK(parties.openedAnswer(parties.upload).error().code == ErrorCode::Malformed);
        const Result<UploadAnswer> otherEpoch =
            openAnswer(parties.till.id(), 2, parties.reply, parties.shop.officeKey.publicKey());
        CHECK(otherEpoch.error().code == ErrorCode::ForgedEnvelope);
    }
    GIVEN("more bytes than an envelope has")
    {
        const Bytes huge(MessageLimits::envelopeBytes + 1);
        CHECK(parties.openedUpload(huge).error().code == ErrorCode::TooLarge);
    }
    CHECK(wire::readersEntered() == before);
}

SCENARIO("A body that its own till signed, but that is none, is refused as a whole", "[sync][envelope]")
{
    const Parties parties;
    const std::size_t bodyEnd = parties.upload.size() - 64;
    for (std::size_t at = envelopeHeaderBytes; at < bodyEnd; ++at) {
        Bytes edited(parties.upload.begin(), parties.upload.begin() + static_cast<std::ptrdiff_t>(bodyEnd));
        edited[at] ^= 0xff;
        const Signature signature = parties.till.key().sign(edited);
        edited.insert(edited.end(), signature.begin(), signature.end());
        CAPTURE(at);
        const Result<UploadRequest> opened = parties.openedUpload(edited);
        if (!opened) {
            CHECK(opened.error().code == ErrorCode::Malformed);
        } else {
            CHECK(sealUpload(parties.till.id(), opened.value(), parties.till.key()) == edited);
        }
    }
}

SCENARIO("The office turns a forged upload away and stores nothing of it", "[sync][envelope]")
{
    Parties parties;
    Bytes forged = parties.upload;
    forged.back() ^= 0x80;
    const std::uint64_t before = wire::readersEntered();
    const Result<Bytes> answer = parties.shop.office->answer(parties.till.id(), forged);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::ForgedEnvelope);
    CHECK(wire::readersEntered() == before);
    CHECK(parties.shop.store.content.logs.empty());
}
