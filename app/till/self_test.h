// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou
{

class TillApplication; // till_application.h

/// Shows every screen in both languages, light and dark, and answers how many warnings Qt and QML gave; each is
/// printed. Needs no store.
[[nodiscard]] int selfTest(TillApplication& till);

/// Counts Qt's and QML's warnings from now on, and prints them. To be called before the screens are loaded.
void countWarnings();

} // namespace huitou
