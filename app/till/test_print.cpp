// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/test_print.h"

#include "app/till/print_page.h"

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

} // namespace

void testPrint(StoreThread& threads, const std::string& address, const Sentence& shop, Language language,
               std::function<void(Status)> then)
{
    printPage(threads, address, testPage(shop, language), std::move(then));
}

} // namespace huitou
