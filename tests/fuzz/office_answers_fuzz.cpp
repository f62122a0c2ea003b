// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/office_answers.h"
#include "core/programme/campaigns.h"

/// Whatever the office answers to a till: each row that is accepted has its cells.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const std::string body(reinterpret_cast<const char*>(data), size);
    for (const auto& report : {readReport(body), readReportAnswer(body)}) {
        if (report.ok()) {
            const std::size_t columns = report.value().columns.size();
            HUITOU_CHECK(columns <= AnswerLimits::columns && report.value().rows.size() <= AnswerLimits::rows);
            for (const std::vector<std::string>& row : report.value().rows) {
                HUITOU_CHECK(row.size() == columns);
            }
            HUITOU_CHECK(report.value().isNumber.size() == columns);
            HUITOU_CHECK(report.value().ids.size() == report.value().rows.size());
            HUITOU_CHECK(report.value().totals.empty() || report.value().totals.size() == columns);
        }
    }
    (void)readWishes(body);
    if (const auto calls = readCallList(body); calls.ok()) {
        HUITOU_CHECK(calls.value().rows.size() <= AnswerLimits::rows);
    }
    (void)readCard(body);
    if (const auto campaigns = readCampaigns(body); campaigns.ok()) {
        HUITOU_CHECK(campaigns.value().size() <= AnswerLimits::rows);
        for (const CampaignRow& campaign : campaigns.value()) {
            (void)readCampaign(campaign.toml, cny);
        }
    }
    (void)readCampaignChange(body);
    return 0;
}
