// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/markup.h"

namespace huitou
{

std::string markupText(std::string_view text)
{
    std::string safe;
    for (const char character : text) {
        switch (character) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += static_cast<unsigned char>(character) < ' ' || character == '\x7F' ? ' ' : character;
        }
    }
    return safe;
}

} // namespace huitou
