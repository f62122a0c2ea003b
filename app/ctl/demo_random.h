// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"

#include <cstdint>
#include <iterator>

namespace huitou
{

/// A stream of numbers that is the same for the same seed on every machine (SplitMix64). Not for secrets.
class DemoRandom
{
public:
    explicit DemoRandom(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() noexcept
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    /// From `low` to `high`, both included.
    [[nodiscard]] int between(int low, int high)
    {
        HUITOU_CHECK(low <= high);
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] bool chance(int percent) { return between(1, 100) <= percent; }

    /// One of a list that is not empty.
    template <typename List>
    [[nodiscard]] const auto& oneOf(const List& list)
    {
        HUITOU_CHECK(!std::empty(list));
        return list[next() % std::size(list)];
    }

private:
    std::uint64_t m_state;
};

} // namespace huitou
