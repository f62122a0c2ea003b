// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <QObject>
#include <QString>

namespace huitou
{

/// The language of this till's screens: one in the whole program, changeable at any moment. GUI thread.
class Texts : public QObject
{
    Q_OBJECT
public:
    explicit Texts(Language language, QObject* parent = nullptr) : QObject(parent), m_language(language) {}

    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);

    [[nodiscard]] QString of(const Sentence& sentence) const { return QString::fromStdString(sentence.in(m_language)); }

signals:
    void changed();

private:
    Language m_language;
};

} // namespace huitou
