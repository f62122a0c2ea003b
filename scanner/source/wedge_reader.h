// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/ending_habit.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace huitou
{

/// How a keyboard-wedge scanner sends. It types faster than any hand, and ends by Enter or Tab.
struct WedgeSettings {
    std::chrono::milliseconds betweenCharacters{50};
    std::chrono::milliseconds whole{600};
    std::size_t shortest = 6;                      ///< fewer characters are a quick hand
    std::chrono::milliseconds fasterThanHands{25}; ///< a character, on average: a burst that never ends was cut off
    std::u16string prefix{}; ///< with one, only texts that begin with it are scans; it is taken off
    std::u16string suffix{}; ///< stands before Enter or Tab, or before the gap; it is taken off
    ScanEndings endings{};
};

/// Tells scans from typing by the keys' own moments. A pure state machine: whoever feeds it holds the keys back and
/// does with them what it answers.
class WedgeReader
{
public:
    enum class Verdict : std::uint8_t {
        Hold,           ///< hold this key back with those before
        ReleaseAndHold, ///< those held are typing: hand them on, then hold this one back
        Release,        ///< those held and this one are typing: hand them on in order
        DropAndHold,    ///< those held were a scan that was cut off: drop them, then hold this one back
        DropAndRelease, ///< the same, and this one is typing
        Scan,           ///< those held were a scan, see text(): drop them and this one
        ScanAndHold,    ///< those held were a scan without an end: drop them, then hold this one back
        ScanAndRelease, ///< the same, and this one is typing
        Drop,           ///< the end of a scan that was taken already: drop this one
    };
    /// What was held when no more came.
    enum class Held : std::uint8_t {
        Typing,  ///< hand it on
        CutScan, ///< drop it
        Scan,    ///< see text(): drop it
    };

    explicit WedgeReader(WedgeSettings settings) : m_settings(std::move(settings)), m_habit(m_settings.endings) {}

    /// A key that types `characters`. Moments never go back.
    [[nodiscard]] Verdict type(const std::u16string& characters, std::chrono::milliseconds at);
    /// Enter or Tab.
    [[nodiscard]] Verdict end(std::chrono::milliseconds at);
    /// The time in which the next character of a scan would have come has passed.
    [[nodiscard]] Held passTime();
    /// Any other key: whatever is held is typing, or a scan that was cut off.
    [[nodiscard]] Held giveUp();

    /// The newest scan, prefix and suffix taken off.
    [[nodiscard]] const std::u16string& text() const noexcept { return m_scan; }
    [[nodiscard]] const WedgeSettings& settings() const noexcept { return m_settings; }
    /// How this scanner's codes end, as far as that is known.
    [[nodiscard]] ScanEnding ending() const noexcept { return m_habit.ending(); }

private:
    [[nodiscard]] bool fitsPrefix(const std::u16string& text) const;
    [[nodiscard]] bool takeScan();
    [[nodiscard]] bool holdsCutScan() const;

    WedgeSettings m_settings;
    EndingHabit m_habit;
    std::u16string m_held;
    std::u16string m_scan;
    std::chrono::milliseconds m_first{0};
    std::chrono::milliseconds m_last{0};
    bool m_takenAtGap = false; ///< the newest scan: its end may still be on the way
    bool m_overrun = false;    ///< a burst that can be no scan: it passes through to its end
};

} // namespace huitou
