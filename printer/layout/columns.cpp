// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/columns.h"

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "printer/layout/gb18030.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// What a printer's Chinese font (GBK) lacks, or has under another code.
std::string_view substituteFor(char32_t character) noexcept
{
    switch (character) {
    case U'\u2212': // minus
    case U'\u2010':
    case U'\u2011':
    case U'\u2013': return "-";
    case U'\u00A5': return "￥";
    case U'\u00A3': return "￡";
    case U'\u00A0': return " ";
    case U'\u2022': return "·";
    default: return {};
    }
}

bool isHan(char32_t character) noexcept
{
    return (character >= 0x3400 && character <= 0x9FFF) || (character >= 0x20000 && character <= 0x3FFFF);
}

/// ASCII, what has two bytes in GB18030, and rare Chinese characters: those may be in a name, and a printer without
/// them prints a square of the same width.
bool isPrintable(char32_t character)
{
    if (character < 0x80) {
        return character >= 0x20 && character != 0x7F;
    }
    return isHan(character) || gb18030Of(character).size() == 2;
}

int widthOf(char32_t character) noexcept
{
    return character < 0x80 ? 1 : 2;
}

/// Punctuation that must not begin a line.
bool staysWithPrevious(char32_t character) noexcept
{
    return std::u32string_view(U",.;:!?)，。、；：！？）》」』】%").find(character) != std::u32string_view::npos;
}

/// Where the first line of `text` ends so that it takes at most `columns`: behind a blank, between two wide
/// characters, or, when a single word is too long, anywhere.
std::size_t lineEnd(std::string_view text, int columns) noexcept
{
    std::size_t end = 0;
    std::size_t breakable = 0;
    int width = 0;
    char32_t previous = U' ';
    while (end < text.size()) {
        const CodePoint character = firstCodePoint(text.substr(end));
        const bool mayBreak = previous == U' ' || widthOf(previous) == 2 || widthOf(character.value) == 2;
        if (mayBreak && !staysWithPrevious(character.value)) {
            breakable = end;
        }
        width += widthOf(character.value);
        if (width > columns && character.value != U' ') {
            return breakable > 0 ? breakable : end > 0 ? end : character.byteCount;
        }
        end += character.byteCount;
        previous = character.value;
    }
    return end;
}

void trimRight(std::string& text)
{
    text.erase(text.find_last_not_of(' ') + 1);
}

std::string blanks(int count)
{
    return std::string(static_cast<std::size_t>(count > 0 ? count : 0), ' ');
}

/// Lines of at most `columns`; blanks at the beginning of `text` indent all of them.
std::vector<std::string> wrap(std::string_view text, int columns)
{
    const std::size_t indent = std::min(text.find_first_not_of(' '), static_cast<std::size_t>(columns) / 4);
    const bool isIndented = indent > 0 && indent < text.size();
    const std::string margin = isIndented ? std::string(indent, ' ') : std::string();
    text.remove_prefix(margin.size());
    std::vector<std::string> lines;
    do {
        const std::size_t end = lineEnd(text, columns - static_cast<int>(margin.size()));
        lines.push_back(margin + std::string(text.substr(0, end)));
        trimRight(lines.back());
        text.remove_prefix(end);
    } while (!text.empty());
    return lines;
}

std::string aligned(const std::string& line, TextAlign align, int columns)
{
    const int free = columns - paperWidth(line);
    switch (align) {
    case TextAlign::Left: return line;
    case TextAlign::Centre: return blanks(free / 2) + line;
    case TextAlign::Right: return blanks(free) + line;
    }
    return line;
}

} // namespace

std::string paperText(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        if (const std::string_view substitute = substituteFor(character.value); !substitute.empty()) {
            result += substitute;
        } else if (isPrintable(character.value)) {
            result += text.substr(0, character.byteCount);
        } else if (character.value >= 0x80 && !isMark(character.value)) {
            const char letter = baseLetterOf(character.value);
            result += letter != '\0' ? letter : '?';
        }
        text.remove_prefix(character.byteCount);
    }
    return result;
}

int paperWidth(std::string_view text) noexcept
{
    int width = 0;
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        width += widthOf(character.value);
        text.remove_prefix(character.byteCount);
    }
    return width;
}

std::vector<std::string> composeLines(const TextBlock& block, int columns)
{
    const int available = block.size == TextSize::Large ? columns / 2 : columns;
    HUITOU_CHECK(available >= 2);
    const std::string right = paperText(block.right);
    std::vector<std::string> lines = wrap(paperText(block.left), available);
    if (right.empty()) {
        for (std::string& line : lines) {
            line = aligned(line, block.align, available);
        }
        return lines;
    }
    const int gap = available - paperWidth(lines.back()) - paperWidth(right);
    if (gap >= 1 || lines.back().empty()) {
        lines.back() += blanks(gap) + right;
        return lines;
    }
    for (const std::string& line : wrap(right, available)) {
        lines.push_back(aligned(line, TextAlign::Right, available));
    }
    return lines;
}

} // namespace huitou
