// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/csv_rows.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// True for well-formed UTF-8 without control characters: what a name in a goods list may be.
bool isPlainText(std::string_view text)
{
    while (!text.empty()) {
        const CodePoint character = firstCodePoint(text);
        const bool isBroken = character.value == U'\uFFFD' && character.byteCount == 1;
        if (isBroken || character.value < U' ' || character.value == U'\x7f') {
            return false;
        }
        text.remove_prefix(character.byteCount);
    }
    return true;
}

} // namespace

CsvRows::CsvRows(std::string_view text) : m_rest(text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (m_rest.starts_with(byteOrderMark)) {
        m_rest.remove_prefix(byteOrderMark.size());
    }
}

std::string_view CsvRows::takeLine()
{
    const std::size_t end = std::min(m_rest.find_first_of("\r\n"), m_rest.size());
    const std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(end);
    m_rest.remove_prefix(m_rest.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, m_rest.size()));
    ++m_line;
    return line;
}

bool CsvRows::takeField(std::string_view& rest, std::string& field)
{
    field.clear();
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        field = rest.substr(0, end);
        rest.remove_prefix(end);
        return field.find('"') == std::string::npos;
    }
    rest.remove_prefix(1);
    while (true) {
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos) {
            return false;
        }
        field += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) {
            return rest.empty() || rest.front() == ',';
        }
        field += '"';
        rest.remove_prefix(1);
    }
}

std::optional<CsvRow> CsvRows::next()
{
    std::string_view line;
    do {
        if (m_rest.empty()) {
            return std::nullopt;
        }
        line = takeLine();
    } while (line.empty());

    CsvRow row{.line = m_line, .fields = {}, .problem = std::nullopt};
    if (!isPlainText(line)) {
        row.problem = Sentence{.en = "The line is not clean UTF-8 text; save the file as UTF-8 and import again.",
                               .zh = "此行不是规范的 UTF-8 文本；请把文件存为 UTF-8 后重新导入。"};
        return row;
    }
    std::string field;
    while (true) {
        if (!takeField(line, field)) {
            row.problem = Sentence{.en = "A quotation mark is not closed, or stands inside a field; correct the line.",
                                   .zh = "引号没有配对，或出现在字段中间；请改正此行。"};
            return row;
        }
        row.fields.push_back(field);
        if (line.empty()) {
            return row;
        }
        line.remove_prefix(1); // the comma
    }
}

} // namespace huitou
