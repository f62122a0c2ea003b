// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/child_process.h"

#include <filesystem>

namespace huitou::test
{

/// The real till in a process of its own, played by a script, with no display; see tests/support/till_driver.
class TillProcess : public ChildProcess
{
public:
    /// Starts it on `data`. What it complains of goes to `complaints`. `withSmallShop` makes a small shop there first.
    TillProcess(const std::filesystem::path& data, const std::filesystem::path& printer,
                const std::filesystem::path& script, const std::filesystem::path& complaints, bool withSmallShop);
};

} // namespace huitou::test
