// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"

#include <fmt/format.h>

namespace huitou
{

using nlohmann::json;

Language languageIn(const json& arguments)
{
    return arguments.value("language", "en") == "zh" ? Language::Chinese : Language::English;
}

json tableAnswer(const Table& table, const json& arguments)
{
    const Language language = languageIn(arguments);
    const std::string format = arguments.value("format", "table");
    return {{"text", format == "csv"    ? renderCsv(table, language)
                     : format == "json" ? renderJson(table, language)
                                        : renderText(table, language)}};
}

json sentenceAnswer(const Sentence& sentence, const json& arguments)
{
    return {{"text", sentence.in(languageIn(arguments)) + '\n'}};
}

Result<Date> dayIn(const json& arguments, const char* key, Date otherwise)
{
    if (!arguments.contains(key)) {
        return otherwise;
    }
    const auto text = arguments.at(key).get<std::string>();
    const std::optional<Date> day = parseDate(text);
    if (!day) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is not a day such as 2026-01-31.", text),
                      fmt::format("“{}”不是有效日期，应如 2026-01-31。", text)}};
    }
    return *day;
}

} // namespace huitou
