// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/huitou_run.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace huitou
{

/// A folder of its own for one test, with an office's folder in it; gone when the test ends.
class ShopFolder
{
public:
    ShopFolder();
    ShopFolder(const ShopFolder&) = delete;
    ShopFolder& operator=(const ShopFolder&) = delete;
    ~ShopFolder();

    [[nodiscard]] std::filesystem::path office() const { return m_folder / "office"; }
    /// Writes a file beside the office and answers its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }

    /// Runs `huitou` for this office.
    [[nodiscard]] HuitouRun run(std::vector<std::string> arguments, const std::string& input = {}) const;
    /// "office init" with the shipped programme.
    [[nodiscard]] HuitouRun init() const;
    /// The JSON of "report tiers".
    [[nodiscard]] nlohmann::json tiers() const;

private:
    std::filesystem::path m_folder;
};

/// A file of packaging/.
[[nodiscard]] std::string packagedFile(const std::string& name);

} // namespace huitou
