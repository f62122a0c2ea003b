// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/campaigns.h"

#include "core/programme/contradictions.h"
#include "core/programme/field_reader.h"
#include "core/programme/field_writer.h"
#include "core/programme/section_fields.h"
#include "core/programme/suspicions.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::size_t campaignBytes = std::size_t{64} * 1024;

Error invalidCampaign(const Sentence& message)
{
    return Error{ErrorCode::ProgrammeInvalid,
                 {.en = "This campaign can't be used: " + message.en, .zh = "该活动不可用：" + message.zh}};
}

Error invalidAt(int line, int column, const Sentence& message)
{
    const std::string row = std::to_string(line);
    const std::string place = std::to_string(column);
    return invalidCampaign({.en = "line " + row + ", column " + place + ": " + message.en,
                            .zh = "第 " + row + " 行第 " + place + " 列：" + message.zh});
}

} // namespace

std::string writeCampaign(const WinBackRule& campaign, Currency currency)
{
    FieldWriter writer({}, currency);
    WinBackRule written = campaign;
    winBackFields(writer, written);
    return writer.text();
}

Result<WinBackRule> readCampaign(std::string_view toml, Currency currency)
{
    if (toml.size() > campaignBytes) {
        return invalidCampaign({.en = "it is longer than 64 KiB.", .zh = "超过 64 KiB。"});
    }
    try {
        const toml::table table = toml::parse(toml);
        std::vector<Finding> findings;
        WinBackRule campaign;
        FieldReader fields(table, "win_back", currency, findings);
        winBackFields(fields, campaign);
        fields.finish();
        const auto wrong = std::ranges::find(findings, Finding::Severity::Error, &Finding::severity);
        if (wrong != findings.end()) {
            return invalidAt(wrong->line, wrong->column, wrong->message);
        }
        return campaign;
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        return invalidAt(static_cast<int>(place.line), static_cast<int>(place.column),
                         {.en = "this is not TOML.", .zh = "不是 TOML 格式。"});
    }
}

bool differInCampaignsAlone(const Programme& one, const Programme& other)
{
    Programme same = other;
    same.version = one.version;
    same.validFrom = one.validFrom;
    same.winBack = one.winBack;
    return one == same;
}

Result<Programme> withCampaign(const Programme& latest, const WinBackRule& campaign, Date today)
{
    Programme next = latest;
    next.version = latest.version + 1;
    next.validFrom = std::max(latest.validFrom, today);
    const auto present = std::ranges::find(next.winBack, campaign.id, &WinBackRule::id);
    if (present == next.winBack.end()) {
        if (next.winBack.size() >= programme_limits::winBackRules) {
            return invalidCampaign({.en = "there are 50 already; stop using an old one's name first.",
                                    .zh = "活动已达 50 个；请改用已有的活动。"});
        }
        next.winBack.push_back(campaign);
    } else if (present->trigger != campaign.trigger) {
        return Error{ErrorCode::NotAllowed,
                     {.en = "\"" + campaign.id +
                            "\" is a campaign of another kind, and its results are counted under that name. Give the "
                            "new one a name of its own.",
                      .zh = "“" + campaign.id + "”是另一种活动，其效果按此标识统计。请给新活动另取标识。"}};
    } else {
        *present = campaign;
    }
    if (const std::vector<Remark> wrong = contradictionsIn(next); !wrong.empty()) {
        return invalidCampaign(wrong.front().message);
    }
    return next;
}

std::vector<Sentence> newSuspicions(const Programme& before, const Programme& after)
{
    const std::vector<Remark> known = suspicionsAbout(before);
    std::vector<Sentence> news;
    for (Remark& remark : suspicionsAbout(after)) {
        if (std::ranges::find(known, remark.message, &Remark::message) == known.end()) {
            news.push_back(std::move(remark.message));
        }
    }
    return news;
}

} // namespace huitou
