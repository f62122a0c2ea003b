// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace huitou
{

/// What a demonstration shop is made from.
struct DemoShop {
    std::uint64_t seed = 1;
    int members = 400;
    Date today;
    std::string programmeFile; ///< empty: the one that is installed
    std::string goodsFile;     ///< empty: the ones that are installed
    std::vector<std::string> hosts;
};

struct DemoSummary {
    std::size_t members = 0;
    std::size_t sales = 0;
    std::filesystem::path index; ///< demo.json
};

/// Makes an office in the session's folder with goods, staff, members and their history; draws cards for some members
/// and names them in demo/demo.json. Refuses as makeOffice does, and with the goods' or programme's own refusals.
[[nodiscard]] Result<DemoSummary> makeDemoShop(Session& session, const DemoShop& shop);

} // namespace huitou
