// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "core/base/sentence.h"

#include <functional>
#include <string>

namespace huitou
{

/// Prints one short page at `address`, beside the print worker and the store, on a thread of its own. `then` runs on
/// the GUI thread: what the printer proved, or why it could not. Refuses as openPrinter() and Printer::print() do.
void testPrint(StoreThread& threads, const std::string& address, const Sentence& shop, Language language,
               std::function<void(Status)> then);

} // namespace huitou
