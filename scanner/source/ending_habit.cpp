// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/ending_habit.h"

namespace huitou
{

void EndingHabit::sawEnd()
{
    m_wholeInARow = 0;
    m_endings.learned = ScanEnding::Enter;
}

bool EndingHabit::takesAtGap(const std::string& text)
{
    const bool isWhole = m_endings.isWhole && m_endings.isWhole(text);
    m_wholeInARow = isWhole ? m_wholeInARow + 1 : 0;
    if (m_wholeInARow >= 2) {
        m_endings.learned = ScanEnding::Gap;
    }
    return isWhole && ending() == ScanEnding::Gap;
}

ScanEnding EndingHabit::ending() const noexcept
{
    return m_endings.ending == ScanEnding::Learn ? m_endings.learned : m_endings.ending;
}

} // namespace huitou
