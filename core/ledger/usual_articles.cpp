// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/usual_articles.h"

#include <algorithm>

namespace huitou
{

namespace
{

void note(const SaleLineFact& line, std::vector<UsualArticle>& usual)
{
    auto found = std::ranges::find(usual, line.sku, &UsualArticle::sku);
    if (found == usual.end()) {
        if (usual.size() < maxUsualArticles) {
            usual.emplace_back();
        }
        found = usual.end() - 1;
        found->sku = line.sku;
        found->purchases = 0;
    }
    if (found->name != line.name) {
        found->name = line.name;
    }
    ++found->purchases;
    const auto place = std::find_if(usual.begin(), found,
                                    [found](const UsualArticle& other) { return other.purchases <= found->purchases; });
    std::rotate(place, found, found + 1);
}

} // namespace

void noteUsualArticles(const std::vector<SaleLineFact>& lines, std::vector<UsualArticle>& usual)
{
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const auto sameSku = [line](const SaleLineFact& earlier) { return earlier.sku == line->sku; };
        if (std::none_of(lines.begin(), line, sameSku)) {
            note(*line, usual);
        }
    }
}

void mergeUsualArticles(const std::vector<UsualArticle>& others, std::vector<UsualArticle>& usual)
{
    for (const UsualArticle& other : others) {
        const auto same = std::ranges::find(usual, other.sku, &UsualArticle::sku);
        if (same != usual.end()) {
            same->purchases += other.purchases;
        } else {
            usual.push_back(other);
        }
    }
    std::stable_sort(usual.begin(), usual.end(), [](const UsualArticle& left, const UsualArticle& right) {
        return left.purchases > right.purchases;
    });
    usual.resize(std::min(usual.size(), maxUsualArticles));
}

} // namespace huitou
