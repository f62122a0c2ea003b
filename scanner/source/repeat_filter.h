// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace huitou
{

/// Lets a text through once while it stays in view: a camera sees the same code in every frame. A text counts as gone
/// when it was not seen for two seconds.
class RepeatFilter
{
public:
    static constexpr std::chrono::milliseconds restPeriod{2000};

    /// Whether `text`, seen `at` a moment that never goes back, is a new scan.
    [[nodiscard]] bool isNew(const std::string& text, std::chrono::milliseconds at);

private:
    std::map<std::string, std::chrono::milliseconds> m_lastSeen;
};

} // namespace huitou
