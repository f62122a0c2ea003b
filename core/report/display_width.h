// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace huitou
{

/// The columns of a terminal that `text` (UTF-8) takes: a Chinese character two, a combining mark none.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

} // namespace huitou
