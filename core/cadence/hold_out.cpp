// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/hold_out.h"

#include "core/base/crypto.h"

namespace huitou
{

namespace
{

constexpr std::string_view purpose = "huitou hold-out 1";

Bytes bytesFrom(std::string_view text)
{
    return {text.begin(), text.end()};
}

} // namespace

DrawKey drawKeyFrom(const std::array<std::uint8_t, 32>& secretSeed)
{
    return keyedHash(bytesFrom(purpose), secretSeed);
}

bool isHeldOut(const DrawKey& key, std::string_view campaign, const MemberId& member, int percent)
{
    // The id has a fixed length, so nothing else reads like this pair.
    Bytes drawn = bytesFrom(campaign);
    drawn.insert(drawn.end(), member.array().begin(), member.array().end());
    const Digest digest = keyedHash(drawn, key);
    std::uint64_t number = 0;
    for (std::size_t index = 0; index < sizeof(number); ++index) {
        number = number << 8U | digest.at(index);
    }
    // Modulo 100 would be uneven by one part in 10^17.
    return static_cast<int>(number % 100) < percent;
}

} // namespace huitou
