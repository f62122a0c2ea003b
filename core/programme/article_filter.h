// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace huitou
{

/// A choice of articles: those that one of the first three lists names (all, when the three are empty), less those
/// that one of the last three names. `selects` in core/pricing/selection.h says whether an article is in it.
struct ArticleFilter {
    std::vector<std::string> articles; ///< skus
    std::vector<std::string> labels;
    std::vector<std::string> categories;
    std::vector<std::string> notArticles;
    std::vector<std::string> notLabels;
    std::vector<std::string> notCategories;
    [[nodiscard]] bool isEverything() const
    {
        return articles.empty() && labels.empty() && categories.empty() && notArticles.empty() && notLabels.empty() &&
               notCategories.empty();
    }
    friend bool operator==(const ArticleFilter&, const ArticleFilter&) = default;
};

} // namespace huitou
