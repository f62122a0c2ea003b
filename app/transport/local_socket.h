// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

/// How programs on one machine talk: one request and one answer over a Unix socket, each a length (four bytes, little
/// endian) and that many bytes.
namespace huitou
{

struct LocalSocketLimits {
    std::size_t requestBytes = 16 * 1024 * 1024;
    std::size_t answerBytes = 64 * 1024 * 1024;
    std::chrono::milliseconds messageTime{10'000}; ///< to send or take one message
    std::size_t connections = 8;
};

/// Answers on a socket with mode 0600, to the user that runs it and to root. Threads of its own; one handler runs at
/// a time.
class LocalServer
{
public:
    using Handler = std::function<std::string(const std::string& request)>;

    /// Refuses with StoreInUse when another process answers on `path`, with Io when it cannot be made. A socket that a
    /// killed process left is replaced.
    [[nodiscard]] static Result<std::unique_ptr<LocalServer>> start(const std::filesystem::path& path, Handler handler,
                                                                    const LocalSocketLimits& limits = {});
    LocalServer(const LocalServer&) = delete;
    LocalServer& operator=(const LocalServer&) = delete;
    /// Like stop().
    ~LocalServer();

    /// Lets the handler that runs finish and answer, removes the socket, joins the threads. Once.
    void stop();

private:
    struct Content;
    explicit LocalServer(std::unique_ptr<Content> content);

    std::unique_ptr<Content> m_content;
};

/// Asks the process behind `path` and waits for its answer, at most `timeout`. Refuses with NotFound when nobody
/// listens there (so the caller may open the store itself), TooLarge, or Io.
[[nodiscard]] Result<std::string> askLocal(const std::filesystem::path& path, const std::string& request,
                                           std::chrono::milliseconds timeout, const LocalSocketLimits& limits = {});

} // namespace huitou
