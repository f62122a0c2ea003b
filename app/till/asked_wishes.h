// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <array>

namespace huitou
{

/// What a member is asked at the counter: may we speak to them so?
struct Wish {
    const char* consent; ///< as MemberWishes::given
    Sentence text;
    bool needsEmail = false; ///< there is nothing to agree to without an address
};

[[nodiscard]] const std::array<Wish, 5>& askedWishes();

} // namespace huitou
