// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>
#include <string_view>

/// How the headers of a message of e-mail are written. Pure; any thread.
namespace huitou
{

/// A header's text as RFC 2047 wants it: plain when it is printable ASCII, otherwise encoded words of at most 75
/// characters, none of which cuts a character in two, folded onto lines of their own. Control characters become spaces,
/// so that no text can add a header.
[[nodiscard]] std::string headerText(std::string_view text);

/// "Mon, 15 Jun 2026 02:00:00 +0000".
[[nodiscard]] std::string mailDate(Instant instant);

} // namespace huitou
