// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_line.h"

namespace huitou
{

namespace
{

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char character : text) {
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
