// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace huitou::simulation
{

/// Bugs that the simulation has to find: each is built into the stores or the people around the real protocol.
enum class Mutant {
    None,
    SpendsFromBalance,        ///< a till spends what its row says the member has
    NoDedupe,                 ///< the office applies an event again
    OutboxClearedOnSend,      ///< a till counts as acknowledged what it has sent
    AcknowledgedBeforeCommit, ///< the office answers although its commit failed
    GrantAppliedTwice,
    LeaseReclaim,          ///< the office takes rights back because time has passed
    RestoredInSameEpoch,   ///< a restored disk goes on in its epoch
    GrantAckBeforeDurable, ///< a till acknowledges grants that a crash takes away
    GoodsAndLogApart,      ///< goods leave in one transaction, the event is written in another
    ClampedToZero,         ///< what is not there is left out instead of becoming a debt
    RefundAnywhere,        ///< any till refunds any sale
    MergeMovesRights,      ///< the office moves the rights that tills hold when it merges
    RefundsSurviveRestore, ///< refund rights outlive the epoch
    RightsLeak,            ///< a grant books a point less than it gives
};

inline constexpr std::array mutantNames{
    std::pair{Mutant::SpendsFromBalance, std::string_view{"spends-from-balance"}},
    std::pair{Mutant::NoDedupe, std::string_view{"no-dedupe"}},
    std::pair{Mutant::OutboxClearedOnSend, std::string_view{"outbox-cleared-on-send"}},
    std::pair{Mutant::AcknowledgedBeforeCommit, std::string_view{"acknowledged-before-commit"}},
    std::pair{Mutant::GrantAppliedTwice, std::string_view{"grant-applied-twice"}},
    std::pair{Mutant::LeaseReclaim, std::string_view{"lease-reclaim"}},
    std::pair{Mutant::RestoredInSameEpoch, std::string_view{"restored-in-same-epoch"}},
    std::pair{Mutant::GrantAckBeforeDurable, std::string_view{"grant-ack-before-durable"}},
    std::pair{Mutant::GoodsAndLogApart, std::string_view{"goods-and-log-apart"}},
    std::pair{Mutant::ClampedToZero, std::string_view{"clamped-to-zero"}},
    std::pair{Mutant::RefundAnywhere, std::string_view{"refund-anywhere"}},
    std::pair{Mutant::MergeMovesRights, std::string_view{"merge-moves-rights"}},
    std::pair{Mutant::RefundsSurviveRestore, std::string_view{"refunds-survive-restore"}},
    std::pair{Mutant::RightsLeak, std::string_view{"rights-leak"}},
};

} // namespace huitou::simulation
