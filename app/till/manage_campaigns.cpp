// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/manage_campaigns.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

json questionOfChange(const ManageCampaigns::Change& change, Language language)
{
    return {{"campaign", change.campaign}, {"isNew", change.isNew}, {"language", languageKey(language)}};
}

} // namespace

void ManageCampaigns::list(Language language, std::function<void(Result<std::vector<CampaignRow>>)> then)
{
    m_office("campaign.list", {{"language", languageKey(language)}}, readingWith(readCampaigns, std::move(then)));
}

void ManageCampaigns::check(const Change& change, Language language, Then then)
{
    json question = questionOfChange(change, language);
    question["dryRun"] = true;
    m_office("campaign.put", question, readingWith(readCampaignChange, std::move(then)));
}

void ManageCampaigns::put(const Change& change, StaffId staff, const std::string& pin, Language language, Then then)
{
    json question = questionOfChange(change, language);
    question["staff"] = static_cast<std::uint32_t>(staff);
    question["pin"] = pin;
    m_office("campaign.put", question, readingWith(readCampaignChange, std::move(then)));
}

} // namespace huitou
