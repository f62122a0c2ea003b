// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <span>

/// Whether what is known of an outlet is all that happened there. Pure; any thread.
namespace huitou
{

/// An offer that was decided, and is not made before the outlets where the member shops have told what they know.
struct WaitingOffer {
    MemberId member;
    Instant decidedAt;
    Date day; ///< of the decision, at the office
    friend bool operator==(const WaitingOffer&, const WaitingOffer&) = default;
};

/// When the tills of each outlet last had nothing more to tell.
class OutletReports
{
public:
    /// As seen at that moment.
    explicit OutletReports(Instant now) : m_now(now) {}

    /// A till of that outlet, and its last complete report; nothing: it never made one.
    void add(OutletId outlet, std::optional<Instant> reportedAt);
    /// Whether every till of these outlets has told all it knew at `instant`, or later. A till that was not heard for
    /// thirty days is gone, and an outlet without tills has nothing to tell.
    [[nodiscard]] bool haveAllSince(std::span<const OutletId> outlets, Instant instant) const;

private:
    Instant m_now;
    std::map<OutletId, Instant> m_oldest; ///< of the tills that are not gone
};

} // namespace huitou
