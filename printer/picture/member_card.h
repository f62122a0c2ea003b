// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "printer/layout/member_card.h"

#include <QImage>

namespace huitou
{

/// The card for print or phone: 1012 x 638 pixels, a bank card's shape at 300 dpi. Refuses a code that no QR code
/// can hold.
[[nodiscard]] Result<QImage> memberCardPicture(const MemberCard& card, Language language);

} // namespace huitou
