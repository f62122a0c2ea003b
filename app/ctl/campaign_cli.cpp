// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/decision_cli.h"

#include <memory>
#include <ostream>

namespace huitou
{

namespace
{

using nlohmann::json;

Result<json> campaignsAtOffice(Session& session)
{
    return session.ask("campaign.list", json::object());
}

Result<Exit> listThem(Session& session)
{
    const Result<json> answer = campaignsAtOffice(session);
    if (!answer) {
        return answer.error();
    }
    for (const json& campaign : answer.value().at("campaigns")) {
        session.out() << campaign.at("id").get<std::string>() << "  (" << campaign.at("state_word").get<std::string>()
                      << ")  " << campaign.at("title").get<std::string>() << '\n';
        for (const char* key : {"occasion", "gift", "audience", "limits", "cost", "returns", "verdict"}) {
            session.out() << "    " << campaign.at(key).get<std::string>() << '\n';
        }
    }
    if (answer.value().at("campaigns").empty()) {
        session.out() << session.text({"The programme has no campaigns.\n", "方案中没有优惠活动。\n"});
    }
    return Exit::Done;
}

/// The campaign as it is, but for whether it is stopped.
Result<json> switched(Session& session, const std::string& id, bool isStopped)
{
    const Result<json> answer = campaignsAtOffice(session);
    if (!answer) {
        return answer.error();
    }
    for (const json& campaign : answer.value().at("campaigns")) {
        if (campaign.at("id") == id) {
            const bool isSo = (campaign.at("state") == "stopped") == isStopped;
            return json{{"campaign", campaign.at(isSo ? "toml" : "switched")}};
        }
    }
    return Error{ErrorCode::NotFound,
                 {"There is no campaign \"" + id + "\"; see \"huitou winback campaigns\".",
                  "没有活动“" + id + "”；请用“huitou winback campaigns”查看。"}};
}

void addSwitch(CommandLine& line, CLI::App* group, const char* name, const Sentence& help, bool isStopped)
{
    Session& session = line.session();
    const auto id = std::make_shared<std::string>();
    CLI::App* command = addDecision(line, group, name, help, "campaign.put",
                                    [&session, id, isStopped] { return switched(session, *id, isStopped); });
    line.option(command, "CAMPAIGN", *id, {"Id of the campaign", "活动标识"})->required();
}

} // namespace

void addCampaigns(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    line.command(group, "campaigns",
                 {"Each campaign: for whom, when, what it gives, what it cost and brought",
                  "各优惠活动：对象、时机、内容、花费与效果"},
                 [&session] { return listThem(session); });
    addSwitch(line, group, "stop",
              {"Make no more offers of a campaign, from now on; those that were made go on",
               "从现在起停发某活动的优惠；已发放的继续有效"},
              true);
    addSwitch(line, group, "resume", {"Let a campaign that was stopped go on", "恢复已停的活动"}, false);
}

} // namespace huitou
