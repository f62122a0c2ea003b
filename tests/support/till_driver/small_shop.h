// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/storage/till_store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace huitou
{

/// A small shop for trying and testing the screens without an office: a till's store with the demonstration goods, the
/// three-star programme, two of staff (both with PIN 2580) and four members, taken in as the office would send them.
class SmallShop
{
public:
    /// Makes the store in `folder`, which holds none yet.
    [[nodiscard]] static Status make(const std::filesystem::path& folder);

    /// What the printed card of a member says. 0: two stars, drifting away, with an offer; 1: no star, invited; 2 and 3
    /// share the last four digits of their numbers.
    [[nodiscard]] static std::string cardOf(unsigned member);
    [[nodiscard]] static std::string cardOf(const MemberId& member);
    /// The same card, signed by somebody else.
    [[nodiscard]] static std::string forgedCardOf(unsigned member);

    static constexpr const char* pin = "2580";
};

} // namespace huitou
