// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/contact.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace huitou
{

namespace
{

constexpr std::array purposes{Purpose::Offers, Purpose::FollowUp};
constexpr std::array channels{Channel::Shop, Channel::Email, Channel::Messenger, Channel::Phone};
constexpr std::int32_t minutesOfDay = 24 * 60;
constexpr std::size_t maxEmailBytes = 254; // RFC 5321
constexpr std::size_t maxLocalBytes = 64;
constexpr std::size_t maxLabelBytes = 63;

template <typename Value, std::size_t count>
std::optional<Value> named(const std::array<Value, count>& values, std::string_view word)
{
    const auto found = std::ranges::find_if(values, [word](Value value) { return wordOf(value) == word; });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

bool isLetterOrDigit(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

bool isLocalPart(std::string_view text)
{
    static constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    const auto may = [](char character) {
        return isLetterOrDigit(character) || marks.find(character) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= maxLocalBytes && std::ranges::all_of(text, may) && text.front() != '.' &&
           text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool isLabel(std::string_view text)
{
    const auto may = [](char character) { return isLetterOrDigit(character) || character == '-'; };
    return !text.empty() && text.size() <= maxLabelBytes && std::ranges::all_of(text, may) && text.front() != '-' &&
           text.back() != '-';
}

bool isDomain(std::string_view text)
{
    std::size_t labels = 0;
    for (std::size_t end = 0; end != std::string_view::npos; ++labels) {
        end = text.find('.');
        if (!isLabel(text.substr(0, end))) {
            return false;
        }
        text = end == std::string_view::npos ? text : text.substr(end + 1);
    }
    return labels >= 2;
}

} // namespace

std::string_view wordOf(Purpose purpose)
{
    return purpose == Purpose::Offers ? "offers" : "follow-up";
}

std::string_view wordOf(Channel channel)
{
    switch (channel) {
    case Channel::Shop: return "shop";
    case Channel::Email: return "email";
    case Channel::Messenger: return "messenger";
    case Channel::Phone: return "phone";
    }
    return "";
}

std::string_view wordOf(ConsentSource source)
{
    switch (source) {
    case ConsentSource::Office: return "office";
    case ConsentSource::MemberPage: return "member-page";
    case ConsentSource::Unsubscribe: return "unsubscribe";
    case ConsentSource::Call: return "call";
    }
    return "";
}

std::optional<Purpose> purposeFrom(std::string_view word)
{
    return named(purposes, word);
}

std::optional<Channel> channelFrom(std::string_view word)
{
    return named(channels, word);
}

std::optional<std::int32_t> minuteOfDayFrom(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto two = [&text](std::size_t at) -> std::int32_t {
        std::int32_t value = -1;
        const char* end = text.data() + at + 2;
        const auto [read, failure] = std::from_chars(text.data() + at, end, value);
        return failure == std::errc() && read == end ? value : -1;
    };
    const std::int32_t hours = two(0);
    const std::int32_t minutes = two(3);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > minutesOfDay) {
        return std::nullopt;
    }
    return hours * 60 + minutes;
}

std::optional<ContactHours> contactHoursFrom(std::string_view text)
{
    constexpr std::size_t dash = 5;
    if (text.size() != 11 || text[dash] != '-') {
        return std::nullopt;
    }
    const std::optional<std::int32_t> from = minuteOfDayFrom(text.substr(0, dash));
    const std::optional<std::int32_t> until = minuteOfDayFrom(text.substr(dash + 1));
    if (!from || !until || *from == *until || *from == minutesOfDay) {
        return std::nullopt;
    }
    return ContactHours{*from, *until};
}

std::string textOf(const ContactHours& hours)
{
    return fmt::format("{:02}:{:02}-{:02}:{:02}", hours.fromMinute / 60, hours.fromMinute % 60, hours.untilMinute / 60,
                       hours.untilMinute % 60);
}

std::optional<std::string> checkedEmail(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || text.size() > maxEmailBytes || !isLocalPart(text.substr(0, at)) ||
        !isDomain(text.substr(at + 1))) {
        return std::nullopt;
    }
    std::string address(text);
    std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                   address.begin() + static_cast<std::ptrdiff_t>(at), [](char character) {
                       return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                                   : character;
                   });
    return address;
}

} // namespace huitou
