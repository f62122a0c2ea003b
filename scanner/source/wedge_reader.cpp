// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/wedge_reader.h"

#include "scanner/decode/symbol_reader.h"

#include <algorithm>

namespace huitou
{

bool WedgeReader::fitsPrefix(const std::u16string& text) const
{
    const std::size_t length = std::min(text.size(), m_settings.prefix.size());
    return text.compare(0, length, m_settings.prefix, 0, length) == 0;
}

WedgeReader::Verdict WedgeReader::type(const std::u16string& characters, std::chrono::milliseconds at)
{
    const bool isBurst = at - m_last <= m_settings.betweenCharacters && (m_overrun || !m_held.empty());
    const bool hadHeld = !m_held.empty();
    const bool wasCut = !isBurst && holdsCutScan();
    m_last = at;
    if (!isBurst) {
        m_overrun = false;
        m_held.clear();
        m_first = at;
    }
    if (m_overrun) {
        return Verdict::Release;
    }
    m_held += characters;
    const bool mayBeScan = at - m_first <= m_settings.whole && m_held.size() <= longestScan && fitsPrefix(m_held);
    if (!mayBeScan) {
        m_held.clear();
        m_overrun = true;
        return Verdict::Release;
    }
    if (wasCut) {
        return Verdict::DropAndHold;
    }
    return hadHeld && !isBurst ? Verdict::ReleaseAndHold : Verdict::Hold;
}

WedgeReader::Verdict WedgeReader::end(std::chrono::milliseconds at)
{
    const bool inTime =
        !m_held.empty() && at - m_last <= m_settings.betweenCharacters && at - m_first <= m_settings.whole;
    const bool isScan = inTime && takeScan();
    const bool wasCut = giveUp() && !inTime;
    if (isScan) {
        return Verdict::Scan;
    }
    return wasCut ? Verdict::DropAndRelease : Verdict::Release;
}

bool WedgeReader::giveUp()
{
    const bool wasCut = holdsCutScan();
    m_held.clear();
    m_overrun = false;
    return wasCut;
}

bool WedgeReader::holdsCutScan() const
{
    return m_held.size() >= m_settings.shortest &&
           m_last - m_first <= m_settings.fasterThanHands * static_cast<std::int64_t>(m_held.size() - 1);
}

bool WedgeReader::takeScan()
{
    const std::size_t frame = m_settings.prefix.size() + m_settings.suffix.size();
    if (m_held.size() < frame + m_settings.shortest || !m_held.starts_with(m_settings.prefix) ||
        !m_held.ends_with(m_settings.suffix)) {
        return false;
    }
    m_scan = m_held.substr(m_settings.prefix.size(), m_held.size() - frame);
    return true;
}

} // namespace huitou
