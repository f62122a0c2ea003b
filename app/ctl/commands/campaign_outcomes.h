// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_room.h"
#include "core/base/money.h"
#include "core/cadence/hold_out.h"
#include "core/cadence/uplift.h"

#include <cstdint>
#include <map>
#include <string>

/// What campaigns' offers came to, for the report and for the list of campaigns.
namespace huitou
{

struct CampaignResults {
    CampaignGroup offered;
    CampaignGroup heldOut;
    std::int64_t running = 0; ///< members for whom it still holds: they do not count yet
    CampaignIssued issued;    ///< all offers so far, those that are running too
};

/// By campaign; nothing of one that nobody was asked by.
using CampaignOutcomes = std::map<std::string, CampaignResults>;

/// Counts members whose offer was over before `today`. Database failures leave as StorageError.
[[nodiscard]] CampaignOutcomes campaignOutcomesUntil(OfficeRoom& room, Currency currency, Date today);

/// What those who got an offer did more because of it, all together.
struct Brought {
    std::int64_t estimate = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
};
[[nodiscard]] Brought broughtBy(const Interval& each, std::int64_t members);

/// "+48 (+9 to +87)"
[[nodiscard]] Sentence amountText(const Brought& brought);
/// The same of smallest units of `currency`, as amounts.
[[nodiscard]] Sentence moneyText(const Brought& brought, Currency currency);
/// What the offers came to: "120 offers, worth at most 1800.00".
[[nodiscard]] Sentence costOf(const CampaignIssued& issued, Currency currency);
/// The share that came back: "12.5 %", "-" of nobody.
[[nodiscard]] std::string percentOf(const CampaignGroup& group);

/// "brings members back"
[[nodiscard]] Sentence verdictOf(CampaignVerdict verdict);
/// The same for programs: "brought".
[[nodiscard]] const char* verdictKey(CampaignVerdict verdict);

} // namespace huitou
