// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

namespace huitou
{

bool isValidGtin(std::string_view digits) noexcept
{
    if (digits.size() != 8 && digits.size() != 12 && digits.size() != 13) {
        return false;
    }
    // From the right, the check digit counts once, the next three times, and so on.
    int sum = 0;
    int weight = 1;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit < '0' || *digit > '9') {
            return false;
        }
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return sum % 10 == 0;
}

} // namespace huitou
