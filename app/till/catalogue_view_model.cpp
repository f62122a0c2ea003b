// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/catalogue_view_model.h"

#include "app/till/search_keys.h"
#include "core/base/card_number.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t mostFound = 60;
constexpr std::size_t favouritesWithoutLabels = 16;

} // namespace

CatalogueViewModel::CatalogueViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &CatalogueViewModel::show);
}

void CatalogueViewModel::setShop(ShopPtr shop)
{
    m_shop = std::move(shop);
    m_category = std::min(m_category, static_cast<int>(m_shop->book.categories.size()));
    show();
}

void CatalogueViewModel::setSearch(const QString& text)
{
    if (text == m_search) {
        return;
    }
    const std::string typed = text.toStdString();
    const bool known = m_shop != nullptr && m_shop->articleOf(typed).has_value();
    if (looksLikeCardNumber(typed, known ? NumberOrigin::KnownArticle : NumberOrigin::Unknown)) {
        m_search.clear();
        show();
        emit cardNumberRefused();
        return;
    }
    m_search = text;
    show();
}

QString CatalogueViewModel::nothing() const
{
    if (!m_shown.empty()) {
        return {};
    }
    return m_search.isEmpty() ? m_texts.of({"No goods in this category.", "此分类暂无商品。"})
                              : m_texts.of({"Nothing matches " + m_search.toStdString() + ".",
                                            "没有找到“" + m_search.toStdString() + "”。"});
}

void CatalogueViewModel::chooseCategory(int row)
{
    if (row >= 0 && row < m_categories.count()) {
        m_category = row;
        m_search.clear();
        show();
    }
}

void CatalogueViewModel::choose(int row)
{
    if (row >= 0 && row < m_goods.count()) {
        emit chosen(m_shown[static_cast<std::size_t>(row)]);
    }
}

void CatalogueViewModel::enter()
{
    if (m_shop == nullptr || m_search.trimmed().isEmpty()) {
        return;
    }
    const QString text = std::exchange(m_search, {}).trimmed();
    const std::vector<std::size_t> matches = m_shown;
    show();
    if (const std::optional<std::size_t> article = m_shop->articleOf(text.toStdString())) {
        emit chosen(*article);
    } else if (matches.size() == 1) {
        emit chosen(matches.front());
    } else {
        emit entered(text);
    }
}

void CatalogueViewModel::show()
{
    QList<QVariantList> categories;
    QList<QVariantList> goods;
    m_shown.clear();
    if (m_shop != nullptr) {
        const bool searching = !m_search.trimmed().isEmpty();
        categories.append({m_texts.of({"Favourites", "常用"}), !searching && m_category == 0});
        int row = 1;
        for (const Category& category : m_shop->book.categories) {
            categories.append({m_texts.of(category.name), !searching && m_category == row});
            ++row;
        }
        m_shown = articlesShown();
        for (const std::size_t at : m_shown) {
            const Article& article = m_shop->book.articles[at];
            goods.append({m_texts.of(article.name),
                          QString::fromStdString(article.unitPrice.display() + (article.weighed ? " /kg" : "")),
                          QString::fromStdString(article.sku)});
        }
    }
    m_categories.setRows(std::move(categories));
    m_goods.setRows(std::move(goods));
    emit changed();
}

std::vector<std::size_t> CatalogueViewModel::articlesShown() const
{
    const std::vector<Article>& articles = m_shop->book.articles;
    std::vector<std::size_t> shown;
    if (const std::string needle = searchNeedle(m_search.toStdString()); !needle.empty()) {
        for (std::size_t at = 0; at < articles.size() && shown.size() < mostFound; ++at) {
            if (m_shop->searchKeys[at].find(needle) != std::string::npos) {
                shown.push_back(at);
            }
        }
        return shown;
    }
    const auto belongs = [&](const Article& article) {
        if (m_category == 0) {
            return std::find(article.labels.begin(), article.labels.end(), "favourite") != article.labels.end();
        }
        return article.category == m_shop->book.categories[static_cast<std::size_t>(m_category - 1)].id;
    };
    for (std::size_t at = 0; at < articles.size(); ++at) {
        if (belongs(articles[at])) {
            shown.push_back(at);
        }
    }
    // A price book that marks no favourites begins with what its owner put first.
    if (shown.empty() && m_category == 0) {
        for (std::size_t at = 0; at < std::min(articles.size(), favouritesWithoutLabels); ++at) {
            shown.push_back(at);
        }
    }
    return shown;
}

} // namespace huitou
