// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/source/ending_habit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// Cuts what a serial scanner sends into scans: each ends by CR, LF or both, or by a gap where the scanner sends no
/// end. A line that is too long or holds control characters is dropped whole.
class LineReader
{
public:
    explicit LineReader(ScanEndings endings = {}) : m_habit(std::move(endings)) {}

    /// The scans that `bytes` complete.
    [[nodiscard]] std::vector<std::string> take(std::string_view bytes);
    /// Nothing has come for a while: the scan that this completes. Otherwise what was begun is dropped, and so is what
    /// still comes of it before forgetTail(): a half is no scan, neither the first nor the second.
    [[nodiscard]] std::optional<std::string> passTime();
    void forgetTail() noexcept { m_isTail = false; }
    [[nodiscard]] bool hasBegun() const noexcept { return !m_line.empty(); }

private:
    EndingHabit m_habit;
    bool m_isTail = false; ///< up to its end, what comes belongs to a scan that was dropped
    std::string m_line;    ///< never longer than one byte over the limit, by which an overlong line is known
};

} // namespace huitou
