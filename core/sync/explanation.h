// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/sync/ports.h"

#include <vector>

/// How a member came to their balance, as the office knows it and as it tells a till that asks.
namespace huitou
{

/// The whole way to the standing of that member and of all records merged into theirs.
struct WayToStanding {
    std::vector<ExplainedStep> steps; ///< in business order, from nothing
    Standing standing;
};
/// Folds every fact of the member, so it is for questions, not for the applying of events.
[[nodiscard]] WayToStanding wayToStanding(OfficeTransaction& transaction, const MemberId& member, AsOf asOf);

/// The office's answer to a till.
struct OfficeExplanation {
    static constexpr std::size_t mostSteps = 500;
    static constexpr std::size_t sentenceBytes = 4096; ///< of one language; a longer one is cut

    Instant asOf;
    std::uint32_t includesEpoch = 0; ///< of the asking till's events, as in MemberRow
    std::uint64_t includesSeq = 0;
    Points balance;
    Points pending;
    Points debt;
    std::uint32_t earlier = 0;        ///< steps before those below
    std::vector<ExplainedStep> steps; ///< the newest, in business order
};

/// The answer to `asking`.
[[nodiscard]] OfficeExplanation explanationFor(OfficeTransaction& transaction, const TillRegistration& asking,
                                               const MemberId& member, AsOf asOf);

/// The wire form, version 1.
[[nodiscard]] Bytes encodeExplanation(const OfficeExplanation& explanation);
/// Refuses with Malformed everything that encodeExplanation does not write; takes little memory, whatever it reads.
[[nodiscard]] Result<OfficeExplanation> decodeExplanation(ByteView bytes);

} // namespace huitou
