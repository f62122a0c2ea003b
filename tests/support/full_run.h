// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <string_view>

namespace huitou::test
{

/// True in packaging/check --full, where tests that draw values draw many more.
[[nodiscard]] inline bool isFullRun()
{
    const char* full = std::getenv("HUITOU_FULL");
    return full != nullptr && std::string_view(full) == "yes";
}

} // namespace huitou::test
