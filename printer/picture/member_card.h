// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sentence.h"

#include <QImage>

#include <string>

namespace huitou
{

/// What is printed on a member's card.
struct MemberCard {
    Sentence shopName;
    std::string shortName;
    Sentence star;    ///< "★★"; empty without a star
    std::string code; ///< as encodeMemberCode() makes it
};

/// The card for print or phone: 1012 x 638 pixels, a bank card's shape at 300 dpi. Refuses a code that no QR code
/// can hold.
[[nodiscard]] Result<QImage> memberCardPicture(const MemberCard& card, Language language);

} // namespace huitou
