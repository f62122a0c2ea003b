// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/shop.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace huitou
{

/// The goods on the right of the sale screen: categories with the favourites first, and a search over everything.
class CatalogueViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(huitou::TextRows* categories READ categories CONSTANT) ///< name, chosen
    Q_PROPERTY(huitou::TextRows* goods READ goods CONSTANT)           ///< name, price, code
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(QString nothing READ nothing NOTIFY changed) ///< why no article is shown; empty when there is one
public:
    explicit CatalogueViewModel(const Texts& texts, QObject* parent = nullptr);

    void setShop(ShopPtr shop);

    [[nodiscard]] TextRows* categories() { return &m_categories; }
    [[nodiscard]] TextRows* goods() { return &m_goods; }
    [[nodiscard]] QString search() const { return m_search; }
    /// Shows what matches `text`. A payment card number is not taken in: it is dropped with cardNumberRefused().
    void setSearch(const QString& text);
    [[nodiscard]] QString nothing() const;

    Q_INVOKABLE void chooseCategory(int row);
    /// Rings up that article.
    Q_INVOKABLE void choose(int row);
    /// Enter in the search field: the article of that code, or the only one that matches.
    Q_INVOKABLE void enter();

signals:
    void changed();
    void chosen(std::size_t article);
    void entered(const QString& text); ///< what names no single article here
    void cardNumberRefused();

private:
    void show();
    [[nodiscard]] std::vector<std::size_t> articlesShown() const;

    const Texts& m_texts;
    ShopPtr m_shop;
    TextRows m_categories{{"name", "chosen"}};
    TextRows m_goods{{"name", "price", "code"}};
    int m_category = 0; ///< 0: the favourites
    QString m_search;
    std::vector<std::size_t> m_shown; ///< the articles of the rows of m_goods
};

} // namespace huitou
