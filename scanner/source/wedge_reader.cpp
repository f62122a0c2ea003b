// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/wedge_reader.h"

#include "scanner/decode/symbol_reader.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// What shows that it is whole is ASCII: codes of ours, numbers of articles. Anything else is no such text.
std::string plainText(const std::u16string& text)
{
    const bool isPlain = std::ranges::all_of(text, [](char16_t character) { return character < 0x80; });
    return isPlain ? std::string(text.begin(), text.end()) : std::string();
}

} // namespace

bool WedgeReader::fitsPrefix(const std::u16string& text) const
{
    const std::size_t length = std::min(text.size(), m_settings.prefix.size());
    return text.compare(0, length, m_settings.prefix, 0, length) == 0;
}

WedgeReader::Verdict WedgeReader::type(const std::u16string& characters, std::chrono::milliseconds at)
{
    const bool isBurst = at - m_last <= m_settings.betweenCharacters && (m_overrun || !m_held.empty());
    const bool hadHeld = !m_held.empty();
    const Held before = isBurst ? Held::Typing : passTime();
    m_takenAtGap = false;
    m_last = at;
    if (!isBurst) {
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
    }
    switch (before) {
    case Held::Scan: return mayBeScan ? Verdict::ScanAndHold : Verdict::ScanAndRelease;
    case Held::CutScan: return mayBeScan ? Verdict::DropAndHold : Verdict::DropAndRelease;
    case Held::Typing: break;
    }
    if (!mayBeScan) {
        return Verdict::Release;
    }
    return hadHeld && !isBurst ? Verdict::ReleaseAndHold : Verdict::Hold;
}

WedgeReader::Verdict WedgeReader::end(std::chrono::milliseconds at)
{
    const bool isNear = at - m_last <= m_settings.betweenCharacters;
    if (m_takenAtGap && isNear) { // whoever asked for passTime() was quicker than this key
        m_takenAtGap = false;
        m_habit.sawEnd();
        return Verdict::Drop;
    }
    const bool inTime = !m_held.empty() && isNear && at - m_first <= m_settings.whole;
    if (inTime && takeScan()) {
        m_habit.sawEnd();
        (void)giveUp();
        return Verdict::Scan;
    }
    const Held left = isNear ? giveUp() : passTime();
    if (left == Held::Scan) {
        return Verdict::ScanAndRelease;
    }
    return left == Held::CutScan && !inTime ? Verdict::DropAndRelease : Verdict::Release;
}

WedgeReader::Held WedgeReader::passTime()
{
    const bool mayBeScan = holdsCutScan() && takeScan();
    const bool isScan = mayBeScan && m_habit.takesAtGap(plainText(m_scan));
    const Held left = giveUp();
    m_takenAtGap = isScan;
    return isScan ? Held::Scan : left;
}

WedgeReader::Held WedgeReader::giveUp()
{
    const bool wasCut = holdsCutScan();
    m_held.clear();
    m_overrun = false;
    m_takenAtGap = false;
    return wasCut ? Held::CutScan : Held::Typing;
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
