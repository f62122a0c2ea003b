// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// A moment, in milliseconds since 1970-01-01 00:00 UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A day of the civil calendar, as a number of days.
using Date = std::chrono::sys_days;

/// "2026-01-03".
[[nodiscard]] std::string formatDate(Date date);
/// Nothing for a text that is not a day between 1900 and 2999.
[[nodiscard]] std::optional<Date> parseDate(std::string_view text) noexcept;
/// "2026-01-03T09:00:00.000Z", for files and logs.
[[nodiscard]] std::string formatInstant(Instant instant);

/// Where time comes from. Injected everywhere, so that no test waits and no rule reads the machine's clock.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's own clock. Any thread.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// Which business day of an outlet a moment belongs to, and what its wall clock shows.
///
/// A value; immutable after `create`; any thread. Uses the system's IANA time zones.
class OutletCalendar
{
public:
    /// `zone` such as "Asia/Shanghai"; a business day ends `cutOff` after midnight (0 to 12 hours). Refuses with
    /// NotFound for an unknown zone.
    [[nodiscard]] static Result<OutletCalendar> create(std::string_view zone, std::chrono::minutes cutOff);

    [[nodiscard]] Date businessDate(Instant instant) const;
    /// The first moment of a civil day at the outlet (00:00 local, whatever the cut-off).
    [[nodiscard]] Instant startOfDay(Date date) const;
    /// When the wall clock of a civil day shows `time` after midnight: the first such moment where it is shown twice,
    /// the next that exists where it is skipped.
    [[nodiscard]] Instant at(Date day, std::chrono::milliseconds time) const;
    /// "2026-01-03 17:00" on the outlet's wall clock.
    [[nodiscard]] std::string wallClock(Instant instant) const;
    /// "17:00".
    [[nodiscard]] std::string wallTime(Instant instant) const;

private:
    explicit OutletCalendar(const void* zone, std::chrono::minutes cutOff) : m_zone(zone), m_cutOff(cutOff) {}

    const void* m_zone; ///< a zone of the time zone library, which lives as long as the program
    std::chrono::minutes m_cutOff;
};

} // namespace huitou
