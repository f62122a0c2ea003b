// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/article_filter.h"

#include <span>
#include <string>
#include <string_view>

namespace huitou
{

/// True when the article with that sku, category and labels is among those that `filter` chooses. Pure; any thread.
[[nodiscard]] bool selects(const ArticleFilter& filter, std::string_view sku, std::string_view category,
                           std::span<const std::string> labels) noexcept;

} // namespace huitou
