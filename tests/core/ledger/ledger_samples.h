// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"

/// The star programme of the demonstration shop in short, and facts about its member Mei, for tests.
namespace huitou::test
{

inline constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
/// All facts, on the day of the last of them.
inline constexpr AsOf endOfTime{Instant::max(), firstDay};

[[nodiscard]] constexpr Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

/// ★ at 3,000 (voucher 200), ★★ at 6,000 (500), ★★★ at 9,000 (1,000, a new cycle begins).
[[nodiscard]] Programme threeStars();
[[nodiscard]] ProgrammeVersions onlyVersion(Programme programme);

[[nodiscard]] MemberId mei();
[[nodiscard]] TillId till(std::uint8_t number);
template <typename AnyId>
[[nodiscard]] AnyId idOf(std::uint8_t number)
{
    return AnyId{{number}};
}

/// Number `seq` of till 1, `day` days after the first day, at noon.
[[nodiscard]] MemberFact factOn(int day, std::uint64_t seq, Fact fact);
/// A purchase of `amount` yuan which earned `earned` points.
[[nodiscard]] SaleFact purchase(std::int64_t amount, std::int64_t earned);
/// As many points as yuan.
[[nodiscard]] SaleFact purchase(std::int64_t amount);
[[nodiscard]] SaleLineFact lineOf(const std::string& sku);

/// A programme that earns a point a yuan and has no stars.
[[nodiscard]] Programme plainCard();
/// Purchase number `number`, which names itself, of `amount` yuan for one piece of "tea"; a point a yuan.
[[nodiscard]] SaleFact teaSale(std::uint8_t number, std::int64_t amount);
/// The whole of `sale` brought back.
[[nodiscard]] ReturnFact wholeReturn(std::uint8_t number, const SaleFact& sale);
[[nodiscard]] constexpr Date dayOf(int day)
{
    return firstDay + std::chrono::days{day};
}
/// The facts one a day as given, folded up to day `until`.
[[nodiscard]] Standing foldOf(const ProgrammeVersions& versions, const std::vector<MemberFact>& facts, int until = 0);

/// The standing after purchases that earned so many points, one a day.
[[nodiscard]] Standing standingAfter(const ProgrammeVersions& versions, const std::vector<std::int64_t>& earned);

} // namespace huitou::test
