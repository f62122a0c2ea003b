// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/hold_out.h"
#include "core/cadence/outlet_reports.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// The tables campaign_draw, campaign_issued and waiting_offer: for which members a campaign's rule held and who of
/// them was held out, and whose offer waits for the reports of tills.
class CampaignDrawStore
{
public:
    explicit CampaignDrawStore(Database& database) : m_database(database) {}

    /// A second draw of one day changes nothing. An offer is counted with what it is worth.
    void add(Transaction& transaction, const CampaignDraw& draw);
    /// What that campaign's offers came to. No other transaction adds to it, or asks, until this one ends.
    [[nodiscard]] CampaignIssued issued(Transaction& transaction, const std::string& campaign);
    /// By day.
    [[nodiscard]] std::vector<CampaignDraw> ofMember(const MemberId& member);
    /// In place of one that waits for that member already.
    void putWaiting(Transaction& transaction, const WaitingOffer& offer);
    void dropWaiting(Transaction& transaction, const MemberId& member);
    [[nodiscard]] std::optional<WaitingOffer> waiting(const MemberId& member);
    /// The first draw of each member in each campaign, with what the member bought in that currency while it held; by
    /// campaign. A member counts once, because their second time is no longer independent of the first.
    void eachOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take);

private:
    Database& m_database;
};

} // namespace huitou
