// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"

#include <cstdint>
#include <string>

namespace huitou
{

/// Which till a store belongs to, as the office said when it was enrolled.
struct TillIdentity {
    TillId till;
    std::uint32_t epoch = 1;
    std::uint32_t number = 1;
    OutletId outlet{1};
    PublicKey officeKey{}; ///< verifies member codes, documents and answers
    std::string officeUrl;
    friend bool operator==(const TillIdentity&, const TillIdentity&) = default;
};

} // namespace huitou
