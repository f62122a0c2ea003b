// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/transport/printer.h"

#include <string>

namespace huitou
{

/// Appends every job to a file, or writes it to a device file such as that of a USB printer.
class FilePrinter final : public Printer
{
public:
    FilePrinter(std::string path, const PrinterDeadlines& deadlines);

    using Printer::print;
    [[nodiscard]] Result<PrintOutcome> print(ByteView bytes, std::uint32_t job,
                                             const BeforeFirstByte& mayBegin) override;

private:
    std::string m_path;
    PrinterDeadlines m_deadlines;
};

} // namespace huitou
