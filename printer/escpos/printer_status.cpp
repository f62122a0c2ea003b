// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos/printer_status.h"

#include <array>

namespace huitou
{

namespace
{

/// Four printable characters, as the printer wants them, that tell 65,536 jobs apart.
std::array<std::uint8_t, 4> labelOf(std::uint32_t job) noexcept
{
    std::array<std::uint8_t, 4> label{};
    for (std::size_t index = 0; index < label.size(); ++index) {
        label[index] = static_cast<std::uint8_t>('A' + (job >> (4 * index) & 0x0F));
    }
    return label;
}

} // namespace

Bytes paperStatusRequest()
{
    return {0x10, 0x04, 4};
}

std::optional<PaperStatus> paperStatusOf(std::uint8_t answer) noexcept
{
    // Bits 1 and 4 are always set, 0 and 7 never; 5 and 6 are set without paper.
    if ((answer & 0x93) != 0x12) {
        return std::nullopt;
    }
    return (answer & 0x60) == 0 ? PaperStatus::Present : PaperStatus::Out;
}

Bytes endOfPrintRequest(std::uint32_t job)
{
    const std::array<std::uint8_t, 4> label = labelOf(job);
    return {0x1D, '(', 'H', 6, 0, 48, 48, label[0], label[1], label[2], label[3]};
}

Bytes endOfPrintAnswer(std::uint32_t job)
{
    const std::array<std::uint8_t, 4> label = labelOf(job);
    return {0x37, 0x22, label[0], label[1], label[2], label[3], 0x00};
}

Bytes clearBufferRequest()
{
    return {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
}

} // namespace huitou
