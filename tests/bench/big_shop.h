// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace huitou::bench
{

/// A small shop in `folder` whose directory holds so many members more, the number'th of which is called
/// nameOf(number), and whose log holds so many sales. Ends the measurement when it can't be made.
void makeBigShop(const std::filesystem::path& folder, std::uint64_t members, int sales = 0);

[[nodiscard]] MemberId idOf(std::uint64_t number);
[[nodiscard]] std::string nameOf(std::uint64_t number);

} // namespace huitou::bench
