// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/sentence.h"
#include "core/programme/field_forms.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the reader says about a key, by its full name: "earn.per", "star 2.threshold".
namespace huitou::field_messages
{

[[nodiscard]] Sentence missing(const std::string& name);
[[nodiscard]] Sentence filledIn(const std::string& name, const std::string& value);
[[nodiscard]] Sentence zero(const std::string& name);
[[nodiscard]] Sentence wrongNumber(const std::string& name, const NumberForm& form, Currency currency);
[[nodiscard]] Sentence wrongBoolean(const std::string& name);
[[nodiscard]] Sentence wrongText(const std::string& name, TextKind kind);
[[nodiscard]] Sentence wrongTexts(const std::string& name, TextKind kind);
[[nodiscard]] Sentence twiceInList(const std::string& name, const std::string& text);
[[nodiscard]] Sentence wrongSentence(const std::string& name);
[[nodiscard]] Sentence wrongDate(const std::string& name);
[[nodiscard]] Sentence wrongCurrency(const std::string& name);
[[nodiscard]] Sentence wrongChoice(const std::string& name, const std::vector<std::string_view>& names);
[[nodiscard]] Sentence wrongSeveral(const std::string& name, const std::vector<std::string_view>& names);
[[nodiscard]] Sentence wrongSection(const std::string& name);
[[nodiscard]] Sentence wrongList(const std::string& name, std::size_t most);
[[nodiscard]] Sentence unknownKey(const std::string& name, const std::optional<std::string>& meant);

} // namespace huitou::field_messages
