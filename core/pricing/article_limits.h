// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// What an article may be, the same wherever one is read: what a goods file lets in, every price book can carry.
namespace huitou::article_limits
{

inline constexpr std::size_t skuBytes = 64;
inline constexpr std::size_t nameBytes = 300;
inline constexpr std::size_t categoryBytes = 64;
inline constexpr std::size_t labelBytes = 200; ///< all labels of an article together
inline constexpr std::size_t labels = labelBytes;
inline constexpr std::size_t articles = 200'000;
inline constexpr std::size_t categories = articles;
inline constexpr std::int64_t priceUnits = 100'000'000'000;
inline constexpr std::int64_t taxBasisPoints = 10'000;
inline constexpr std::int64_t lastsDays = 3650;

} // namespace huitou::article_limits
