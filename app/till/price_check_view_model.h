// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <cstddef>
#include <optional>

namespace huitou
{

/// Says what an article costs, without ringing it up: the next one that is scanned or touched. GUI thread.
class PriceCheckViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool armed READ armed NOTIFY changed) ///< the next article is looked at only
    Q_PROPERTY(bool open READ isOpen NOTIFY changed) ///< one is shown
    Q_PROPERTY(QString article READ article NOTIFY changed)
    Q_PROPERTY(QString price READ price NOTIFY changed)
    Q_PROPERTY(QString memberPrice READ memberPrice NOTIFY changed) ///< empty: nothing is taken off
    Q_PROPERTY(QString reason READ reason NOTIFY changed)           ///< of the reduction, or why there is none
    Q_PROPERTY(QString code READ code NOTIFY changed)
public:
    PriceCheckViewModel(const Texts& texts, const Counter& counter, QObject* parent = nullptr);

    [[nodiscard]] bool armed() const { return m_armed; }
    /// Shows that article.
    void show(std::size_t article);

    [[nodiscard]] bool isOpen() const { return m_article.has_value(); }
    [[nodiscard]] QString article() const;
    [[nodiscard]] QString price() const;
    [[nodiscard]] QString memberPrice() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString code() const;

    Q_INVOKABLE void begin(); ///< or not, when it was begun already
    Q_INVOKABLE void ringUp();
    Q_INVOKABLE void close();

signals:
    void changed();
    void wanted(std::size_t article); ///< it is to be rung up after all

private:
    [[nodiscard]] const Article& shown() const;

    const Texts& m_texts;
    const Counter& m_counter;
    bool m_armed = false;
    std::optional<std::size_t> m_article;
    PricedBasket m_priced; ///< of one piece, or one kilogram
};

} // namespace huitou
