// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

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

    /// A till of that outlet that is in service, and its last complete report; its enrolment is the first one. Nothing:
    /// it never made one, and it is not known since when it is there.
    void add(OutletId outlet, std::optional<Instant> reportedAt);
    /// Whether every till of these outlets has told all it knew at `instant`, or later. A till that was not heard for
    /// thirty days is gone, and an outlet without tills has nothing to tell.
    [[nodiscard]] bool haveAllSince(std::span<const OutletId> outlets, Instant instant) const;
    /// Whether what is known of these outlets is all that happened there but for the last ten minutes: a till tries
    /// again after five at most. Without that, nobody who shops there is said to stay away.
    [[nodiscard]] bool areHeard(std::span<const OutletId> outlets) const;
    /// The outlets that are not heard, ascending.
    [[nodiscard]] std::vector<OutletId> unheard() const;
    /// The outlets of which a till counts as gone.
    [[nodiscard]] const std::set<OutletId>& gone() const { return m_gone; }

private:
    Instant m_now;
    std::map<OutletId, Instant> m_oldest; ///< of the tills that are not gone
    std::set<OutletId> m_gone;
};

} // namespace huitou
