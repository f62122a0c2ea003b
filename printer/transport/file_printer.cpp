// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/transport/file_printer.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace huitou
{

namespace
{

/// An open file, closed with the object.
class OpenFile
{
public:
    explicit OpenFile(const std::string& path)
        : m_descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0600))
    {
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (isOpen()) {
            ::close(m_descriptor);
        }
    }
    [[nodiscard]] bool isOpen() const noexcept { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const noexcept { return m_descriptor; }

private:
    int m_descriptor;
};

/// Waits until the device takes more; false when the deadline passes first.
bool waitUntilWritable(int descriptor, std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) {
        return false;
    }
    pollfd wanted{.fd = descriptor, .events = POLLOUT, .revents = 0};
    return ::poll(&wanted, 1, static_cast<int>(left.count())) > 0;
}

} // namespace

FilePrinter::FilePrinter(std::string path, const PrinterDeadlines& deadlines)
    : m_path(std::move(path)), m_deadlines(deadlines)
{
}

Result<PrintOutcome> FilePrinter::print(ByteView bytes, std::uint32_t, const BeforeFirstByte& mayBegin)
{
    const auto refusal = [this](int error) {
        return Error{ErrorCode::PrinterOff,
                     {"The printer at " + m_path +
                          " cannot be written to. Switch it on and check its cable; the "
                          "receipt waits and prints by itself.",
                      "无法写入打印机 " + m_path + "。请打开打印机并检查连线，小票会等待并自动打印。"},
                     std::strerror(error)};
    };
    const OpenFile file(m_path);
    if (!file.isOpen()) {
        return refusal(errno);
    }
    if (const Status may = mayBegin(); !may) {
        return may.error();
    }
    const auto deadline = std::chrono::steady_clock::now() + m_deadlines.write;
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::write(file.descriptor(), bytes.data() + sent, bytes.size() - sent);
        const int error = count < 0 ? errno : 0;
        const bool goesOn =
            count > 0 || error == EINTR || (error == EAGAIN && waitUntilWritable(file.descriptor(), deadline));
        if (!goesOn) {
            return sent > 0 ? Result<PrintOutcome>(PrintOutcome::Unknown) : Result<PrintOutcome>(refusal(error));
        }
        sent += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return PrintOutcome::Printed;
}

} // namespace huitou
