// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/layout/print_document.h"

#include <string>
#include <string_view>
#include <vector>

/// Text on a grid of equal columns, as thermal printers with a Chinese font have it: an ASCII character takes one
/// column, every other one two. 58 mm paper has 32 columns, 80 mm paper 48.
namespace huitou
{

/// `text` in characters that such printers have: "−" becomes "-", "¥" the wide "￥", "É" "E", a picture "?"; control
/// characters go.
[[nodiscard]] std::string paperText(std::string_view text);

/// How many columns `text`, which came from paperText, takes at normal size.
[[nodiscard]] int paperWidth(std::string_view text) noexcept;

/// The lines of `block` on paper of `columns` columns (at normal size; a large letter takes two), aligned by blanks,
/// in paper text. At least one line. What stands right is on the last one.
[[nodiscard]] std::vector<std::string> composeLines(const TextBlock& block, int columns);

} // namespace huitou
