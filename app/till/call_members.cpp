// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/call_members.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int listedAtOnce = 50;

json questionFrom(const CallMembers::Manager& manager, Language language)
{
    return {{"staff", static_cast<std::uint32_t>(manager.staff)},
            {"pin", manager.pin},
            {"language", languageKey(language)}};
}

} // namespace

void CallMembers::list(const Wanted& wanted, const Manager& manager, Language language,
                       std::function<void(Result<CallList>)> then)
{
    json question = questionFrom(manager, language);
    question[wanted.isForCalls ? "calls" : "atRisk"] = listedAtOnce;
    question["format"] = "json";
    if (!wanted.star.empty()) {
        question["star"] = wanted.star;
    }
    if (wanted.outlet) {
        question["outlet"] = static_cast<std::uint32_t>(*wanted.outlet);
    }
    m_office("winback.who", question, readingWith(readCallList, std::move(then)));
}

void CallMembers::note(const std::string& member, CallResult result, const Manager& manager, Language language,
                       std::function<void(Result<std::string>)> then)
{
    json question = questionFrom(manager, language);
    question["member"] = member;
    question["result"] = std::string(wordOf(result));
    m_office("winback.note", question, readingWith(readSentenceAnswer, std::move(then)));
}

} // namespace huitou
