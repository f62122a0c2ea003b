// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/cadence/chain_cuts.h"
#include "core/cadence/purchase_trails.h"
#include "core/cadence/silence_model.h"

#include <functional>
#include <span>
#include <vector>

namespace huitou
{

struct OfficeRoom; // app/office/office_room.h

/// The purchase days of every member of the chain up to a day, whatever cards they used: what its own rhythm is learned
/// from.
class ChainHistory
{
public:
    /// Reads them from the office's store; throws StorageError.
    ChainHistory(OfficeRoom& room, Currency currency, Date today);

    /// How this chain's members come back; what is usual elsewhere when they have bought too little. Takes seconds for
    /// a hundred thousand members.
    [[nodiscard]] SilenceModel learn() const;
    /// Which spending makes a member A or B.
    [[nodiscard]] ValueCuts valueCuts(const SegmentRules& rules) const;
    /// Each member who bought, as this model sees them.
    void each(const SilenceModel& model,
              const std::function<void(const MemberId& member, const CadenceState& state)>& take) const;

private:
    void add(const MemberId& member, std::span<const PurchaseDay> days);

    Date m_today;
    PurchaseTrails m_trails;
    std::vector<MemberId> m_members; ///< whose trail each one is
};

} // namespace huitou
