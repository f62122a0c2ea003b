// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cli.h"
#include "tests/app/ctl/huitou_run.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;

namespace
{

bool hasChinese(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) != 0; });
}

} // namespace

SCENARIO("Every command explains itself in English and in Chinese", "[ctl][help]")
{
    const std::vector<CommandHelp> english = allCommandHelp(Language::English);
    const std::vector<CommandHelp> chinese = allCommandHelp(Language::Chinese);
    REQUIRE(english.size() == chinese.size());
    CHECK(english.size() > 25);
    for (std::size_t index = 0; index < english.size(); ++index) {
        INFO(english[index].words);
        CHECK(english[index].words == chinese[index].words);
        CHECK(english[index].help.find("Usage: " + english[index].words) != std::string::npos);
        CHECK(english[index].help.find("--help") != std::string::npos);
        CHECK_FALSE(hasChinese(english[index].help));
        CHECK(hasChinese(chinese[index].help));
    }
}

SCENARIO("A command line that cannot be understood is answered with one sentence and exit code 2", "[ctl][help]")
{
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                      {"sell"},
                                                      {"member"},
                                                      {"member", "show"},
                                                      {"report", "tiers", "--format", "pdf"}}) {
        const HuitouRun run = runWith(arguments);
        CHECK(run.exit == Exit::Usage);
        CHECK(run.out.empty());
        CHECK(run.err.find("huitou --help") != std::string::npos);
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    }
}

SCENARIO("The language follows --language, and otherwise the system", "[ctl][help]")
{
    CHECK(hasChinese(runWith({"--help", "--language", "zh"}).out));
    CHECK(hasChinese(runWith({"report", "--help", "--language=zh"}).out));
    CHECK_FALSE(hasChinese(runWith({"--help"}).out));
    CHECK(hasChinese(runWith({"--help"}, {{"LANG", "zh_CN.UTF-8"}}).out));
    CHECK_FALSE(hasChinese(runWith({"--help", "--language", "en"}, {{"LANG", "zh_CN.UTF-8"}}).out));
}
