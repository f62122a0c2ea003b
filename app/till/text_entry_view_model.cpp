// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/text_entry_view_model.h"

#include "core/base/card_number.h"

#include <utility>

namespace huitou
{

namespace
{

constexpr qsizetype longestText = 60; ///< what a receipt prints of it

} // namespace

TextEntryViewModel::TextEntryViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &TextEntryViewModel::show);
}

void TextEntryViewModel::ask(Question question, Take take)
{
    m_question = std::move(question);
    m_take = std::move(take);
    m_text = QString::fromStdString(m_question.text);
    m_message.reset();
    show();
}

void TextEntryViewModel::setText(const QString& text)
{
    if (text == m_text) {
        return;
    }
    m_message.reset();
    m_text = text.left(longestText);
    if (looksLikeCardNumber(m_text.toStdString(), NumberOrigin::Unknown)) {
        m_text.clear();
        m_message =
            Sentence{"That looks like a payment card number; it was not taken in.", "这像是银行卡号，系统不会接收。"};
    }
    emit changed();
}

void TextEntryViewModel::suggest(int row)
{
    if (row >= 0 && static_cast<std::size_t>(row) < m_question.suggestions.size()) {
        m_text = m_texts.of(m_question.suggestions[static_cast<std::size_t>(row)]);
        confirm();
    }
}

void TextEntryViewModel::confirm()
{
    if (isOpen()) {
        const Take take = std::exchange(m_take, nullptr);
        emit changed();
        take(m_text.trimmed().toStdString());
    }
}

void TextEntryViewModel::cancel()
{
    m_take = nullptr;
    emit changed();
}

void TextEntryViewModel::show()
{
    QList<QVariantList> rows;
    for (const Sentence& suggestion : m_question.suggestions) {
        rows.append({m_texts.of(suggestion)});
    }
    m_suggestions.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
