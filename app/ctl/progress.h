// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <chrono>
#include <cstdint>
#include <iosfwd>

namespace huitou
{

/// A line on standard error that says how far long work is: rate, per cent and the time that is left. Silent for the
/// first second, so that short work says nothing.
class Progress
{
public:
    /// `unit` is what is counted: "rows".
    Progress(std::ostream& err, Language language, std::uint64_t total, Sentence unit = {"rows", "行"});
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Ends the line, when there is one.
    ~Progress();

    void reach(std::uint64_t done);
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

private:
    std::ostream& m_err;
    Language m_language;
    std::uint64_t m_total;
    Sentence m_unit;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_shown = m_started;
    bool m_hasLine = false;
};

} // namespace huitou
