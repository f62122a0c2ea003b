// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace huitou::simulation
{

/// What the real engines are held against, beside the invariants.
inline constexpr const char* sameResults = "same results";

/// An invariant of the protocol does not hold.
struct Violation {
    std::string invariant; ///< "I5"
    std::string text;
};

/// Throws Violation unless it holds; `text` is asked only then.
template <typename Text>
void demand(bool holds, const char* invariant, Text text)
{
    if (!holds) {
        throw Violation{invariant, text()};
    }
}

} // namespace huitou::simulation
