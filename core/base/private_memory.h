// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou
{

/// Keeps what this process holds in memory (keys, names) from the disk and from others of the same user: no core dump,
/// no debugger, no reading of /proc/PID/mem. First thing in main(), before a key is read; children inherit the limit
/// on core dumps. Answers false when the system would not.
[[nodiscard]] bool keepMemoryPrivate() noexcept;

} // namespace huitou
