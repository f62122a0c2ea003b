// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/child_process.h"

#include <filesystem>
#include <string>

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

/// The lines of a script by which the driver takes cash for what is in the basket, and tells tenderToPay just before
/// the cashier touches the last button, doneAmount and receiptNumber once the screen says that the sale is done.
[[nodiscard]] std::string cashScript();

/// The sum that such a line says, or a receipt: "29.49" of "¥29.49".
[[nodiscard]] std::string digitsOf(const std::string& sum);

} // namespace huitou::test
