// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member_code.h"

#include "core/base/base45.h"

#include <algorithm>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::string_view prefix = "HT1";
constexpr std::uint8_t payloadVersion = 1;
constexpr std::size_t claimSize = 1 + MemberId::byteCount + 4;
constexpr std::size_t payloadSize = claimSize + sizeof(Signature);
/// Signed before the claim, so that no other signature of the office can pass for a member code.
constexpr std::string_view signatureDomain = "huitou member code 1\n";

Bytes signedMessage(ByteView claim)
{
    Bytes message(signatureDomain.begin(), signatureDomain.end());
    message.insert(message.end(), claim.begin(), claim.end());
    return message;
}

Error malformed(std::string detail)
{
    return Error{ErrorCode::Malformed,
                 {"The member code could not be read completely. Scan it again; if that fails, find the member by the "
                  "telephone number.",
                  "会员码没有读完整。请再扫一次；仍不行时，请按手机号查找会员。"},
                 std::move(detail)};
}

} // namespace

std::string encodeMemberCode(const MemberCode& code, const SigningKey& office)
{
    Bytes payload{payloadVersion};
    const ByteView member = code.member.bytes();
    payload.insert(payload.end(), member.begin(), member.end());
    appendLittleEndian(payload, code.issueNumber, 4);
    const Signature signature = office.sign(signedMessage(payload));
    payload.insert(payload.end(), signature.begin(), signature.end());
    HUITOU_CHECK(payload.size() == payloadSize);
    return std::string(prefix) + toBase45(payload);
}

bool looksLikeMemberCode(std::string_view text) noexcept
{
    return text.starts_with(prefix);
}

Result<MemberCode> verifyMemberCode(std::string_view text, const PublicKey& office)
{
    if (!looksLikeMemberCode(text)) {
        return malformed("no member code");
    }
    text.remove_prefix(prefix.size());
    constexpr std::size_t textSize = payloadSize / 2 * 3 + payloadSize % 2 * 2;
    if (text.size() != textSize) {
        return malformed("member code of " + std::to_string(text.size()) + " characters");
    }
    const std::optional<Bytes> payload = fromBase45(text);
    if (!payload) {
        return malformed("member code is not base45");
    }
    if (payload->front() != payloadVersion) {
        return malformed("member code of version " + std::to_string(payload->front()));
    }
    const ByteView bytes = *payload;
    Signature signature{};
    std::copy(bytes.begin() + claimSize, bytes.end(), signature.begin());
    if (!verify(signedMessage(bytes.first(claimSize)), signature, office)) {
        return Error{ErrorCode::ForgedCode,
                     {"This member code was not issued by our office, so it gives no rights. Find the member by the "
                      "telephone number, and report the card.",
                      "该会员码不是本公司发出的，不能使用。请按手机号查找会员，并上报此卡。"}};
    }
    const std::optional<MemberId> member = MemberId::fromBytes(bytes.subspan(1, MemberId::byteCount));
    HUITOU_CHECK(member.has_value());
    const std::uint64_t issue = readLittleEndian(bytes.subspan(1 + MemberId::byteCount, 4));
    return MemberCode{.member = *member, .issueNumber = static_cast<std::uint32_t>(issue)};
}

Status checkNewestCard(const MemberCode& code, std::uint32_t currentIssue)
{
    if (code.issueNumber >= currentIssue) {
        return {};
    }
    const std::string shown = std::to_string(code.issueNumber);
    const std::string current = std::to_string(currentIssue);
    return Error{
        ErrorCode::NotAllowed,
        {"This is the member's card no. " + shown + "; no. " + current +
             " has replaced it. Ask for the newer card, or find the member by the telephone number.",
         "这是该会员的第 " + shown + " 张卡，已由第 " + current + " 张卡取代。请出示新卡，或按手机号查找会员。"}};
}

} // namespace huitou
