// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/selection.h"

#include <algorithm>
#include <vector>

namespace huitou
{

namespace
{

bool names(const std::vector<std::string>& list, std::string_view value) noexcept
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool namesOneOf(const std::vector<std::string>& list, std::span<const std::string> values) noexcept
{
    return std::any_of(values.begin(), values.end(), [&list](const std::string& value) { return names(list, value); });
}

} // namespace

bool selects(const ArticleFilter& filter, std::string_view sku, std::string_view category,
             std::span<const std::string> labels) noexcept
{
    const bool namesAll = filter.articles.empty() && filter.labels.empty() && filter.categories.empty();
    const bool chosen = namesAll || names(filter.articles, sku) || names(filter.categories, category) ||
                        namesOneOf(filter.labels, labels);
    return chosen && !names(filter.notArticles, sku) && !names(filter.notCategories, category) &&
           !namesOneOf(filter.notLabels, labels);
}

} // namespace huitou
