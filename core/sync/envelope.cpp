// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/envelope.h"

#include "core/sync/message_fields.h"
#include "core/sync/wire_codec.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::string_view magic = "HUITOU";
/// An upload of version 1 names no generation of the office. An answer of version 1 tells less of a standing, one of
/// version 2 nothing of recovery.
constexpr std::uint16_t uploadVersion = 2;
constexpr std::uint16_t recoveryVersion = 1;
constexpr std::uint16_t oldestAnswerVersion = 1;
constexpr std::uint16_t answerVersion = 3;
constexpr std::size_t signatureBytes = std::tuple_size_v<Signature>;
/// Room for the largest message that fits into an envelope.
constexpr std::size_t envelopeMemory = 4 * 1024 * 1024;

enum class Direction : std::uint8_t { Upload = 1, Answer = 2, Recovery = 3 };

struct Header {
    std::uint16_t version = uploadVersion;
    Direction direction = Direction::Upload;
    TillId till;
    std::uint32_t epoch = 1;
    std::uint64_t number = 0;
    std::uint32_t count = 0;
    std::uint32_t bodyLength = 0;
    Digest hash{};
};

Error tooLarge(std::size_t size)
{
    const std::string bytes = std::to_string(size);
    const std::string most = std::to_string(MessageLimits::envelopeBytes);
    return Error{ErrorCode::TooLarge,
                 {"The message has " + bytes + " bytes; at most " + most + " are taken. Send fewer events at a time.",
                  "消息有 " + bytes + " 字节，最多接受 " + most + " 字节。请减少每次发送的事件数。"}};
}

Error forged()
{
    return Error{ErrorCode::ForgedEnvelope,
                 {"The message was not signed by the party that it claims to come from; nothing of it was read. Check "
                  "the enrolment of this till.",
                  "消息的签名与其声称的发送方不符，未读取其内容。请检查本收银机的登记。"}};
}

Bytes writeHeader(const Header& header)
{
    Bytes out;
    const ByteView name = bytesOf(magic);
    out.insert(out.end(), name.begin(), name.end());
    appendLittleEndian(out, header.version, 2);
    appendLittleEndian(out, static_cast<std::uint64_t>(header.direction), 1);
    appendLittleEndian(out, 0, 1);
    const ByteView till = header.till.bytes();
    out.insert(out.end(), till.begin(), till.end());
    appendLittleEndian(out, header.epoch, 4);
    appendLittleEndian(out, header.number, 8);
    appendLittleEndian(out, header.count, 4);
    appendLittleEndian(out, header.bodyLength, 4);
    out.insert(out.end(), header.hash.begin(), header.hash.end());
    HUITOU_CHECK(out.size() == envelopeHeaderBytes);
    return out;
}

/// Nothing when these are not the bytes of a header.
std::optional<Header> readHeader(ByteView bytes)
{
    std::size_t at = magic.size();
    const auto take = [&bytes, &at](std::size_t count) {
        const ByteView part = bytes.subspan(at, count);
        at += count;
        return part;
    };
    Header header;
    header.version = static_cast<std::uint16_t>(readLittleEndian(take(2)));
    header.direction = static_cast<Direction>(readLittleEndian(take(2)));
    header.till = *TillId::fromBytes(take(TillId::byteCount));
    header.epoch = static_cast<std::uint32_t>(readLittleEndian(take(4)));
    header.number = readLittleEndian(take(8));
    header.count = static_cast<std::uint32_t>(readLittleEndian(take(4)));
    header.bodyLength = static_cast<std::uint32_t>(readLittleEndian(take(4)));
    std::ranges::copy(take(header.hash.size()), header.hash.begin());
    // What it says must be what we would write: this covers magic and the empty byte.
    const Bytes again = writeHeader(header);
    return std::ranges::equal(again, bytes) ? std::optional(header) : std::nullopt;
}

Bytes seal(Header header, ByteView body, const SigningKey& key)
{
    header.bodyLength = static_cast<std::uint32_t>(body.size());
    Bytes envelope = writeHeader(header);
    envelope.insert(envelope.end(), body.begin(), body.end());
    const Signature signature = key.sign(envelope);
    envelope.insert(envelope.end(), signature.begin(), signature.end());
    HUITOU_CHECK(envelope.size() <= MessageLimits::envelopeBytes);
    return envelope;
}

struct Opened {
    Header header;
    ByteView body;
};

bool isKnown(Direction direction, std::uint16_t version)
{
    switch (direction) {
    case Direction::Upload: return version >= 1 && version <= uploadVersion;
    case Direction::Answer: return version >= oldestAnswerVersion && version <= answerVersion;
    case Direction::Recovery: return version == recoveryVersion;
    }
    return false;
}

/// Everything that can be said without looking into the body.
Result<Opened> open(Direction direction, const TillId& till, ByteView envelope, const PublicKey& key)
{
    if (envelope.size() > MessageLimits::envelopeBytes) {
        return tooLarge(envelope.size());
    }
    if (envelope.size() < envelopeHeaderBytes + signatureBytes) {
        return wire::malformed();
    }
    const std::optional<Header> header = readHeader(envelope.first(envelopeHeaderBytes));
    const std::size_t bodyLength = envelope.size() - envelopeHeaderBytes - signatureBytes;
    if (!header || header->direction != direction || header->bodyLength != bodyLength ||
        !isKnown(direction, header->version)) {
        return wire::malformed();
    }
    Signature signature{};
    std::ranges::copy(envelope.last(signatureBytes), signature.begin());
    if (header->till != till || !verify(envelope.first(envelopeHeaderBytes + bodyLength), signature, key)) {
        return forged();
    }
    return Opened{*header, envelope.subspan(envelopeHeaderBytes, bodyLength)};
}

Result<wire::UploadBody> readUpload(std::uint16_t version, ByteView body)
{
    if (version == uploadVersion) {
        return wire::decode<wire::UploadBody>(body, envelopeMemory);
    }
    Result<wire::UploadBodyOfVersion1> old = wire::decode<wire::UploadBodyOfVersion1>(body, envelopeMemory);
    return old ? Result<wire::UploadBody>(std::move(old).value().body) : Result<wire::UploadBody>(old.error());
}

template <std::uint8_t version>
Result<UploadAnswer> readOldAnswer(ByteView body)
{
    Result<wire::OldAnswer<version>> old = wire::decode<wire::OldAnswer<version>>(body, envelopeMemory);
    return old ? Result<UploadAnswer>(std::move(old).value().answer) : Result<UploadAnswer>(old.error());
}

Result<UploadAnswer> readAnswer(std::uint16_t version, ByteView body)
{
    return version == answerVersion ? wire::decode<UploadAnswer>(body, envelopeMemory)
           : version == 2           ? readOldAnswer<2>(body)
                                    : readOldAnswer<1>(body);
}

} // namespace

Bytes sealUpload(const TillId& from, const UploadRequest& request, const SigningKey& key)
{
    wire::UploadBody body{request.previousHash,      {},
                          request.grantAcknowledged, request.directoryVersion,
                          request.documents,         request.partial,
                          request.serverGeneration};
    std::uint64_t seq = request.fromSeq;
    for (const ChainedEvent& event : request.events) {
        HUITOU_CHECK(event.epoch == request.epoch && event.seq == seq++ && event.previousHash == body.headHash);
        body.bodies.push_back({event.body});
        body.headHash = event.hash;
    }
    const Header header{uploadVersion,
                        Direction::Upload,
                        from,
                        request.epoch,
                        request.fromSeq,
                        static_cast<std::uint32_t>(request.events.size()),
                        0,
                        request.previousHash};
    return seal(header, wire::encode(body), key);
}

Result<UploadRequest> openUpload(const TillId& from, ByteView envelope, const PublicKey& key)
{
    const Result<Opened> opened = open(Direction::Upload, from, envelope, key);
    if (!opened) {
        return opened.error();
    }
    const Header& header = opened.value().header;
    if (header.number == 0 || header.number > UINT64_MAX - MessageLimits::events) {
        return wire::malformed();
    }
    Result<wire::UploadBody> read = readUpload(header.version, opened.value().body);
    if (!read) {
        return read.error();
    }
    wire::UploadBody& body = read.value();
    UploadRequest request{header.epoch,
                          header.number,
                          header.hash,
                          {},
                          body.grantAcknowledged,
                          body.directoryVersion,
                          std::move(body.documents),
                          body.partial,
                          body.serverGeneration};
    Digest previous = header.hash;
    std::uint64_t seq = header.number;
    for (wire::EventBytes& event : body.bodies) {
        const Digest hash = eventHash(from, header.epoch, seq, previous, event.bytes);
        request.events.push_back({header.epoch, seq++, previous, hash, std::move(event.bytes)});
        previous = hash;
    }
    if (request.events.size() != header.count || previous != body.headHash) {
        return wire::malformed();
    }
    return request;
}

Bytes sealRecovery(const TillId& from, const RecoveryRequest& request, const SigningKey& key)
{
    Header header;
    header.version = recoveryVersion;
    header.direction = Direction::Recovery;
    header.till = from;
    header.epoch = request.epoch;
    return seal(header, wire::encode(request), key);
}

bool isRecovery(ByteView envelope)
{
    constexpr std::size_t place = magic.size() + sizeof(std::uint16_t);
    return envelope.size() > place && envelope[place] == static_cast<std::uint8_t>(Direction::Recovery);
}

Result<RecoveryRequest> openRecovery(const TillId& from, ByteView envelope, const PublicKey& key)
{
    const Result<Opened> opened = open(Direction::Recovery, from, envelope, key);
    if (!opened) {
        return opened.error();
    }
    const Header& header = opened.value().header;
    if (header.number != 0 || header.count != 0 || header.hash != Digest{}) {
        return wire::malformed();
    }
    Result<RecoveryRequest> request = wire::decode<RecoveryRequest>(opened.value().body, envelopeMemory);
    if (request) {
        request.value().epoch = header.epoch;
    }
    return request;
}

Bytes sealAnswer(const TillId& to, std::uint32_t epoch, const UploadAnswer& answer, const SigningKey& key)
{
    const Header header{answerVersion,
                        Direction::Answer,
                        to,
                        epoch,
                        answer.acknowledgedSeq,
                        static_cast<std::uint32_t>(answer.grants.size()),
                        0,
                        answer.headHash};
    return seal(header, wire::encode(answer), key);
}

Result<UploadAnswer> openAnswer(const TillId& to, std::uint32_t epoch, ByteView envelope, const PublicKey& key)
{
    const Result<Opened> opened = open(Direction::Answer, to, envelope, key);
    if (!opened) {
        return opened.error();
    }
    const Header& header = opened.value().header;
    if (header.epoch != epoch) {
        return forged();
    }
    Result<UploadAnswer> answer = readAnswer(header.version, opened.value().body);
    if (answer && (answer.value().acknowledgedSeq != header.number || answer.value().headHash != header.hash ||
                   answer.value().grants.size() != header.count)) {
        return wire::malformed();
    }
    return answer;
}

std::size_t wireSizeOf(const MemberRow& row)
{
    return wire::encodeInPlace(row).size();
}

} // namespace huitou
