// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/cli.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace huitou
{

/// How a run of `huitou` in the test's own process ended, and what it said.
struct HuitouRun {
    Exit exit = Exit::Done;
    std::string out;
    std::string err;
};

/// A clock that stands still.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(Instant instant) : m_instant(instant) {}
    [[nodiscard]] Instant now() const override { return m_instant; }

private:
    Instant m_instant;
};

/// On a Monday morning in June 2026.
inline constexpr Instant testNow{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15} + std::chrono::hours{2}};

[[nodiscard]] inline HuitouRun runWith(const std::vector<std::string>& arguments,
                                       const std::map<std::string, std::string>& environment = {},
                                       const std::string& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const FixedClock clock(testNow);
    const Surroundings surroundings{in, out, err, clock, [&environment](const std::string& name) {
                                        const auto found = environment.find(name);
                                        return found == environment.end() ? std::nullopt : std::optional(found->second);
                                    }};
    const Exit exit = runHuitou(arguments, surroundings);
    return {exit, out.str(), err.str()};
}

} // namespace huitou
