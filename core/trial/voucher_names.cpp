// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/voucher_names.h"

#include <charconv>

namespace huitou::trial
{

std::string VoucherNames::nameOf(const VoucherId& id)
{
    const auto [found, isNew] = m_numbers.try_emplace(id, m_shown.size() + 1);
    if (isNew) {
        m_shown.push_back(id);
    }
    return "V" + std::to_string(found->second);
}

std::optional<VoucherId> VoucherNames::voucherOf(const std::string& name) const
{
    std::size_t number = 0;
    const char* end = name.data() + name.size();
    if (!name.starts_with('V') || std::from_chars(name.data() + 1, end, number).ptr != end) {
        return std::nullopt;
    }
    const bool isShown = number >= 1 && number <= m_shown.size() && name == "V" + std::to_string(number);
    return isShown ? std::optional(m_shown[number - 1]) : std::nullopt;
}

} // namespace huitou::trial
