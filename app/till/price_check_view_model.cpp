// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/price_check_view_model.h"

#include "core/pricing/price_basket.h"

#include <utility>

namespace huitou
{

PriceCheckViewModel::PriceCheckViewModel(const Texts& texts, const Counter& counter, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter)
{
    connect(&texts, &Texts::changed, this, &PriceCheckViewModel::changed);
}

void PriceCheckViewModel::begin()
{
    m_armed = !m_armed;
    m_article.reset();
    emit changed();
}

void PriceCheckViewModel::show(std::size_t article)
{
    Result<PricedBasket> priced = m_counter.priceOf(article, Quantity::pieces(1));
    if (priced.ok()) {
        m_priced = std::move(priced).value();
        m_article = article;
        emit changed();
    }
}

void PriceCheckViewModel::ringUp()
{
    if (m_article) {
        const std::size_t article = *m_article;
        close();
        emit wanted(article);
    }
}

void PriceCheckViewModel::close()
{
    m_armed = false;
    m_article.reset();
    emit changed();
}

const Article& PriceCheckViewModel::shown() const
{
    return m_counter.shop()->book.articles.at(*m_article);
}

QString PriceCheckViewModel::article() const
{
    return isOpen() ? m_texts.of(shown().name) : QString();
}

QString PriceCheckViewModel::price() const
{
    return isOpen() ? QString::fromStdString(shown().unitPrice.display() + (shown().weighed ? " /kg" : "")) : QString();
}

QString PriceCheckViewModel::memberPrice() const
{
    return isOpen() && !m_priced.discount.isZero()
               ? QString::fromStdString(m_priced.toPay.display() + (shown().weighed ? " /kg" : ""))
               : QString();
}

QString PriceCheckViewModel::reason() const
{
    if (!isOpen()) {
        return {};
    }
    QStringList reasons;
    for (const Discount& discount : explainedDiscounts(m_priced, 0)) {
        reasons.append(m_texts.of(discount.reason));
    }
    if (reasons.isEmpty() && m_priced.lines.front().remark) {
        reasons.append(m_texts.of(*m_priced.lines.front().remark));
    }
    return reasons.join(QStringLiteral(" · "));
}

QString PriceCheckViewModel::code() const
{
    return isOpen() ? QString::fromStdString(shown().barcode.empty() ? shown().sku : shown().barcode) : QString();
}

} // namespace huitou
