// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

namespace huitou
{

/// Asks on standard error before what can't be undone; true when the whole `word` is typed on a line of standard input.
/// `question` says what will happen, without how to go on.
[[nodiscard]] bool confirms(Session& session, const Sentence& question, const Sentence& word);

} // namespace huitou
