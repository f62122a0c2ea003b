// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou::trial
{

/// What reading one step has found: the first thing that is wrong, and all that it says in one spelling.
struct StepReading {
    std::optional<Error> error;
    bool isMissing = false; ///< the error is that a field is not there
    std::string content;
};

/// One object of a step, read field by field. What is wrong is noted at the reading, with the place, and answered with
/// an empty value, so that a reader goes straight through. `finish` refuses the fields that nobody asked for. Lives no
/// longer than the object and the reading.
class StepFields
{
public:
    StepFields(const nlohmann::json& object, std::string place, StepReading& reading);

    [[nodiscard]] bool has(const char* key) const { return m_object->contains(key); }
    /// A name of 1 to 200 bytes.
    [[nodiscard]] std::string name(const char* key);
    [[nodiscard]] std::optional<std::string> nameIfThere(const char* key);
    /// Any text of at most 200 bytes; empty when it is not there.
    [[nodiscard]] std::string text(const char* key);
    [[nodiscard]] std::vector<std::string> names(const char* key, std::size_t maxCount);
    [[nodiscard]] std::optional<bool> boolean(const char* key);
    /// Numbers are decimal texts; whole ones may stand without quotes. `most` is the largest that is taken.
    [[nodiscard]] Money money(const char* key, Currency currency, std::optional<Money> fallback);
    /// `mayTake`: below zero too, but not zero; otherwise zero or more.
    [[nodiscard]] Points points(const char* key, std::optional<Points> fallback, bool mayTake);
    [[nodiscard]] std::optional<Quantity> quantity(const char* key, std::optional<Quantity> fallback);
    /// "12.5" per cent as 1250.
    [[nodiscard]] std::int32_t percentHundredths(const char* key, std::int32_t fallback);
    [[nodiscard]] std::int32_t count(const char* key, std::int32_t most, std::int32_t fallback);
    [[nodiscard]] std::optional<Date> date(const char* key);
    /// A moment on the wall clock: "2026-01-03T11:00", with or without seconds, or a day for its midnight.
    [[nodiscard]] std::optional<Instant> moment(const char* key, const OutletCalendar& calendar);
    [[nodiscard]] std::vector<StepFields> objects(const char* key, std::size_t maxCount);
    [[nodiscard]] std::optional<StepFields> object(const char* key);

    void refuse(std::string_view key, const Sentence& why, ErrorCode code = ErrorCode::Malformed);
    void noteMissing(const char* key);
    void finish();

private:
    [[nodiscard]] const nlohmann::json* find(const char* key);
    [[nodiscard]] const std::string* textOf(const char* key);
    /// The decimal text under `key`; nothing when there is none, or when it is no text (noted).
    [[nodiscard]] std::optional<std::string> decimalOf(const char* key);
    [[nodiscard]] std::string placeOf(std::string_view key) const;
    void say(const char* key, std::string_view value);

    const nlohmann::json* m_object;
    std::string m_place; ///< "lines[0]"
    StepReading* m_reading;
    std::vector<std::string> m_known; ///< the fields that were asked for
};

} // namespace huitou::trial
