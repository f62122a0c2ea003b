// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace huitou
{

void checkFailed(const char* condition, const char* file, int line) noexcept
{
    std::fprintf(stderr, "%s:%d: this must hold and does not: %s\n", file, line, condition);
    std::abort();
}

} // namespace huitou
