// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// What Chinese printers have in their font, and what may stand in for the rest. Any thread.
namespace huitou
{

/// The bytes of `character` in GB18030: one for ASCII, two for what every Chinese printer has, four for the rest.
[[nodiscard]] std::string gb18030Of(char32_t character);

/// Whether `character` takes no room of its own: an accent that joins the letter before it, a direction mark.
[[nodiscard]] bool isMark(char32_t character) noexcept;

/// The ASCII letter that an accented one comes from ("É": 'E'); 0 when there is none.
[[nodiscard]] char baseLetterOf(char32_t character) noexcept;

} // namespace huitou
