// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/article.h"

#include <string>
#include <vector>

namespace huitou
{

/// What each article of `book` is found by, in its order: both names, sku, barcode and the first letters of the
/// Chinese name in pinyin, in lower case. Takes a tenth of a second for a thousand articles: not for the GUI thread.
[[nodiscard]] std::vector<std::string> searchKeysOf(const PriceBook& book);

/// Whether a name that begins with `letter` is meant by one who typed `initial`: the letter itself in either case, or
/// the letter with which it begins in pinyin ("w" for 王). The first call of either function prepares what both need.
[[nodiscard]] bool beginsWith(char32_t letter, char32_t initial);

/// How a typed text is compared with search keys: trimmed, lower case.
[[nodiscard]] std::string searchNeedle(const std::string& typed);

} // namespace huitou
