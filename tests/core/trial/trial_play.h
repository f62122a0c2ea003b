// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace huitou::trial
{

/// A programme file in which only what a scenario is about is said: `sections` after the name, 1 yuan = 1 point where
/// they have no [earn].
[[nodiscard]] std::string programmeWith(const std::string& sections);

/// The answers to a script of steps (without the brackets around them) under versions of a programme.
[[nodiscard]] std::vector<nlohmann::json> play(const std::vector<std::string>& programmes, const std::string& steps);
[[nodiscard]] std::vector<nlohmann::json> play(const std::string& programme, const std::string& steps);

// Steps and what stands in them; `more` are further fields. Each step ends with a comma; `play` takes the last away.
[[nodiscard]] std::string line(const std::string& sku, const std::string& unit, const std::string& qty = "1",
                               const std::string& more = {});
[[nodiscard]] std::string sale(const std::string& id, const std::string& member, const std::string& at,
                               const std::vector<std::string>& lines, const std::string& more = {});
[[nodiscard]] std::string quote(const std::string& member, const std::string& at, const std::vector<std::string>& lines,
                                const std::string& more = {});
[[nodiscard]] std::string enrol(const std::string& member, const std::string& at, const std::string& more = {});
[[nodiscard]] std::string adjust(const std::string& member, const std::string& points, const std::string& at,
                                 const std::string& more = {});
[[nodiscard]] std::string transfer(const std::string& from, const std::string& to, const std::string& points,
                                   const std::string& at);
[[nodiscard]] std::string ask(const std::string& member, const std::string& at, const std::string& more = {});
[[nodiscard]] std::string bringBack(const std::string& sale, const std::string& at, const std::string& lines = {});
[[nodiscard]] std::string step(const std::string& op, const std::string& at, const std::string& more);

/// `text` at a place such as "standing/lots/0/points"; "(none)" when there is nothing.
[[nodiscard]] std::string at(const nlohmann::json& answer, const std::string& place);

} // namespace huitou::trial
