// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/progress.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace huitou
{

namespace
{

constexpr std::chrono::seconds silence{1};
constexpr std::chrono::milliseconds betweenLines{250};

} // namespace

Progress::Progress(std::ostream& err, Language language, std::uint64_t total)
    : m_err(err), m_language(language), m_total(total)
{
}

Progress::~Progress()
{
    if (m_hasLine) {
        m_err << '\n';
    }
}

std::chrono::milliseconds Progress::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_started);
}

void Progress::reach(std::uint64_t done)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_started < silence || (now - m_shown < betweenLines && done < m_total) || m_total == 0 || done == 0) {
        return;
    }
    m_shown = now;
    m_hasLine = true;
    const auto milliseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(1, elapsed().count()));
    const std::uint64_t rate = done * 1000 / milliseconds;
    const std::uint64_t left = rate == 0 ? 0 : (m_total - done) / rate;
    const Sentence line{
        fmt::format("{} of {} rows, {} %, {} rows/s, {} s left", done, m_total, done * 100 / m_total, rate, left),
        fmt::format("已处理 {} / {} 行，{}%，每秒 {} 行，还需约 {} 秒", done, m_total, done * 100 / m_total, rate,
                    left)};
    m_err << '\r' << line.in(m_language) << "   " << std::flush;
}

} // namespace huitou
