// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/held_baskets_view_model.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t clockDigits = 5; ///< "17:05" at the end of a wall clock

} // namespace

HeldBasketsViewModel::HeldBasketsViewModel(const Texts& texts, const Clock& clock, QObject* parent)
    : QObject(parent), m_texts(texts), m_clock(clock)
{
    connect(&texts, &Texts::changed, this, &HeldBasketsViewModel::show);
}

void HeldBasketsViewModel::add(CounterContent content, Money toPay, std::string note)
{
    m_held.insert(m_held.begin(), {std::move(content), toPay, std::move(note), m_clock.now()});
    show();
}

void HeldBasketsViewModel::begin()
{
    m_open = true;
    show();
}

void HeldBasketsViewModel::choose(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const auto held = m_held.begin() + row;
    const CounterContent content = std::move(held->content);
    m_held.erase(held);
    m_open = false;
    show();
    emit taken(content);
}

void HeldBasketsViewModel::cancel()
{
    m_open = false;
    emit changed();
}

void HeldBasketsViewModel::show()
{
    QList<QVariantList> rows;
    for (const Held& held : m_held) {
        const std::vector<CounterLine>& lines = held.content.lines;
        const std::string who = held.content.member ? held.content.member->row.entry.shortName
                                                    : m_texts.of({"No member", "非会员"}).toStdString();
        const std::string title = held.note.empty() ? who : who + " · " + held.note;
        const std::string clock = m_calendar.wallClock(held.at);
        const std::string at = clock.substr(clock.size() - std::min(clock.size(), clockDigits));
        const Sentence& first = lines.front().sold.article.name;
        const std::string more = std::to_string(lines.size() - 1);
        const Sentence goods = lines.size() == 1 ? first
                                                 : Sentence{first.en + " and " + more + " more",
                                                            first.zh + " 等 " + std::to_string(lines.size()) + " 种"};
        rows.append({QString::fromStdString(title),
                     QString::fromStdString(at) + QStringLiteral(" · ") + m_texts.of(goods),
                     QString::fromStdString(held.toPay.display())});
    }
    m_rows.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
