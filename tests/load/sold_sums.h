// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/ledger/standing.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace huitou::load
{

/// What is added up of one member.
struct MemberSums {
    std::int64_t purchases = 0;
    std::int64_t spentUnits = 0;
    std::int64_t earnedHundredths = 0;

    MemberSums& operator+=(const MemberSums& other);
    MemberSums& operator-=(const MemberSums& other);
    friend bool operator==(const MemberSums&, const MemberSums&) = default;
};

[[nodiscard]] MemberSums sumsOf(const Standing& standing);

/// By the place of the member in a list of all.
using SumsByPlace = std::unordered_map<std::size_t, MemberSums>;

/// How what the office says differs from what was sold.
struct Disagreement {
    std::uint64_t lost = 0;      ///< sales that the office does not count
    std::uint64_t doubled = 0;   ///< sales that it counts once too often
    std::uint64_t sumsWrong = 0; ///< members whose sums are other ones

    [[nodiscard]] bool isNone() const { return lost == 0 && doubled == 0 && sumsWrong == 0; }
};

/// `before` and `after` are what the office said of all members, in the same order; between them `sold` was sold.
/// Members who are new in `after` are not looked at.
[[nodiscard]] Disagreement compare(const std::vector<MemberSums>& before, const std::vector<MemberSums>& after,
                                   const SumsByPlace& sold);

} // namespace huitou::load
