// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/claims.h"

#include "core/sync/event_body.h"

#include <algorithm>

namespace huitou
{

std::vector<ClaimRange> claimsFor(TillPort& store, const TillProgress& progress, const UploadAnswer& answer)
{
    // An office that was put back may have lost what it acknowledged, and been told something else by a copy since.
    // This disk may have heard of it already, when it told this epoch once more.
    const bool wasPutBack = answer.serverGeneration != progress.epochGeneration;
    std::vector<ClaimRange> claims;
    for (const std::uint32_t epoch : store.epochs()) {
        const auto known = std::ranges::find(answer.knownLogs, epoch, &KnownLog::epoch);
        const bool isPrefix =
            known != answer.knownLogs.end() && store.hashIn(epoch, known->seq) == std::optional(known->hash);
        if (isPrefix) {
            claims.push_back({epoch, known->seq + 1});
        } else if (wasPutBack) {
            claims.push_back({epoch, 1});
        } else if (epoch == progress.epoch) {
            claims.push_back({epoch, progress.acknowledgedSeq + 1});
        } // an earlier epoch was claimed when it ended
    }
    return claims;
}

std::optional<Bytes> claimOf(const ChainedEvent& event, const OpId& op)
{
    const Result<Fact> fact = decodeFact(event.body);
    if (fact && std::holds_alternative<ClaimFact>(fact.value())) {
        return event.body;
    }
    const bool isOfRights = fact && (std::holds_alternative<RightsReturnedFact>(fact.value()) ||
                                     std::holds_alternative<RightReturnedFact>(fact.value()) ||
                                     std::holds_alternative<RightsDeclaredFact>(fact.value()));
    if (isOfRights || event.body.size() > FactLimits::claimedBytes) {
        return std::nullopt;
    }
    return encodeFact(ClaimFact{op, event.epoch, event.seq, event.hash, event.body});
}

} // namespace huitou
