// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/line_reader.h"

#include "scanner/decode/symbol_reader.h"

namespace huitou
{

std::vector<std::string> LineReader::take(std::string_view bytes)
{
    std::vector<std::string> scans;
    for (const char byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            if (isScanText(m_line)) {
                scans.push_back(m_line);
            }
            m_line.clear();
        } else if (m_line.size() <= longestScan) {
            m_line += byte;
        }
    }
    return scans;
}

} // namespace huitou
