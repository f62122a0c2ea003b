// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/call_result.h"

#include <algorithm>
#include <array>

namespace huitou
{

namespace
{

constexpr std::array results{CallResult::Reached,    CallResult::NotReached, CallResult::WillCome,
                             CallResult::DoNotCall,  CallResult::MovedAway,  CallResult::Complaint,
                             CallResult::WrongNumber};

} // namespace

std::string_view wordOf(CallResult result)
{
    switch (result) {
    case CallResult::Reached: return "reached";
    case CallResult::NotReached: return "not-reached";
    case CallResult::WillCome: return "will-come";
    case CallResult::DoNotCall: return "do-not-call";
    case CallResult::MovedAway: return "moved-away";
    case CallResult::Complaint: return "complaint";
    case CallResult::WrongNumber: return "wrong-number";
    }
    return "";
}

std::optional<CallResult> callResultFrom(std::string_view word)
{
    const auto found = std::ranges::find_if(results, [word](CallResult result) { return wordOf(result) == word; });
    return found == results.end() ? std::nullopt : std::optional(*found);
}

Sentence titleOf(CallResult result)
{
    switch (result) {
    case CallResult::Reached: return {"reached", "已通话"};
    case CallResult::NotReached: return {"not reached", "未接通"};
    case CallResult::WillCome: return {"will come", "答应来店"};
    case CallResult::DoNotCall: return {"not to be called again", "不要再打电话"};
    case CallResult::MovedAway: return {"moved away", "已搬走"};
    case CallResult::Complaint: return {"complaint", "投诉"};
    case CallResult::WrongNumber: return {"wrong number", "号码有误"};
    }
    return {};
}

std::span<const CallResult> allCallResults()
{
    return results;
}

bool mayCallAgain(const Call& last, Date today, std::optional<Date> lastPurchase)
{
    constexpr std::chrono::days rest{30};
    switch (last.result) {
    case CallResult::NotReached: return today > last.day;
    case CallResult::MovedAway:
    case CallResult::WrongNumber: return lastPurchase && *lastPurchase > last.day;
    case CallResult::Reached:
    case CallResult::WillCome:
    case CallResult::DoNotCall:
    case CallResult::Complaint: return today - last.day >= rest;
    }
    return false;
}

} // namespace huitou
