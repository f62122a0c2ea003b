// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/step_draw.h"

#include <cstdint>

/// Signatures and random bytes of the simulation, put in place of core's by the linker (see CMakeLists.txt): core
/// itself has no way to be without them.
namespace huitou::simulation
{

/// From here on random bytes follow from the seed. One thread of its own each.
void seedRandomBytes(std::uint64_t seed);
/// From what they follow now; given back, the same come again.
[[nodiscard]] StepDraw randomness();
void setRandomness(const StepDraw& before);
/// What is drawn meanwhile leaves the random bytes behind it as they would have been.
class KeptRandomness
{
public:
    KeptRandomness() : m_before(randomness()) {}
    KeptRandomness(const KeptRandomness&) = delete;
    KeptRandomness& operator=(const KeptRandomness&) = delete;
    ~KeptRandomness() { setRandomness(m_before); }

private:
    StepDraw m_before;
};
/// Ed25519 as in the programs, instead of a checksum of the message under the key.
void useRealSignatures(bool real);

} // namespace huitou::simulation
