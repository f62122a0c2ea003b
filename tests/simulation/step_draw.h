// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"

#include <array>
#include <cstdint>

namespace huitou::simulation
{

/// What chance decides in one step. Each step draws from its own seed, so that a history from which steps are taken out
/// does in the others what it did before.
class StepDraw
{
public:
    StepDraw(std::uint64_t seed, std::uint64_t step) : m_state(mix(seed * 0x9E37'79B9'7F4A'7C15 + step)) {}

    [[nodiscard]] std::uint64_t next() { return mix(m_state += 0x9E37'79B9'7F4A'7C15); }
    /// Both ends are possible.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high)
    {
        HUITOU_CHECK(low <= high);
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] bool oneIn(std::uint64_t times) { return next() % times == 0; }
    template <typename List>
    [[nodiscard]] auto& oneOf(List& list)
    {
        return list[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(list.size()) - 1))];
    }
    template <typename AnyId>
    [[nodiscard]] AnyId id()
    {
        std::array<std::uint8_t, AnyId::byteCount> bytes{};
        for (std::size_t at = 0; at < bytes.size(); at += 8) {
            std::uint64_t drawn = next();
            for (std::size_t byte = 0; byte < 8; ++byte, drawn >>= 8) {
                bytes[at + byte] = static_cast<std::uint8_t>(drawn);
            }
        }
        return AnyId{bytes};
    }

private:
    /// The finaliser of SplitMix64.
    [[nodiscard]] static constexpr std::uint64_t mix(std::uint64_t value)
    {
        value = (value ^ (value >> 30)) * 0xBF58'476D'1CE4'E5B9;
        value = (value ^ (value >> 27)) * 0x94D0'49BB'1331'11EB;
        return value ^ (value >> 31);
    }

    std::uint64_t m_state;
};

} // namespace huitou::simulation
