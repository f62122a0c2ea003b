// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <thread>
#include <vector>

namespace huitou::support
{

/// How a printer on the network behaves.
struct PrinterBehaviour {
    std::size_t diesAfter = std::numeric_limits<std::size_t>::max(); ///< breaks off after so many bytes
    std::optional<std::uint8_t> paperStatus{};                       ///< its answer to DLE EOT 4; nothing: silent
    bool confirmsEnd = false;                                        ///< answers GS ( H
};

/// A printer that listens on a free port of this machine and takes one connection after the other, each with its own
/// behaviour, on a thread of its own.
class PrinterStandIn
{
public:
    explicit PrinterStandIn(std::vector<PrinterBehaviour> connections = {{}});
    PrinterStandIn(const PrinterStandIn&) = delete;
    PrinterStandIn& operator=(const PrinterStandIn&) = delete;
    ~PrinterStandIn();

    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }
    /// What came over each of its connections, once the last is closed.
    [[nodiscard]] const std::vector<Bytes>& received();

private:
    void serve();

    std::vector<PrinterBehaviour> m_connections;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::vector<Bytes> m_received;
    std::thread m_thread;
};

} // namespace huitou::support
