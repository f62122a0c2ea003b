// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/versions.h"

#include "core/programme/campaigns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t maxBytes = 16 * 1024 * 1024;
constexpr std::size_t maxVersions = 1000;

Error invalid(std::string en, std::string zh)
{
    return Error{ErrorCode::ProgrammeInvalid, {.en = std::move(en), .zh = std::move(zh)}};
}

Error notVersions()
{
    return invalid("The programme document is not a list of programme files; send it again.",
                   "方案文档不是方案文件的列表；请重新发送。");
}

/// "2 (2026-03-01)"
std::string named(const Programme& programme)
{
    std::string text = std::to_string(programme.version);
    return text.append(" (").append(formatDate(programme.validFrom)).append(")");
}

Error contradiction(const std::string& first, const std::string& second)
{
    return invalid("Programme versions " + first + " and " + second +
                       " contradict each other: a later day needs a higher version number, in the same currency; from "
                       "one day two hold only where they differ in nothing but campaigns.",
                   "方案版本 " + first + " 与 " + second +
                       " 矛盾：日期较晚的版本号必须更大，且币种相同；同一天只能有优惠活动不同的版本。");
}

} // namespace

std::string writeProgrammeVersions(const std::vector<std::string>& tomlTexts)
{
    return nlohmann::json(tomlTexts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::vector<Programme>> readProgrammeVersions(std::string_view json)
{
    if (json.size() > maxBytes) {
        return notVersions();
    }
    const nlohmann::json texts = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!texts.is_array() || texts.empty() || texts.size() > maxVersions) {
        return notVersions();
    }
    std::vector<Programme> versions;
    for (const nlohmann::json& text : texts) {
        if (!text.is_string()) {
            return notVersions();
        }
        Result<Programme> programme = programmeFrom(text.get_ref<const std::string&>());
        if (!programme) {
            return programme.error();
        }
        versions.push_back(std::move(programme).value());
    }
    return inVersionOrder(std::move(versions));
}

Result<std::vector<Programme>> inVersionOrder(std::vector<Programme> versions)
{
    std::ranges::sort(versions, {},
                      [](const Programme& programme) { return std::pair(programme.validFrom, programme.version); });
    for (std::size_t i = 1; i < versions.size(); ++i) {
        const Programme& before = versions[i - 1];
        const Programme& after = versions[i];
        const bool isOneDay = after.validFrom == before.validFrom;
        if (after.version <= before.version || after.currency != before.currency ||
            (isOneDay && !differInCampaignsAlone(before, after))) {
            return contradiction(named(before), named(after));
        }
    }
    return versions;
}

} // namespace huitou
