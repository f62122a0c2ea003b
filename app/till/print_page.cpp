// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/print_page.h"

#include "printer/escpos/escpos.h"
#include "printer/transport/printer.h"

#include <QThreadPool>

#include <utility>

namespace huitou
{

namespace
{

Status printOnce(const std::string& address, const PrintDocument& page)
{
    const PrinterProfile profile;
    const Result<std::unique_ptr<Printer>> printer = openPrinter(address, profile);
    if (!printer.ok()) {
        return printer.error();
    }
    const Result<PrintOutcome> outcome = printer.value()->print(escPosBytes(page, profile), 1);
    if (!outcome.ok()) {
        return outcome.error();
    }
    if (outcome.value() == PrintOutcome::Unknown) {
        return Error{ErrorCode::PrinterOff,
                     {"The printer took the page and did not confirm it. Look at the paper.",
                      "打印机已接收但未确认，请查看纸张。"}};
    }
    return {};
}

} // namespace

void printPage(StoreThread& threads, const std::string& address, PrintDocument page, std::function<void(Status)> then)
{
    QThreadPool::globalInstance()->start([&threads, address, page = std::move(page), then = std::move(then)] {
        threads.toGui([then, status = printOnce(address, page)] { then(status); });
    });
}

} // namespace huitou
