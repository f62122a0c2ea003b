// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou
{

/// Says on standard error which check failed where, and aborts. Any thread.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line) noexcept;

} // namespace huitou

/// Stops the program when the code itself is wrong; in release builds too. Never for input from outside.
#define HUITOU_CHECK(condition)                                                                                        \
    (static_cast<bool>(condition) ? static_cast<void>(0) : ::huitou::checkFailed(#condition, __FILE__, __LINE__))
