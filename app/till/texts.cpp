// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/texts.h"

namespace huitou
{

void Texts::setLanguage(Language language)
{
    if (m_language != language) {
        m_language = language;
        emit changed();
    }
}

} // namespace huitou
