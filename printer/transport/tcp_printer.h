// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/transport/printer.h"

#include <cstdint>
#include <string>

namespace huitou
{

/// A printer that listens on a TCP port (9100): one connection a job.
class TcpPrinter final : public Printer
{
public:
    TcpPrinter(std::string host, std::uint16_t port, const PrinterProfile& profile, const PrinterDeadlines& deadlines);

    using Printer::print;
    [[nodiscard]] Result<PrintOutcome> print(ByteView bytes, std::uint32_t job,
                                             const BeforeFirstByte& mayBegin) override;

private:
    [[nodiscard]] Result<PrintOutcome> send(ByteView bytes, std::uint32_t job, const BeforeFirstByte& mayBegin);
    [[nodiscard]] Error off(std::string detail) const;

    std::string m_host;
    std::uint16_t m_port;
    PrinterProfile m_profile;
    PrinterDeadlines m_deadlines;
    bool m_isAfterUnknown = false; ///< the printer may still hold the rest of the job before
};

} // namespace huitou
