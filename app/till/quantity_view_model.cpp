// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/quantity_view_model.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestQuantity = 7; // "999.999"

} // namespace

QuantityViewModel::QuantityViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &QuantityViewModel::changed);
}

void QuantityViewModel::ask(const Article& article, Take take)
{
    m_article = article;
    m_take = std::move(take);
    m_text.clear();
    m_message.reset();
    emit changed();
}

QString QuantityViewModel::price() const
{
    return QString::fromStdString(m_article.unitPrice.display() + (m_article.weighed ? " /kg" : ""));
}

QString QuantityViewModel::unit() const
{
    return m_article.weighed ? QStringLiteral("kg") : m_texts.of({"pieces", "件"});
}

void QuantityViewModel::key(const QString& key)
{
    m_message.reset();
    if (key == u"back") {
        m_text.chop(1);
    } else if (m_text.size() < longestQuantity && key.size() == 1) {
        const bool point = key[0] == u'.' && m_article.weighed && !m_text.contains(u'.');
        if (key[0].isDigit() || point) {
            m_text += point && m_text.isEmpty() ? QStringLiteral("0.") : key;
        }
    }
    emit changed();
}

void QuantityViewModel::confirm()
{
    if (!isOpen()) {
        return;
    }
    const Status status = m_take(Quantity::parse(m_text.toStdString()).value_or(Quantity{}));
    if (status.ok()) {
        m_take = nullptr;
    } else {
        m_message = status.error().message;
    }
    emit changed();
}

void QuantityViewModel::cancel()
{
    m_take = nullptr;
    emit changed();
}

} // namespace huitou
