// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "printer/layout/print_document.h"

#include <functional>
#include <string>

namespace huitou
{

/// Prints a page that belongs to no event of the log, at the printer of that address, beside the GUI thread; `then`
/// runs on it. Refuses as openPrinter() and Printer::print() do, and with PrinterOff when nobody knows whether it was
/// printed.
void printPage(StoreThread& threads, const std::string& address, PrintDocument page, std::function<void(Status)> then);

} // namespace huitou
