// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_line.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace huitou
{

namespace
{

bool areDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

/// "-12.50", "+8613800138000".
bool isPlainNumber(std::string_view text)
{
    text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    const std::size_t point = text.find('.');
    return areDigits(text.substr(0, point)) && (point == std::string_view::npos || areDigits(text.substr(point + 1)));
}

/// Whether a spreadsheet would work it out instead of showing it; Chinese ones take the wide signs as well.
bool isFormula(std::string_view text)
{
    constexpr std::array<std::string_view, 11> beginnings{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const bool beginsLikeOne =
        std::ranges::any_of(beginnings, [text](std::string_view beginning) { return text.starts_with(beginning); });
    return beginsLikeOne && !isPlainNumber(text);
}

std::string csvField(const std::string& text)
{
    std::string shown = isFormula(text) ? "'" + text : text;
    if (shown.find_first_of(",\"\r\n") == std::string::npos) {
        return shown;
    }
    std::string quoted = "\"";
    for (const char character : shown) {
        quoted += character;
        if (character == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

} // namespace

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        line += field > 0 ? "," : "";
        line += csvField(fields[field]);
    }
    return line + "\r\n";
}

} // namespace huitou
