// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/campaign_outcomes.h"

#include "core/storage/office_store.h"
#include "core/sync/ports.h"

#include <cmath>
#include <fmt/format.h>

namespace huitou
{

CampaignOutcomes campaignOutcomesUntil(OfficeRoom& room, Currency currency, Date today)
{
    CampaignOutcomes campaigns;
    room.store.eachCampaignOutcome(currency, [&](const CampaignOutcome& outcome) {
        CampaignResults& campaign = campaigns[outcome.draw.campaign];
        if (outcome.draw.until >= today) {
            ++campaign.running;
            return;
        }
        CampaignGroup& group = outcome.draw.isHeldOut ? campaign.heldOut : campaign.offered;
        group.add(outcome.purchaseDays, outcome.paid.minorUnits());
    });
    room.store.transact([&](OfficeTransaction& transaction) {
        for (auto& [name, campaign] : campaigns) {
            campaign.issued = transaction.issuedBy(name);
        }
    });
    return campaigns;
}

Brought broughtBy(const Interval& each, std::int64_t members)
{
    const auto all = [members](double figure) { return std::llround(figure * static_cast<double>(members)); };
    return {all(each.estimate), all(each.low), all(each.high)};
}

Sentence costOf(const CampaignIssued& issued, Currency currency)
{
    Sentence text{fmt::format("{} offers", issued.offers), fmt::format("{} 个", issued.offers)};
    if (issued.offers > issued.unvalued) {
        const std::string worth = Money::fromMinor(issued.worthUnits, currency).text();
        text.en += ", worth at most " + worth;
        text.zh += "，最多值 " + worth;
    }
    return text;
}

Sentence verdictOf(CampaignVerdict verdict)
{
    switch (verdict) {
    case CampaignVerdict::NotEnough: return {"not enough yet", "数据还不够"};
    case CampaignVerdict::NoHoldOut: return {"cannot be told: nobody was held out", "没有对照组，无法判断"};
    case CampaignVerdict::Open: return {"not enough yet to tell it from nothing", "还看不出效果"};
    case CampaignVerdict::Brought: return {"brings members back", "确有效果"};
    case CampaignVerdict::Repelled: return {"fewer came back than without it", "反而更少人回来"};
    }
    HUITOU_CHECK(false);
    return {};
}

std::string percentOf(const CampaignGroup& group)
{
    if (group.members == 0) {
        return "-";
    }
    return fmt::format("{:.1f} %", 100 * static_cast<double>(group.cameBack) / static_cast<double>(group.members));
}

Sentence amountText(const Brought& brought)
{
    return {fmt::format("{:+} ({:+} to {:+})", brought.estimate, brought.low, brought.high),
            fmt::format("{:+}（{:+} 至 {:+}）", brought.estimate, brought.low, brought.high)};
}

Sentence moneyText(const Brought& brought, Currency currency)
{
    const auto text = [currency](std::int64_t units) {
        return (units < 0 ? "" : "+") + Money::fromMinor(units, currency).text();
    };
    return {fmt::format("{} ({} to {})", text(brought.estimate), text(brought.low), text(brought.high)),
            fmt::format("{}（{} 至 {}）", text(brought.estimate), text(brought.low), text(brought.high))};
}

const char* verdictKey(CampaignVerdict verdict)
{
    switch (verdict) {
    case CampaignVerdict::NotEnough: return "not_enough";
    case CampaignVerdict::NoHoldOut: return "no_hold_out";
    case CampaignVerdict::Open: return "open";
    case CampaignVerdict::Brought: return "brought";
    case CampaignVerdict::Repelled: return "repelled";
    }
    HUITOU_CHECK(false);
    return "";
}

} // namespace huitou
