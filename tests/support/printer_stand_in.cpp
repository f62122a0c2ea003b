// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/printer_stand_in.h"

#include "core/base/check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace huitou::support
{

namespace
{

void answer(int connection, const Bytes& bytes)
{
    static_cast<void>(::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

/// Answers what the newest bytes, those behind `from`, ask for.
void answerRequests(int connection, const PrinterBehaviour& behaviour, const Bytes& received, std::size_t from)
{
    const Bytes statusRequest{0x10, 0x04, 4};
    const Bytes endRequest{0x1D, '(', 'H', 6, 0, 48, 48};
    const auto begin = received.begin() + static_cast<std::ptrdiff_t>(from > 10 ? from - 10 : 0);
    const auto status = std::search(begin, received.end(), statusRequest.begin(), statusRequest.end());
    if (status != received.end() && behaviour.paperStatus) {
        answer(connection, {*behaviour.paperStatus});
    }
    const auto end = std::search(begin, received.end(), endRequest.begin(), endRequest.end());
    if (behaviour.confirmsEnd && received.end() - end >= 11) {
        answer(connection, {0x37, 0x22, end[7], end[8], end[9], end[10], 0});
    }
}

Bytes serveOne(int connection, const PrinterBehaviour& behaviour)
{
    Bytes received;
    std::array<std::uint8_t, 512> chunk{};
    while (received.size() < behaviour.diesAfter) {
        const std::size_t wanted = std::min(chunk.size(), behaviour.diesAfter - received.size());
        const ssize_t count = ::recv(connection, chunk.data(), wanted, 0);
        if (count <= 0) {
            break;
        }
        const std::size_t from = received.size();
        received.insert(received.end(), chunk.begin(), chunk.begin() + count);
        answerRequests(connection, behaviour, received, from);
    }
    return received;
}

} // namespace

PrinterStandIn::PrinterStandIn(std::vector<PrinterBehaviour> connections) : m_connections(std::move(connections))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    HUITOU_CHECK(::bind(m_listener, generic, size) == 0);
    HUITOU_CHECK(::listen(m_listener, 1) == 0);
    HUITOU_CHECK(::getsockname(m_listener, generic, &size) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

PrinterStandIn::~PrinterStandIn()
{
    ::shutdown(m_listener, SHUT_RDWR); // wakes a thread that still waits for its connection
    if (m_thread.joinable()) {
        m_thread.join();
    }
    ::close(m_listener);
}

const std::vector<Bytes>& PrinterStandIn::received()
{
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return m_received;
}

void PrinterStandIn::serve()
{
    for (const PrinterBehaviour& behaviour : m_connections) {
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0) {
            return;
        }
        m_received.push_back(serveOne(connection, behaviour));
        ::close(connection);
    }
}

} // namespace huitou::support
