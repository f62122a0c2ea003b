// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/line_reader.h"

#include "scanner/decode/symbol_reader.h"

#include <utility>

namespace huitou
{

std::vector<std::string> LineReader::take(std::string_view bytes)
{
    std::vector<std::string> scans;
    for (const char byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            if (isScanText(m_line) && !m_isTail) {
                scans.push_back(m_line);
                m_habit.sawEnd();
            }
            m_line.clear();
            m_isTail = false;
        } else if (m_line.size() <= longestScan) {
            m_line += byte;
        }
    }
    return scans;
}

std::optional<std::string> LineReader::passTime()
{
    std::string line = std::exchange(m_line, {});
    const bool isScan = isScanText(line) && !m_isTail && m_habit.takesAtGap(line);
    m_isTail = !isScan && m_habit.ending() != ScanEnding::Gap;
    return isScan ? std::optional(std::move(line)) : std::nullopt;
}

} // namespace huitou
