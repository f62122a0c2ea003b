// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/progress.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::seconds silence{1};
constexpr std::chrono::milliseconds betweenLines{250};

} // namespace

Progress::Progress(std::ostream& err, Language language, std::uint64_t total, Sentence unit)
    : m_err(err), m_language(language), m_total(total), m_unit(std::move(unit))
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
    const std::uint64_t left = (m_total - done) * milliseconds / done / 1000;
    const Sentence line{fmt::format("{0} of {1} {5}, {2} %, {3} {5}/s, {4} s left", done, m_total, done * 100 / m_total,
                                    rate, left, m_unit.en),
                        fmt::format("已处理 {0} / {1} {5}，{2}%，每秒 {3} {5}，还需约 {4} 秒", done, m_total,
                                    done * 100 / m_total, rate, left, m_unit.zh)};
    m_err << '\r' << line.in(m_language) << "   " << std::flush;
}

} // namespace huitou
