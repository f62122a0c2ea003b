// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member_link.h"

#include "core/base/base64.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::string_view keyPurpose = "huitou member link 1";
constexpr std::size_t claimBytes = 1 + 1 + MemberId::byteCount + 4;
constexpr std::size_t proofBytes = 16;
constexpr std::size_t textSize = ((claimBytes + proofBytes) * 4 + 2) / 3;

Bytes claimOf(const MemberLink& link)
{
    Bytes claim{static_cast<std::uint8_t>(link.kind), static_cast<std::uint8_t>(link.channel)};
    const ByteView member = link.member.bytes();
    claim.insert(claim.end(), member.begin(), member.end());
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(link.until.time_since_epoch()).count();
    appendLittleEndian(claim, static_cast<std::uint64_t>(minutes), 4);
    return claim;
}

/// In a time that does not depend on where they differ.
bool isProof(ByteView claim, ByteView proof, const LinkKey& key)
{
    const Digest digest = keyedHash(claim, key);
    std::uint8_t different = 0;
    for (std::size_t index = 0; index < proofBytes; ++index) {
        different = static_cast<std::uint8_t>(different | (digest.at(index) ^ proof[index]));
    }
    return different == 0;
}

Error noLink(ErrorCode code)
{
    return Error{code,
                 {"This link is not whole, or not from this shop. Open the one in the newest message, or ask in the "
                  "shop for a new one.",
                  "链接不完整，或不是本店发出的。请打开最新消息中的链接，或到店索取新链接。"}};
}

} // namespace

LinkKey linkKeyFrom(const std::array<std::uint8_t, 32>& secretSeed)
{
    return keyedHash(bytesOf(keyPurpose), secretSeed);
}

std::string writeMemberLink(const MemberLink& link, const LinkKey& key)
{
    Bytes claim = claimOf(link);
    const Digest proof = keyedHash(claim, key);
    claim.insert(claim.end(), proof.begin(), proof.begin() + proofBytes);
    return toBase64Url(claim);
}

Result<MemberLink> readMemberLink(std::string_view text, const LinkKey& key, Instant now)
{
    const std::optional<Bytes> bytes = text.size() == textSize ? fromBase64Url(text) : std::nullopt;
    if (!bytes || bytes->size() != claimBytes + proofBytes) {
        return noLink(ErrorCode::Malformed);
    }
    const ByteView all = *bytes;
    if (!isProof(all.first(claimBytes), all.subspan(claimBytes), key)) {
        return noLink(ErrorCode::ForgedCode);
    }
    const auto minutes = static_cast<std::int64_t>(readLittleEndian(all.subspan(2 + MemberId::byteCount, 4)));
    const MemberLink link{.kind = MemberLink::Kind{all[0]},
                          .channel = Channel{all[1]},
                          .member = *MemberId::fromBytes(all.subspan(2, MemberId::byteCount)),
                          .until = Instant{std::chrono::minutes{minutes}}};
    if (now > link.until) {
        return Error{ErrorCode::NotAllowed,
                     {"This link has ended. Open the one in the newest message, or ask in the shop for a new one.",
                      "链接已过期。请打开最新消息中的链接，或到店索取新链接。"}};
    }
    return link;
}

} // namespace huitou
