// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/programme_change.h"

#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/room.h"
#include "core/programme/campaigns.h"
#include "core/programme/reader.h"

#include <fmt/format.h>
#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

Sentence outcomeOf(const Programme& next, bool isDry)
{
    const std::string day = formatDate(next.validFrom);
    if (isDry) {
        return {fmt::format("Version {} would hold from {}; nothing was changed.", next.version, day),
                fmt::format("第 {} 版将自 {} 起生效；未作任何更改。", next.version, day)};
    }
    return {fmt::format("Version {} holds from {}. Tills get it with their next contact.", next.version, day),
            fmt::format("第 {} 版自 {} 起生效，收银机下次联系总部时收到。", next.version, day)};
}

Error notBackwards(Date earliest)
{
    const std::string day = formatDate(earliest);
    return Error{
        ErrorCode::NotAllowed,
        {fmt::format("What was sold today was sold by the present rules. Give it valid_from = {} or later; only "
                     "a change of campaigns alone may hold from today.",
                     day),
         fmt::format("今天的销售已按现行规则计算。请将 valid_from 设为 {} 或之后；仅改优惠活动时可从今天起。", day)}};
}

Error notAbove(std::uint32_t version)
{
    return Error{ErrorCode::NotAllowed,
                 {fmt::format("The latest version is {}; give the new one version = {}.", version, version + 1),
                  fmt::format("最新为第 {} 版；请将新方案设为 version = {}。", version, version + 1)}};
}

} // namespace

Result<RulesToday> rulesToday(OfficeRoom& room)
{
    const Result<Date> today = todayOf(room);
    if (!today) {
        return today.error();
    }
    Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    return RulesToday{today.value(), std::move(versions.value().back())};
}

CommandResult putInForce(OfficeRoom& room, const json& arguments, const Programme& latest, const Programme& next,
                         const std::string& toml)
{
    const bool isDry = arguments.value("dryRun", false);
    const std::vector<Sentence> suspicions = newSuspicions(latest, next);
    if (!isDry) {
        const Result<StaffId> staff = managerIn(room, arguments);
        if (!staff) {
            return staff.error();
        }
        const std::string who = fmt::format("# Version {}: staff {}, {}\n", next.version,
                                            static_cast<std::uint32_t>(staff.value()), formatInstant(room.clock.now()));
        if (Status stored = room.store.putProgramme(who + toml); !stored) {
            return stored.error();
        }
    }
    json answer = sentenceAnswer(outcomeOf(next, isDry), arguments);
    answer["version"] = next.version;
    answer["from"] = formatDate(next.validFrom);
    answer["warnings"] = json::array();
    for (const Sentence& suspicion : suspicions) {
        answer["warnings"].push_back(suspicion.in(languageIn(arguments)));
    }
    return answer;
}

CommandResult publishProgramme(OfficeRoom& room, const json& arguments)
{
    const auto toml = arguments.at("toml").get<std::string>();
    const Result<Programme> next = programmeFrom(toml);
    if (!next) {
        return next.error();
    }
    const Result<RulesToday> rules = rulesToday(room);
    if (!rules) {
        return rules.error();
    }
    const auto& [today, latest] = rules.value();
    if (next.value().version <= latest.version) {
        return notAbove(latest.version);
    }
    const Date earliest = differInCampaignsAlone(latest, next.value()) ? today : today + std::chrono::days{1};
    if (next.value().validFrom < earliest) {
        return notBackwards(earliest);
    }
    return putInForce(room, arguments, latest, next.value(), toml);
}

} // namespace huitou
