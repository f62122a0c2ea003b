// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricing/basket.h"
#include "core/programme/programme.h"
#include "tests/support/random_facts.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace huitou::oracle
{

/// A programme with any of its rules on prices and earning, and a basket that has a chance to meet them: few goods, so
/// that filters hit them; few days, so that dates do.
struct RandomSale {
    Programme programme;
    Basket basket;
};
[[nodiscard]] RandomSale randomSale(test::Draw& draw);
/// For whoever looks into a disagreement.
[[nodiscard]] std::string described(const RandomSale& sale);

[[nodiscard]] Programme randomRules(test::Draw& draw);
[[nodiscard]] ArticleFilter randomFilter(test::Draw& draw);
[[nodiscard]] Benefit randomBenefit(test::Draw& draw);
[[nodiscard]] Date randomDay(test::Draw& draw);
[[nodiscard]] Money cents(std::int64_t minorUnits);

template <typename Value, std::size_t count>
[[nodiscard]] Value oneOf(test::Draw& draw, const Value (&values)[count])
{
    return values[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(count) - 1))];
}

template <typename Value, std::size_t count>
[[nodiscard]] Value oneOf(test::Draw& draw, const std::array<Value, count>& values)
{
    return values[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(count) - 1))];
}

} // namespace huitou::oracle
