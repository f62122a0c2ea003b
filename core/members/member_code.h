// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace huitou
{

/// What a printed member card says (level 1): who, and the how-manieth card.
struct MemberCode {
    MemberId member;
    std::uint32_t issueNumber = 1;
    friend bool operator==(const MemberCode&, const MemberCode&) = default;
};

/// The QR payload: "HT1" and base45 of version, surrogate, issue number and the office's Ed25519 signature.
/// Fits QR's alphanumeric mode, about 41x41 modules.
[[nodiscard]] std::string encodeMemberCode(const MemberCode& code, const SigningKey& office);

/// True when `text` claims to be a member code, forged or not: screens decide by it where a scan goes.
[[nodiscard]] bool looksLikeMemberCode(std::string_view text) noexcept;

/// Offline, by the office's public key alone. Refuses with Malformed, or with ForgedCode when the signature is not
/// the office's.
[[nodiscard]] Result<MemberCode> verifyMemberCode(std::string_view text, const PublicKey& office);

/// Whether `code` is the member's newest card. Refuses an older one with NotAllowed; a newer one than `currentIssue`
/// is genuine (it was signed), the directory is only behind.
[[nodiscard]] Status checkNewestCard(const MemberCode& code, std::uint32_t currentIssue);

} // namespace huitou
