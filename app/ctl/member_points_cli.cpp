// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/confirmation.h"
#include "app/ctl/decision_cli.h"
#include "app/ctl/pin_input.h"

#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct Adjustment {
    std::string member;
    std::string points;
    bool takes = false;
    std::string reason;
    std::string expires;
    std::uint32_t second = 0;
};

Result<json> argumentsOf(Session& session, const Adjustment& adjustment)
{
    json arguments{{"member", adjustment.member},
                   {"points", adjustment.points},
                   {"takes", adjustment.takes},
                   {"reason", adjustment.reason}};
    if (!adjustment.expires.empty()) {
        arguments["expires"] = adjustment.expires;
    }
    if (adjustment.second != 0) {
        const Result<std::string> pin = pinOfStaff(session, adjustment.second);
        if (!pin) {
            return pin.error();
        }
        arguments["second"] = adjustment.second;
        arguments["second_pin"] = pin.value();
    }
    return arguments;
}

struct Merge {
    std::string from;
    std::string into;
    bool yes = false;
};

Result<json> argumentsOf(Session& session, const Merge& merge)
{
    const bool isSure =
        merge.yes || confirms(session,
                              {"This joins the two records for good: points, purchases and card go to the second one.",
                               "将永久合并两条记录：积分、消费与会员卡并入后者。"},
                              {"merge", "合并"});
    if (!isSure) {
        return Error{ErrorCode::NotAllowed, {"Nothing was merged.", "未作任何合并。"}};
    }
    return json{{"from", merge.from}, {"into", merge.into}};
}

} // namespace

void addMemberPoints(CommandLine& line, CLI::App* group)
{
    Session& session = line.session();
    const auto adjustment = std::make_shared<Adjustment>();
    CLI::App* adjust =
        addDecision(line, group, "adjust",
                    {"Give a member points, or take some, with a reason; many take two people",
                     "为会员加减积分并注明原因；数额大时须两人确认"},
                    "member.adjust", [&session, adjustment] { return argumentsOf(session, *adjustment); });
    line.person(adjust, "MEMBER", adjustment->member)->required();
    line.option(adjust, "POINTS", adjustment->points, {"How many, such as 120", "数量，如 120"})->required();
    line.flag(adjust, "--take", adjustment->takes, {"Take them away", "扣减"});
    line.option(adjust, "--reason", adjustment->reason, {"Why, for the member to read", "原因，会员可见"})->required();
    line.option(adjust, "--expires", adjustment->expires,
                {"Last day of points given (default: as the programme's)", "所加积分的最后有效日（默认按方案）"});
    line.option(adjust, "--second", adjustment->second,
                {"Staff number of the second person; asks for their PIN too", "第二人的工号，也需输入其 PIN"});

    const auto merge = std::make_shared<Merge>();
    CLI::App* merged = addDecision(line, group, "merge", {"Join two records of one person", "合并同一人的两条会员记录"},
                                   "member.merge", [&session, merge] { return argumentsOf(session, *merge); });
    line.person(merged, "FROM", merge->from)->required();
    line.person(merged, "INTO", merge->into)->required();
    line.flag(merged, "--yes", merge->yes, {"Ask for the PIN alone", "只要求输入 PIN"});

    line.question(group, "duplicates",
                  {"Records that look like one person's: proposals for \"member merge\"",
                   "疑似同一人的会员记录，可用“member merge”合并"},
                  "member.duplicates", [] { return json::object(); });
}

} // namespace huitou
