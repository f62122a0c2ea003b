// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/till_process.h"

#include "core/base/check.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

namespace huitou::test
{

namespace
{

std::vector<std::string> wordsFor(const std::filesystem::path& data, const std::filesystem::path& printer,
                                  const std::filesystem::path& script, bool withSmallShop)
{
    HUITOU_CHECK(::setenv("QT_QPA_PLATFORM", "offscreen", 1) == 0);
    std::vector<std::string> words{programBeside("huitou-till-driver"), "--data",  data,       "--printer",
                                   "file:" + printer.string(),          "--still", "--script", script};
    if (withSmallShop) {
        words.emplace_back("--small-shop");
    }
    return words;
}

} // namespace

TillProcess::TillProcess(const std::filesystem::path& data, const std::filesystem::path& printer,
                         const std::filesystem::path& script, const std::filesystem::path& complaints,
                         bool withSmallShop)
    : ChildProcess(wordsFor(data, printer, script, withSmallShop), complaints)
{
}

std::string cashScript()
{
    return "touch payButton\nwait takeButton visible true\ntouch cashButton\n"
           "tell tenderToPay text\ntouch takeButton\n"
           "wait nextButton visible true 60000\ntell doneAmount text\ntell receiptNumber text\n"
           "touch nextButton\nwait payButton visible true\n";
}

std::string digitsOf(const std::string& sum)
{
    std::string digits;
    std::copy_if(sum.begin(), sum.end(), std::back_inserter(digits),
                 [](char each) { return (each >= '0' && each <= '9') || each == '.'; });
    return digits;
}

} // namespace huitou::test
