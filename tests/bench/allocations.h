// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace huitou::bench
{

/// How often this thread has asked for memory since it began. The program counts every `new`.
[[nodiscard]] std::uint64_t allocationsSoFar() noexcept;

} // namespace huitou::bench
