// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"

#include <algorithm>
#include <string_view>

namespace huitou::trial
{

/// The id that a trial uses for what a script calls `name`: the same in every run. `domain` keeps kinds apart.
template <typename AnyId>
[[nodiscard]] AnyId idFor(std::string_view domain, std::string_view name) noexcept
{
    const Digest digest = sha256({bytesOf("huitou.trial.v1 "), bytesOf(domain), bytesOf(" "), bytesOf(name)});
    std::array<std::uint8_t, AnyId::byteCount> first{};
    std::copy_n(digest.begin(), first.size(), first.begin());
    return AnyId{first};
}

} // namespace huitou::trial
