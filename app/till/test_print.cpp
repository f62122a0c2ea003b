// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/test_print.h"

#include "printer/escpos/escpos.h"
#include "printer/transport/printer.h"

#include <QThreadPool>

#include <utility>

namespace huitou
{

namespace
{

PrintDocument testPage(const Sentence& shop, Language language)
{
    const Sentence title{"Printer test", "打印测试"};
    const Sentence line{"Chinese 回头客, a rule, a code, a cut.", "中文、横线、二维码、切纸。"};
    PrintDocument page;
    page.blocks = {
        TextBlock{.left = shop.in(language), .size = TextSize::Large, .align = TextAlign::Centre, .bold = true},
        TextBlock{.left = title.in(language), .align = TextAlign::Centre},
        RuleBlock{},
        TextBlock{.left = line.in(language), .right = "0.00"},
        QrBlock{"HUITOU"},
        FeedBlock{3},
        CutBlock{}};
    return page;
}

Status printOnce(const std::string& address, const Sentence& shop, Language language)
{
    const PrinterProfile profile;
    const Result<std::unique_ptr<Printer>> printer = openPrinter(address, profile);
    if (!printer.ok()) {
        return printer.error();
    }
    const Result<PrintOutcome> outcome = printer.value()->print(escPosBytes(testPage(shop, language), profile), 1);
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

void testPrint(StoreThread& threads, const std::string& address, const Sentence& shop, Language language,
               std::function<void(Status)> then)
{
    QThreadPool::globalInstance()->start([&threads, address, shop, language, then = std::move(then)] {
        threads.toGui([then, status = printOnce(address, shop, language)] { then(status); });
    });
}

} // namespace huitou
