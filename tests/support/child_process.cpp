// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/child_process.h"

#include "core/base/check.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>

namespace huitou::test
{

ChildProcess::ChildProcess(std::vector<std::string> words, const std::filesystem::path& complaints)
{
    std::array<int, 2> ends{};
    HUITOU_CHECK(::pipe2(ends.data(), O_CLOEXEC) == 0);
    std::vector<char*> arguments;
    std::transform(words.begin(), words.end(), std::back_inserter(arguments),
                   [](std::string& word) { return word.data(); });
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    HUITOU_CHECK(::posix_spawn_file_actions_init(&actions) == 0);
    HUITOU_CHECK(::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO) == 0);
    HUITOU_CHECK(::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints.c_str(),
                                                    O_WRONLY | O_CREAT | O_TRUNC, 0600) == 0);
    const int started = ::posix_spawn(&m_process, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    m_lines = ends[0];
    HUITOU_CHECK(started == 0);
}

std::optional<std::string> ChildProcess::line(std::chrono::steady_clock::time_point deadline)
{
    for (;;) {
        if (const std::size_t end = m_read.find('\n'); end != std::string::npos) {
            std::string found = m_read.substr(0, end);
            m_read.erase(0, end + 1);
            return found;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd wanted{.fd = m_lines, .events = POLLIN, .revents = 0};
        if (::poll(&wanted, 1, std::max(0, static_cast<int>(left.count()))) <= 0) {
            return std::nullopt;
        }
        std::array<char, 4096> chunk{};
        const ssize_t count = ::read(m_lines, chunk.data(), chunk.size());
        if (count <= 0) {
            return std::nullopt;
        }
        m_read.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

ChildProcess::~ChildProcess()
{
    kill();
    ::close(m_lines);
}

void ChildProcess::kill()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        static_cast<void>(endedWell());
    }
}

void ChildProcess::terminate() const
{
    if (m_process > 0) {
        ::kill(m_process, SIGTERM);
    }
}

bool ChildProcess::endedWell()
{
    int status = -1;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::size_t ChildProcess::peakMemory() const
{
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) {
            return kilobytes * 1024;
        }
    }
    return 0;
}

std::filesystem::path programBeside(const std::string& name)
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

} // namespace huitou::test
