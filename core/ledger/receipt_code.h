// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "core/base/points.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// What the QR code of a receipt says: which event of which till it is, and the sums that must not be lost with that
/// till's disk. The till signs it, so that paper can stand for the log.
struct ReceiptCode {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0;
    std::optional<MemberId> member;
    Instant at;
    std::int64_t paidMinorUnits = 0; ///< in the programme's currency
    Points earned;
    Points redeemed;
    friend bool operator==(const ReceiptCode&, const ReceiptCode&) = default;
};

/// The QR payload: "HR1" and base45 of the fields and the till's Ed25519 signature. 49x49 modules: on paper of 58 mm
/// each is six dots wide.
[[nodiscard]] std::string encodeReceiptCode(const ReceiptCode& code, const SigningKey& till);

/// True when `text` claims to be a receipt's code, forged or not: screens decide by it where a scan goes.
[[nodiscard]] bool looksLikeReceiptCode(std::string_view text) noexcept;

/// A code that was read and not yet believed.
struct UnverifiedReceiptCode {
    ReceiptCode code;
    Signature signature{};

    /// Whether the till with that key signed it.
    [[nodiscard]] bool isSignedBy(const PublicKey& till) const;
};

/// Refuses with Malformed.
[[nodiscard]] Result<UnverifiedReceiptCode> readReceiptCode(std::string_view text);

} // namespace huitou
