// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// The sheet that asks for a short text: a note on a line, why something is put aside. GUI thread.
class TextEntryViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to another view-model")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(QString mainText READ mainText NOTIFY changed) ///< of the button that goes on
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* suggestions READ suggestions CONSTANT) ///< text
public:
    struct Question {
        Sentence title;
        Sentence advice;
        Sentence mainText;
        std::vector<Sentence> suggestions; ///< what is often written: one touch instead of typing
        std::string text;                  ///< that stands there already
    };
    using Take = std::function<void(const std::string&)>;

    explicit TextEntryViewModel(const Texts& texts, QObject* parent = nullptr);

    /// Asks; `take` is called once, with the text that was confirmed: it may be empty.
    void ask(Question question, Take take);

    [[nodiscard]] bool isOpen() const { return m_take != nullptr; }
    [[nodiscard]] QString title() const { return m_texts.of(m_question.title); }
    [[nodiscard]] QString advice() const { return m_texts.of(m_question.advice); }
    [[nodiscard]] QString mainText() const { return m_texts.of(m_question.mainText); }
    [[nodiscard]] QString text() const { return m_text; }
    /// At most 60 characters; a payment card number is dropped, and said so.
    void setText(const QString& text);
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] TextRows* suggestions() { return &m_suggestions; }

    Q_INVOKABLE void suggest(int row); ///< takes that text, and confirms it
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel();

signals:
    void changed();

private:
    void show();

    const Texts& m_texts;
    Question m_question;
    Take m_take;
    QString m_text;
    std::optional<Sentence> m_message;
    TextRows m_suggestions{{"text"}};
};

} // namespace huitou
