// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/points_view_model.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestNumber = 7;
constexpr std::int64_t hundredthsOfOne = 100;

int wholeOf(Points points)
{
    return static_cast<int>(points.hundredths() / hundredthsOfOne);
}

} // namespace

PointsViewModel::PointsViewModel(const Texts& texts, Counter& counter, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter)
{
    connect(&texts, &Texts::changed, this, &PointsViewModel::changed);
}

void PointsViewModel::begin()
{
    m_most = m_counter.mostPoints();
    if (m_most.isZero()) {
        return;
    }
    m_round = m_counter.pointsToRound();
    m_before = m_counter.priced().redeemed;
    m_text.clear();
    m_open = true;
    emit changed();
}

int PointsViewModel::most() const
{
    return wholeOf(m_most);
}

int PointsViewModel::chosen() const
{
    return wholeOf(m_counter.priced().redeemed);
}

QString PointsViewModel::mostText() const
{
    const std::string points = m_most.display();
    return m_texts.of({"Up to " + points + " points can be used in this sale.", "本单最多可用 " + points + " 分。"});
}

QString PointsViewModel::worth() const
{
    Money paid = Money::zero(m_counter.priced().toPay.currency());
    for (const Discount& total : m_counter.priced().totals) {
        paid += total.kind == DiscountKind::Points ? total.amount : Money::zero(paid.currency());
    }
    const std::string points = m_counter.priced().redeemed.display();
    return m_texts.of({points + " points pay " + paid.display(), points + " 分抵 " + paid.display()});
}

QString PointsViewModel::toPay() const
{
    return QString::fromStdString(m_counter.priced().toPay.display());
}

void PointsViewModel::choose(int points)
{
    m_text.clear();
    use(Points::whole(points));
}

void PointsViewModel::key(const QString& key)
{
    if (key == u"back") {
        m_text.chop(1);
    } else if (m_text.size() < longestNumber && key.size() == 1 && key[0].isDigit()) {
        m_text = m_text == u"0" ? key : m_text + key;
    }
    use(Points::whole(m_text.toInt()));
}

void PointsViewModel::useAll()
{
    m_text.clear();
    use(m_most);
}

void PointsViewModel::makeRound()
{
    m_text.clear();
    use(m_round);
}

void PointsViewModel::use(Points points)
{
    m_counter.usePoints(std::min(points, m_most));
    emit changed();
    emit applied();
}

void PointsViewModel::confirm()
{
    m_open = false;
    emit changed();
}

void PointsViewModel::cancel()
{
    if (m_open) {
        m_open = false;
        use(m_before);
    }
}

} // namespace huitou
