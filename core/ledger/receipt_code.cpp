// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/receipt_code.h"

#include "core/base/base45.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::string_view prefix = "HR1";
constexpr std::uint8_t payloadVersion = 1;
constexpr std::size_t number = 8;
constexpr std::size_t claimSize = 1 + TillId::byteCount + 4 + number + MemberId::byteCount + 4 * number;
constexpr std::size_t payloadSize = claimSize + sizeof(Signature);
constexpr std::size_t textSize = prefix.size() + payloadSize / 2 * 3 + payloadSize % 2 * 2;
static_assert(textSize <= 221); // what 49x49 modules hold
/// Signed before the claim, so that no other signature of the till can pass for a receipt.
constexpr std::string_view signatureDomain = "huitou receipt code 1\n";

Bytes claimOf(const ReceiptCode& code)
{
    Bytes claim{payloadVersion};
    const auto append = [&claim](ByteView bytes) { claim.insert(claim.end(), bytes.begin(), bytes.end()); };
    append(code.till.bytes());
    appendLittleEndian(claim, code.epoch, 4);
    appendLittleEndian(claim, code.seq, number);
    const MemberId member = code.member.value_or(MemberId{});
    append(member.bytes());
    appendLittleEndian(claim, static_cast<std::uint64_t>(code.at.time_since_epoch().count()), number);
    appendLittleEndian(claim, static_cast<std::uint64_t>(code.paidMinorUnits), number);
    appendLittleEndian(claim, static_cast<std::uint64_t>(code.earned.hundredths()), number);
    appendLittleEndian(claim, static_cast<std::uint64_t>(code.redeemed.hundredths()), number);
    HUITOU_CHECK(claim.size() == claimSize);
    return claim;
}

Bytes signedMessage(const ReceiptCode& code)
{
    Bytes message(signatureDomain.begin(), signatureDomain.end());
    const Bytes claim = claimOf(code);
    message.insert(message.end(), claim.begin(), claim.end());
    return message;
}

Error malformed()
{
    return Error{ErrorCode::Malformed,
                 {"The receipt's code could not be read completely. Scan it again, or type the receipt's number.",
                  "小票二维码没有读完整。请再扫一次，或输入小票单号。"}};
}

/// Takes the fields off the front of a claim, one after the other.
class ClaimReader
{
public:
    explicit ClaimReader(ByteView bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::uint64_t integer(std::size_t size) { return readLittleEndian(take(size)); }
    [[nodiscard]] std::int64_t whole() { return static_cast<std::int64_t>(integer(number)); }
    template <typename AnyId>
    [[nodiscard]] AnyId id()
    {
        return AnyId::fromBytes(take(AnyId::byteCount)).value();
    }

private:
    ByteView take(std::size_t size)
    {
        const ByteView taken = m_bytes.first(size);
        m_bytes = m_bytes.subspan(size);
        return taken;
    }

    ByteView m_bytes;
};

} // namespace

std::string encodeReceiptCode(const ReceiptCode& code, const SigningKey& till)
{
    Bytes payload = claimOf(code);
    const Signature signature = till.sign(signedMessage(code));
    payload.insert(payload.end(), signature.begin(), signature.end());
    return std::string(prefix) + toBase45(payload);
}

bool looksLikeReceiptCode(std::string_view text) noexcept
{
    return text.starts_with(prefix);
}

bool UnverifiedReceiptCode::isSignedBy(const PublicKey& till) const
{
    return verify(signedMessage(code), signature, till);
}

Result<UnverifiedReceiptCode> readReceiptCode(std::string_view text)
{
    if (!looksLikeReceiptCode(text) || text.size() != textSize) {
        return malformed();
    }
    text.remove_prefix(prefix.size());
    const std::optional<Bytes> payload = fromBase45(text);
    if (!payload || payload->front() != payloadVersion) {
        return malformed();
    }
    const ByteView bytes = *payload;
    ClaimReader claim(bytes.subspan(1, claimSize - 1));
    UnverifiedReceiptCode read;
    read.code.till = claim.id<TillId>();
    read.code.epoch = static_cast<std::uint32_t>(claim.integer(4));
    read.code.seq = claim.integer(number);
    const auto member = claim.id<MemberId>();
    read.code.member = member.isNull() ? std::nullopt : std::optional(member);
    read.code.at = Instant{std::chrono::milliseconds{claim.whole()}};
    read.code.paidMinorUnits = claim.whole();
    read.code.earned = Points::fromHundredths(claim.whole());
    read.code.redeemed = Points::fromHundredths(claim.whole());
    std::copy(bytes.begin() + claimSize, bytes.end(), read.signature.begin());
    return read;
}

} // namespace huitou
