// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <date/tz.h>

#include <cstdio>
#include <stdexcept>

namespace huitou
{

namespace
{

const date::time_zone& zoneOf(const void* zone)
{
    return *static_cast<const date::time_zone*>(zone);
}

} // namespace

std::string formatDate(Date day)
{
    const std::chrono::year_month_day parts{day};
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(parts.year()),
                  static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
    return text;
}

std::optional<Date> parseDate(std::string_view text) noexcept
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto number = [text](std::size_t from, std::size_t count) {
        int value = 0;
        for (const char digit : text.substr(from, count)) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 1900 || year > 2999 || month < 1 || day < 1) {
        return std::nullopt;
    }
    const std::chrono::year_month_day parts{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                            std::chrono::day{static_cast<unsigned>(day)}};
    return parts.ok() ? std::optional(Date{parts}) : std::nullopt;
}

std::string formatInstant(Instant instant)
{
    const Date day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    char text[40];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return formatDate(day) + text;
}

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<OutletCalendar> OutletCalendar::create(std::string_view zone, std::chrono::minutes cutOff)
{
    if (cutOff < std::chrono::minutes{0} || cutOff > std::chrono::hours{12}) {
        return Error{
            ErrorCode::Malformed,
            {"The business day must end between 00:00 and 12:00.", "营业日的截止时间必须在 00:00 到 12:00 之间。"}};
    }
    try {
        return OutletCalendar{date::locate_zone(std::string(zone)), cutOff};
    } catch (const std::runtime_error& problem) {
        const std::string name{zone};
        return Error{ErrorCode::NotFound,
                     {"The time zone \"" + name + "\" is unknown; use a name such as Asia/Shanghai.",
                      "没有时区“" + name + "”，请用 Asia/Shanghai 这样的名称。"},
                     problem.what()};
    }
}

Date OutletCalendar::businessDate(Instant instant) const
{
    const auto local = zoneOf(m_zone).to_local(instant) - m_cutOff;
    return Date{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

Instant OutletCalendar::startOfDay(Date day) const
{
    // Where midnight does not exist, the day begins with the first moment that does.
    return at(day, std::chrono::milliseconds{0});
}

Instant OutletCalendar::at(Date day, std::chrono::milliseconds time) const
{
    const auto local = date::local_days{day.time_since_epoch()} + time;
    return std::chrono::floor<std::chrono::milliseconds>(zoneOf(m_zone).to_sys(local, date::choose::earliest));
}

std::string OutletCalendar::wallClock(Instant instant) const
{
    const auto local = zoneOf(m_zone).to_local(instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return formatDate(Date{day.time_since_epoch()}) + ' ' + wallTime(instant);
}

std::string OutletCalendar::wallTime(Instant instant) const
{
    const auto local = zoneOf(m_zone).to_local(instant);
    const std::chrono::hh_mm_ss time{local - std::chrono::floor<std::chrono::days>(local)};
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()));
    return text;
}

} // namespace huitou
