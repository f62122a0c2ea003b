// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace huitou
{

/// Text for HTML and SVG, between tags and within quoted attributes: nothing in it can be taken for markup. Control
/// characters become spaces.
[[nodiscard]] std::string markupText(std::string_view text);

} // namespace huitou
