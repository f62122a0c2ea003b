// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

/// An office that was put back from a copy, within one transaction: what tills know and it does not is learned anew.
namespace huitou
{

/// Begins a generation that is later than this office's, later than `known`, and unlike one that the same copy began
/// before: every till in an open epoch is awaited.
void beginGeneration(OfficeTransaction& transaction, std::uint64_t known);

/// What a till told in the declaration whose last fact is `last`; nothing when its earlier parts are of another one.
struct Declaration {
    std::uint64_t grantApplied = 0;
    std::vector<DeclaredRight> rights;
};
[[nodiscard]] Declaration declarationEnding(OfficeTransaction& transaction, const TillId& till,
                                            const ChainedEvent& event, const RightsDeclaredFact& last);

/// The whole declaration for this generation among the events of that log that wait, with what the log spends before
/// it; nothing while it has not come.
struct WaitingDeclaration {
    Declaration declaration;
    std::vector<Fact> before;
};
[[nodiscard]] std::optional<WaitingDeclaration> waitingDeclaration(OfficeTransaction& transaction,
                                                                   const TillEpoch& log);

} // namespace huitou
