// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/contact_arguments.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr const char* any = "any";

Error unknown(const std::string& text, const Sentence& what)
{
    return Error{ErrorCode::Malformed,
                 {fmt::format("\"{}\" is not {}.", text, what.en), fmt::format("“{}”不是{}。", text, what.zh)}};
}

/// "offers:email"; "offers" alone is "offers:shop".
Result<ConsentChange> consentFrom(const std::string& text, bool isGiven)
{
    const std::size_t colon = text.find(':');
    const std::optional<Purpose> purpose = purposeFrom(std::string_view(text).substr(0, colon));
    const std::optional<Channel> channel =
        colon == std::string::npos ? Channel::Shop : channelFrom(std::string_view(text).substr(colon + 1));
    if (!purpose || !channel || (*purpose == Purpose::FollowUp && *channel == Channel::Shop)) {
        return unknown(text, {"a consent, such as offers:shop, offers:email, offers:messenger, offers:phone or "
                              "follow-up:phone",
                              "有效的同意项，例如 offers:shop、offers:email、offers:messenger、offers:phone、"
                              "follow-up:phone"});
    }
    return ConsentChange{*purpose, *channel, isGiven};
}

Status readConsents(const json& arguments, const char* key, bool isGiven, ContactChange& change)
{
    for (const json& text : arguments.value(key, json::array())) {
        const Result<ConsentChange> one = consentFrom(text.get<std::string>(), isGiven);
        if (!one) {
            return one.error();
        }
        change.consents.push_back(one.value());
    }
    return {};
}

Status readWishes(const json& arguments, ContactChange& change)
{
    if (const std::string preferred = arguments.value("preferred", std::string()); !preferred.empty()) {
        const std::optional<Channel> channel = channelFrom(preferred);
        if (!channel && preferred != any) {
            return unknown(preferred, {"a channel: email, messenger, phone, shop or any",
                                       "有效的方式：email、messenger、phone、shop 或 any"});
        }
        change.preferred = channel;
    }
    if (const std::string hours = arguments.value("hours", std::string()); !hours.empty()) {
        const std::optional<ContactHours> read = contactHoursFrom(hours);
        if (!read && hours != any) {
            return unknown(
                hours, {"a time of the day, such as 10:00-20:00, or any", "有效的时间段，例如 10:00-20:00，或 any"});
        }
        change.hours = read;
    }
    if (const std::string language = arguments.value("messageLanguage", std::string()); !language.empty()) {
        change.language = language == "en" ? Language::English : Language::Chinese;
    }
    return {};
}

} // namespace

Result<ContactChange> contactChangeFrom(const json& arguments)
{
    ContactChange change;
    if (arguments.contains("email")) {
        const auto text = arguments.at("email").get<std::string>();
        const std::optional<std::string> email = text.empty() ? std::string() : checkedEmail(text);
        if (!email) {
            return Error{ErrorCode::Malformed,
                         {"This is no address of e-mail of plain letters, such as name@example.com.",
                          "这不是有效的邮箱地址，应如 name@example.com。"}};
        }
        change.email = email;
    }
    for (const Status& read : {readConsents(arguments, "withdraw", false, change),
                               readConsents(arguments, "give", true, change), readWishes(arguments, change)}) {
        if (!read) {
            return read.error();
        }
    }
    return change;
}

} // namespace huitou
