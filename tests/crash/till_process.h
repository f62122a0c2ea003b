// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace huitou::crash
{

/// The real till in a process of its own, played by a script, with no display; see tests/support/till_driver.
class TillProcess
{
public:
    /// Starts it on `data`. What it complains of goes to `complaints`. `withSmallShop` makes a small shop there first.
    TillProcess(const std::filesystem::path& data, const std::filesystem::path& printer,
                const std::filesystem::path& script, const std::filesystem::path& complaints, bool withSmallShop);
    TillProcess(const TillProcess&) = delete;
    TillProcess& operator=(const TillProcess&) = delete;
    ~TillProcess(); ///< kills it

    /// The next line that the till prints; nothing once it has ended, or when it prints none until `deadline`.
    [[nodiscard]] std::optional<std::string> line(std::chrono::steady_clock::time_point deadline);
    /// As when the power goes: no handler runs. What it had printed can still be read.
    void kill();
    /// Waits for its end; whether it ended well.
    [[nodiscard]] bool endedWell();

private:
    pid_t m_process = -1;
    int m_lines = -1; ///< the reading end of its standard output
    std::string m_read;
};

} // namespace huitou::crash
