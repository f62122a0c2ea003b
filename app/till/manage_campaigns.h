// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_office.h"
#include "app/till/office_answers.h"
#include "core/programme/programme.h"
#include "core/shop/staff.h"

#include <functional>
#include <string>
#include <vector>

namespace huitou
{

/// Campaigns as the office has them, and changes of one. Answers come later, on the GUI thread; they are refused with
/// OfficeUnreachable where there is no line, or as the office does.
class ManageCampaigns
{
public:
    /// What is to become of a campaign.
    struct Change {
        std::string campaign; ///< TOML, as writeCampaign() makes it
        bool isNew = false;
    };
    using Then = std::function<void(Result<CampaignChange>)>;

    explicit ManageCampaigns(AskOffice& office) : m_office(office) {}

    void list(Language language, std::function<void(Result<std::vector<CampaignRow>>)> then);
    /// What the office would warn of; nothing is changed.
    void check(const Change& change, Language language, Then then);
    /// A manager's PIN proves who wants it; the office writes the name down.
    void put(const Change& change, StaffId staff, const std::string& pin, Language language, Then then);

private:
    AskOffice& m_office;
};

} // namespace huitou
