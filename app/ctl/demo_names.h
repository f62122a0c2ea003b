// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/demo_random.h"

#include <string>

namespace huitou
{

/// A made-up person of the demonstration shop.
struct DemoPerson {
    std::string name;
    std::string phone; ///< from ranges that no living person answers
};

/// Most are Chinese, about one in fourteen is from elsewhere. `number` tells the phones apart.
[[nodiscard]] DemoPerson demoPerson(DemoRandom& random, int number);

} // namespace huitou
