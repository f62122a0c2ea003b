// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/till_questions.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Each command with the arguments that a till may give.
const std::map<std::string_view, std::vector<std::string_view>>& allowed()
{
    static const std::map<std::string_view, std::vector<std::string_view>> commands{
        {"member.enrol", {"id", "phone", "outlet", "give", "referrer", "language"}},
        {"member.cardForTill", {"member", "language"}},
        {"member.wishes", {"member", "language"}},
        {"member.edit", {"member", "give", "withdraw", "preferred", "hours", "language"}},
        {"member.request", {"member", "wants", "language"}},
        {"report.tiers", {"from", "to", "outlet", "of", "count", "format", "language"}},
        {"report.segments", {"of", "count", "format", "language"}},
        {"winback.list", {"atRisk", "format", "language"}},
        {"winback.who", {"calls", "atRisk", "star", "outlet", "staff", "pin", "format", "language"}},
        {"winback.note", {"member", "result", "staff", "pin", "language"}},
        {"campaign.list", {"language"}},
        {"campaign.put", {"campaign", "isNew", "dryRun", "staff", "pin", "language"}},
    };
    return commands;
}

/// Says nothing of what was asked for: it may be anything.
Error notForTills()
{
    return Error{
        ErrorCode::NotAllowed,
        {"A till may not ask the office for that. Do it at the office.", "收银台不能向总部请求此项，请在总部操作。"}};
}

} // namespace

Result<TillQuestion> readTillQuestion(const std::string& body)
{
    if (body.size() > TillQuestion::bytes) {
        return Error{ErrorCode::TooLarge, {"That question is too long.", "请求过长。"}};
    }
    json parsed = json::parse(body, nullptr, false);
    const bool isQuestion = parsed.is_object() && parsed.contains("command") && parsed["command"].is_string() &&
                            parsed.value("arguments", json::object()).is_object();
    if (!isQuestion) {
        return Error{ErrorCode::Malformed, {"That is no question to the office.", "这不是对总部的有效请求。"}};
    }
    TillQuestion question{parsed["command"].get<std::string>(), parsed.value("arguments", json::object())};
    const auto command = allowed().find(question.command);
    if (command == allowed().end()) {
        return notForTills();
    }
    for (const auto& [key, value] : question.arguments.items()) {
        if (std::ranges::find(command->second, key) == command->second.end()) {
            return notForTills();
        }
    }
    return question;
}

} // namespace huitou
