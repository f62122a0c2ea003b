// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/shop_folder.h"

#include "core/base/crypto.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

namespace huitou
{

ShopFolder::ShopFolder() : m_folder(std::filesystem::temp_directory_path() / ("huitou-ctl-" + randomId<OpId>().text()))
{
    std::filesystem::create_directories(m_folder);
}

ShopFolder::~ShopFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::string ShopFolder::file(const std::string& name, const std::string& content) const
{
    std::ofstream(m_folder / name, std::ios::binary) << content;
    return path(name);
}

HuitouRun ShopFolder::run(std::vector<std::string> arguments, const std::string& input) const
{
    arguments.insert(arguments.end(), {"--data", office().string()});
    return runWith(arguments, {}, input);
}

HuitouRun ShopFolder::init() const
{
    return run({"office", "init", "--name-zh", "人民路店", "--name-en", "Renmin Road", "--programme",
                packagedFile("programmes/zhongmai.toml")});
}

nlohmann::json ShopFolder::tiers() const
{
    const HuitouRun report = run({"report", "tiers", "--format", "json"});
    INFO(report.err);
    REQUIRE(report.exit == Exit::Done);
    return nlohmann::json::parse(report.out);
}

std::string packagedFile(const std::string& name)
{
    return std::string(HUITOU_PACKAGING) + '/' + name;
}

} // namespace huitou
