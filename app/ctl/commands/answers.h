// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/report/table.h"

#include <nlohmann/json.hpp>
#include <string>

namespace huitou
{

/// A text that is the same in both languages: a name, a number.
[[nodiscard]] inline Sentence plain(const std::string& text)
{
    return {text, text};
}

/// The language that the caller of a command reads.
[[nodiscard]] Language languageIn(const nlohmann::json& arguments);

/// {"text": …}: the table in the caller's language and, where it asked for one, form ("table", "csv", "json").
[[nodiscard]] nlohmann::json tableAnswer(const Table& table, const nlohmann::json& arguments);
/// {"text": …}: one sentence, as a line.
[[nodiscard]] nlohmann::json sentenceAnswer(const Sentence& sentence, const nlohmann::json& arguments);

/// The day under `key`, or `otherwise` when there is none. Refuses with Malformed.
[[nodiscard]] Result<Date> dayIn(const nlohmann::json& arguments, const char* key, Date otherwise);

} // namespace huitou
