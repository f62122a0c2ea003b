// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "printer/escpos/printer_profile.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace huitou
{

/// What became of bytes that were sent.
enum class PrintOutcome : std::uint8_t {
    Printed, ///< proved by the printer, or sent whole to one that proves nothing
    Unknown, ///< some may stand on paper: a second try says COPY
};

/// How long each step may take; the sum bounds a call.
struct PrinterDeadlines {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds answer{1000}; ///< to a status request, and for the end of a connection
    std::chrono::milliseconds write{10000};
    std::chrono::milliseconds endOfPrint{15000};
};

/// A device that puts bytes on paper. Blocks, but never beyond its deadlines: for the print worker's thread alone.
class Printer
{
public:
    virtual ~Printer() = default;

    /// Asked once the printer is there and ready, before the first byte of a job goes: a refusal is print's.
    using BeforeFirstByte = std::function<Status()>;

    /// Sends one job. `job` tells its end of print from that of others. Refuses with PrinterOff or PrinterOutOfPaper
    /// when surely nothing was printed: the same job may then be sent again as it is.
    [[nodiscard]] virtual Result<PrintOutcome> print(ByteView bytes, std::uint32_t job,
                                                     const BeforeFirstByte& mayBegin) = 0;
    [[nodiscard]] Result<PrintOutcome> print(ByteView bytes, std::uint32_t job)
    {
        return print(bytes, job, [] { return Status{}; });
    }
};

/// The printer at `address`: "tcp:192.168.1.50" (port 9100), "tcp:192.168.1.50:9101", "file:/dev/usb/lp0" or
/// "file:/home/shop/receipts.escpos". Connects to nothing yet. Refuses with Malformed.
[[nodiscard]] Result<std::unique_ptr<Printer>> openPrinter(std::string_view address, const PrinterProfile& profile,
                                                           const PrinterDeadlines& deadlines = {});

} // namespace huitou
