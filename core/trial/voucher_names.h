// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace huitou::trial
{

/// What the vouchers of a trial are called in answers and in later steps: V1, V2, … in the order in which answers first
/// showed them. So a script that grows at its end keeps its names.
class VoucherNames
{
public:
    [[nodiscard]] std::string nameOf(const VoucherId& id);
    /// Nothing for a name that no answer has shown.
    [[nodiscard]] std::optional<VoucherId> voucherOf(const std::string& name) const;

private:
    std::unordered_map<VoucherId, std::size_t> m_numbers; ///< from 1
    std::vector<VoucherId> m_shown;
};

} // namespace huitou::trial
