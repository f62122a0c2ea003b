// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

/// An office that was put back from a copy, within one transaction: what tills know and it does not is learned anew.
namespace huitou
{

/// Begins a generation that is later than this office's, later than `known`, and unlike one that the same copy began
/// before: the newest epoch of every till is awaited, closed or not.
void beginGeneration(OfficeTransaction& transaction, std::uint64_t known);

/// Hears an epoch again that this office gave before it was put back, and has forgotten: the till tells its whole log
/// and what it holds, and asks for a new epoch then. Nothing when the till can't have been given that epoch. `known`:
/// the newest generation that the till heard of.
[[nodiscard]] std::optional<Cursor> takeUpForgotten(OfficeTransaction& transaction, const TillEpoch& log,
                                                    std::uint64_t known);

/// The number of a till's next epoch, when its newest known one is `newest`. An office that was put back numbers apart:
/// an epoch that it gave and has forgotten, in which a till may hold rights, is not given a second time.
[[nodiscard]] std::uint32_t epochAfter(OfficeTransaction& transaction, std::uint32_t newest);

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
