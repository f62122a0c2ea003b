// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace huitou
{

enum class PrintState : std::uint8_t { Queued = 1, Sent = 2, Printed = 3, Unknown = 4, Cancelled = 5 };

/// Something to be printed, with how far it got.
struct PrintJob {
    std::uint64_t id = 0;
    std::uint64_t seq = 0; ///< of the event that it belongs to
    PrintState state = PrintState::Queued;
    std::uint32_t attempts = 0; ///< how often bytes were sent; from the second on the paper says COPY
    Bytes document;
};

} // namespace huitou
