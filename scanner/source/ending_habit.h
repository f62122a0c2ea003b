// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace huitou
{

/// What a scanner sends behind a code.
enum class ScanEnding : std::uint8_t {
    Learn, ///< not known: its scans tell
    Enter, ///< Enter, Tab, CR or LF
    Gap    ///< nothing: the next character does not come
};

/// How scans end here, and how a text shows by itself that nothing of it is missing: by a signature, or because an
/// article has exactly that code. What ends by a gap counts only with such a proof: the half of a code is none.
struct ScanEndings {
    ScanEnding ending = ScanEnding::Learn;
    ScanEnding learned = ScanEnding::Learn;                 ///< what earlier scans have shown
    std::function<bool(const std::string& text)> isWhole{}; ///< empty: no text shows it
};

/// Whether the scanner at hand sends something behind its codes: as it was set, or as its scans showed. One that sent
/// an end once is held to it, so that a scan that was cut off never counts; two whole codes in a row without an end
/// show that there is none to wait for.
class EndingHabit
{
public:
    explicit EndingHabit(ScanEndings endings) : m_endings(std::move(endings)) {}

    void sawEnd();
    /// A burst that could be a scan has ended without an end: whether it is one.
    [[nodiscard]] bool takesAtGap(const std::string& text);
    [[nodiscard]] ScanEnding ending() const noexcept;

private:
    ScanEndings m_endings;
    int m_wholeInARow = 0;
};

} // namespace huitou
