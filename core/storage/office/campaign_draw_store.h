// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/hold_out.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <functional>
#include <vector>

namespace huitou
{

/// The table campaign_draw: for which members a campaign's rule held, and who of them was held out.
class CampaignDrawStore
{
public:
    explicit CampaignDrawStore(Database& database) : m_database(database) {}

    /// A second draw of one day changes nothing.
    void add(Transaction& transaction, const CampaignDraw& draw);
    /// By day.
    [[nodiscard]] std::vector<CampaignDraw> ofMember(const MemberId& member);
    /// The first draw of each member in each campaign, with what the member bought in that currency while it held; by
    /// campaign. A member counts once, because their second time is no longer independent of the first.
    void eachOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take);

private:
    Database& m_database;
};

} // namespace huitou
