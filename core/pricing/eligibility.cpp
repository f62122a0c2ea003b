// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/eligibility.h"

#include <algorithm>

namespace huitou
{

std::string_view starIdOf(const Programme& programme, std::uint32_t star) noexcept
{
    const std::size_t held = std::min<std::size_t>(star, programme.stars.size());
    return held == 0 ? std::string_view("none") : programme.stars[held - 1].id;
}

bool isForStar(const std::vector<std::string>& stars, std::string_view starId) noexcept
{
    return stars.empty() || std::find(stars.begin(), stars.end(), starId) != stars.end();
}

bool isWithin(const std::optional<Date>& from, const std::optional<Date>& until, Date day) noexcept
{
    return (!from || *from <= day) && (!until || day <= *until);
}

} // namespace huitou
