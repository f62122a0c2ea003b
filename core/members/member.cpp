// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace huitou
{

namespace
{

constexpr std::size_t longestShortName = 24;

/// Family names of two characters that are in use; all others have one.
constexpr std::string_view doubleFamilyNames[] = {
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫",
    "慕容", "司徒", "令狐", "宇文", "长孙", "長孫", "夏侯", "轩辕", "端木", "南宫", "独孤", "百里", "东郭", "闻人",
};

bool isHan(char32_t character) noexcept
{
    return (character >= 0x3400 && character <= 0x9FFF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0x20000 && character <= 0x3FFFF);
}

bool isBlank(char32_t character) noexcept
{
    return character == U' ' || character == U'\t' || character == U'\u00A0' || character == U'\u3000';
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool inWord = false;
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        if (isBlank(character.value)) {
            inWord = false;
        } else {
            if (!inWord) {
                words.emplace_back();
            }
            words.back().append(text.substr(0, character.byteCount));
            inWord = true;
        }
        text.remove_prefix(character.byteCount);
    }
    return words;
}

std::size_t characterCount(std::string_view text) noexcept
{
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        text.remove_prefix(firstCodePoint(text).byteCount);
    }
    return count;
}

/// Whether all characters are Chinese, so that nothing parts the family name from the rest.
bool isHanName(std::string_view text) noexcept
{
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        if (!isHan(character.value)) {
            return false;
        }
        text.remove_prefix(character.byteCount);
    }
    return true;
}

std::string hanShortName(const std::string& name)
{
    const bool isDouble =
        characterCount(name) > 2 && std::any_of(std::begin(doubleFamilyNames), std::end(doubleFamilyNames),
                                                [&name](std::string_view family) { return name.starts_with(family); });
    const std::size_t familyLength = isDouble ? 2 : 1;
    std::string shortName(firstCharacters(name, familyLength));
    const std::size_t count = characterCount(name);
    shortName.append(count > familyLength ? count - familyLength : 0, '*');
    return shortName;
}

} // namespace

std::string shortNameOf(const std::string& name)
{
    const std::vector<std::string> words = wordsOf(name);
    if (words.empty()) {
        return {};
    }
    std::string joined;
    for (const std::string& word : words) {
        joined += word;
    }
    if (isHanName(joined)) {
        return std::string(firstCharacters(hanShortName(joined), longestShortName));
    }
    if (words.size() == 1) {
        return std::string(firstCharacters(words.front(), longestShortName));
    }
    constexpr std::size_t initialLength = 3; // a blank, the initial, a full stop
    return std::string(firstCharacters(words.front(), longestShortName - initialLength)) + ' ' +
           std::string(firstCharacters(words.back(), 1)) + '.';
}

} // namespace huitou
