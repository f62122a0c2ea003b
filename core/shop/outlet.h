// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/sentence.h"
#include "core/base/time.h"

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// One shop, as its tills and receipts need it.
struct Outlet {
    OutletId id{1};
    Sentence name;                       ///< "人民路店"
    std::vector<Sentence> receiptHeader; ///< address, telephone: lines under the name
    std::string timeZone = "Asia/Shanghai";
    std::chrono::minutes dayEnds{0};         ///< cut-off of the business day after midnight
    std::array<std::uint8_t, 32> phoneKey{}; ///< keys the hash by which a till finds a phone number
    friend bool operator==(const Outlet&, const Outlet&) = default;

    /// Its calendar; the zone was checked when the outlet was read.
    [[nodiscard]] OutletCalendar calendar() const;
};

/// The outlet document (DocumentKind::Outlet): JSON, format version 1. Refuses with Malformed or NotFound (zone).
[[nodiscard]] std::string writeOutlet(const Outlet& outlet);
[[nodiscard]] Result<Outlet> readOutlet(std::string_view json);

} // namespace huitou
