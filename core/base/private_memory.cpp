// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace huitou
{

bool keepMemoryPrivate() noexcept
{
    constexpr rlimit none{0, 0};
    const bool noFile = ::setrlimit(RLIMIT_CORE, &none) == 0;
    // The limit alone would not stop a dump that goes through a pipe to a collector such as systemd-coredump.
    const bool noDump = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return noFile && noDump;
}

} // namespace huitou
