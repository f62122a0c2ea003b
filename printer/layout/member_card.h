// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "printer/layout/print_document.h"

#include <string>

namespace huitou
{

/// What stands on a member's card.
struct MemberCard {
    Sentence shopName;
    std::string shortName;
    Sentence star;    ///< "★★"; empty without a star
    std::string code; ///< as encodeMemberCode() makes it
};

/// The card as a receipt printer makes it: to be cut out, or kept as it is.
[[nodiscard]] PrintDocument memberCardDocument(const MemberCard& card, Language language);

} // namespace huitou
