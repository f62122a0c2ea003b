// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace huitou::test
{

/// A program in a process of its own, whose standard output is read line by line.
class ChildProcess
{
public:
    /// Starts `words`, the first of which is the program's file. What it complains of goes to `complaints`.
    ChildProcess(std::vector<std::string> words, const std::filesystem::path& complaints);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess(); ///< kills it

    /// The next line that it prints; nothing once it has ended, or when it prints none until `deadline`.
    [[nodiscard]] std::optional<std::string> line(std::chrono::steady_clock::time_point deadline);
    /// As when the power goes: no handler runs. What it had printed can still be read.
    void kill();
    /// Asks it to end.
    void terminate() const;
    /// Waits for its end; whether it ended well.
    [[nodiscard]] bool endedWell();
    /// The most memory that it has had so far, in bytes; 0 once it has ended.
    [[nodiscard]] std::size_t peakMemory() const;

private:
    pid_t m_process = -1;
    int m_lines = -1; ///< the reading end of its standard output
    std::string m_read;
};

/// A program of the build that stands beside the one that runs.
[[nodiscard]] std::filesystem::path programBeside(const std::string& name);

} // namespace huitou::test
