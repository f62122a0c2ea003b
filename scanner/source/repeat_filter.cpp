// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/repeat_filter.h"

namespace huitou
{

bool RepeatFilter::isNew(const std::string& text, std::chrono::milliseconds at)
{
    std::erase_if(m_lastSeen, [at](const auto& entry) { return at - entry.second >= restPeriod; });
    const auto [entry, inserted] = m_lastSeen.insert_or_assign(text, at);
    static_cast<void>(entry);
    return inserted;
}

} // namespace huitou
